"""Values of something else than what a question names, as the words next to them say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.calendar import MONTHS, SHORT_MONTHS, WEEKDAYS
from index.types import Article
from qa.kinds.lexicon import NAME
from qa.kinds.tables.sections import is_in_another
from qa.premises.places import forms_of
from qa.premises.presence import Region, holds, region, surroundings
from qa.premises.terms import Term, terms
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import wanted
from qa.words.content import content_lemmas
from qa.words.grammar import AUX
from qa.words.lemmas import lemma, unowned
from qa.words.letters import WORD
from qa.words.word import is_past, words_of

_OF_NAME = re.compile(rf"\b(?<!\w[’'-])(?P<noun>[A-Za-z][\w’'-]*)\s+(?:of|at|for)\s+(?:the\s+)?(?P<name>{NAME})")
_PLACED = re.compile(
    rf"\b(?<!\w[’'-])(?P<noun>\w[\w’'-]*)\s+(?:in|at|on)\s+(?:the\s+)?(?-i:(?P<name>{NAME}))", re.IGNORECASE
)
_AT_NAME = re.compile(
    rf"\b(?:at|of)\s+(?:the\s+)?{NAME}|\b(?:does|do|did)\s+(?:the\s+)?{NAME}\s+(?:have|employ)\b|"
    rf"\b(?:work(?:s|ed)?\s+for|employed\s+by)\s+(?:the\s+)?{NAME}"
)
_SUBJECT = re.compile(  # what an article is about
    r"The (?:school|college|university|hospital|club|company|firm|team|church|museum|village|town|city|county|island|"
    r"hotel|station|theatre|library|prison|airport|port|bank|farm|factory|mill|mine|charity|festival) "
    r"(?:has|had|is|was|takes|took|employs|employed|got|gets|sold|sells|raised|serves|holds|lost|made)\b"
)
_NAME_INSIDE = re.compile(r"(?<=\w )[A-Z]")
_HEAD = 2  # sentences that say what an article is about
_NO_FIGURE = re.compile(r"^\D+")
_IN_BRACKETS = re.compile(rf"\((?P<name>{NAME})\b")
_LABEL = re.compile(r"^[*_]{0,2}(?P<label>[^\W\d_][^\n:]{1,40}):[*_]{0,2}\s")
_VERB = re.compile(rf"\b(?:{AUX}|be|been|am)\b", re.IGNORECASE)
_NO_NAMES = re.compile(rf"(?:{'|'.join((*MONTHS, *SHORT_MONTHS, *WEEKDAYS))})\b", re.IGNORECASE)
_AIMED = re.compile(r"(?P<label>Targets?|Goal)\b(?! (?:reached|met|hit|beaten)\b)[^.:\n]{0,60}:\s")
_AIMING = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|aim(?:s|ed|ing)?|meant|want(?:s|ed)?|plan(?:s|ned)?|need(?:s|ed)?)\b", re.IGNORECASE
)
_WAS = re.compile(r"\b(?:was|were|did|has|have|is|are)\b", re.IGNORECASE)
_GROUP = re.compile(r"\b(?:for|among|of|by)\s+(?:the\s+)?(?P<group>women|men|girls|boys)\b(?!['’])", re.IGNORECASE)
_GROUPS = {
    name: frozenset(map(lemma, (name, *others.split())))
    for name, others in (
        ("women", "woman female lady ladies she her hers"),
        ("men", "man male gentleman gentlemen he his him"),
        ("girls", "girl she her hers"),
        ("boys", "boy he his him"),
    )
}
_NUTRIENTS = (
    "sugar|fat|salt|sodium|protein|fib(?:re|er)|carb(?:s|ohydrates?)|starch|iron|calcium|cholesterol|caffeine|alcohol"
)
_HOW_MUCH = re.compile(
    rf"how much (?P<matter>{_NUTRIENTS}) (?:is|are|was|were|do|does|did|has|have|in)\b", re.IGNORECASE
)
_STEM = 4  # letters: "carbs" are carbohydrate
_SERVED = re.compile(r"\b(?:per|each|kcal|kj|calories)\b", re.IGNORECASE)
_MATTER = re.compile(
    r"(?<!\d)(?<!\d[.,/])\d[\d.,/]*+\s?(?:m?g|kg|ml|cl|l|oz|grams?|litres?)\s+(?:of\s+)?(?!the\b)(?P<matter>[a-z]{3,})\b"
)


def without_other_places(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without the values of another section, place or person than the one that a question names.

    Such a value is in the section of another product; in a line without a verb that says "in Harra" when the question
    says "at Cape Rudd"; behind a label, with a person's name in brackets; or a figure for "sales at Tolliver" when the
    question asks for "sales of Osprey". The question's name is elsewhere in the article, and not in the title or
    heading. "The school has 287 pupils" is said of the one that the article is about, which has another name if it
    never has the question's. A target is not what was reached either, a record of all not that of women, and grams of
    fat are not an amount of sugar.
    """
    named = [term for term in terms(question) if term.kind in ("name", "place")]

    def may_answer(span: SpanInSentence) -> bool:
        return not _is_elsewhere(question, named, span)

    return sifted(readings, articles, may_answer)


