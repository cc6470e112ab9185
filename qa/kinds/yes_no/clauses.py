"""The clauses of an article that can decide a question, each with its words and its pronoun replaced."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.types import Article, Range
from qa.kinds.lexicon import NAME, NO_NAME
from qa.kinds.yes_no.ellipses import as_ban, counted, filled
from qa.kinds.yes_no.everyday.promises import done, without_lead
from qa.kinds.yes_no.everyday.spokesmen import said_by_police
from qa.kinds.yes_no.leading import SUBJECT_PRONOUNS, is_name, subject_of
from qa.kinds.yes_no.sides import with_side
from qa.words.grammar import AUXILIARIES, PREPOSITIONS
from qa.words.plurals import is_plural
from qa.words.word import Word, is_past, words_of

_NOT_OF_ALL = r"(?<!\ball)(?<!ryone)(?<!body)(?<!thing)"  # "everyone but Lund" is one clause
_JOINT = r"(?:;|,?\s+(?:but|whereas|yet|and|while|so|although|though)|\s[–—])\s+"
_NOBODY = r"(?:that\s+)?(?:nobody|no\s+one|none)\s"
_DETERMINED = r"(?:he|she|it|they|the|a|an|its|his|her|their)\s"
_COUNTED = rf"(?:no|some|two|three|many|\d[\d,]*)\s+(?:[\w-]+\s+){{1,2}}(?:{AUXILIARIES})\b"
_BREAK = re.compile(  # before another clause, with its own subject
    rf"{_NOT_OF_ALL}{_JOINT}(?={_NOBODY}|{_DETERMINED}|in\s+the\s+(?:event|end)\b|[A-Z]|{_COUNTED})|;\s+|:\s+"
)
_PRONOUN = re.compile(
    r"(?:(?:and|but|also|then|however|yet|still|today|yesterday|later|meanwhile)\b[, ]*)*(?P<word>he|she|it|"
    r"they)\s+(?=\w)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"(?P<part>All|Both|None|Neither|Each|Most|Some|Many)\s+of\s+(?:them|these|those)\s+(?=\w)")
_THERE = re.compile(  # a sentence or a question that brings something up: "There is a sauna"
    r"(?:(?:is|are|was|were)\s+there|there\s+(?:is|are|was|were|has\s+been|have\s+been))\s+(?:also\s+|still\s+|now\s+)?"
    r"(?:an?|one|any|some)\s+(?P<noun>(?:[\w’'-]+\s+){0,3}?[\w’'-]+)"
    rf"(?=\s+(?:{PREPOSITIONS}|that|which|who|where|beside|behind|under)\b|\s*[,.;:?!]|$)",
    re.IGNORECASE,
)
_MINUTED = re.compile(  # how a meeting decided, as minutes have it: "Carried by three votes to one."
    r"(?:Carried|Approved|Adopted|Rejected|Defeated|Refused|Deferred|Withdrawn)\b(?!\s+(?:the|an?|by\s+the)\s)"
)
_LABELLED = re.compile(  # when something is open, after its name: "Box office: the old Post Office, open daily"
    r"(?P<what>(?!(?:Note|Warning|Tip|Update|Remember|Correction|News|Caution|Important)\b)[A-Z][\w’'-]*(?:\s[\w’'-]+){0,3}):\s"
    r"(?:[^,:;]{1,60},\s)?(?P<rest>(?:open|closed|shut)\s(?:\d|daily|every|each|all|from|until|on|except|in|during)[^:;]*)"
)
_PROPOSED = re.compile(r"\b(?P<noun>propos|motion|amendment|resolution)", re.IGNORECASE)
_MINUTES = 2  # sentences before a decision that may say what was proposed
_EARLIER = 3  # clauses before one that leaves out what they said
_PLURAL = re.compile(r"(?:[^\W\d_]+[^su\W]s|people|men|women|children|police)$")
_BESIDE = re.compile(  # a clause between commas about the subject: "Finch, who designed the stairs, did not attend"
    r"^(?P<subject>(?:[\w’'.-]+\s+){0,8}?[\w’'.-]+),\s+(?P<beside>[A-Z][\w’'.-]*(?:\s+(?:&\s+|of\s+|"
    r"the\s+)?[A-Z][\w’'.-]*){0,3}|(?:who|which|the|a|an|its|his|her|their|[a-z]+ed|[a-z]+ing)\s+[^,]{1,90}),\s+(?=\w)"
)
_SHIP = re.compile(
    r"\b(?:ships?|boat|lifeboat|ketch|yacht|ferry|vessel|trawler|schooner|barque|brig|tug|liner|tanker|steamer|cutter)$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:who|which)\s+")
_ACRONYM = re.compile(r"[A-Z]{2,}")  # "VAT" is no person
WHOM = re.compile(r"(?:the|an?)\s|[A-Z]")
"""The beginning of a subject behind "which" or "whom": "which the town owns"."""
_A_WORK = re.compile(  # "A sequel, Second Helping, "
    r"(?:The|An?|His|Her|Its|Their)\s(?:[\w’'-]+\s){0,3}?(?:book|novel|sequel|film|play|album|song|poem|opera|painting|magazine|"
    r"newspaper|series|firm|company|band|club|ship|boat|village|town),\s"
)
_PARTICLES = frozenset("of the de van von der den al bin & and".split())
_SEXES = {"man": "he", "boy": "he", "woman": "she", "girl": "she"}
_A_PERSON = re.compile(r"An?\s(?:\w+\s)?(?:man|woman|boy|girl)")
_A_NOUN = re.compile(r"(?:the|an?)\s")
_TITLED = re.compile(rf"(?P<name>{NAME})(?:,|$)")  # "Ann Lund, who made puppets"
_AGE = re.compile(  # and where somebody lives: ", 59, of Mill Road, Orme, "
    rf",\s(?:aged\s)?\d{{1,3}}(?:,\s(?:of|from)\s{NAME}(?:,\s{NAME})*)?,\s"
)
_ASIDE = re.compile(  # initials or a figure in brackets, and the form of a firm
    r"\s\((?!(?:not?|never|except|without|un\w+)\b)[^()]{1,30}\)|(?<=\w)\s(?:PLC|plc|Ltd|Inc|Corp|LLC|GmbH)\b\.?(?=\s)"
)
_BROKEN = re.compile(r"(?<=[^\W\d_])-\n\s*(?=[a-z])")  # at the end of a line
_AND_NO = re.compile(
    r"(?P<subject>.+?\s(?:has|have|had|offers?|offered|serves?|contains?))\s(?P<one>[^,;]+?),?\s(?:and|but)\s(?P<other>no\s[^,;]+)"
)
SHORT_PASTS = frozenset("made put set let cut hit shut beat cost has have will does".split())
"""Verbs that look the same in the past, and auxiliaries."""
LEADING = re.compile(  # a time before the subject: "During the campaign she"
    r"(?:During|In|On|At|After|Before|Since|By|For)\s[^,;]{1,50}?,?\s+(?=(?:he|she|it|they)\s|[A-Z][\w’'-]*\s+[a-z])"
)
_LOOK_BACK = 12  # sentences before a range that may hold a pronoun's noun


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause with its pronoun replaced, as `words` and as plain text; `sentence` is the article's whole sentence."""

    words: tuple[Word, ...]
    sentence: Range
    text: str
    plain: str


