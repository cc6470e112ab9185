"""`python -m eval.retyped FILE FOLDER`: write questions in SQuAD's form again as people in a hurry type them.

The questions as they are go to `asked.jsonl`, the changed ones under the same ids to a file named after the change;
`python -m eval.score --squad` scores both, and `python -m eval.compare` compares the results.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Annotated, Literal

import typer

from eval.command import errors, say
from eval.squad import SquadQuestion, load_squad

app = typer.Typer(add_completion=False, rich_markup_mode=None)

Change = Literal["slip", "hyphen", "small"]
_LONG = re.compile(r"[^\W\d_]{6,}")
_HYPHENATED = re.compile(r"[^\W_]+-[^\W\d_]+")
_LETTERS = "aeiourstln"  # the commonest of English


def slip(question: SquadQuestion, random: Random) -> str | None:
    """Return a question with a slip in a word of 6 letters or more, not in its first letter; None without such a word.

    A letter is left out, doubled, exchanged with the next or replaced by a common one.
    """
    words = list(_LONG.finditer(question.question))
    if not words:
        return None
    word = random.choice(words)
    at = word.start() + random.randrange(1, len(word.group()) - 1)
    letter, following = question.question[at], question.question[at + 1]
    ways = (following, letter * 2 + following, following + letter, random.choice(_LETTERS) + following)
    return question.question[:at] + random.choice(ways) + question.question[at + 2 :]


def unhyphenated(question: SquadQuestion, random: Random) -> str | None:
    """Return a question without the hyphen of a word that its context holds in the same form; None without one."""
    words = [word for word in _HYPHENATED.finditer(question.question) if word.group() in question.context]
    if not words:
        return None
    word = random.choice(words)
    joined = word.group().replace("-", "")
    return question.question[: word.start()] + joined + question.question[word.end() :]


def small(question: SquadQuestion, random: Random) -> str:
    """Return a question in small letters, without its question mark."""
    return question.question.lower().rstrip(" ?")


CHANGES: Mapping[Change, Callable[[SquadQuestion, Random], str | None]] = {
    "slip": slip,
    "hyphen": unhyphenated,
    "small": small,
}


@app.command()
def main(
    squad: Annotated[Path, typer.Argument(help="Questions in SQuAD's form: official JSON or JSON lines, or gzip.")],
    folder: Annotated[Path, typer.Argument(help="Where to write asked.jsonl, and a file named after the change.")],
    change: Annotated[Change, typer.Option(help="A slip in a word, a hyphen left out, or small letters.")] = "slip",
    seed: Annotated[int, typer.Option(help="Seed of the words and slips.")] = 0,
) -> None:
    """Write the questions that could be changed to two files, as they are and changed, under the same ids.

    Exits with 2 if a file cannot be used.
    """
    random = Random(seed)
    with errors():
        changed = [(each, CHANGES[change](each, random)) for each in load_squad(squad)]
    pairs = [(each, text) for each, text in changed if text is not None and text != each.question]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "asked.jsonl").write_text("".join(_line(each, each.question) for each, _ in pairs), "utf-8")
    (folder / f"{change}.jsonl").write_text("".join(_line(each, text) for each, text in pairs), "utf-8")
    say(f"{len(pairs):,} questions, in {folder / 'asked.jsonl'} and {folder / change}.jsonl")


def _line(question: SquadQuestion, text: str) -> str:
    row = {
        "id": question.id,
        "title": question.title,
        "context": question.context,
        "question": text,
        "answers": [answer._asdict() for answer in question.answers],
        "is_impossible": question.impossible,
    }
    return json.dumps(row, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    app()
