"""The list or table column that a question asks for, by the words above it."""

from __future__ import annotations

import re

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas, head_noun
from qa.kinds.lists.enumerations import bare_point
from qa.kinds.lists.letters import questions_listed
from qa.kinds.lists.under_headings import under_headings
from qa.kinds.lists.votes import voters
from qa.kinds.restricted import is_denied, is_restricted
from qa.kinds.tables.bounded import rows_beyond
from qa.kinds.tables.label_lists import label_list
from qa.kinds.tables.whole_columns import asked_column
from qa.understanding.wanted import asks_for_names
from qa.words.content import content_lemmas
from qa.words.grammar import COUNTS
from qa.words.lemmas import lemma_set

_COVERED = 0.75  # share of the question's words that introduce a list
_OF_TEXTS = lemma_set("meeting recipe article text document page letter")
"""What a question calls the text that a list is of."""
_COMPLETED = re.compile(r"\b(?:must|will|would|should|shall|can|could|may|might|to)\W*$", re.IGNORECASE)

_ABLE = re.compile(r"\b(?:can|could|may|might|able)\b", re.IGNORECASE)
_OBLIGED = re.compile(r"\b(?:must|should|shall|(?:have|has|had|needs?) to)\b", re.IGNORECASE)
_ABLE_TO = lemma_set("able")  # says no more than "can"


def listed(question: str, article: Article, within: Range) -> tuple[Range, ...]:
    """Return the points of the list, the items behind the label, or the cells of the column, that a question asks for.

    Before them come the votes of minutes and the questions of a letter, after them what has a heading each.

    () if there are none in the range.

    A list is asked for if its introduction has the noun asked for, or only words of the question and the number of
    points, and together with title and heading nearly all words of the question; if neither negates what the other
    affirms; and if not one says what can be done and the other what has to be. Points that complete a verb ("each
    country must ...") are not names. A column is asked for if its header is that noun; of a column of yes and no that
    the question names, the rows with yes count.
    """
    asked, noun = asked_lemmas(question) - _ABLE_TO, head_noun(question)
    named = voters(question, article, within) or questions_listed(question, article, within)
    if named or not asked:
        return named
    headline = article.structure.headline
    head = "" if headline is None else article.text_of(headline)
    title = frozenset(content_lemmas(f"{article.title} {head}"))
    for listing in article.structure.lists:
        if listing.lead is None or not any(item.overlaps(within) for item in listing.items):
            continue
        introduction = article.text_of(listing.lead)
        if is_restricted(question, introduction) or _is_of_other_mode(question, introduction):
            continue
        if asks_for_names(question) and _COMPLETED.search(introduction):
            continue
        lead = frozenset(content_lemmas(introduction))
        plain = asked_lemmas(introduction) - _ABLE_TO - _count_lemmas(len(listing.items))
        fits = noun in lead or (plain and plain <= asked)
        about = (asked - _OF_TEXTS) or asked
        if fits and lead & asked and len(about & (lead | title)) >= _COVERED * len(about):
            return tuple(bare_point(article.text, item) for item in listing.items)
    beyond = rows_beyond(question, noun, article, within, title)
    if beyond is not None:
        return beyond
    if is_restricted(question, article.title):
        return ()
    behind = label_list(asked, noun, article, within, title)
    column = tuple(behind) or asked_column(question, noun, article, within, title)
    return column or under_headings(question, noun, article, within)


def _is_of_other_mode(question: str, introduction: str) -> bool:
    """Whether only one says what can be done, and only the other what has to be."""
    able = [_ABLE.search(text) is not None for text in (question, introduction)]
    obliged = [_OBLIGED.search(text) is not None for text in (question, introduction)]
    return able[0] != able[1] and obliged == able[::-1]


def _count_lemmas(number: int) -> frozenset[str]:
    """Return the lemmas of a number, in figures and as a word."""
    return lemma_set(f"{number} {COUNTS[number - 1]}" if number <= len(COUNTS) else str(number))


def is_listed_otherwise(question: str, article: Article, span: Range) -> bool:
    """Whether a span is in a list whose introduction affirms what a question about it denies, or the reverse."""
    asked = asked_lemmas(question)
    for listing in article.structure.lists:
        if listing.lead is not None and any(span.overlaps(item) for item in listing.items):
            introduction = article.text_of(listing.lead)
            return bool(asked & frozenset(content_lemmas(introduction))) and is_denied(question, introduction)
    return False


def is_introduced(question: str, article: Article, span: Range) -> bool:
    """Whether a question shares a word with the introduction of a span's list; true if the span is in no list."""
    asked = asked_lemmas(question)
    for listing in article.structure.lists:
        if any(span.overlaps(item) for item in listing.items):
            lead = "" if listing.lead is None else article.text_of(listing.lead)
            return bool(asked & frozenset(content_lemmas(lead)))
    return True


def is_of_one_point(question: str, article: Article, span: Range) -> bool:
    """Whether the point of a list that a span is in is asked for by words that only this point has.

    "Which villages were evacuated?" asks for one of several points about a fire, which names three villages. If the
    introduction names what is asked for, all points are asked for: "Villages that the fire reached".
    """
    asked, noun = asked_lemmas(question), head_noun(question)
    for listing in article.structure.lists:
        points = [frozenset(content_lemmas(article.text_of(item))) for item in listing.items]
        at = next((at for at, item in enumerate(listing.items) if span.overlaps(item)), None)
        if at is not None:
            lead = frozenset(content_lemmas("" if listing.lead is None else article.text_of(listing.lead)))
            own = (asked & points[at]).difference(lead, {noun}, *points[:at], *points[at + 1 :])
            return bool(own) and noun not in lead
    return False
