"""The parts of a clause, each of which says something of one subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qa.kinds.lexicon import NAME, TOLD
from qa.kinds.yes_no.clauses import LEADING, SHORT_PASTS, WHOM, Clause
from qa.kinds.yes_no.hedging import DOUBTS
from qa.kinds.yes_no.leading import APPOSITION, subject_of
from qa.words.content import content_lemmas
from qa.words.grammar import AUXILIARIES
from qa.words.letters import capitalised
from qa.words.plurals import is_plural
from qa.words.word import is_past, words_of

_CALLED = re.compile(rf"(?P<name>{NAME}),\s+(?P<what>(?:the|an?|its|his|her|their)\s[^,;]{{1,60}})(?=,\s)")
_BUT_NO = re.compile(r",?\s+but\s+(?:no|not|never|without)\s")
_WHO = re.compile(
    rf"(?P<name>{NAME}|[Tt]he\s+[\w’'-]+)(?:\s+(?:of|from|at)\s[^,;]{{1,60}})?,\s+(?:who|which)\s+(?P<rest>[^,;]+)"
)
_SAYS = re.compile(
    rf"[^,;]*?(?:(?:,[^,;]+){{0,2}},\s)?\b{TOLD}\s+(?:that\s+)?(?:he|she|it|they)\s+"
    r"(?P<rest>(?:will|would|is|are|has|have)\s.+)"
)
_AND_VERB = re.compile(
    r",?\s+(?:and|but|then)\s+(?:then\s+|later\s+|also\s+)?(?P<rest>(?:never\s+)?(?P<word>[a-z’']+)\b)"
)
_BACK = re.compile(r"would\s+(?!have\b|like\b|love\b|prefer\b|rather\b)")  # said of the future, in the past
_ASIDE = re.compile(r"(?P<said>[^“”\"]+),\s+[“\"](?P<aside>[^“”\"]+)[”\"][^“”\"]{0,40}$")  # what is quoted only adds
_AND_DOES = re.compile(  # "keeps for a week, and freezes well"
    r",\s+and\s+(?P<rest>[a-z]+[^s\W]s\s+(?:well|easily|in|on|at|the|an?|to|for|not|never|its|his|her|their)\b.*)"
)
_ONE_OF = re.compile(  # "Ann Lund was one of those who stayed"
    rf"(?P<who>{NAME}|The\s[\w’'-]+),?\s(?:was|were|is|are)\s(?:one\sof|among)\sthose\swho\s(?P<rest>.+)"
)
_INSTEAD = re.compile(  # "Lund will be the driver, in place of Roe"
    rf"[^,;:]+?\s(?P<verb>will|is)\s(?P<rest>(?!to\s)[^,;:]+?),?\s(?:in\s(?:the\s)?place|instead)\sof\s"
    rf"(?P<other>(?:the\s[a-z]+|(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s)?{NAME}))(?=[,.;]|$)"
)
_BUT_NOT = re.compile(  # "for the tram but not for the bridge"
    r"(?P<one>.+\s)(?P<led>for|against|to|in|on|at|with|from)\s[^,;:]+?,?\sbut\snot\s(?P<other>(?P=led)\s[^,;:]+)"
)
_WHICH = re.compile(  # "the pier, which the town already owns"
    r"(?P<what>\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w’'-]+\s?){1,4}(?:\s?\b(?:of|in|on|at|near)\s[^,;:]{1,40})?"
    rf"),\s(?:which|whom)\s(?P<who>(?:the\s[a-z]+|{NAME}))\s(?:already\s|still\s|now\s)?"
    r"(?P<verb>owns|owned|runs|ran|built|bought|sold|made|founded|opened|closed|designed|wrote|painted|led|won|lost|found|uses|used|"
    r"rents|rented|manages|managed|operates|operated|keeps|kept|restored|discovered|invented|published)\b"
    r"(?P<rest>(?:\s(?:in|on|at|from|since|for|to)\s[^,;:]+)?)(?=[,.;]|$)"
)
_MOST = 8  # parts of a clause


def parts_of(clause: Clause) -> list[Clause]:
    """Return a clause and the parts of it that say something about one subject each.

    "Lund, who was born in Oro, left and did not return" says that Lund was born in Oro, left, and did not return; "Lund
    said he was ill", that Lund was.
    """
    texts = [clause.plain]
    for text in texts:
        texts += [
            part
            for part in (
                *_apposed(text),
                *_relative(text),
                *_reported(text),
                *_verbs(text),
                *_unquoted(text),
            )
            if part not in texts
        ]
        if len(texts) > _MOST:
            break
    return [clause, *(_part(clause, text) for text in texts[1:])]


def denied_in(clause: Clause, question: str) -> list[Clause]:
    """Return what a clause denies of a person whose place another takes, and of what follows "but not", as parts.

    "Lund will speak, in place of Roe" says that Roe will not speak. What follows "but not" has to be asked about.
    """
    return [_part(clause, text) for text in _contrasted(clause.plain, question)]


def _part(clause: Clause, text: str) -> Clause:
    return replace(clause, words=words_of(text), plain=text)


def _apposed(text: str) -> Iterator[str]:
    """Yield what a noun between commas calls a name, and the clause without what "but no" adds to it."""
    for match in _CALLED.finditer(text):
        yield f"{match['name']} is {match['what']}"
    called = APPOSITION.match(text)
    if called is not None:
        yield f"{called['name']} is {text[: called.start('name')].rstrip(', ')}"
    without = _BUT_NO.search(text)
    if without is not None:
        yield text[: without.start()]


def _relative(text: str) -> Iterator[str]:
    """Yield what a relative clause after a name says about it."""
    for match in _WHO.finditer(text):
        if WHOM.match(match["rest"]):
            continue
        yield f"{match['name']} {match['rest']}"
    for match in _WHICH.finditer(text):
        what = match["what"][:1].lower() + match["what"][1:]
        yield f"{capitalised(match['who'])} {match['verb']} {what}{match['rest']}"
    one_of = _ONE_OF.match(text)
    if one_of is not None:
        yield f"{one_of['who']} {one_of['rest']}"


def _reported(text: str) -> Iterator[str]:
    """Yield what a clause says about its subject."""
    match = _SAYS.match(text)
    subject = subject_of(text)
    if match is not None and subject:
        yield f"{subject} {_BACK.sub('will ', match['rest'])}"


def _verbs(text: str) -> Iterator[str]:
    """Yield what is said of a subject by each of its verbs: "left" and "did not return"."""
    led = LEADING.match(text)
    text = text if led is None else text[led.end() :]
    subject = subject_of(text)
    if not subject:
        return
    for match in _AND_VERB.finditer(text):
        following = match["word"].casefold()
        if is_past(following) or following in AUXILIARIES.split("|") or following in SHORT_PASTS:
            yield text[: match.start()]
            words = subject.split()
            verb = len(words) > 2 and following in ("has", "is", "was", "does") and is_plural(words[-1])
            yield f"{' '.join(words[:-1]) if verb else subject} {text[match.start('rest') :]}"
    for match in _AND_DOES.finditer(text):
        words = subject.split()
        yield text[: match.start()]
        yield f"{' '.join(words[:-1]) if len(words) > 2 and is_plural(words[-1]) else subject} {match['rest']}"


def _unquoted(text: str) -> Iterator[str]:
    """Yield what a clause says before a comma and a quotation that adds to it, without a condition."""
    match = _ASIDE.fullmatch(text)
    if match is not None and not DOUBTS & {word.lemma for word in words_of(match["aside"])}:
        yield match["said"]


def _contrasted(text: str, question: str) -> Iterator[str]:
    instead, contrast = _INSTEAD.match(text), _BUT_NOT.match(text)
    if instead is not None:
        yield f"{capitalised(instead['other'])} {instead['verb']} not {instead['rest']}"
    subject = "" if contrast is None else subject_of(text)
    if contrast is not None and subject and set(content_lemmas(contrast["other"])) <= set(content_lemmas(question)):
        yield f"{subject} not {contrast['one'][len(subject) :].strip()} {contrast['other']}"
