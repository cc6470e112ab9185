"""Splitting several questions in one: numbered, consecutive, or joined by "and"."""

from __future__ import annotations

import re

from qa.words.grammar import ASKS, AUX, PREPOSITIONS, WH, leads_with_auxiliary
from qa.words.letters import UPPER, capitalised

_NUMBERED = re.compile(
    r"(?:(?<=\s)|^)(?:\(?(?P<number>\d{1,2})[.)]|\(?(?P<letter>[a-h])\)|Q(?P<query>\d)[.:)])\s+(?=\S)", re.IGNORECASE
)
_ASKING = rf"(?:(?:{PREPOSITIONS})\s+)?(?:{WH})\b"
_JOINED = re.compile(
    rf"(?:\s*[,;]\s*|\s+)(?:and|but|or|plus|as well as)\s+(?:also\s+|if so,?\s+|then\s+)*(?=(?:{_ASKING}|(?:did|does|"
    rf"do|is|are|was|were|has|have|will|can)\s+(?:he|she|it|they|there|[A-Z])))"
    rf"|\s*[;]\s*(?=(?:{_ASKING}|(?:{AUX})\b))|\s*,\s+(?=(?:{_ASKING})\s+(?:(?!(?:is|was|are|were)\b\s+\w+ed\b)))",
    re.IGNORECASE,
)
_TWO_WORDS = re.compile(
    rf"(?P<one>{WH})\s*(?:,|,?\s+(?:and|or))\s+(?P<other>when|where|why|how|who)\s+(?P<rest>(?:{AUX})\s+.+)$",
    re.IGNORECASE,
)
_AND_WHEN = re.compile(  # "and by when?", "and how wide?", "and why there?"
    rf"(?P<first>(?:{WH}|{AUX})\b.+?),?\s+and\s+(?P<word>when|where|why|how|how\s+[a-z]+|why\s+there|"
    rf"(?:{PREPOSITIONS})\s+(?:when|where|whom?|what|how\s+(?:much|many)(?:\s+[a-z]+)?|(?:what|which)\s+[a-z]+))\s*\?*$",
    re.IGNORECASE,
)
_SHORT_WHOLE = re.compile(  # "Who won", "What happened", and not "What size"
    rf"who\s+(?!(?:{AUX}|{PREPOSITIONS}|{WH}|else|all)\b)[a-z]+|what\s+(?:[a-z]{{3,}}(?<!e)ed|happens)", re.IGNORECASE
)
_MAY_SHARE = re.compile(  # what both may ask about: "and who directed the film?", "and how many came in Orme?"
    rf"^(?i:who|what)\s+(?!(?:{AUX})\b)|\s[{UPPER}]"
)
_SUBORDINATE = re.compile(  # verbs that take a "who ..." clause: joined to it, "and how ..." is not a question
    r"\b(?:say|says|said|tell|tells|told|know|knows|knew|known|explain\w*|ask|asks|asked|describe\w*|discuss\w*|"
    r"decide\w*|show\w*|reveal\w*|wonder\w*|"
    r"determin\w*|learn\w*|find out|found out|see|saw|understand\w*|remember\w*|report\w*|consider\w*|debate\w*|"
    r"matter|depend\w*|about|on|of)\s+(?:\w+\s+)?"
    rf"(?:{WH}|if|whether)\b",
    re.IGNORECASE,
)
_AUX_AFTER_WH = re.compile(
    rf"(?:(?:{PREPOSITIONS})\s+)?(?:{WH})\b(?:\s+(?!(?:{AUX})\b)[\w’'-]+){{0,5}}\s+(?:{AUX})(?:n['’]t)?\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(  # before its subject, as only in a question
    rf"(?:where|when|which\s+(?!(?:he|she|it|they|we|you|i)\b)\w+)\s+(?:{AUX})\s+"
    rf"(?:the|an?|his|her|its|their|he|she|it|they|this|that|(?-i:[{UPPER}]))"
    r"|(?:who|which \w+)\s+(?:did|does|do)\s",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    rf"\b(?!(?:{WH}|{AUX}|{PREPOSITIONS}|and|or|but|if|that)\b)[\w’'-]+,?\s+(?P<word>who|which|whose|where|when)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"how (?:many|much)\s+(?P<noun>(?:(?!(?:{AUX})\b)[\w’'-]+\s+){{1,5}}?)(?=(?:{AUX})\b)", re.IGNORECASE
)
_COUNT_ALONE = re.compile(rf"how (?:many|much)\s+(?=(?:{AUX})\b)", re.IGNORECASE)
_COUNT_DONE = re.compile(
    r"(?P<how>how (?:many|much))\s+(?P<rest>(?:more\s+)?(?:\w+ed|hurt|left|lost|sold|died|killed|born|sent|held|put|"
    r"kept|found)\b.*)$",
    re.IGNORECASE,
)


def questions_of(text: str) -> tuple[str, ...]:
    """Return the questions of a text, in order, or just the text if it is one.

    A later one may depend on the one before it: "who signed it?".
    """
    numbered = _numbered(text)
    return numbered if len(numbered) > 1 else _joined(text)


def _numbered(text: str) -> tuple[str, ...]:
    """Split "1) ... 2) ...": markers of one kind that count up from the first."""
    marks = list(_NUMBERED.finditer(text))
    counts = [_count(mark) for mark in marks]
    if (
        len(marks) < 2
        or [number for _, number in counts] != list(range(1, len(marks) + 1))
        or len({kind for kind, _ in counts}) > 1
    ):
        return ()
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = [text[mark.end() : end].strip(" ,;") for mark, end in zip(marks, ends, strict=True)]
    before = text[: marks[0].start()].strip(" ,;:")
    if any(len(part.split()) < 2 for part in parts) or not any(ASKS.match(part) for part in parts):
        return ()
    return tuple(
        capitalised(part) for part in ((before, *parts) if ASKS.match(before) and before.endswith("?") else parts)
    )


def _count(mark: re.Match[str]) -> tuple[str, int]:
    if mark["letter"]:
        return "letter", ord(mark["letter"].casefold()) - ord("a") + 1
    return ("number", int(mark["number"])) if mark["number"] else ("query", int(mark["query"]))


def _joined(text: str) -> tuple[str, ...]:
    """Split where a second whole question is joined to the first."""
    both = _TWO_WORDS.match(text)
    if both is not None:
        return tuple(f"{both[which].capitalize()} {both['rest']}" for which in ("one", "other"))
    short = _AND_WHEN.match(text)
    if short is not None and not _SUBORDINATE.search(text) and len(short["first"].split()) > 1:
        return f"{short['first']}?", f"{short['word'].capitalize()}?"
    if not ASKS.match(text):
        return (text,)
    parts, begin = [], 0
    for join in _JOINED.finditer(text):
        before, after = text[begin : join.start()], text[join.end() :]
        if _is_question(before, after, joint=join.group().strip(" ").casefold()):
            parts.append(before)
            begin = join.end()
    parts.append(text[begin:])
    if len(parts) == 1:
        return (text,)
    whole = [parts[0]]
    for part in parts[1:]:
        whole.append(completed(part, whole[-1]))
    return tuple(f"{capitalised(part.rstrip('? '))}?" for part in whole)


def _is_question(before: str, after: str, *, joint: str) -> bool:
    """Whether the texts before and after a joint are both questions."""
    comma = joint == ","
    if comma and not (_AUX_AFTER_WH.match(before.strip()) or leads_with_auxiliary(before.strip())):
        return False  # "When dating rocks, what ...?"
    if joint.endswith("or") and leads_with_auxiliary(after):
        return False  # a choice of two
    if len(before.split()) < 3 and (_SHORT_WHOLE.fullmatch(before) is None or _MAY_SHARE.search(after) is not None):
        return False
    if before.count('"') % 2 or before.count("“") > before.count("”"):
        return False
    if _SUBORDINATE.search(before) and not _AUX_AFTER_WH.match(after):
        return False
    asked = re.match(rf"(?:(?:{PREPOSITIONS})\s+)?(?P<word>\w+)", after, re.IGNORECASE)
    word = "" if asked is None else asked["word"].casefold()
    if not re.search(rf"\b(?:{WH})\b", word):
        return leads_with_auxiliary(before.strip()) or word in ("did", "does", "do")
    if comma and not _AUX_AFTER_WH.match(after):
        return False  # ", who was born in Rome," describes a name
    if word in ("who", "which", "whose", "where", "when") and any(
        m["word"].casefold() == word for m in _RELATIVE.finditer(before)
    ):
        return False
    if comma and asked is not None and word in ("who", "which", "where", "whose", "when"):
        return _INVERTED.match(after, asked.start("word")) is not None  # ", in which he was born," describes a name
    return (
        len(after.split()) > 2
        or (len(after.split()) == 2 and word in ("who", "what"))
        or (len(after.split()) == 1 and word in ("when", "where", "why", "how"))
    )


def completed(part: str, before: str) -> str:
    """Return a question with the noun that its "how many" leaves out: "and how many does North Korea have?"."""
    counted = _COUNTED.search(before)
    if counted is None:
        return part
    if _COUNT_ALONE.match(part):
        return _COUNT_ALONE.sub(lambda match: f"{match.group()}{counted['noun']}", part, count=1)
    done = _COUNT_DONE.match(part)
    if done is not None:
        aux = re.match(rf"(?:{AUX})", before[counted.end() :], re.IGNORECASE)
        return f"{done['how']} {counted['noun']}{aux.group() if aux else 'were'} {done['rest']}"
    return part
