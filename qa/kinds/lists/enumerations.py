"""The items of the enumeration around a quote: "Austria, Germany and Italy", or the points of a list."""

from __future__ import annotations

import re

from index.calendar import LATE_YEAR
from index.types import Article, Range
from qa.kinds.lists.conjuncts import alike_items, are_one, is_aside, is_name, is_unfinished, without_verb
from qa.kinds.lists.marked import marked_around, marked_items
from qa.kinds.lists.numbered import whole_lists
from qa.kinds.lists.unsplit import unsplit
from qa.kinds.tables.labels import labelled_items
from qa.words.grammar import AUX, COUNTS, DETERMINER, IN_BRACKETS, PREPOSITIONS
from qa.words.titles import SHORT_OF_SEVERAL, SHORT_TITLES

_MOST_WORDS = 9  # of an item; a longer one is a clause
_BETWEEN = re.compile(r"(?:,?\s+(?:and|or|&|as well as)\s+(?:also\s+)?|\s*,\s*|\s*;\s*(?:and\s+)?)")
_LAST_AND = re.compile(r"(?:,?\s+(?:and|or|&|as well as)\s+(?:also\s+)?|\s*;\s*(?:and\s+)?)")  # before the last item
_DETERMINER = (
    rf"(?:[Tt]he|[Aa]n?|his|her|their|its|our|my|your|some|any|all|both|{'|'.join(COUNTS[1:])}|several|many|"
    r"\d+(?:[.,]\d+)*)"
)
_OWNED = r"(?:[\w’'-]+\s+){0,2}[\w’'-]+(?:[’']s|(?<=s)[’'])\s+"  # "last year's winner"
_NAME = (  # with initials, particles and "&" and numbers in it: "Hale & Co. 2"
    r"(?:[A-Z][\w’'.&-]*(?:\s+(?:of\s+the\s+|of\s+|the\s+|de\s+|van\s+|von\s+|de\s+la\s+|de\s+los\s+|al-)?"
    r"[A-Z0-9][\w’'.&-]*)*)"
)
_VERB = (
    rf"(?:{AUX}|be|been|being|that|who|which|where|when|while|because|if|as|than|not|but|so|said|says|told|signed|"
    rf"agreed|met|were|became|\w+ed)"
)
_NOUN_PHRASE = (
    rf"(?:{_DETERMINER}\s+)*(?!(?:{_VERB}|{PREPOSITIONS}|and|or|to)\b)[\w’'-]+(?:\s+(?!(?:{_VERB}|"
    rf"{PREPOSITIONS}|and|or|to|{_DETERMINER})\b)[\w’'-]+){{0,3}}(?:\s+of\s+(?:other\s+|the\s+|its\s+|his\s+|her\s+|"
    rf"their\s+)?(?!(?:{_VERB})\b)[\w’'-]+(?:\s+[A-Z][\w’'-]*)*)?"
)
_ROLE_NAMED = (  # "Israeli actress Ayelet Zurer"
    rf"[A-Z][\w’'-]+\s+(?:[a-z][\w’'-]*\s+)?[a-z]*(?:or|er|ist|ess|man|ian|ant|ent|star|coach|captain|judge|model|chef|poet)"
    rf"\s+{_NAME}"
)
_CALLED = rf"(?:{_DETERMINER}\s+)?[\w’'-]+\s+(?:named|called)\s+{_NAME}"  # "a passenger named Ida Bright"
_NAMED_THING = rf"(?:{_DETERMINER}\s+)?{_NAME}(?!\s+(?:Street|Road)\b)"
_ITEM = re.compile(rf"{_ROLE_NAMED}|{_CALLED}|{_NAMED_THING}|(?:{_OWNED})?{_NOUN_PHRASE}")
_NAME_AT = re.compile(rf"(?:the\s+)?{_NAME}")
_NAME_LAST = re.compile(rf"\b(?:from|of|by|with|were|are|:)\s+(?P<name>(?:the\s+)?{_NAME})$")
_THE_NAME = rf"(?:the\s+)?{_NAME}"
_BRACKET = r"(?:\s*\([^()\n]*\))?"  # more of an item: "Ada Roe (34)"
_DETERMINED = rf"(?:{_DETERMINER}\s+)(?:[\w’'-]+\s+){{0,3}}[\w’'-]+"  # "the old mill"
_OWNED_THING = rf"{_OWNED}(?:[\w’'-]+\s+){{0,2}}[\w’'-]+"
_BEFORE = re.compile(  # an item and what joins it to the next: a comma, or the last "and"
    rf"(?<![\w’'])(?P<item>{_THE_NAME}|{_OWNED_THING}|{_DETERMINED}|[\w’'-]+){_BRACKET}\s*,\s*(?:and\s+|or\s+)?$|"
    rf"(?<![\w’'])(?P<last>{_THE_NAME}|{_DETERMINED}){_BRACKET}\s+(?:and|or|&)\s+$"
)
_MARK = re.compile(r"\s*(?:[-*•‣▪◦–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+")
_BEFORE_ITEM = re.compile(  # marks, "both", and what counts the items: "four things: ..."
    rf"(?:{_DETERMINER}\s+(?:[\w’'-]+\s+){{0,2}}[\w’'-]+s:\s+)?[\s“\"‘(]*(?:(?:both|either|neither|and|or)\s+(?!of\b))?"
)
_COLON = re.compile(r":\s+")
_FEWEST = 2
_BRACKET_BEHIND = re.compile(_BRACKET)
_DAY = re.compile(rf",\s{LATE_YEAR}\b(?!,?\d)")  # the year of "September 11, 2001"
_ABBREVIATED = re.compile(r"(?:[A-Z]\.)+[A-Z]\.")
_NO_ITEM = re.compile(  # what says more about an item, and is not an item itself
    rf"(?:of|who|whom|whose|which|where|when|while|after|before|because|although|though|if|as|including|said|says)\b"
    rf"|(?:(?!(?:that|who|which)\b)[\w’'-]+\s+){{0,3}}(?:{AUX})\b",
    re.IGNORECASE,
)
_ROLE = re.compile(rf"(?:(?:{DETERMINER})\s+|{_OWNED})+(?:[\w’'-]+\s+){{0,2}}[a-z][\w’'-]*")
_TWO = re.compile(r"(?P<word>[\w’'-]*[a-z])[.!?]\s+(?=[A-Z])|:\s")  # the end of a sentence, or what introduces others
_SHORT = SHORT_TITLES | SHORT_OF_SEVERAL | {"st", "jr", "sr"}
_NAMED = re.compile(rf",\s+{_NAME}(?=[.,;]|$)")
_PERSON = re.compile(rf"{_NAME}")


