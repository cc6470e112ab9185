"""The clauses of an article that can decide a question, each with its words and its pronoun resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from index.types import Article, Range
from qa.kinds.words import Word, is_past, words_of
from qa.understanding.mentions import PREPOSITIONS
from qa.understanding.plurals import is_plural

_BE = "is|are|was|were|has|have|had|will|would|can|could|do|does|did"
_BREAK = re.compile(  # before another clause, with its own subject
    r"(?<!\ball)(?<!ryone)(?<!body)(?<!thing)(?:;|,?\s+(?:but|whereas|yet|and|while|so|although|though)|\s[–—])\s+"
    rf"(?=(?:that\s+)?(?:nobody|no\s+one|none)\s|(?:he|she|it|they|the|a|an|its|his|her|their)\s|[A-Z]|(?:no|some|two|three|many|"
    rf"\d[\d,]*)\s+[\w-]+\s+(?:{_BE})\b)|;\s+|:\s+"
)
_PRONOUN = re.compile(
    r"(?:(?:and|but|also|then|however|yet|still|today|yesterday|later|meanwhile)\b[, ]*)*(?P<word>he|she|it|"
    r"they)\s+(?=\w)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(  # the words before the first preposition or verb that shows itself
    rf"(?P<subject>(?:[\w’'.-]+\s+){{0,4}}?[\w’'.-]+)(?=,|\s+(?:{_BE}|{PREPOSITIONS}|said|says|told|holds|holds|"
    rf"\w+ed)\b)"
)
_PLURAL = re.compile(r"(?:[^\W\d_]+[^su\W]s|people|men|women|children|police)$")
_BESIDE = re.compile(  # a clause between commas about the subject: "Finch, who designed the stairs, did not attend"
    r"^(?P<subject>(?:[\w’'.-]+\s+){0,8}?[\w’'.-]+),\s+(?P<beside>[A-Z][\w’'.-]*(?:\s+(?:&\s+|of\s+|"
    r"the\s+)?[A-Z][\w’'.-]*){0,3}|(?:who|which|the|a|an|its|his|her|their|[a-z]+ed|[a-z]+ing)\s+[^,]{1,90}),\s+(?=\w)"
)
_RELATIVE = re.compile(r"(?:who|which)\s+")
_A_NAME = r"[A-Z][\w’'-]*(?:\s+(?:&\s+|of\s+|the\s+)?[A-Z][\w’'-]*)*"
_NAME = re.compile(rf"(?P<name>{_A_NAME})(?=,?\s+[a-z])")
_NO_NAME = frozenset("the a an no in on at its her his their it he she they this that these those we you i but and there".split())
_APPOSITION = re.compile(rf"(?:The|Its|His|Her|Their|A|An)\s+(?:[\w’'-]+\s+){{0,4}}?[\w’'-]+,\s+(?P<name>{_A_NAME}),\s")
_CALLED = re.compile(rf"(?P<name>{_A_NAME}),\s+(?P<what>(?:the|an?|its|his|her|their)\s[^,;]{{1,60}})(?=,\s)")
_A_NOUN = re.compile(r"(?:the|an?)\s")
_AGE = re.compile(r",\s\d{1,3},\s")
_BUT_NO = re.compile(r",?\s+but\s+(?:no|not|never|without)\s")
_WHO = re.compile(rf"(?P<name>{_A_NAME}|[Tt]he\s+[\w’'-]+)(?:\s+(?:of|from|at)\s[^,;]{{1,60}})?,\s+(?:who|which)\s+(?P<rest>[^,;]+)")
_SAYS = re.compile(
    r"[^,;]*?(?:,[^,;]+,\s)?\b(?:said|says|say|added|announced|confirmed|told(?:\s+[\w’'-]+){1,5}?)\s+(?:that\s+)?(?:he|she|it|they)\s+"
    r"(?P<rest>(?:will|would|is|are|has|have)\s.+)"
)
_AND_VERB = re.compile(r",?\s+(?:and|but|then)\s+(?:then\s+|later\s+|also\s+)?(?P<word>[a-z’']+)\b")
_SHORT = frozenset("made put set let cut hit shut beat cost has have will does".split())
_ADVERB = re.compile(r"\s(?:now|also|still|already|then|later|soon|often|never|not|again|yet|just|only|next)\b")
_LED = re.compile(PREPOSITIONS)
_LEADING = re.compile(  # a time before the subject: "During the campaign she"
    r"(?:During|In|On|At|After|Before|Since|By|For)\s[^,;]{1,50}?,?\s+(?=(?:he|she|it|they)\s|[A-Z][\w’'-]*\s+[a-z])"
)
_PRONOUNS = frozenset("it he she they we you i".split())
_LOOK_BACK = 12  # sentences before a range in which a pronoun's noun may stand
_LONGEST = 6  # words of a subject
_MOST = 8  # parts of a clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause with its pronoun resolved, as `words` and as `plain`; `sentence` is the whole one in the article."""

    words: tuple[Word, ...]
    sentence: Range
    text: str
    plain: str


def parts_of(clause: Clause) -> list[Clause]:
    """Return a clause and the parts of it that say something of one subject each.

    "Lund, who was born in Oro, left and did not return" says that Lund was born in Oro, left, and did not return; "Lund
    said he was ill", that Lund was.
    """
    texts = [clause.plain]
    for text in texts:
        texts += [part for part in (*_apposed(text), *_relative(text), *_reported(text), *_verbs(text)) if part not in texts]
        if len(texts) > _MOST:
            break
    return [clause, *(replace(clause, words=words_of(text), plain=text) for text in texts[1:])]


