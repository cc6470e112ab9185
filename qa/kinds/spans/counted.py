"""Figures that count something else than a question asks for: slices of a cake, or the votes by which a person led."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.kinds.asked import asks_who
from qa.kinds.lists.enumerations import bare_point
from qa.kinds.tables.label_lists import labelled_lists
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.words.grammar import AUX, COUNTS, HEDGED, NUMBER_WORDS, PREPOSITIONS
from qa.words.lemmas import lemma, lemma_set
from qa.words.numerals import in_digits
from qa.words.plurals import is_plural
from qa.words.quantities import quantities

_HOW_MANY = re.compile(
    rf"how many (?P<noun>(?:[\w’'-]+ ){{0,2}}?[\w’'-]+?)(?= (?:{AUX}|{PREPOSITIONS}|within|[a-z]+ed)\b|\W*$)",
    re.IGNORECASE,
)
_OF = re.compile(rf" of(?P<matter>(?: (?!(?:{AUX}|{PREPOSITIONS})\b)[\w’'-]+)+)", re.IGNORECASE)
_AFTER = 40  # characters behind a figure that are looked at
_MATTER = re.compile(
    r"how much (?P<matter>[a-z]+(?: [a-z]+)?) (?:goes|go|is|are|do|does|should|will) "
    r"(?:in\b|into\b|(?:i|you|we|one) (?:need|use)\b|there in\b|needed\b|used\b|.+ (?:need|take|contain)\b)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"[\d½¼¾⅓⅔]")
_BEFORE = 30  # characters before it
_BY = re.compile(rf"\b(?:by|(?:majority|margin|lead)\s+of)\s+(?:(?:{HEDGED})\s+){{0,2}}\Z", re.IGNORECASE)
_LED = re.compile(
    r"\s*[\w’'-]+\s+(?:decided?|decides|separate[sd]?|more|fewer|ahead|clear|behind|apart)\b", re.IGNORECASE
)
_BY_HOW = re.compile(r"\b(?:by|margin|majority|lead|ahead|difference|clear|between|more|fewer)\b", re.IGNORECASE)
_GOT = re.compile(r"\b(?:get|gets|got|receive[sd]?|poll(?:s|ed)?|win|wins|won|score[sd]?)\b", re.IGNORECASE)
_GOT_AS_MANY = re.compile(rf"{_GOT.pattern}\s+\Z", re.IGNORECASE)
_TIME = r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|centuries)(?![\w-])"
_ABOUT = rf"(?:(?:{HEDGED}|the|last|first)\s+)*"
_NUMBER = rf"(?:\d[\d,.]*|an?|{NUMBER_WORDS})"
_SPENT = re.compile(rf"\W*{_ABOUT}{_NUMBER}[\s-]+{_TIME}\W*", re.IGNORECASE)
_UNIT = re.compile(rf"[\s-]+{_TIME}", re.IGNORECASE)
_CLOCK = re.compile(r"\W*\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?\W*")
_PRICE = re.compile(r"\W*[£$€]\s?\d[\d,.]*(?:\s?(?:m|bn|k|million|billion))?\W*", re.IGNORECASE)
_KINDS = lemma_set("species kind type sort variety breed")
_IN_TIME = lemma_set(  # may be said in years or minutes
    "term season shift sentence spell night anniversary birthday generation period time life holiday leave tour stint"
)
_COUNTED = re.compile(r"\s*(?P<noun>[a-z][\w’'-]*)")
_DOERS = re.compile(r"(?:[eo]r|ee|ant|ent|ist)s\Z")  # "listeners" count those who listened
_DOER = re.compile(r"(?:[eo]r|ee|ant|ent|ist)s?\Z")
_OWNED = re.compile(r"\bhow many\b.*\b(?:does|do|did)\b.*\bha(?:ve|d)\b", re.IGNORECASE)
_OF_MEETING = re.compile(r"\b(?:meeting|session|hearing|present|attend\w*|absent|apologies)\b", re.IGNORECASE)
_ATTENDED = re.compile(
    r"\W*(?:(?:those|also) )?(?:present|in attendance|attending|apologies|absent)\b[^.:\n]*:", re.IGNORECASE
)
_ALL = re.compile(r"\ball\s+(?:the\s+|of\s+the\s+)?\Z", re.IGNORECASE)  # of whom something has no more
_VOTES = rf"(?:\d+|{'|'.join(COUNTS)})"
_RATIO = re.compile(rf"(?:(?:by|a|majority|vote|of)\s+)*{_VOTES}(?:\s+to\s+|[-–]){_VOTES}\b", re.IGNORECASE)


def without_counts_of_others(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without figures that count another thing of the question, or say by how much a person led.

    "14 slices" does not answer how many calories a slice has, and a winner by 31 votes got more than 31. "300g rice" is
    not how much butter goes into something. Six years, 2:51:33 and £9 are not a number of visitors. A club has more
    members than were present.
    """
    matter, counted = _MATTER.match(question), _HOW_MANY.match(question)
    if matter is None and counted is None:
        return tuple(readings)

    def may_answer(span: SpanInSentence) -> bool:
        if matter is not None:
            return not _is_of_other_matter(matter["matter"], span)
        return counted is None or not _is_of_another(question, counted, span)

    return sifted(readings, articles, may_answer)