def items_around(article: Article, span: Range, *, points: bool = True) -> tuple[Range, ...]:
    """Return the items of the enumeration that a span is, is in, or introduces; else the span alone.

    The points of a list, on lines or marked in a sentence, are whole items without their marks; an enumeration has an
    "and", "or" or semicolon before its last item. Without `points`, only an enumeration in a sentence counts.
    """
    text, sentence = article.text, article.sentence_at(span.start, span.end)
    if points:
        whole = _points(article, span) or labelled_items(text, span) or marked_around(text, sentence, span)
        if whole:
            return whole
    begin, end = _stretched(text, sentence, span)
    found = alike_items(text, _run_around(text, _items(text, Range(begin, end)), span), span)
    return found if len(found) >= _FEWEST and not are_one(text, found) else (span,)


def counted_items(article: Article, count: Range) -> tuple[Range, ...]:
    """Return the items that follow a count of them, after a colon or as a list; () if none do.

    "Eight countries sent a message: Alvora, Brund and Cassia came first." has three.
    """
    points = _points(article, count)
    if points:
        return points
    sentence = article.sentence_at(count.start, count.end)
    marked = marked_items(article.text, Range(count.end, sentence.end))
    if marked:
        return marked
    colon = _COLON.search(article.text, count.end, sentence.end)
    first = None if colon is None else _ITEM.match(article.text, colon.end(), sentence.end)
    if first is None:
        return ()
    items = items_around(article, Range(*first.span()))
    return items if len(items) >= _FEWEST else ()


def _points(article: Article, span: Range) -> tuple[Range, ...]:
    """Return the points of the list that a span introduces, else of the one that it is in."""
    introduced, around = [], []
    for listing in whole_lists(article):
        if listing.lead is not None and span.overlaps(listing.lead) and listing.items[0].start >= span.end:
            introduced.append(listing)
        elif any(span.overlaps(item) for item in listing.items):
            around.append(listing)
    items = next((listing.items for listing in (*introduced, *around)), ())
    return tuple(bare_point(article.text, item) for item in items)


def bare_point(text: str, item: Range) -> Range:
    """Return a point without its mark and the blanks and final comma around it."""
    mark = _MARK.match(text, item.start, item.end)
    start = item.start if mark is None else mark.end()
    end = item.end
    while end > start and text[end - 1] in " \t\r\n,;":
        end -= 1
    while start < end and text[start] in " \t\r\n":
        start += 1
    return Range(start, end) if start < end else item


def _stretched(text: str, sentence: Range, span: Range) -> tuple[int, int]:
    """Return the start and end of the enumeration around a span: up to the item after its "and"."""
    begin, end = span.start, span.end
    while (before := _BEFORE.search(text, sentence.start, begin)) is not None:
        group = "item" if before["item"] else "last"
        if is_aside(before[group]):
            break
        begin = before.start(group)
    closed = _is_closed(text, Range(begin, end))
    at = _behind_bracket(text, end)
    stretched = at if "(" in text[begin : span.start] else end
    while not closed or text[at : at + 1] == ",":
        join = _BETWEEN.match(text, at, sentence.end)
        if join is None or (closed and _LAST_AND.fullmatch(join.group())):
            break
        item = _ITEM.match(text, join.end(), sentence.end)
        if item is None or len(item.group().split()) > _MOST_WORDS or is_unfinished(item.group()):
            break
        last = Range(join.end(), join.end() + len(without_verb(item.group())))
        at = _behind_bracket(text, last.end)
        if _LAST_AND.fullmatch(join.group()):
            closed = True
            stretched = max(_with_name(text, last), at if "(" in text[begin : last.start] else 0)
            break
    if not closed and begin == span.start:
        return span.start, span.end
    return (begin, stretched) if closed else (span.start, span.end)


