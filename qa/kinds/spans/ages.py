"""Ages of another person than the one asked about: "Ada Lund, 60" does not say how old Bo Roe is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from index.calendar import ANY_MONTH, DAY, MONTHS
from index.types import Article
from qa.comparing.name_words import BEFORE_NAMES
from qa.kinds.lexicon import NAME, NO_NAME, PERSON
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import is_stretch, wanted
from qa.words.clauses import is_verb
from qa.words.grammar import NUMBER_WORDS, PREPOSITIONS
from qa.words.lemmas import unowned

_BEFORE, _NEAR = 120, 40  # characters that are looked at
_ASKED = re.compile(
    r"\bhow old (?:is|was|will|would)\s+(?:the\s+)?(?:(?!of|at|in|on|for|from)[a-z]+\s+){0,2}"
    rf"(?P<name>{NAME})(?![\w’'-])(?<!['’]s)(?<!s['’])"
)
_PERSON = re.compile(rf"\b{PERSON}")
_PARAGRAPH = re.compile(r"\n\s*\n")
_NO_PERSON = BEFORE_NAMES | NO_NAME | frozenset(month.casefold() for month in MONTHS)
_NUMBER = re.compile(rf"\d|\b(?:{NUMBER_WORDS})\b")
_BESIDE = re.compile(
    rf"(?P<name>{NAME})(?:,\s+(?:the|an?|his|her|their|its|of|from)\s[^,.;:\n]{{1,50}})?,?\s+[\[(]?"
    r"(?:who is |is |was )?(?:now\s+)?(?:aged\s+)?\Z"
)
_BARE = re.compile(rf"{NAME}\s+\Z")
_NUMBERED = re.compile(rf"(?P<name>{NAME})\s+\d")
_AGE = re.compile(r"\b(?:ages?|aged|old|born|birthdays?|years?)\b", re.IGNORECASE)
_ELDER = re.compile(r"\b(?:elder|older|younger|senior|junior|apart)\b[^.;,]{0,15}\bby\s+\Z", re.IGNORECASE)
_THAN = re.compile(
    r"\A[^.;,\d]{0,15}?\b(?:years?|months?|weeks?|days?)\s+(?:older|younger|elder|apart|(?:his|her|their|my|[A-Z][\w-]*['’]s)"
    r"\s+(?:senior|junior|elder))\b"
)
_YEAR_OLD = re.compile(
    rf"\A[\s-]year[\s-]old\s+(?:[A-Z][\w’'-]*\s+(?=[a-z]))?(?:[a-z][\w’'-]*\s+){{0,4}}(?P<name>{NAME})"
)


_THE_YEAR_OLD = re.compile(r"\W*The\s+[\w-]+[\s-]year[\s-]old\b(?!\s+(?:\w+\s+)?[A-Z][\w-]*\s+[A-Z])")
_ASKED_THING = re.compile(
    rf"\bhow old (?:is|was|are|were) the (?:(?!(?:{PREPOSITIONS}|who|that)\b)[a-z][\w’'-]*\s+){{0,2}}?"
    r"(?P<noun>[a-z][\w’'-]*)\W*$",
    re.IGNORECASE,
)
_DOER = r"[a-z]+(?:er|or|man|woman|ist|ian)"
_NO_AGE = re.compile(  # "crane No. 4", "22:10, 4 March"
    rf"(?:\b(?:[Nn]os?\b\.?|[Nn]umber)\s*|\d{{1,2}}:\d\d,?\s+(?:[A-Z][a-z]+day,?\s+)?(?:{DAY}\s+)?(?:{ANY_MONTH}\s+)?)\Z"
)
_YEARS_OLD = re.compile(r"\w+[\s-]years?[\s-]old\b")
_MAY_BE_PERSON = re.compile(  # as in "a student nurse", "champion jockey"
    r"(?:\w+(?:er|or|man|woman|ist|ian|ent|ant|ee)|boy|girl|child|baby|infant|teen|pupil|guest|champion|veteran|novice|"
    r"amateur|hero|star|king|queen|cadet|ace)\Z",
    re.IGNORECASE,
)
_SENTENCES = 3  # before "the 24-year-old", in which they are named


def without_others_ages(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without ages that stand beside another name than the question's, if an age is asked for.

    An age beside a name is not that of a thing that only tells what the person does: "Ada Lund, 60, the ferry driver".
    Lengths of time ("forty years in the service") and differences ("the elder by four years") are not ages, nor are the
    numbers behind bare names in "they want more staff, Lund 40 and Roe 90".
    """
    if wanted(question) != "age":
        return tuple(readings)
    match = _ASKED.search(f"{question[:1].lower()}{question[1:]}")
    asked = () if match is None else _words(match["name"])
    thing = _ASKED_THING.search(question)

    def may_answer(span: SpanInSentence) -> bool:
        if thing is not None and _is_of_whose_it_is(thing["noun"], span):
            return False
        return not _is_of_another(question, asked, span)

    return sifted(readings, articles, may_answer)


