"""Whether two quotes that answer one question give the same answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.tokens import tokenize
from qa.choosing import same_words
from qa.comparing.also_given import both_said
from qa.comparing.amounts import same_amount
from qa.comparing.asides import is_difference, is_of_place, without_asides, without_other_zone
from qa.comparing.asked_for import AskedFor, read_asked
from qa.comparing.bodies import same_ministry
from qa.comparing.claims import turned_by_claim
from qa.comparing.counted import are_of_one_thing
from qa.comparing.exclusive import are_exclusive
from qa.comparing.hedges import hedge_of, is_fraction
from qa.comparing.lists import are_same_pieces, is_choice, is_listed, items, same_list
from qa.comparing.moments import is_counted_apart, is_other_part_of_day, same_moment
from qa.comparing.name_words import read_name
from qa.comparing.names import same_name
from qa.comparing.negation import turned_by_negation
from qa.comparing.outcomes import Outcome, together
from qa.comparing.parts import Parts, read_parts
from qa.comparing.phrases import opposed, other_ways, same_phrase
from qa.comparing.places import is_capital_name
from qa.comparing.said import QuoteInContext
from qa.comparing.scores import same_scores
from qa.comparing.spellings import is_acronym
from qa.comparing.surroundings import is_of_another, may_both_hold, overlap, turned
from qa.comparing.winners import are_swapped, are_turned_round, is_one_winner, other_winner
from qa.comparing.wordings import reworded
from qa.words.grammar import ABOUT, COUNTS, HEDGED
from qa.words.lemmas import lemma, lemmas
from qa.words.numerals import vague_numbers
from qa.words.opposites import RISE_AND_FALL, is_one_change

_MEASURING = (
    f"{HEDGED} total altogether high tall long old away deep wide far heavy thick large in all estimated close "
    "minimum maximum further after before since until during"
)
_CHANGING = RISE_AND_FALL | {lemma("decline")}
_LED = re.compile(rf"\b(to|by)\b(?=\W+(?:{ABOUT}|[$€£]|\d|a|{'|'.join(COUNTS)})|\W*$)")
_UP_TO = re.compile(r"\bup to\b", re.IGNORECASE)  # a bound, and no rise
_REACHED = re.compile(r"^(?:at|is|was|are|were|stands|stood|remains)\b|\bpeople\b", re.IGNORECASE)  # no change's size
_ERA = re.compile(r"\b(?:B\.?C\.?|A\.?D\.?|B\.?C\.?E\.?|C\.?E\.?)(?!\w)")
_COUNTING = re.compile(r"\bhow many\b(?! per ?cent)", re.IGNORECASE)
_A_FEW = re.compile(r"\ba (?:few|little)\b", re.IGNORECASE)


def compare(question: str, one: QuoteInContext, other: QuoteInContext, *, replacing: bool = False) -> Outcome:
    """Compare two answers to a question; the order does not matter.

    "same": one value, said in other words, units or detail. "other": both cannot be right. "unclear": everything the
    words do not settle. A value that the other sentence also gives, words at the same place, and amounts of which one
    is said of a rival of what is asked about, never differ. If one may be said in place of the other
    (`replacing`), hedged amounts differ sooner.
    """
    asked = replace(read_asked(question), replacing=replacing)
    outcome = _judge(one, other, asked)
    if outcome == "unclear" and are_swapped(one, other, asked):
        outcome = "other"
    if outcome == "unclear" or overlap(one, other):
        return "same" if outcome == "same" else "unclear"
    if is_of_another(one, asked) != is_of_another(other, asked):
        return "unclear"
    if outcome == "same":
        if is_counted_apart(one, other):
            return "unclear"
        return (
            turned_by_negation(one, other, asked)
            or turned_by_claim(one, other, asked)
            or other_winner(one, other, asked)
            or (None if asked.kind == "person" and is_one_winner(one, other) else turned(one, other, asked))
            or "same"
        )
    if asked.kind == "person" and are_turned_round(one, other):
        return "other"
    if may_both_hold(one, other, asked) or both_said(one, other, asked) or is_listed(one.quote, other.quote):
        return "unclear"
    return "other"


def _judge(one: QuoteInContext, other: QuoteInContext, asked: AskedFor) -> Outcome:
    if asked.kind in ("amount", "other"):
        one, other = without_asides(one, other), without_asides(other, one)
    if asked.kind == "time":
        one, other = without_other_zone(one, other), without_other_zone(other, one)
    left, right = read_parts(one, asked), read_parts(other, asked)
    if same_words(one.quote) == same_words(other.quote) and not (left.dates or right.dates):
        if same_words(left.text) == same_words(right.text):
            few = bool(_A_FEW.search(one.quote)) == bool(_A_FEW.search(other.quote))  # "few" is not "a few"
            changed = all(_CHANGING & set(lemmas(each.before(3))) for each in (one, other))
            apart = is_capital_name(one.quote, other.quote) or (changed and _changes(one, other, asked))
            return "same" if few and not apart else "unclear"
    if is_acronym(one.quote, other.quote) or is_acronym(other.quote, one.quote):
        return "same"
    if are_same_pieces(one.quote, other.quote):
        return "same"
    listed = items(one.quote), items(other.quote)
    if max(map(len, listed)) > 1:
        alike = is_choice(one.quote) == is_choice(other.quote)
        return _lists(listed, asked) if alike else "unclear"
    if _by_words(left, asked) and _by_words(right, asked) and not (left.values and right.values):
        return _words(left, right, asked)
    return _values(left, right, (one, other), asked)


def _by_words(parts: Parts, asked: AskedFor) -> bool:
    """Whether a quote is compared by its words: it has no value, or only one that says when something is done."""
    dated = asked.kind not in ("amount", "time") and bool(parts.words)
    return not parts.values or (dated and not parts.quantities and not parts.scores)


def _lists(listed: tuple[Sequence[str], Sequence[str]], asked: AskedFor) -> Outcome:
    alone = AskedFor(text=asked.text, kind=asked.kind, clock=asked.clock, length=asked.length)
    names = any(read_name(item) is not None for each in listed for item in each)

    def compare_items(one: str, other: str) -> Outcome:
        return _judge(
            QuoteInContext(quote=one, sentence=one, start=0),
            QuoteInContext(quote=other, sentence=other, start=0),
            alone,
        )

    return same_list(*listed, compare_items, names=names)


def _values(one: Parts, other: Parts, quotes: tuple[QuoteInContext, QuoteInContext], asked: AskedFor) -> Outcome:
    """Compare quotes with a date, a time, a number or a score."""
    eras = [{era[0] == "B" for era in _ERA.findall(each.quote)} for each in quotes]  # whether before our era
    if eras[0] != eras[1] and True in eras[0] | eras[1]:
        return "other" if all(eras) else "unclear"
    opposition = opposed(one, other, asked)
    outcomes: list[Outcome] = []
    if (one.dates or one.times) and (other.dates or other.times):
        about = "about" in map(hedge_of, quotes)
        outcomes.append(same_moment(one, other, quotes, about=about))
    elif asked.kind == "time" and is_other_part_of_day(one, other):
        outcomes.append("other")
    if one.quantities and other.quantities:
        outcomes.append(_amounts(one, other, quotes, asked))
    if one.scores and other.scores:
        outcomes.append(same_scores(one.scores, other.scores))
    if opposition == "other" and (outcomes or not (one.values and other.values)):
        return "other"
    if not outcomes or opposition == "unclear":
        return "unclear"
    outcome = together(outcomes)
    if asked.kind in ("amount", "time"):
        return "unclear" if outcome == "same" and _of_other_things(one, other, asked) else outcome
    return outcome if _go_together(one, other) else "unclear"


def _go_together(one: Parts, other: Parts) -> bool:
    """Whether the words next to two values refer to one thing."""
    left, right = frozenset(one.words), frozenset(other.words)
    return left <= right or right <= left


def _of_other_things(one: Parts, other: Parts, asked: AskedFor) -> bool:
    """Whether the words next to two equal values are all different: "12 dead" and "12 injured"."""
    plain = frozenset(lemmas(f"{asked.text} {_MEASURING}"))
    left, right = frozenset(one.words) - plain, frozenset(other.words) - plain
    if are_of_one_thing(frozenset(one.words), frozenset(other.words), frozenset(lemmas(asked.text))):
        return False
    return bool(left) and bool(right) and not any(a == b or is_one_change(a, b) for a in left for b in right)


def _changes(one: QuoteInContext, other: QuoteInContext, asked: AskedFor) -> bool:
    """Whether one number is the result of a change, "to 5 percent", and the other its size, "by 5 percent"."""
    led = [_LED.findall(f"{each.before(1)} {each.quote}".casefold()) for each in (one, other)]
    ways = [bool(words) and words[-1] == "to" for words in led]
    beside = [_UP_TO.sub(" ", f"{asked.text} {each.before(3)} {each.quote}") for each in (one, other)]
    changing = any(_CHANGING & set(lemmas(words)) for words in beside)
    plain = one if ways[1] else other
    changed = _CHANGING & set(lemmas(f"{asked.text} {plain.sentence}"))
    reached = not changed and _REACHED.search(f"{plain.before(1)} {plain.quote} {plain.after(3)}") is not None
    return ways[0] != ways[1] and changing and not reached


def _amounts(one: Parts, other: Parts, quotes: tuple[QuoteInContext, QuoteInContext], asked: AskedFor) -> Outcome:
    counted = frozenset(lemmas(asked.text))
    hedges = hedge_of(quotes[0]), hedge_of(quotes[1])
    if _changes(*quotes, asked) or (asked.kind == "which" and _is_numbered_apart(one, other)):
        return "unclear"
    differences = [is_difference(parts.text, asked.text) for parts in (one, other)]
    if differences[0] != differences[1] or _counts_other_measure(one, other, asked):
        return "unclear"
    if len(one.quantities) == len(other.quantities):
        pairs = zip(one.quantities, other.quantities, strict=True)
        rounded = is_fraction(quotes[0]) != is_fraction(quotes[1])
        outcome = together(
            same_amount(a, b, hedges=hedges, counted=counted, rounded=rounded, replacing=asked.replacing)
            for a, b in pairs
        )
        placed = [is_of_place(parts.rest, asked.text) for parts in (one, other)]
        return "unclear" if outcome == "other" and placed[0] != placed[1] else outcome
    return "unclear"


def _counts_other_measure(one: Parts, other: Parts, asked: AskedFor) -> bool:
    """Whether a bare number is of things that are counted, and the other one a measure: "40" homes and "40 km"."""
    amounts = [parts.quantities[0] for parts in (one, other)]
    measured = [each for each in amounts if each.dimension is not None]
    if len(measured) != 1 or not _COUNTING.search(asked.text):
        return False
    return set(tokenize(f"{measured[0].written[1]} {measured[0].dimension}")).isdisjoint(tokenize(asked.text))


def _is_numbered_apart(one: Parts, other: Parts) -> bool:
    """Whether equal numbers are written in different figures, as those of version 3.1 and version 3.10 are."""
    left, right = ([each.written[0].as_tuple() for each in parts.quantities] for parts in (one, other))
    return left != right and [each.low for each in one.quantities] == [each.low for each in other.quantities]


def _words(one: Parts, other: Parts, asked: AskedFor) -> Outcome:
    one, other = reworded(one, other, asked)
    if are_exclusive(one, other, asked):
        return "other"
    opposition = opposed(one, other, asked)
    if opposition is not None:
        return opposition
    vague = vague_numbers(one.text), vague_numbers(other.text)
    if other_ways(one, other) or (all(vague) and vague[0] != vague[1]):
        return "unclear"
    ministry = same_ministry(one.text, other.text)
    if ministry is not None:
        return "unclear" if ministry == "other" and not asked.names else ministry
    names = read_name(one.text, asked.kind), read_name(other.text, asked.kind)
    if names[0] is not None and names[1] is not None:
        return same_name(names[0], names[1], asked)
    return same_phrase(one, other, asked)