def clauses_of(article: Article, within: Range) -> Iterator[Clause]:
    """Yield the clauses of the sentences that lie in a range, in order; pronouns may refer to sentences before it."""
    titled = _TITLED.match(article.title)
    before, person = "", "" if titled is None else titled["name"]
    proposed = deque([""], maxlen=_MINUTES)
    earlier = deque[str](maxlen=_EARLIER)
    begin = next((at for at, each in enumerate(article.sentences) if each.end > within.start), 0)
    for sentence in article.sentences[max(begin - _LOOK_BACK, 0) :]:
        if sentence.start >= within.end:
            break
        text = " ".join(_BROKEN.sub("", article.text_of(sentence)).split())
        plain = _ASIDE.sub("", _AGE.sub(" ", text))
        for clause in _split(_labelled(as_ban(_minuted(plain, proposed)))):
            plain_clause = _resolved(without_lead(clause), before, person)
            resolved = counted(filled(done(plain_clause, earlier), earlier), before)
            earlier.appendleft(resolved)
            of_police = _resolved(said_by_police(clause), before, person) if _A_PERSON.fullmatch(person) else ""
            statements = [*_apart(resolved), *([of_police] if of_police else [])]
            for statement in statements if sentence.end > within.start else ():
                sided = with_side(statement)
                yield Clause(words=words_of(sided), sentence=sentence, text=text, plain=sided)
            if resolved == clause:
                subject = _brought_up(clause) or subject_of(clause)
                before = subject or before
                person = subject if _is_person(subject) and _A_WORK.match(clause) is None else person
        proposed.append(plain)


def _is_person(subject: str) -> bool:
    """Whether a subject may be whom "he" or "she" speaks of: a name, all in capitals' words, or "a man"."""
    words = subject.split()
    is_whole = bool(words) and is_name(subject) and all(word[:1].isupper() or word in _PARTICLES for word in words)
    return (is_whole and not _ACRONYM.fullmatch(subject)) or _A_PERSON.fullmatch(subject) is not None


