"""A span in its context: its article, its sentence, the entry of a live page around it, and its words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from index.tokens import tokenize
from index.types import Article, LiveEntry, Range
from qa.choosing import Choice, same_words
from qa.citing import cite
from qa.comparing.clock import times
from qa.comparing.dates import dates
from qa.comparing.sources import Sources
from qa.types import Citation
from qa.versions.corrections import note_at

_SHARED = 0.5  # share of the longer sentence's words that the same sentence of another version has
_PLAIN = frozenset(
    tokenize(
        "a an the of in on at to for from by with about as and or is are was were be been has have had do does did how "
        "many much what which who when where why it its this that there people now so far still"
    )
)
_ENDED = re.compile(r"[.!?…:][\"'”’)]*\s*$")
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)+")  # of two words or more
_MEASURE = re.compile(r"\bhow (?!many\b|much\b)\w+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SpanInContext:
    """A candidate span with its context; `words` are its own, as normalised by `same_words`."""

    choice: Choice
    article: Article
    sentence: Range
    entry: LiveEntry | None
    words: str

    @property
    def range(self) -> Range:
        """Where the span is in its article."""
        return self.choice.span.range

    @property
    def text(self) -> str:
        """The words of its sentence, as normalised by `same_words`."""
        return same_words(self.article.text_of(self.sentence))

    @property
    def citation(self) -> Citation:
        """The citation of the span."""
        return cite(self.article, *self.range)


def place(choice: Choice, sources: Sources) -> SpanInContext:
    """Return a choice with its context."""
    article = sources.articles[choice.article_id]
    sentence = article.sentence_at(choice.span.start, choice.span.end)
    entry = article.structure.entry_at(choice.span.start)
    return SpanInContext(choice, article, sentence, entry, same_words(sources.quote(choice)))


def wrong_part(span: SpanInContext) -> Range | None:
    """Return the part of a span that a note on a correction says was wrong; None if there is none."""
    note = note_at(span.article, span.range.start)
    return None if note is None else note.wrong_part(*span.range)


def is_only_stated(span: SpanInContext) -> bool:
    """Whether a span is the time stamp of an entry, or is in the line that states the day of its article."""
    stamp = None if span.entry is None else span.entry.stamp
    return any(each is not None and each.overlaps(span.range) for each in (stamp, span.article.structure.dateline))


def tells_time(span: SpanInContext) -> bool:
    """Whether a span itself states a time of day or a day."""
    quote = span.article.text_of(span.range)
    return bool(times(quote)) or bool(dates(quote))


def is_same_sentence(one: SpanInContext, other: SpanInContext) -> bool:
    """Whether two sentences are one in two versions, and the spans are in one place of it."""
    left, right = one.text.split(), other.text.split()
    shared = (Counter(left) & Counter(right)).total()
    if shared < _SHARED * max(len(left), len(right)):
        return False
    return one.words == other.words or _beside(one) & _beside(other) != set()


def _beside(span: SpanInContext) -> set[tuple[str, str]]:
    """Return the two words right before and the two right after a span."""
    text = span.article.text
    before = same_words(text[span.sentence.start : span.range.start]).split()[-2:]
    after = same_words(text[span.range.end : span.sentence.end]).split()[:2]
    return {(side, " ".join(words)) for side, words in (("before", before), ("after", after)) if words}


def names_as_much(question: str, later: SpanInContext, earlier: SpanInContext) -> bool:
    """Whether a later entry names all that an earlier one's sentence names of the question: "from the school bus".

    What is in a name, as in "School Lane", names only what the earlier one has in a name as well.
    """
    asked, headings = set(tokenize(question)) - _PLAIN, _headings(later)
    one, other = (each.article.text_of(each.sentence) for each in (earlier, later))
    return all(
        asked & set(tokenize(before)) <= set(tokenize(f"{headings} {after}"))
        for before, after in ((one, other), (_NAME.sub(" ", one), _NAME.sub(" ", other)))
    )


def asked_there(question: str, text: str) -> frozenset[str]:
    """Return the stems of what a question asks about that a text has; the measure in "how long" is none."""
    return (frozenset(tokenize(_MEASURE.sub(" ", question))) - _PLAIN) & frozenset(tokenize(text))


def tells_of(question: str, span: SpanInContext, *, headed: bool = False) -> bool:
    """Whether a span's sentence (with the headings of its entry, if `headed`) has half of the question's words."""
    asked = set(tokenize(question)) - _PLAIN
    text = f"{_headings(span)} {span.text}" if headed else span.text
    return 2 * len(asked & set(tokenize(text))) >= len(asked) > 0


def _headings(span: SpanInContext) -> str:
    """Return the headings of a span's live entry, and what stands below its stamp if it ends without a full stop."""
    if span.entry is None:
        return ""
    within, article = Range(span.entry.start, span.entry.end), span.article
    headings = [article.text_of(heading) for heading in article.structure.headings if heading.overlaps(within)]
    below = next((each for each in article.sentences if each.start >= span.entry.stamp.end), None)
    if below is not None and below.end < within.end and not _ENDED.search(article.text_of(below)):
        headings.append(article.text_of(below))
    return " ".join(headings)
