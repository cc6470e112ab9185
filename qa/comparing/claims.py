"""What a sentence makes of a quote in it: it may doubt it, leave it open, or tell of another time or person."""

from __future__ import annotations

import re

from qa.comparing.asked_for import AskedFor
from qa.comparing.leaving import is_gone, is_out
from qa.comparing.outcomes import Outcome
from qa.comparing.said import QuoteInContext
from qa.words.grammar import BE, CLAUSE
from qa.words.kin import KIN
from qa.words.lemmas import content, lemma, lemmas, negations, share_content, unowned

_LED = re.compile(r"\b(?:(?P<that>that)|(?P<open>whether|if)(?! or not\b))\b", re.IGNORECASE)
_CLAIM = re.compile(
    r"\b(?:claim|rumour|rumor|report|suggestion|allegation|accusation|idea|notion|theory|belief|assertion|suspicion|"
    r"evidence|proof|sign|indication|possibility|chance|likelihood|doubt|guarantee|assurance|fear|view|myth)s?\s*$",
    re.IGNORECASE,
)
_SAYING = (
    r"(?:say|said|show|prove|suggest|indicate|think|thought|believe|find|found|know|accept|agree|admit|confirm|mean|feel|"
    r"fear|imply|insist|argue|conclude|guarantee|doubt|dispute|deny|denie|refute|reject|sure|certain|convinced|true|clear)"
)
_RELATIVE = re.compile(  # a noun before "that": "the fire that"
    rf"\b(?:the|an?|any|no|this|his|her|its|their|\d+)\s+(?:[\w-]+\s+)?(?!{_SAYING}(?:s|d|ed|n)?\s*$)[\w-]+\s*$",
    re.IGNORECASE,
)
_DOUBTING = re.compile(
    r"\b(?:(?<!no )doubt\w*|disput\w+|den(?:y|ies|ied|ying)|disprov\w+|refut\w+|reject\w*|debunk\w*|false|untrue|wrong|"
    r"incorrect|mistaken|unfounded|baseless|nonsense|lies?|myth|(?<!a )few|too (?:soon|early) to|unlikely|unclear|"
    r"unproven)\b",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(
    r"\b(?:little|less than|nowhere near|rarely|seldom|scarcely|barely|almost|nearly|virtually|partly|allegedly|"
    r"supposedly)\s+(?:(?:an?|the)\s+)?$",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bbe )\bused to\b|\b(?:formerly|previously)\b",
    re.IGNORECASE,
)
_BEEN, _UNTIL = re.compile(r"\b(?:was|were|had)\b", re.IGNORECASE), re.compile(r"\buntil\b", re.IGNORECASE)
_GOES_ON = re.compile(r"^\W*(?:and yet|but|yet)\b(?P<what>[^,;:.!?]*)", re.IGNORECASE)  # after "denied murder"
_FORMER = re.compile(r"\b(?:former|ex|one-time|outgoing|previous)[\s-]+(?P<what>\w+)", re.IGNORECASE)
_SECOND = re.compile(
    r"\b(?:deputy|vice|assistant|acting|alleged|suspected|aspiring|would-be)[\s-]+(?P<what>\w+)", re.IGNORECASE
)
_HOPING = (
    r"(?:hop(?:e|es|ed|ing)|want(?:s|ed)?|wish(?:es|ed)?|aspir(?:e|es|ed|ing)|tr(?:y|ies|ied|ying)|"
    r"attempt(?:s|ed|ing)?|intend(?:s|ed)?|offer(?:s|ed|ing)?|appl(?:y|ies|ied|ying)|threaten(?:s|ed|ing)?)"
)
_DENYING = r"(?<!was )(?<!were )(?<!been )denie[sd]|denying"
_WANTED = re.compile(
    rf"\b(?:(?:{_HOPING}|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|fail(?:s|ed|ing)?) to|"
    rf"{_DENYING}|cleared of|acquitted of|accused of|turn(?:s|ed|ing)? down|stopped|"
    r"gave up|reject(?:s|ed|ing)?)\b(?P<what>.*)",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(rf"\b(?:{_HOPING} to|{_DENYING})\b(?P<what>.*)", re.IGNORECASE)
_FALSELY = re.compile(r"\b(?:falsely|wrongly|mistakenly|wrongfully|erroneously|supposedly)\b", re.IGNORECASE)
_ONLY_LIKE = re.compile(
    r"\b(?:by an? \w+ of|in the (?:style|manner) of|(?:miles?|km|kilomet(?:re|er)s?|met(?:re|er)s?) "
    r"(?:\w+ )?(?:from|of)|moved (?:\w+ ){0,3}from)\s+$",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:is|are|does|do|has|have)\b|\bwho['’]s\b", re.IGNORECASE)
_NOT_NOW = re.compile(r"\b(?:was|were|did|had|been|will|would|could|should|may|might|going to)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:did|was|were|has|have|had)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:will|would|could|should|may|might|going to)\b", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?\s+(?:\w+\s+)?(?P<what>[^\W\d_]+)")
_BY = re.compile(r"\bby\s+$", re.IGNORECASE)
_ACTING = re.compile(
    r"^\s*who\s+(?P<verb>(?!is\b|was\b|are\b|were\b|do\b|does\b|did\b|has\b|have\b|had\b)\w+)", re.IGNORECASE
)
_NO_AGENT = re.compile(
    rf"\b(?:{BE})\s+(?:\w+ly\s+)?(?P<verb>\w+)\s+(?:[\w'’-]+\s+){{0,2}}?"
    r"(?:for|about|from|to|against|after|in (?:honour|honor|memory|the style|the manner) of)\s*$",
    re.IGNORECASE,
)


def turned_by_claim(one: QuoteInContext, other: QuoteInContext, asked: AskedFor) -> Outcome | None:
    """Return "unclear" if two quotes of one value are not said alike: one is doubted, for one; None if they are."""
    return None if _standing(one, asked) == _standing(other, asked) else "unclear"


def _standing(quote: QuoteInContext, asked: AskedFor) -> tuple[bool, ...]:
    """Return what its sentence makes of a quote, fact by fact; those of no matter to the question are false."""
    doubted = _is_doubted(quote)
    if asked.kind in ("amount", "time"):
        return doubted, _is_not_done(quote, asked)
    return (
        doubted,
        _is_left_open(quote, asked),
        _is_qualified(quote, asked),
        _is_of_another_time(quote, asked),
        (_is_wanted(quote, asked) or is_out(*_clause(quote), asked)) and not _is_said_after(quote, asked),
        is_gone(*_clause(quote), asked),
        _is_only_like(quote, asked),
        asked.kind == "person" and (_is_owner(quote, asked) or _is_no_agent(quote, asked)),
    )


def _clause(quote: QuoteInContext) -> tuple[str, str]:
    """Return what stands before a quote in its clause, and after it."""
    after = "" if quote.quote.endswith((",", ";", ":")) else CLAUSE.split(quote.around[1])[0]
    return CLAUSE.split(quote.around[0])[-1], after


def _lead(quote: QuoteInContext) -> re.Match[str] | None:
    """Return the "that", "whether" or "if" that the clause of a quote begins with."""
    before = quote.around[0]
    start = max((match.end() for match in CLAUSE.finditer(before)), default=0)
    found = list(_LED.finditer(before, max(0, start - len("that"))))
    return found[-1] if found else None


def _is_doubted(quote: QuoteInContext) -> bool:
    """Whether a quote's clause is led by a "that" of which its sentence says that it is not so."""
    lead = _lead(quote)
    if lead is None or lead["that"] is None:
        return False
    main = CLAUSE.split(quote.sentence[: lead.start()])[-1]
    claimed = _CLAIM.search(main) is not None
    if not claimed and _RELATIVE.search(main):
        return False
    after = _clause(quote)[1] if claimed else ""
    doubts = negations(main) + len(_DOUBTING.findall(main)) + len(_DOUBTING.findall(after))
    return doubts % 2 == 1


def _is_left_open(quote: QuoteInContext, asked: AskedFor) -> bool:
    lead = _lead(quote)
    return lead is not None and lead["open"] is not None and _LED.search(asked.text) is None


def _is_qualified(quote: QuoteInContext, asked: AskedFor) -> bool:
    """Whether a word before a quote says that it is not quite so: "almost safe"."""
    plain = asked.kind == "other" and not any(map(str.isdigit, quote.quote))
    return plain and _QUALIFIED.search(quote.around[0]) is not None


def _is_of_another_time(quote: QuoteInContext, asked: AskedFor) -> bool:
    """Whether a quote is told of the past, and the question is of the present: "used to live in Lund"."""
    not_now = _is_no_longer(asked.text) or any(words.search(asked.text) for words in (_NOT_NOW, _FORMER))
    if not _NOW.search(asked.text) or not_now:
        return False
    before, after = _clause(quote)
    return _is_no_longer(f"{before} {after}") or _says_of_asked(_FORMER, after, asked)


def _is_no_longer(text: str) -> bool:
    """Whether a text says that something ended: "used to", "was the mayor until"."""
    been = _BEEN.search(text)
    ended = been is not None and _UNTIL.search(text, been.end()) is not None
    return ended or _NO_LONGER.search(text) is not None


def _is_said_after(quote: QuoteInContext, asked: AskedFor) -> bool:
    """Whether a "but" after a quote's clause leads to what is asked about: "denied murder but was convicted"."""
    found = _GOES_ON.match(quote.around[1][len(_clause(quote)[1]) :])
    if found is None or negations(found["what"]):
        return False
    words = lemmas(found["what"])
    meant = content(words)
    return next((word for word in words if word in meant), "") in content(lemmas(asked.text))


def _is_wanted(quote: QuoteInContext, asked: AskedFor) -> bool:
    """Whether what is asked about is hoped for, refused or denied, or is of second rank: "hopes to be mayor"."""
    if any(words.search(asked.text) for words in (_WANTED, _SECOND, _FALSELY)):
        return False
    before, after = _clause(quote)
    return (
        any(_says_of_asked(_WANTED, text, asked) for text in (before, after))
        or _says_of_asked(_SECOND, after, asked)
        or _FALSELY.search(f"{before} {after}") is not None
    )


def _is_not_done(quote: QuoteInContext, asked: AskedFor) -> bool:
    """Whether a question is of what was done, which a sentence denies or hopes for: "denied paying £5m"."""
    past = _DONE.search(asked.text) is not None and not any(words.search(asked.text) for words in (_LATER, _WANTED))
    return past and _says_of_asked(_NOT_DONE, _clause(quote)[0], asked)


def _says_of_asked(words: re.Pattern[str], text: str, asked: AskedFor) -> bool:
    """Whether words in a text lead to a word that means something in the question."""
    found = words.search(text)
    return found is not None and share_content(found["what"], asked.text)


def _is_only_like(quote: QuoteInContext, asked: AskedFor) -> bool:
    """Whether a quote is a place that something is away from, or a person who taught or is copied by another."""
    named = asked.kind in ("person", "place") and not re.search(r"\b(?:from|of)\b", asked.text, re.IGNORECASE)
    return named and _ONLY_LIKE.search(quote.around[0]) is not None


def _is_owner(quote: QuoteInContext, asked: AskedFor) -> bool:
    """Whether not the person of a quote did it, but somebody or something of theirs: "by Roe's brother"."""
    if "whose" in asked.text.casefold():
        return False
    name = unowned(quote.quote)
    owned = _OWNER.match(quote.sentence, quote.start + len(name))
    return owned is not None and (_BY.search(quote.around[0]) is not None or owned["what"].casefold() in KIN)


def _is_no_agent(quote: QuoteInContext, asked: AskedFor) -> bool:
    """Whether what a question asks about was done for, to or about the person of a quote, and not by them."""
    asking, done = _ACTING.search(asked.text), _NO_AGENT.search(_clause(quote)[0])
    return asking is not None and done is not None and lemma(asking["verb"]) == lemma(done["verb"])
