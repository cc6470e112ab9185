"""A yes/no question in other everyday words: "Did Roe go back to racing?" is "Did Roe race again?"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qa.types import Verdict
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma_set
from qa.words.plurals import is_plural
from qa.words.word import words_of

_WORDS = (  # an expression, and what asks the same
    (r"\b(?:(?:go|gone|get|got|come)\s+back\s+to|return(?:ed)?\s+to|resumed?)\s+(?P<verb>\w+ing)\b", r"\g<verb> again"),
    (r"\b(?:go|gone|come)\s+back(?=\s+(?:to(?!\s+\w+ing\b)|home|in)\b|$)", "return"),
    (r"\b(?:take|taken|took)\s+part\s+in\s+the\s+vote\b", "vote"),
    (r"\b(?P<verb>protest(?:ed)?|appeal(?:ed)?)\s+(?:about|over|at)\b", r"\g<verb> against"),
    (r"^(?:is|are)\s+(?P<who>.+?)\s+going\s+to\s+(?=[a-z]+\b)", r"Will \g<who> "),
    (r"^did\s+(?P<what>.*\b(?:appeal|claim|challenge|complaint))\s+succeed$", r"Was \g<what> upheld"),
    (r"\b(?P<verb>allowed|let|admitted)\s+in$", r"\g<verb>"),
    (r"\beither\s+(?:of\s+the\s+)?(?=[a-z]+\b)", "any "),
    (r"^(?P<aux>\w+)\s+(?:i|we|one|people|visitors)\s+", r"\g<aux> you "),
    (
        r"\b(?P<ask>ask(?:ed)?\s+for|want(?:ed)?|demand(?:ed)?)\s+(?P<what>(?:the|its|his|her|their)\s+.+?)\s+back\b",
        r"\g<ask> the return of \g<what>",
    ),
)
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), words) for pattern, words in _WORDS)
_RELATIVE = re.compile(  # "the man who was arrested"
    r"\b(?P<who>the\s+(?:\w+\s+)?\w+)\s+(?:who|that|which)\s+(?P<said>(?:was|were|had\s+been)\s+\w+)(?=\s+\w)",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"\b(?:one\s+of|among)\s+the\s+(?:\w+\s+)?(?:researchers|scientists|authors|team|study(?:['’]s)?\s+authors)\b",
    re.IGNORECASE,
)
_WORKS = ("work", "study", "research", "project")
_NAME_TAKEN = re.compile(
    r"\b(?:take|took|taken|adopt|adopted)\s+(?:the\s+(?:sur)?name\s+[A-Z][\w’'-]+|(?:(?:her|his)\s+(?:husband|wife)|[A-Z][\w-]+)['’]s\s+"
    r"(?:sur|last\s+|family\s+)?name)|\bchanged?\s+(?:her|his)\s+(?:sur|last\s+|family\s+)?name\b"
)
_WHEN_MARRIED = re.compile(
    r"\s+(?:when|after)\s+(?:she|he|they)\s+(?:got\s+)?(?:married|marrying|wed)\b|\s+on\s+marrying\b", re.IGNORECASE
)
_IN_PART = re.compile(r"\bname\s+(?:on|for|in|only|as|until|at)\b")
_USE = re.compile(
    r"can\s+(?:i|we|you|one|people|passengers|visitors)\s+use\s+(?:(?:my|our|your|an?|the)\s+)?(?P<what>(?:[\w-]+\s+){0,2}?"
    r"(?:ticket|pass|card|voucher|coupon|permit)s?)\s+(?P<where>(?:on|in|at|for)\s+.+)",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"(?P<head>(?:has|have|did|had)\s+.+?)\s+(?:(?:already|yet|now)\s+)?(?:decided?|made\s+up\s+\w+\s+minds?)(?:\s+yet)?\s+"
    r"(?:to\s+(?:\w+\s+){1,2}|whether\s+to\s+(?:\w+\s+){1,2}|about\s+)(?P<what>(?:the|its|his|her|their)\s.+)",
    re.IGNORECASE,
)
_ACCEPTED = re.compile(
    r"did\s+(?P<who>.+?)\s+(?P<verb>accept|approve)\s+(?:(?:the|an?|its|their)\s+(?P<noun>[a-z]+)|(?P<owner>[A-Z][\w-]*)['’]s\s+(?P<owned>[a-z]+))",
    re.IGNORECASE,
)
_BY_OTHERS = re.compile(
    r"\b(?:rejected|refused|dismissed|declined|turned\s+down|thrown\s+out|voted\s+down)\b[^,;]*\sby\s(?!\d)"
)
_ANYONE_HAS = re.compile(
    r"ha(?:s|ve)\s+(?:anyone|anybody|someone|somebody|people)\s+(?P<done>\w+(?:ed|wn|en|nd|de))\s+(?P<what>(?:the|his|her|its|their)\s[\w\s’'-]+)",
    re.IGNORECASE,
)
_EITHER = re.compile(r"was\s+either\s+(?:of\s+the\s+)?(?P<what>[a-z]+)(?P<rest>\s.+)", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:Professor|Prof\.?|Dr\.?|Cllr|Councillor|Judge|Captain|Constable|Inspector)\s+(?=[A-Z])")
_EVERY = re.compile(
    r"(?P<was>was|were)\s+(?P<who>.+?)\s+(?:convicted|found\s+guilty)\s+(?:on|of|in)\s+(?:every|all|both|each)(?:\s+(?:of\s+)?the)?\s+"
    r"(?:\w+\s+)?(?:count|charge)s?",
    re.IGNORECASE,
)
_OTHERS = lemma_set("other others another one rest remaining second third two")


class Asked(NamedTuple):
    """A question in other words.

    `reversed` if its "yes" is the first one's "no"; `needs` are lemmas of which a clause must have one, if there are
    any; `only` is the verdict on the first one that it can give, None for both. A clause that matches `unless` does not
    decide it.
    """

    question: str
    reversed: bool = False
    needs: frozenset[str] = frozenset()
    only: Verdict | None = None
    unless: re.Pattern[str] | None = None

    @property
    def is_plain(self) -> bool:
        """Whether its verdicts are those of the first question."""
        return self.only is None and not self.reversed and not self.needs

    def may_be_decided_by(self, clause: str) -> bool:
        """Whether a clause has a word that is needed, and nothing that keeps it from deciding."""
        has_needed = not self.needs or not self.needs.isdisjoint(word.lemma for word in words_of(clause))
        return has_needed and (self.unless is None or self.unless.search(clause) is None)


def asked_otherwise(question: str, title: str, known: frozenset[str]) -> Iterator[Asked]:
    """Yield a question in other words, asked of an article with a title, of which `known` are the lemmas.

    What is left out has to be in the article. Who is said to have accepted something is left out if the title has them.
    """
    short = question.strip().rstrip("?!. ")
    plain = _TITLE.sub("", short)
    relative = _RELATIVE.search(plain)
    if relative is not None and set(content_lemmas(relative["said"])) <= known:
        plain = f"{plain[: relative.end('who')]}{plain[relative.end() :]}"
    if plain != short:
        yield Asked(f"{plain}?")
    yield from map(_put, _with_other_words(plain))
    if _MEMBER.search(plain):
        yield from (Asked(f"{_MEMBER.sub(f'involved in the {work}', plain)}?") for work in _WORKS)
    if _NAME_TAKEN.search(plain):
        kept = _WHEN_MARRIED.sub("", _NAME_TAKEN.sub("keep the maiden name", plain))
        yield Asked(f"{kept}?", reversed=True, unless=_IN_PART)
    decided = _DECIDED.fullmatch(plain)
    if decided is not None:
        verb = "decide" if decided["head"].casefold().startswith("did") else "decided"
        yield Asked(f"{decided['head']} {verb} on {decided['what']}?", only="no")
    accepted = _ACCEPTED.fullmatch(plain)
    if accepted is not None:
        yield from _as_passive(accepted, title, known)
    every = _EVERY.fullmatch(plain)
    if every is not None:
        yield Asked(f"{every['was']} {every['who']} cleared?", reversed=True, needs=_OTHERS, only="no")


def _as_passive(accepted: re.Match[str], title: str, known: frozenset[str]) -> Iterator[Asked]:
    """Yield "Was the offer by Roe accepted?" for "Did Lund accept Roe's offer?", if no one else is likely to."""
    who, owner = frozenset(content_lemmas(accepted["who"])), accepted["owner"]
    if not who <= (known if owner else frozenset(content_lemmas(title))):
        return
    what = f"{accepted['owned']} by {owner}" if owner else accepted["noun"]
    yield Asked(f"Was the {what} {accepted['verb'].rstrip('e')}ed?", only="no", unless=_BY_OTHERS)


def _put(statement: str) -> Asked:
    return Asked(f"{statement}?")


def _with_other_words(plain: str) -> Iterator[str]:
    """Yield a question with one of its expressions in other words."""
    for pattern, words in _PATTERNS:
        if pattern.search(plain):
            yield pattern.sub(words, plain)
    either, anyone = _EITHER.fullmatch(plain), _ANYONE_HAS.fullmatch(plain)
    if either is not None:
        yield f"Were any {either['what']}s{either['rest']}"
    if anyone is not None:
        yield f"{'Have' if is_plural(anyone['what'].split()[-1]) else 'Has'} {anyone['what']} been {anyone['done']}"
    use = _USE.fullmatch(plain)
    if use is not None:
        many = use["what"] if is_plural(use["what"].split()[-1]) else _many(use["what"])
        yield f"Is the {use['what']} valid {use['where']}"
        yield f"Are {many} valid {use['where']}"


def _many(what: str) -> str:
    return f"{what}es" if what.endswith("s") else f"{what}s"
