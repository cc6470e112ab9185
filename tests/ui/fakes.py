"""An assistant with canned answers, whose quotes are real spans of its articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from index.articles import read_articles
from index.errors import ArticlesError, EngineError, ScopeError
from index.finding import HeldWords, Search, search_in
from index.folder import Refused
from index.progress import Progress, silent
from index.scope import matching
from index.types import Article, Range, Scope
from qa.citing import cite
from qa.speakers import Person, Roster, Said
from qa.types import Answer, Citation, Evidence, OtherAnswer, Turn, Versions
from qa.versions.newest import newest_first
from tests.factories import make_article
from tests.ui.gate import Gate
from tests.ui.rich import LATE, LONG, NEEDLE, evidence, with_everything
from ui.errors import Busy
from ui.types import Update

SEEDS = Path(__file__).parents[2] / "seeds"
FIRST, SECOND = "000_7c6e6fce870f2b8e.txt", "001_bc7b9d044ce62a41.txt"
HOSTILE = "odd names/ünï (1) 100%_~.txt"
HOSTILE_TEXT = (
    "<script>window.hacked = 1</script> Nothing here may run.\n\n"
    '<img src=x onerror="window.hacked = 2"> and ${window.hacked = 3} and {{value}} and `window.hacked = 4`.\n\n'
    "[a link](javascript:window.hacked=5) and ![an image](http://example.org/x.png) and **bold** and # no heading.\n\n"
    "</textarea></section></p> http://example.org/y www.example.org mail@example.org & &amp; 3 < 4.\n\n"
    "Shares fell 3.4% to $5, *not* $6_000_.\r\nA line of its own after a carriage return.\n"
)

COMPLETION = "completion"  # the gate before what other articles say
ADDING = "adding"  # the gate before articles are added

EXAMPLES = (
    "What has South Korea's assistance to Ukraine included?",
    "What would sending weapons to Ukraine be, a mistake?",
    "How many 105mm artillery shells does South Korea have?",
    "Who is John Kirby?",
)
_ANSWERS: dict[str, tuple[float, tuple[tuple[str, str], ...]]] = {
    "assistance": (0.94, ((FIRST, "first-aid kits, medicine, portable mine detectors and protective gear"),)),
    "mistake": (0.88, ((FIRST, "a very big mistake"), (SECOND, "a very big mistake"))),
    "shells": (0.71, ((SECOND, "approximately 3.4 million 105mm artillery shells"),)),
    "everything": (0.83, ((FIRST, "first-aid kits, medicine, portable mine detectors and protective gear"),)),
    "lighthouse": (0.91, ((LONG, NEEDLE), (LONG, LATE))),
    "kirby": (0.46, ((FIRST, "a sign of Russia's desperation"),)),
    "script": (0.77, ((HOSTILE, '<img src=x onerror="window.hacked = 2"> and ${window.hacked = 3} and {{value}}'),)),
    "link": (0.77, ((HOSTILE, "[a link](javascript:window.hacked=5)"), (HOSTILE, "mail@example.org & &amp; 3 < 4"))),
}
_ALSO = {"mistake": ((SECOND, "a very big mistake. I hope that doesn't happen"),)}
_ELSE = {"mistake": ((FIRST, "“no surprise”"),)}
_NEAREST = (FIRST, "They don’t have a lot of friends in the world.")


def make_citation(article: Article, quote: str) -> Citation:
    """Cite the first place where the words are."""
    start = article.text.index(quote)
    return cite(article, start, start + len(quote))


def make_answer(
    question: str, citations: Sequence[Citation] = (), confidence: float = 0.9, **changes: object
) -> Answer:
    """Make an answer that quotes its first citation, or an abstention."""
    reason = None if citations else "below the threshold"
    fields: dict[str, object] = {
        "question": question,
        "understood_as": question,
        "text": citations[0].quote if citations else None,
        "confidence": confidence,
        "citations": tuple(citations),
        "evidence": Evidence(
            passages=(),
            threshold=0.5,
            reason=reason,
            versions=Versions(index="", embedder="", reader="", calibrator=""),
        ),
    }
    return Answer(**fields | changes)


def make_other(*citations: Citation, confidence: float = 0.6) -> OtherAnswer:
    """Make what other articles answer."""
    return OtherAnswer(text=citations[0].quote, confidence=confidence, citations=citations)


class FakeAssistant:
    """Answers a question that holds one of a few words, and abstains on any other."""

    warnings: tuple[str, ...] = ()
    edition = 0
    refused: tuple[Refused, ...] = ()
    unread: tuple[str, ...] = ()

    def follow(self, stop: object) -> None:
        """Follow no folder."""

    def __init__(
        self,
        articles: Sequence[Article] | None = None,
        *,
        gate: Gate | None = None,
        answers: Callable[[str], Answer | None] = lambda question: None,
    ) -> None:
        """Hold these articles, or those of the seeds; `answers` has some answers of its own."""
        self.articles = tuple(articles) if articles is not None else (*read_articles(SEEDS).articles, hostile_article())
        self.asked: list[tuple[str, tuple[str, ...], tuple[str, ...] | None]] = []
        self.reread: dict[str, str] = {}
        self._gate = gate
        self._answers = answers

    @property
    def by_id(self) -> dict[str, Article]:
        """The articles by id."""
        return {article.id: article for article in self.articles}

    pending = 0

    def ask(
        self, question: str, *, history: Sequence[str | Turn] = (), scope: Scope | None = None, newest: bool = False
    ) -> Answer:
        """Return the canned answer, once the gate is open."""
        earlier = tuple(turn if isinstance(turn, str) else turn.question for turn in history)
        meant_ids = None if scope is None else tuple(sorted(matching(self.articles, scope)))
        self.asked.append((question, earlier, meant_ids))
        if self._gate is not None:
            self._gate.come(question)
            self._gate.note(question)
        own = self._answers(question)
        if own is not None:
            return newest_first(own) if newest else own
        if "fail" in question:
            raise ScopeError("the reader <b>broke</b>: mend it")
        if "busy" in question:
            raise Busy("Pullquote is busy with the questions of others. Send yours again in a moment.")
        meant = question.replace("it", "a mistake") if history and " it" in question else question
        asked = [article.id for article in self.articles if meant_ids is None or article.id in meant_ids]
        word = next((word for word in _ANSWERS if word in meant.lower()), None)
        confidence, places = (0.9, self._secrets()) if "secret" in meant else _ANSWERS.get(word or "", (0.0, ()))
        places = tuple(place for place in places if place[0] in asked)
        if not places and FIRST not in self.by_id:
            return make_answer(question, understood_as=meant, confidence=0.12)
        if not places:
            nothing = make_answer(question, understood_as=meant, confidence=0.12, nearest=self._cite(*_NEAREST))
            guess = (self.articles[0], "a lot of friends", -2.3)
            return replace(nothing, evidence=evidence(nothing, guess))
        answer = make_answer(
            question,
            [self._cite(*place) for place in places],
            confidence,
            understood_as=meant,
            also_said=tuple(self._cite(*place) for place in _ALSO.get(word or "", ())),
            disagreements=tuple(make_other(self._cite(*place)) for place in _ELSE.get(word or "", ())),
        )
        return with_everything(answer, self.articles) if word == "everything" else answer

    def stream(
        self, question: str, *, history: Sequence[str | Turn] = (), scope: Scope | None = None, newest: bool = False
    ) -> Iterator[Answer]:
        """Return the answer alone, and then with what other articles say, when the gate before that is open."""
        answer = self.ask(question, history=history, scope=scope, newest=newest)
        nothing = {"also_said": (), "also_relevant": (), "disagreements": (), "survives": None, "without_source": None}
        first = replace(answer, **nothing)
        if first != answer and not newest:
            yield first
            if self._gate is not None:
                Gate(self._gate.folder, COMPLETION).pass_through()
            if "breaks" in question:
                raise EngineError("the others <b>broke</b>")
        yield answer

    def _secrets(self) -> tuple[tuple[str, str], ...]:
        """Find what is told as "The secret is ...", or who "revealed the secret": in articles that a test adds."""
        pattern = r"(?<=The secret is )\w+|\w+ \w+(?= revealed the secret)"
        found = ((article.id, re.search(pattern, article.text)) for article in self.articles)
        return tuple((article_id, match[0]) for article_id, match in found if match)

    def search(
        self, words: str, *, scope: Scope | None = None, most: int = 20, skip: int = 0, apart: bool = False
    ) -> Search:
        """Find words as an assistant does."""
        allowed = matching(self.articles, scope or Scope())
        return search_in([HeldWords(self.articles)], words, allowed=allowed, most=most, skip=skip, apart=apart)

    def people(self, *, scope: Scope | None = None, progress: Progress = silent) -> dict[Person, tuple[Said, ...]]:
        """Return everybody who is quoted, as an assistant does."""
        ids = matching(self.articles, scope or Scope())
        progress("reading articles", 0, len(ids))
        read = [article for article in self.articles if article.id in ids]
        return Roster().people(read, self.by_id, progress=silent)

    def read_as(self, encodings: Mapping[str, str]) -> None:
        """Remember what was to be read again."""
        self.reread.update(encodings)

    def with_articles(self, extra: Sequence[Article], *, progress: Progress = silent) -> FakeAssistant:
        """Return an assistant with these articles too, after reporting two steps."""
        for done in (1, 2):
            progress("indexing passages", done, 2)
            if self._gate is not None:
                Gate(self._gate.folder, ADDING).pass_through()
        return self._knowing((*self.articles, *extra))

    def without_articles(self, ids: Collection[str]) -> FakeAssistant:
        """Forget these articles."""
        return self._knowing([article for article in self.articles if article.id not in ids])

    def _knowing(self, articles: Sequence[Article]) -> FakeAssistant:
        other = FakeAssistant(articles, gate=self._gate, answers=self._answers)
        other.asked, other.refused, other.unread = self.asked, self.refused, self.unread
        return other

    def _cite(self, article_id: str, quote: str) -> Citation:
        return make_citation(next(article for article in self.articles if article.id == article_id), quote)


class FullDisk(FakeAssistant):
    """An assistant that takes no further articles."""

    def with_articles(self, extra: Sequence[Article], *, progress: Progress = silent) -> FakeAssistant:
        """Refuse them."""
        raise ArticlesError("the disk is full")


def final(updates: Iterable[Update]) -> Update:
    """Return what an answer's updates change together."""
    whole = Update()
    for update in updates:
        changes = {name: getattr(update, name) for name in ("turns", "seen", "pane", "shown")}
        whole = replace(whole, **{name: value for name, value in changes.items() if value is not None})
    return whole


class FakeExamples:
    """Suggests what it always does."""

    done = True
    questions = EXAMPLES

    def __init__(self, assistant: object = None) -> None:
        """Ask nobody."""

    def __call__(self, asked: Collection[str] | None = None) -> tuple[str, ...]:
        """Return the questions."""
        return self.questions


class LateExamples(FakeExamples):
    """Suggests nothing while a gate is closed."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    @property
    def done(self) -> bool:
        """Whether the gate is open."""
        return self._gate.is_open


def hostile_article() -> Article:
    """Make an article whose text, title, address and id all try to be more than text."""
    menu = HOSTILE_TEXT.index("A line of its own")
    return make_article(
        HOSTILE_TEXT,
        HOSTILE,
        title="<img src=x onerror=window.hacked=6> **A title** [x](y)",
        url="javascript:window.hacked=7",
        boilerplate=(Range(menu, len(HOSTILE_TEXT)),),
    )