def _is_elsewhere(question: str, named: Sequence[Term], span: SpanInSentence) -> bool:
    article, text = span.article, span.sentence
    if _is_of_others(question, span) or _is_of_other_matter(question, span) or _is_target(question, text):
        return True
    if not named or is_in_another(question, article, span.sentence_range):
        return bool(named)
    around = surroundings(article, span.start, span.end)
    nearby = (around.sentence, region(article.title), _above(span))
    if any(holds(where, term) for term in named for where in nearby):
        return False
    if not any(holds(around.article, term) for term in named):
        return _is_of_subject(question, span)
    if not all(holds(around.article, term) for term in named):
        return False
    is_near = any(holds(where, term) for term in named for where in (around.beside, around.head))
    if not is_near and _is_of_subject(question, span):
        return True
    return (
        _is_of_bearer(question, text, f"{span.quote}{span.behind}")
        or _is_placed_otherwise(question, text)
        or _is_of_other(question, text, len(span.before))
    )


def _is_target(question: str, sentence: str) -> bool:
    """Whether a line says what was aimed at, and a question asks what is or was."""
    label = _AIMED.match(sentence)
    if label is None or _AIMING.search(question) or wanted(question) not in ("amount", "duration"):
        return False
    return _WAS.search(question) is not None and lemma(label["label"]) not in _lemmas(question)


def _is_of_others(question: str, span: SpanInSentence) -> bool:
    """Whether a question asks about women or men alone, and a labelled value is not said to be theirs."""
    asked = _GROUP.search(question)
    if asked is None or _LABEL.match(span.sentence) is None:
        return False
    group = _GROUPS[asked["group"].casefold()]
    around = surroundings(span.article, span.start, span.end)
    there = f"{span.sentence} {span.article.title} {_above(span).text}"
    return not group & _lemmas(there) and bool(group & _lemmas(around.article.text))


def _is_of_other_matter(question: str, span: SpanInSentence) -> bool:
    """Whether a question asks how much there is of something, and a sentence only says it of several other things."""
    asked, sentence = _HOW_MUCH.match(question), span.sentence
    if asked is None or _MATTER.match(_NO_FIGURE.sub("", f"{span.quote}{span.behind}")) is None:
        return False
    if _SERVED.search(sentence) is None or asked["matter"][:_STEM].casefold() in sentence.casefold():
        return False
    return len({match["matter"].casefold() for match in _MATTER.finditer(sentence)}) > 1


def _lemmas(text: str) -> frozenset[str]:
    return frozenset(map(lemma, WORD.findall(text)))


def _above(span: SpanInSentence) -> Region:
    """Return the last heading before a span."""
    headings = [place for place in span.article.structure.headings if place.end <= span.start]
    return region(span.article.text_of(headings[-1]) if headings else "")


def _is_of_bearer(question: str, sentence: str, behind: str) -> bool:
    """Whether a value with a name in brackets behind it has a label that the question does not have in full.

    A role that the question asks for is no name: "Present: Ada Lund (Chair)".
    """
    label, bearer, asked = _LABEL.match(sentence), _IN_BRACKETS.search(behind), frozenset(content_lemmas(question))
    if label is None or bearer is None or asked.issuperset(content_lemmas(bearer["name"])):
        return False
    return not asked.issuperset(content_lemmas(label["label"]))


def _is_placed_otherwise(question: str, sentence: str) -> bool:
    """Whether a line without a verb places its values elsewhere."""
    if _VERB.search(sentence) or any(is_past(word.surface) for word in words_of(sentence) if word.surface.isalpha()):
        return False
    asked, said = _PLACED.search(question), _PLACED.search(sentence)
    return asked is not None and said is not None and _are_apart(asked["name"], said["name"])


def _is_of_other(question: str, sentence: str, at: int) -> bool:
    """Whether a sentence has the question's noun with another name up to a place: "sales at Tolliver"."""
    asked = {lemma(match["noun"]): match["name"] for match in _OF_NAME.finditer(question) if match["noun"].islower()}
    return any(
        match.end() <= at and lemma(match["noun"]) in asked and _are_apart(asked[lemma(match["noun"])], match["name"])
        for match in _OF_NAME.finditer(sentence)
    )


def _is_of_subject(question: str, span: SpanInSentence) -> bool:
    """Whether a sentence counts something of "the school" that an article's head names, and a question another."""
    if wanted(question) != "amount" or _AT_NAME.search(question) is None or _SUBJECT.match(span.sentence) is None:
        return False
    head = (span.article.title, *map(span.article.text_of, span.article.sentences[:_HEAD]))
    return any(_NAME_INSIDE.search(text) for text in head)


def _are_apart(one: str, other: str) -> bool:
    """Whether two names share no word and are not forms of one place."""
    words = {unowned(word).casefold() for word in one.split()}
    others = {unowned(word).casefold() for word in other.split()}
    same = other.casefold() in forms_of(one) or one.casefold() in forms_of(other)
    return not words & others and not same and not _NO_NAMES.match(one) and not _NO_NAMES.match(other)
