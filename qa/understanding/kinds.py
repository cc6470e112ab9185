"""The kind of a question, by rules over its words; docs/decisions/026-kinds-of-questions.md measures them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from qa.speakers.asking import parse_quote_question
from qa.types import Kind
from qa.understanding.chatter import without_chatter
from qa.understanding.coordination import questions_of
from qa.understanding.sides import read_comparison
from qa.understanding.wrappers import unwrap, whether
from qa.words.grammar import AND_SO, AUX, DETERMINER, LEAD, PREPOSITIONS, STEM, WH, is_auxiliary
from qa.words.letters import HYPHENED
from qa.words.plurals import is_plural
from qa.words.verbs import UNCHANGED, base_of

_YES_NO = re.compile(
    rf"(?:(?:and|but|so|or|then|also|ok|well|really)\b[, ]*)*(?:{STEM})(?:n['’]t)?\s+(?!you (?:tell|name|list|"
    rf"say|show|give|explain)\b)\S",
    re.IGNORECASE,
)
_LED_YES_NO = re.compile(  # "In 2010, did he win?", "After the war, was there ...?"
    rf"(?:(?:{PREPOSITIONS}|according|as|if|when|while|because|although|"
    rf"given)\b[^,?]{{1,60}},\s+)(?:{STEM})(?:n['’]t)?\s+(?!{WH})\S",
    re.IGNORECASE,
)
_TAGGED = re.compile(
    rf",\s*(?:(?:{STEM})(?:n['’]t|\s+not)?\s+(?:he|she|it|they|there|we|you|i)|right|correct|true|no|yes)\s*\?+$",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"\bor\b(?!\s+(?:not|no|more|less|fewer|so|later|earlier|longer|older|younger|over|above|under|"
    r"two|three|even|any|anything|"
    r"anyone|both|otherwise|else|at least)\b)",
    re.IGNORECASE,
)
_HAS_WH_SUBJECT = re.compile(rf"(?:{STEM})(?:n['’]t)?\s+(?:{WH})\b", re.IGNORECASE)

_WHICH_MANY = re.compile(
    rf"{LEAD}(?:which|what)\s+(?:all\s+|(?:of\s+)?(?:the|these|those|his|her|their|its|other|else|kinds?|types?|"
    r"sorts?)\s+)*",
    re.IGNORECASE,
)
_OWNER = re.compile(r"\s*(?P<noun>[a-z]+)['’]s\s")
_SEVERAL_KINDS = re.compile(r"\b(?:kinds|types|sorts)\b", re.IGNORECASE)
_BE = r"(?:are|were|['’]re|have been|will be)"
_THE_MANY = re.compile(
    rf"{AND_SO}(?:what|who|which)\s*{_BE}\s+(?:all\s+)?(?:some\s+(?:of\s+)?|(?:the|these|those|his|her|"
    rf"their|its|my|our|\S+['’]s?|other|common|typical)\s+)+",
    re.IGNORECASE,
)
_NAME_THEM = re.compile(
    r"(?:please\s+|can you\s+|could you\s+)*(?:list|enumerate|name|give(?: me)?|tell me(?: about)?|show(?: me)?|"
    r"find(?: me)?|identify|mention|state)\s+"
    r"(?:me\s+|us\s+)?(?P<all>(?:all|every|each|some|any|both|several|two|three|four|five|six|seven|eight|nine|ten|"
    r"\d+|a few)\s+)?"
    r"(?:of\s+)?(?:the\s+|these\s+|those\s+|different\s+|other\s+|names of\s+|a list of\s+)*",
    re.IGNORECASE,
)
_OF_SEVERAL = r"(?:which|what|who)\s+(?:one\s+)?of\s+(?:the|these|those|his|her|their|its|[\w’'-]+['’]s?)\s+"
_ONE_OF = re.compile(  # by its verb, or because there are two: "Which of the brothers is a priest?"
    rf"{AND_SO}{_OF_SEVERAL}(?:(?:(?!(?:{AUX})\b)[\w’'-]+\s+){{1,4}}?(?P<verb>is|was|has|does(?=\s+not))\b"
    r"|two\s+(?!(?:[\w’'-]+\s+){0,3}?(?:are|were|have|do)\b)\w)",
    re.IGNORECASE,
)
_WHAT_IT = re.compile(r"\s+(?:he|she|it|they|we|you|i)\s+(?!that\b|who\b|which\b)[a-z]", re.IGNORECASE)
_STRANDED = re.compile(rf"(?:\s+(?:{PREPOSITIONS}))?\W*$", re.IGNORECASE)
_ITS_SUBJECT = re.compile(rf"\s+(?:[A-Z][\w’'-]*|(?:{DETERMINER})\s+[a-z][\w’'-]*(?<!st)(?<!ly))\s+(?P<did>[a-z]+)")
_BETWEEN = re.compile(r"between\s+(?:what|which)\b", re.IGNORECASE)  # the two ends of one span
_LIST_OF = re.compile(
    r"(?:(?:a |the |full |complete )*list of\b|what all\b|who all\b|who else\b.*\band who\b|what (?:other )?things\b|"
    r"(?:who|what) (?:are|were) (?:they|those)\W*$|"
    r"(?:what|which) (?:is|was|are) the (?:full |complete )?(?:list|names?) of (?:all |the )+\w+s\b)",
    re.IGNORECASE,
)
_INCLUDES = re.compile(
    rf"{AND_SO}what\s+(?:all\s+)?(?:do|does|did|will|would)\s+[^?]{{1,80}}?\s+"
    r"(?:include|comprise|consist of)\W*$",
    re.IGNORECASE,
)
_ARE_SUBJECTS = re.compile(r"who\s+(?:are|were)\s+(?!\w+ing\b|\w+ed\b|you\b|we\b)(?:\S+)", re.IGNORECASE)
_DETERMINER = r"(?:the|a|an|his|her|their|its|your|my)"
_OBJECT = re.compile(rf"{_DETERMINER}|him|them|it|us|me|up|out|forth|[A-Z][\w’'-]*")  # begins what a verb is about
_COMPLEMENT = re.compile(  # begins what completes a verb
    rf"{PREPOSITIONS}|past|first|last|most|least|best|worst|\w+est|\d[\w.,:]*", re.IGNORECASE
)
_VERBS = frozenset(  # that may follow a noun and look like its plural
    "makes wins says owns runs plays leads gives takes gets goes does has is was comes works lives holds shows "
    "uses sells buys builds covers causes stars sings writes produces contains includes means needs wants keeps "
    "starts begins ends stands serves supports claims borders connects provides offers controls governs "
    "represents describes allows requires involves becomes occurs happens belongs follows hosts airs flows calls "
    "refers appears attacks helps determines lies operates carries publishes drives kills links sits feeds falls "
    "rules pays prevents protects regulates deals remains launches talks tells suspects refuses faces sends grows "
    "handles breaks sees".split()
)
_STOP = re.compile(
    rf"(?:{AUX}|{PREPOSITIONS}|be|been|that|who|which|did|to|as|like|when|where|if|than|not|can|and|or)$", re.IGNORECASE
)


@lru_cache(maxsize=512)
def kind_of(question: str) -> Kind:
    """Return the kind of one question in plain words; "span" if no other rule applies.

    "none" is only for input that asks nothing; a name or keywords ask for a span.
    """
    question = without_chatter(question)
    if question == "":
        return "none"
    if len(questions_of(question)) > 1:
        return "compound"
    asked = unwrap(question)
    if read_comparison(asked) is not None:
        return "comparison"
    if _is_yes_no(asked):
        return "yes/no"
    quoted = parse_quote_question(asked)
    if quoted is not None and quoted.name is not None:
        return "quotes"
    return "list" if asks_for_all(asked) else "span"


def _is_yes_no(asked: str) -> bool:
    """Whether a question is answered by yes or no: not a choice between two."""
    if whether(asked) is not None or _TAGGED.search(asked):
        return True
    opens = _YES_NO.match(asked) or _LED_YES_NO.match(asked)
    return opens is not None and not _CHOICE.search(asked) and not _HAS_WH_SUBJECT.match(asked)


def asks_for_all(asked: str) -> bool:
    """Whether a question asks for several things: "Which countries ...", "What are the ...", "Name all ..."."""
    if _LIST_OF.search(asked) or _INCLUDES.match(asked):
        return True
    if _BETWEEN.match(asked) or asks_for_one_of(asked):
        return False
    for opening in (_WHICH_MANY, _THE_MANY):
        match = opening.match(asked)
        if match is not None and _SEVERAL_KINDS.search(match.group()):
            return True
        if match is not None and opening is _WHICH_MANY and _is_whose(asked[match.end() :]):
            return False  # "Which farm's eggs were the largest?"
        if match is not None and _heads_plural(asked[match.end() :], several=opening is _THE_MANY):
            return True
    named = _NAME_THEM.match(asked)
    if named is not None:
        return named["all"] is not None or _heads_plural(asked[named.end() :], several=False)
    return _ARE_SUBJECTS.match(asked) is not None and _heads_plural(re.sub(r"^\S+\s+\S+\s+", "", asked), several=True)


def asks_for_one_of(question: str) -> bool:
    """Whether a question asks for one of several things: "Which of the brothers is a priest?"."""
    match = _ONE_OF.match(question)
    return match is not None and (match["verb"] is None or not _has_other_subject(question[match.end() :]))


def asks_which_one(question: str) -> bool:
    """Whether what is asked for is one thing, by its verb: "Which shop sells eels?"."""
    match = _WHICH_MANY.match(question)
    rest = "" if match is None else question[match.end() :]
    words, following = _opening_words(rest), HYPHENED.findall(rest)
    if any(map(_is_past, words)):
        return False
    at = next((at for at, word in enumerate(words) if at and is_plural(word)), None)
    return at is not None and not is_plural(words[at - 1]) and _is_verb(words[at], following[at + 1 :], leads=False)


def _has_other_subject(rest: str) -> bool:
    """Whether what follows an auxiliary begins with a subject and ends with its verb: "is he taking"."""
    if _WHAT_IT.match(rest):
        return True
    match = _ITS_SUBJECT.match(rest)
    return match is not None and _is_past(match["did"]) and _STRANDED.match(rest, match.end()) is not None


def _is_whose(rest: str) -> bool:
    """Whether a text begins with the one that something is of: "farm's eggs", not "children's books"."""
    owner = _OWNER.match(rest)
    return owner is not None and not is_plural(owner["noun"])


def _heads_plural(rest: str, *, several: bool) -> bool:
    """Whether the noun phrase at the head of a text is plural; `several` says that its verb was plural."""
    words = _opening_words(rest)
    if not words:
        return False
    if several:
        return any(is_plural(word) for word in words)
    if words[0].endswith("ed") or re.match(rf"\s*{_DETERMINER}\b", rest):
        return False
    following = [match.group() for match in HYPHENED.finditer(rest)]
    for at, word in enumerate(words[:4]):
        if _is_past(word) and (at == 0 or not words[at - 1].endswith("ly")):
            return False  # "Which university called off lessons?"
        if at and re.fullmatch(_DETERMINER, word):
            return False  # "Which hospital the child attends?"
        if is_plural(word) and not _is_first_noun(following[at + 1 :]):
            return not _is_verb(word, following[at + 1 :], leads=at == 0)
    return False


def _opening_words(rest: str) -> list[str]:
    """Return the words of the noun phrase at the head of a text, as far as no word or mark ends it; five at most."""
    words: list[str] = []
    for match in HYPHENED.finditer(rest):
        word = match.group()
        if _STOP.fullmatch(word) or (words and rest[match.start() - 1] in ",;:?") or len(words) == 5:
            break
        words.append(word)
    return words


def _is_first_noun(after: Sequence[str]) -> bool:
    """Whether another noun follows one in -s, for what comes after: "arms deal was", "New Orleans stadium hosted"."""
    if len(after) < 2 or _STOP.fullmatch(after[0]) or after[0].endswith("ly"):
        return False
    return not _is_past(after[0]) and (is_auxiliary(after[1]) or _is_past(after[1]))


def _is_verb(word: str, after: Sequence[str], *, leads: bool) -> bool:
    """Whether a word in -s is a verb here: "What company makes ...", not "What plays did he write?"."""
    if after and is_auxiliary(after[0]):
        return False
    takes = not leads and bool(after) and (_OBJECT.fullmatch(after[0]) is not None or is_plural(after[0]))
    return takes or word.casefold() in _VERBS or (not leads and _is_only_verb(after))


def _is_only_verb(after: Sequence[str]) -> bool:
    """Whether what follows a word in -s would complete a verb, and has none itself: "ship sails to Orme"."""
    if not after or _COMPLEMENT.fullmatch(after[0]) is None:
        return False
    return not any(is_auxiliary(word) or _is_past(word) for word in after)


def _is_past(word: str) -> bool:
    plain = word.casefold()
    return "-" not in plain and plain not in UNCHANGED and base_of(plain) not in (None, plain)