def _apart(clause: str) -> list[str]:
    """Split off what a clause says about its subject between commas, or with "and no", as a clause of its own."""
    both = _AND_NO.fullmatch(clause.rstrip(". "))
    if both is not None:
        return [f"{both['subject']} {both['one']}", f"{both['subject']} {both['other']}"]
    beside = _BESIDE.match(clause)
    if beside is None or _has_verb(beside["subject"]):
        return [clause]
    main = f"{beside['subject']} {clause[beside.end() :]}"
    further = clause[beside.end() :]
    if (
        _RELATIVE.match(further)
        and WHOM.match(further, len("which "))
        and not beside["beside"].startswith(("who ", "which "))
    ):
        return [beside["subject"], f"{beside['beside']}, {further}"]  # "a site, the old pier, which the town owns"
    if beside["beside"][:1].isupper():
        called = f"{beside['beside']} is {clause[:1].lower()}{beside['subject'][1:]}"
        return [main, f"{beside['beside']} {clause[beside.end() :]}", called]
    if _A_NOUN.match(beside["beside"]) and is_name(beside["subject"]):
        return [main, f"{beside['subject']} is {beside['beside']}"]
    relative = _RELATIVE.match(beside["beside"])
    if relative is not None and WHOM.match(beside["beside"], relative.end()):
        return [main, f"{beside['subject']}, {beside['beside']}"]  # "which the town owns"
    if relative is not None:
        return [main, f"{beside['subject']} {beside['beside'][relative.end() :]}"]
    return [main]


def _has_verb(subject: str) -> bool:
    """Whether words are more than a subject: "She beat the mayor", but not "The retired mayor"."""
    words = subject.split()
    return any(
        word.islower()
        and (is_past(word) or word in SHORT_PASTS)
        and before.casefold() not in NO_NAME - SUBJECT_PRONOUNS
        for before, word in pairwise(words)
    )


def _split(text: str) -> list[str]:
    if text.count('"') % 2 or text.count("“") != text.count("”") or _BREAK.search(text) is None:
        return [text]
    parts, depth_text = [], ""
    begin = 0
    for match in _BREAK.finditer(text):
        depth_text = text[: match.start()]
        if depth_text.count("“") > depth_text.count("”") or depth_text.count('"') % 2:
            continue
        parts.append(text[begin : match.start()])
        begin = match.end()
    parts.append(text[begin:])
    return [part for part in parts if part.strip()]


def _minuted(sentence: str, before: Collection[str]) -> str:
    """Return a decision without a subject with that of the sentences before: "The proposal was carried"."""
    if _MINUTED.match(sentence) is None:
        return sentence
    put = next((found["noun"].casefold() for found in map(_PROPOSED.search, before) if found is not None), None)
    noun = "proposal" if put == "propos" else put
    return sentence if noun is None else f"The {noun} was {sentence[:1].lower()}{sentence[1:]}"


def _labelled(sentence: str) -> str:
    """Return what is open or closed after a label as a statement about it; any other sentence as it is."""
    label = _LABELLED.fullmatch(sentence)
    if label is None:
        return sentence
    what = label["what"][:1].lower() + label["what"][1:]
    return f"The {what} {'are' if is_plural(what.split()[-1]) else 'is'} {label['rest']}"


def _brought_up(clause: str) -> str:
    """Return what a clause says or asks that there is, as a subject: "The sauna"; "" if it does neither."""
    there = _THERE.match(clause)
    return "" if there is None else f"The {there['noun']}"


def _resolved(clause: str, subject: str, person: str) -> str:
    """Return a clause with the subject before it, or for "he" and "she" the last name that was one, for its pronoun."""
    led = LEADING.match(clause)
    begin = 0 if led is None else led.end()
    match, of_them = _PRONOUN.match(clause, begin), _OF_THEM.match(clause, begin)
    if of_them is not None and _PLURAL.search(subject) is not None:
        first, *others = subject.split(maxsplit=1)
        those = " ".join([first.lower() if first.casefold() in NO_NAME else first, *others])
        return f"{clause[:begin]}{of_them['part']} of {those} {clause[of_them.end() :]}"
    if match is None or not subject:
        return clause
    word = match["word"].casefold()
    if _SEXES.get(person.split()[-1] if person else "", word) != word and word in ("he", "she"):
        return clause
    if word in ("he", "she") and not (word == "she" and _SHIP.search(subject)):
        return f"{clause[:begin]}{person} {clause[match.end() :]}" if person else clause
    words = subject.split()
    if word == "it" and len(words) > 2 and is_plural(words[-1]) and words[0].casefold() in NO_NAME:
        subject = " ".join(words[:-1])  # "The novel tells"
    fits = (word == "they") == (_PLURAL.search(subject) is not None)
    return f"{clause[:begin]}{subject} {clause[match.end() :]}" if fits else clause