def _apposed(text: str) -> Iterator[str]:
    """Yield what a noun between commas calls a name, and the clause without what "but no" adds to it."""
    for match in _CALLED.finditer(text):
        yield f"{match['name']} is {match['what']}"
    match = _APPOSITION.match(text)
    if match is not None:
        yield f"{match['name']} is {text[: match.start('name')].rstrip(', ')}"
    without = _BUT_NO.search(text)
    if without is not None:
        yield text[: without.start()]


def _relative(text: str) -> Iterator[str]:
    """Yield what a relative clause behind a name says of it."""
    for match in _WHO.finditer(text):
        yield f"{match['name']} {match['rest']}"


def _reported(text: str) -> Iterator[str]:
    """Yield what a subject says of itself."""
    match = _SAYS.match(text)
    subject = _named(text) or _subject(text)
    if match is not None and subject:
        yield f"{subject} {match['rest']}"


def _verbs(text: str) -> Iterator[str]:
    """Yield what is said of a subject by each of its verbs: "left" and "did not return"."""
    led = _LEADING.match(text)
    text = text if led is None else text[led.end() :]
    subject = _named(text) or _subject(text)
    if not subject:
        return
    for match in _AND_VERB.finditer(text):
        following = match["word"].casefold()
        if is_past(following) or following in _BE.split("|") or following in _SHORT:
            yield text[: match.start()]
            words = subject.split()
            verb = len(words) > 2 and following in ("has", "is", "was", "does") and is_plural(words[-1])
            yield f"{' '.join(words[:-1]) if verb else subject} {text[match.start('word') :]}"


def _named(text: str) -> str:
    """Return the name that a clause begins with, or gives to the subject that it begins with; "" if there is none."""
    match = _APPOSITION.match(text) or _NAME.match(text)
    if match is None or match["name"].split()[0].casefold() in _NO_NAME:
        return ""
    following = text[match.end() :].split(maxsplit=1)[:1]
    is_alone = " " not in match["name"] and match.re is _NAME
    if is_alone and not (following and (is_past(following[0]) or following[0] in _BE.split("|"))):
        return ""
    return match["name"]


def clauses_of(article: Article, within: Range) -> Iterator[Clause]:
    """Yield the clauses of the sentences that lie in a range, in order; pronouns may refer to sentences before it."""
    before = person = ""
    begin = next((at for at, each in enumerate(article.sentences) if each.end > within.start), 0)
    for sentence in article.sentences[max(begin - _LOOK_BACK, 0) :]:
        if sentence.start >= within.end:
            break
        text = " ".join(article.text[sentence.start : sentence.end].split())
        plain = _AGE.sub(" ", text)
        for clause in _split(plain):
            resolved = _resolved(clause, before, person)
            for statement in _apart(resolved) if sentence.end > within.start else ():
                yield Clause(words=words_of(statement), sentence=sentence, text=text, plain=statement)
            if resolved == clause:
                before = _named(clause) or _subject(clause) or before
                person = before if _is_name(before) else person


def _apart(clause: str) -> list[str]:
    """Split off what a clause says of its subject between commas, as a clause of its own."""
    beside = _BESIDE.match(clause)
    if beside is None or _has_verb(beside["subject"]):
        return [clause]
    main = f"{beside['subject']} {clause[beside.end() :]}"
    if beside["beside"][:1].isupper():
        called = f"{beside['beside']} is {clause[:1].lower()}{beside['subject'][1:]}"
        return [main, f"{beside['beside']} {clause[beside.end() :]}", called]
    if _A_NOUN.match(beside["beside"]) and _is_name(beside["subject"]):
        return [main, f"{beside['subject']} is {beside['beside']}"]
    relative = _RELATIVE.match(beside["beside"])
    if relative is not None:
        return [main, f"{beside['subject']} {beside['beside'][relative.end() :]}"]
    return [main]


def _has_verb(subject: str) -> bool:
    """Whether words are more than a subject: "She beat the mayor", but not "The retired mayor"."""
    words = subject.split()
    return any(
        word.islower() and (is_past(word) or word in _SHORT) and before.casefold() not in _NO_NAME - _PRONOUNS
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


def _is_name(subject: str) -> bool:
    return subject[:1].isupper() and subject.split()[0].casefold() not in _NO_NAME


def _resolved(clause: str, subject: str, person: str) -> str:
    """Return a clause with the subject before it, or for "he" and "she" the last name that was one, for its pronoun."""
    led = _LEADING.match(clause)
    begin = 0 if led is None else led.end()
    match = _PRONOUN.match(clause, begin)
    if match is None or not subject:
        return clause
    word = match["word"].casefold()
    if word in ("he", "she"):
        return f"{clause[:begin]}{person} {clause[match.end() :]}" if person else clause
    words = subject.split()
    if word == "it" and len(words) > 2 and is_plural(words[-1]) and words[0].casefold() in _NO_NAME:
        subject = " ".join(words[:-1])  # "The novel tells"
    fits = (word == "they") == (_PLURAL.search(subject) is not None)
    return f"{clause[:begin]}{subject} {clause[match.end() :]}" if fits else clause


def _subject(clause: str) -> str:
    """Return the noun phrase that a clause begins with; "" if unclear."""
    match = _SUBJECT.match(clause)
    words = clause.split()
    if match is not None:
        subject = _ADVERB.split(match["subject"], maxsplit=1)[0]
        first, last = subject.split()[0], subject.split()[-1]
        return "" if _LED.fullmatch(first) or last.casefold() in _PRONOUNS else subject
    if len(words) <= _LONGEST // 2 and words[0].casefold() in _NO_NAME - _PRONOUNS:
        return clause.rstrip(".:")  # a heading
    verb = next((at for at, word in enumerate(words[:_LONGEST]) if at and word.islower() and is_past(word)), None)
    return "" if verb is None else " ".join(words[:verb])