def without_ratios(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings without ratios of votes, if a question asks who: "two to one" is not a person."""
    if not asks_who(question):
        return tuple(readings)

    def may_answer(span: SpanInSentence) -> bool:
        return _RATIO.match(span.quote.strip()) is None

    return sifted(readings, articles, may_answer)


def _is_of_another(question: str, match: re.Match[str], span: SpanInSentence) -> bool:
    text, asked = span.article.text, frozenset(map(lemma, match["noun"].split()))
    if _is_in_other_unit(match["noun"], asked, span) or _is_of_present(question, span):
        return True
    words = list(re.finditer(r"\S+", span.quote))
    figure = next((word for word in words if _is_figure(word.group())), None)
    if figure is None:
        return False
    start, end = span.start + figure.start(), span.start + figure.end()
    before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    led = _BY.search(before) is not None or (_LED.match(behind) is not None and not _GOT_AS_MANY.search(before))
    if led and _GOT.search(question) and _BY_HOW.search(question) is None:
        return True
    others = re.findall(r"[a-z][\w’'-]*", question[match.end() :])
    counted = _COUNTED.match(behind)
    if counted is None or not is_plural(counted["noun"]) or lemma(counted["noun"]) in asked | _matters(question, match):
        return False
    if lemma("times") in asked:
        return False  # "17 interceptions" says how many times somebody was intercepted
    return any(_are_one_noun(counted["noun"], word) for word in others)


def _matters(question: str, match: re.Match[str]) -> frozenset[str]:
    """Return the lemmas of what kinds are asked for: "bird" of "How many species of birds ...?"."""
    of = _OF.match(question, match.end())
    is_kind = of is not None and not _KINDS.isdisjoint(map(lemma, match["noun"].split()))
    return frozenset(map(lemma, of["matter"].split())) if of is not None and is_kind else frozenset()


def _are_one_noun(counted: str, word: str) -> bool:
    """Whether a counted noun is a word of a question, and not those who do what it says: "listeners", "listened"."""
    return lemma(counted) == lemma(word) and (_DOERS.search(counted) is None or _DOER.search(word) is not None)


def _is_of_present(question: str, span: SpanInSentence) -> bool:
    """Whether a question asks how many something has, and a line of minutes counts those who came, or did not."""
    if _OWNED.search(question) is None or _OF_MEETING.search(question) is not None:
        return False
    text = span.article.text
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    led = line + re.split(r"\d", span.quote, maxsplit=1)[0]
    return _ATTENDED.match(line) is not None and _ALL.search(led) is None


def _is_in_other_unit(noun: str, asked: frozenset[str], span: SpanInSentence) -> bool:
    """Whether a span is a length of time, a time of the clock or a price, where things are counted."""
    if asked & _IN_TIME or any(each.dimension is not None for word in noun.split() for each in quantities(f"3 {word}")):
        return False
    quote, unit = span.quote, _UNIT.match(span.article.text, span.end)
    spent = quote if unit is None else f"{quote}{unit.group()}"
    return any(pattern.fullmatch(said) for pattern, said in ((_SPENT, spent), (_CLOCK, quote), (_PRICE, quote)))


def _is_of_other_matter(matter: str, span: SpanInSentence) -> bool:
    """Whether a span is in an ingredient, an item with an amount, that lacks the matter that is asked for."""
    article = span.article
    lists = [listing.items for listing in article.structure.lists]
    lists += [tuple(items) for _, items in labelled_lists(article, span.sentence_range)]
    item = next((item for items in lists for item in items if item.overlaps(span.range)), None)
    if item is None:
        return False
    text = bare_point(article.text, item)
    stem = lemma(matter.split()[-1])
    is_amount = _AMOUNT.match(article.text, *text) is not None
    return is_amount and re.search(rf"\b{re.escape(stem)}", article.text_of(text), re.IGNORECASE) is None


def _is_figure(word: str) -> bool:
    return in_digits(word).replace(",", "").strip(".;:()").isdigit()