def _behind_bracket(text: str, at: int) -> int:
    """Return the end of the bracket that follows an item, else where the item ends: "Ada Roe (34)"."""
    bracket = _BRACKET_BEHIND.match(text, at)
    return at if bracket is None else bracket.end()


def _with_name(text: str, last: Range) -> int:
    """Return where the last item ends, including the name after a role: "and last year's winner, Ada Brown"."""
    named = _NAMED.match(text, last.end)
    return last.end if named is None or _ROLE.fullmatch(text, last.start, last.end) is None else named.end()


def _items(text: str, whole: Range) -> tuple[Range, ...]:
    """Split an enumeration at its commas and its "and"; () if it is not one."""
    if not _is_closed(text, whole):
        return ()
    kept = unsplit(text, whole)
    items, begin = [], whole.start
    for join in _BETWEEN.finditer(text, whole.start, whole.end):
        if _in(kept, join.start()) or _is_number_comma(text, join):
            continue
        items.append(Range(begin, join.start()))
        begin = join.end()
    items.append(Range(begin, whole.end))
    items[0] = Range(_behind_colon(text, items[0]), items[0].end)
    items = [item for item in (_trimmed(text, item) for item in items) if item.start < item.end]
    name = _NAME_LAST.search(text, items[0].start, items[0].end) if items else None
    if name is not None and len(text[items[0].start : items[0].end].split()) > _MOST_WORDS:
        items[0] = Range(*name.span("name"))  # what comes before the first item of a long quote is not part of it
    if any(len(text[item.start : item.end].split()) > _MOST_WORDS for item in items):
        return ()
    return tuple(items) if len(items) > 2 or _are_alike(text, items) else ()


def _is_closed(text: str, whole: Range) -> bool:
    """Whether words have the "and" of an enumeration, which is not that of a firm's name or in brackets."""
    kept = unsplit(text, whole)
    return any(not _in(kept, join.start()) for join in _LAST_AND.finditer(text, *whole))


def _behind_colon(text: str, first: Range) -> int:
    """Return where the first item begins after a colon: "Eight sent a message: Alvora".

    A title such as "Amazonia: Man and Culture" is introduced by nothing.
    """
    colons = list(_COLON.finditer(text, first.start, first.end))
    led = text[first.start : colons[-1].start()].split() if colons else []
    return colons[-1].end() if len(led) > 1 and led[-1].islower() else first.start


def _run_around(text: str, items: tuple[Range, ...], span: Range) -> tuple[Range, ...]:
    """Return the run of items around a span, without descriptions of an item; a role and its name are one item."""
    runs: list[list[Range]] = [[]]
    for item in items:
        if _NO_ITEM.match(text, item.start, item.end) or _is_two(text, item):
            runs.append([])
        elif runs[-1] and _names_role(text, runs[-1][-1], item, more=len(items) > _FEWEST):
            runs[-1][-1] = Range(runs[-1][-1].start, item.end)
        else:
            runs[-1].append(item)
    return next((tuple(run) for run in runs if run and span.overlaps(Range(run[0].start, run[-1].end))), ())


def _is_two(text: str, item: Range) -> bool:
    """Whether an item goes beyond the end of a sentence, or introduces others; "Dr. Lund" does neither."""
    return any((match["word"] or "").casefold() not in _SHORT for match in _TWO.finditer(text, item.start, item.end))


def _names_role(text: str, role: Range, name: Range, *, more: bool) -> bool:
    """Whether an item is the name of the one before it: "its mayor, Ada Brown"."""
    between = text[role.end : name.start]
    is_role = _ROLE.fullmatch(text, role.start, role.end) is not None
    return more and between.strip() == "," and is_role and _PERSON.fullmatch(text, name.start, name.end) is not None


def _are_alike(text: str, items: list[Range]) -> bool:
    """Whether two items are alike: two names, two phrases with "the", or two without a capital."""
    if len(items) != _FEWEST:
        return False
    one, other = (IN_BRACKETS.sub("", text[item.start : item.end]).rstrip() for item in items)
    named = [_NAME_AT.fullmatch(each) is not None or is_name(each) for each in (one, other)]
    return named[0] == named[1] and not re.search(rf"\b(?:{AUX})\b", f"{one} {other}")


def _trimmed(text: str, item: Range) -> Range:
    start, end = item
    lead = _BEFORE_ITEM.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in ' \t\r\n,;.”"' and not _ABBREVIATED.fullmatch(text, end - 4, end):
        end -= 1
    return Range(start, end)


def _in(ranges: list[Range], at: int) -> bool:
    return any(each.start <= at < each.end for each in ranges)


def _is_number_comma(text: str, join: re.Match[str]) -> bool:
    if not text[join.start() - 1 : join.start()].isdigit():
        return False
    in_figure = join.group() == "," and text[join.end() : join.end() + 1].isdigit()
    return in_figure or _DAY.match(text, join.start()) is not None
