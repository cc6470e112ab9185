"""Open an assistant on the articles that a command line names."""

from __future__ import annotations

from index.progress import Progress
from qa.assistant import Assistant
from qa.given import GivenArticles
from qa.options import AnswerSettings


def open_assistant(
    given: GivenArticles, settings: AnswerSettings, *, progress: Progress, wait: bool = True
) -> Assistant:
    """Return an assistant over a published index, over files, or only over what was piped.

    `wait`, `progress` and what is raised are those of `Assistant.open`.
    """
    if given.location.address is not None:
        assistant = Assistant.published(given.location.address.shown, progress=progress, **settings)
    elif given.inputs is None:
        return Assistant.from_articles(given.piped, progress=progress, **settings)
    else:
        assistant = Assistant.open(given.inputs, index=given.location.folder, wait=wait, progress=progress, **settings)
    return assistant.with_articles(given.piped) if given.piped else assistant