def _is_of_another(question: str, asked: Sequence[str], span: SpanInSentence) -> bool:
    text = span.article.text
    number = _NUMBER.search(text, span.start, span.end)
    start = span.start if number is None else number.start()
    before, after = text[max(start - _BEFORE, 0) : start], text[span.end : span.end + _NEAR]
    before = _PARAGRAPH.split(before)[-1]
    said = text[start : span.end + _NEAR]
    if _NO_AGE.search(before) is not None and _YEARS_OLD.match(said) is None:
        return True
    if _ELDER.search(before) is not None or _THAN.match(said.lstrip("0123456789 ")) is not None:
        return True
    if is_stretch(question, before[-_NEAR:], said) or _is_share(before, span):
        return True
    bearers = (_BESIDE.search(before), _YEAR_OLD.match(after))
    name = next(filter(None, (_words(bearer["name"]) for bearer in bearers if bearer is not None)), ())
    return bool(asked) and (_is_of_named_before(asked, span) if not name else not _may_be(name, asked))


def _is_share(before: str, span: SpanInSentence) -> bool:
    """Whether a sentence with a verb gives numbers to several bare names, and has no word for an age."""
    if _BARE.search(before) is None or _AGE.search(span.sentence) is not None:
        return False
    people = [match for match in _NUMBERED.finditer(span.sentence) if _words(match["name"])]
    return len(people) > 1 and any(map(is_verb, span.sentence.split()))


def _is_of_whose_it_is(noun: str, span: SpanInSentence) -> bool:
    """Whether an age beside a name is that of a person who is described by a noun: "the driver of the ferry"."""
    text = span.article.text
    number = _NUMBER.search(text, span.start, span.end)
    if number is None:
        return False
    before = _PARAGRAPH.split(text[max(number.start() - _BEFORE, 0) : number.start()])[-1]
    bearer = _BESIDE.search(before)
    if bearer is None:
        return False
    described = _described_by(noun)
    behind = re.match(rf"\w*,\s+[^,.;:()\n]*?{described}", text[number.start() :])
    return behind is not None or re.search(rf"{described},?\s+\Z", before[: bearer.start()]) is not None


def _described_by(noun: str) -> str:
    """Return the pattern of what a noun tells of somebody: "driver of the ferry", "ferry's driver", "ferry driver"."""
    it = re.escape(noun)
    forms = [rf"(?!one\b|each\b)[a-z-]+\s+of\s+the\s+{it}\b", rf"{it}['’]s?\s+(?!names?\b)(?:[a-z-]+\s+){{0,2}}[a-z-]+"]
    if _MAY_BE_PERSON.match(noun) is None:
        forms.append(rf"{it}\s+{_DOER}\b")
    return rf"\b(?:{'|'.join(forms)})"


def _is_of_named_before(asked: Sequence[str], span: SpanInSentence) -> bool:
    """Whether a sentence begins with "The 24-year-old", and those before it name a person, but not the asked one."""
    article, start = span.article, span.sentence_range.start
    if _THE_YEAR_OLD.match(span.sentence) is None:
        return False
    last = bisect_left(article.sentences, start, key=lambda sentence: sentence.start)
    before = " ".join(map(article.text_of, article.sentences[max(last - _SENTENCES, 0) : last]))
    around = f"{before} {span.sentence}".casefold()
    return _PERSON.search(before) is not None and not any(word in around for word in asked)


def _may_be(name: Sequence[str], asked: Sequence[str]) -> bool:
    """Whether two names may be of one person: they share a word, and not only the last one after two first names."""
    if set(asked) <= set(name):
        return True  # "Skipper Ann Lund"
    if not set(name) & set(asked):
        return False
    return not (len(name) > 1 and len(asked) > 1 and name[-1] == asked[-1] and not _agree(name[0], asked[0]))


def _agree(one: str, other: str) -> bool:
    return one == other or one[0] == other[0] and min(len(one), len(other)) == 1


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name, without titles, nationalities and pronouns."""
    words = (unowned(word).strip(".").casefold() for word in name.split())
    return tuple(word for word in words if word not in _NO_PERSON)
