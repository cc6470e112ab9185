"""Who drops out of what is asked about, is cleared of it, or has left it: "turned down the part", "has left Lund"."""

from __future__ import annotations

import re

from qa.comparing.asked_for import AskedFor
from qa.words.grammar import DETERMINER
from qa.words.lemmas import negations, share_content

_OFFERED = (  # what somebody may be offered
    r"(?:(?:the|an?|his|her|their|this|that)\s+(?:[\w-]+\s+){0,2}?)?(?:job|role|part|post|position|offer|chance|"
    r"opportunity|invitation|approach|contract|deal|nomination|candidacy|award|prize|title|honou?r|captaincy|leadership)"
)
_OUT = (
    rf"(?:turn(?:s|ed|ing)? down|declin(?:es|ed|ing)|refus(?:es|ed|ing)|reject(?:s|ed|ing)?) {_OFFERED}\b|"
    r"ruled (?:(?:him|her|it|them)sel(?:f|ves) )?out\b(?! (?:the|an?)\b)|"
    r"(?:pull(?:s|ed|ing)?|dropp(?:ed|ing)|drops|bow(?:s|ed|ing)?) out\b(?! (?:the|an?|his|her|their)\b)|"
    r"withdr(?:ew|awn|aws|awing)\b(?=\W*$| (?:from|(?:his|her|its|their) (?:bid|name|candidacy|application))\b)|"
    r"(?:stepp(?:ed|ing)|steps|stood|stands) aside\b|(?:miss(?:es|ed)?|los(?:t|es)) out\b|"
    r"out (?:injured|of the running)\b|(?:considered|shortlisted|approached|passed over) for\b|overlooked\b"
)
_DROPPED_OUT = re.compile(
    rf"^\s*(?:(?:has|have|had|is|was|were|been|later|then|since|\w+ly)\s+)*(?:{_OUT})", re.IGNORECASE
)
_ASKED_OUT = re.compile(rf"\b(?:{_OUT})", re.IGNORECASE)
_EXONERATED = r"(?:clear|exonerat|absolv|acquit|vindicat)(?:s|e|es|ed|ted|ing|ting)"
_IS_EXONERATED = re.compile(
    rf"^\s*(?:has|have|had|is|was|were)\s+(?:been\s+)?(?:\w+ly\s+)?{_EXONERATED}\b", re.IGNORECASE
)
_EXONERATING = re.compile(rf"\b{_EXONERATED}\s+(?:(?:the|his|her|its|their)\s+)?$", re.IGNORECASE)
_OF_TRIAL = re.compile(  # what also happens to those who are found innocent
    rf"\b(?:{_EXONERATED}|arrest\w*|charg\w+|accus\w+|suspect\w*|tried|trial|prosecut\w+|sued|questioned)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:left|leaves|leaving|fled|flees|fleeing|quit|quits|departed|escaped)\s+"
    rf"(?:(?:{DETERMINER})\s+[\w'’-]+\s+(?:(?:in|at)\s+)?)?(?:the\s+)?$",
    re.IGNORECASE,
)
_RESIGNED = re.compile(
    r"^\s*(?:(?:has|have|been|\w+ly)\s+)*(?:resigned|quit|(?:stepped|stood) down|left office|replaced by)\b",
    re.IGNORECASE,
)
_REPLACED = re.compile(
    r"\b(?:replac(?:es?|ed|ing)|succeed(?:s|ed|ing)?|take over from|takes over from)\s+$", re.IGNORECASE
)
_TO_BECOME = re.compile(r"\bto (?P<what>(?:be|become|take|lead|head|run|join)\b.*)", re.IGNORECASE)  # after "quit"
_STAYED = re.compile(
    r"\b(?:has|have|['’](?:s|ve)) never (?:left|fled|quit|departed|escaped)\s+(?:the\s+)?$", re.IGNORECASE
)
_ASKED_BEFORE = re.compile(
    r"\b(?:was|were|did|had|replac\w+|succe\w+|resign\w*|quit|left|leave|fle[de]|escape)\b", re.IGNORECASE
)


def is_out(before: str, after: str, asked: AskedFor) -> bool:
    """Whether who is named between two texts refused or missed what is asked about, or is found innocent of it."""
    if asked.kind not in ("person", "which") or _ASKED_OUT.search(asked.text):
        return False
    if _DROPPED_OUT.search(after):
        return True
    innocent = _IS_EXONERATED.search(after) or _EXONERATING.search(before)
    return innocent is not None and not _OF_TRIAL.search(asked.text)


def is_gone(before: str, after: str, asked: AskedFor) -> bool:
    """Whether the place between two texts was left by somebody, or the person there gave up what is asked about."""
    if _ASKED_BEFORE.search(asked.text):
        return False
    if asked.kind == "place":
        return _LEFT.search(before) is not None and not negations(before)
    if asked.kind != "person":
        return False
    return _REPLACED.search(before) is not None or (_RESIGNED.search(after) is not None and not _moves_on(after, asked))


def has_stayed(before: str, asked: AskedFor) -> bool:
    """Whether the text before a quote says that somebody never left the place: "has never left Lund"."""
    return asked.kind == "place" and _STAYED.search(before) is not None and not _ASKED_BEFORE.search(asked.text)


def _moves_on(after: str, asked: AskedFor) -> bool:
    """Whether what somebody left was left for what is asked about: "quit her job to become coach"."""
    found = _TO_BECOME.search(after)
    return found is not None and share_content(found["what"], asked.text)
