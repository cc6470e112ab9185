"""Questions about an article itself: for its author, day or headline, where it appeared, or who wrote a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from qa.about.phrases import WORK, ArticlePhrase, parse_phrase

Wanted = Literal["author", "day", "update", "headline", "site", "articles", "maker", "writer of a sentence"]

_WROTE = r"(?:wrote|writes|(?:has|had) written|authored|penned|filed|posted|sent|e-?mailed|reported|contributed)"
_PERSON = r"(?:author|writer|reporter|journalist|columnist|correspondent|reviewer|blogger|sender|byline)"
_DONE = (
    r"(?:published|posted|written|issued|dated|released|from|out|printed|sent|filed|e-?mailed|updated|modified|changed|"
    r"edited)"
)
_DO = r"(?:publish|post|write|issue|release|print|send|file|e-?mail|update|pen)"
_WHEN = r"(?:when|(?:on |at |from )?(?:what|which) (?:day|date)(?: of the week)?)"
_WAS = r"(?:was|is|were|['’]s)"
_WHAT = r"(?:what|which)"
_PLACE = (
    r"(?:(?:news)?papers?|magazine|(?:web)?site|outlet|publication|(?:news )?agency|journal|news (?:site|outlet|"
    r"organi[sz]ation))"
)
_ENDS = r"\s*[?.!]*"


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:and |but |so )?{pattern}{_ENDS}", re.IGNORECASE | re.DOTALL)


_SENTENCE = _form(r"who (?:was it (?:that|who) )?(?:wrote|writes|has written) that (?P<sentence>(?:\S+\s+){2,}\S+?)")
_AUTHOR = (
    _form(rf"who (?:was it (?:that|who) )?{_WROTE}(?: up)? (?P<x>\S.*?)"),
    _form(rf"who {_WAS} (?:named |credited |given )?(?:as )?(?:the )?{_PERSON} (?:of|behind|for|on) (?P<x>\S.*?)"),
    _form(rf"{_WHAT} {_WAS} the (?:name of the {_PERSON}|{_PERSON}(?:['’]s)? name) (?:of|behind|for) (?P<x>\S.*?)"),
    _form(rf"{_WHAT} {_PERSON} (?:is|was|{_WROTE})(?: behind)? (?P<x>\S.*?)"),
    _form(r"whose byline (?:is|was|appears) (?:on|above|over) (?P<x>\S.*?)"),
    _form(rf"by whom {_WAS} (?P<x>\S.*?)(?: (?:written|sent|filed|posted))?"),
    _form(rf"who {_WAS} (?P<x>\S.*?)(?: written| sent| filed| posted| reported)? by"),
    _form(rf"who {_WAS} (?P<x>(?:this|that|the) (?:\S+ ){{0,4}}?{WORK}(?: (?:about|on) \S.*?)?) from"),
)
_WROTE_ABOUT = _form(r"who (?:(?P<work>wrote|has written) about|reported (?:about|on)) (?P<topic>\S.*?)")
_MAKER = (
    _form(r"who (?P<did>edited|translated|photographed|illustrated|compiled|proofread) (?P<x>\S.*?)"),
    _form(
        r"who (?:took|shot|made) the (?P<did>photo|picture|image|illustration)(?:graph)?s? (?:for|in|of|with) "
        r"(?P<x>\S.*?)"
    ),
    _form(rf"who {_WAS} the (?P<did>edit|translat|photograph|illustrat)\w* of (?P<x>\S.*?)"),
    _form(rf"by whom {_WAS} (?P<x>\S.*?) (?P<did>edited|translated|photographed|illustrated)"),
)
_DAY = (
    _form(rf"{_WHEN} {_WAS} (?P<x>\S.*?) (?:first |last |originally |most recently )?(?P<done>{_DONE})(?: (?:on|in))?"),
    _form(
        rf"{_WHEN} did (?P<name>[^\W\d_]\S*(?: \S+){{0,3}}?) (?:first |last |originally )?(?P<done>{_DO}) (?P<x>\S.*?)"
    ),
    _form(
        rf"{_WHAT}(?: {_WAS}|['’]s) the (?:publication |publishing )?date (?:of (?:the )?publication )?(?:of|on|for) "
        r"(?P<x>\S.*?)"
    ),
    _form(rf"{_WHAT} (?:date|day) (?:is|was) (?:on|given (?:on|in|for)) (?P<x>\S.*?)"),
    _form(rf"{_WHAT} (?:date|day) (?:does|did) (?P<x>\S.*?) (?:carry|bear|have|give)"),
    _form(rf"{_WHEN} did (?P<x>\S.*?) (?:first )?(?:appear|come out|run|go out|go up)"),
)
_NOW = re.compile(
    r"(?:what|which) (?:day|date)(?: of the week)? is (?:it|today|this)(?: (?:in|on|of) (?P<x>(?:this|the) .*?))?\W*$|"
    r"what(?: is|['’]s) (?:the|today['’]s) date(?: (?:of|on|in) (?P<of>(?:this|the) .*?))?\W*$",
    re.IGNORECASE,
)
_ISSUE = re.compile(r"(?:this|the) [\w ]*?(?:(?:news)?paper|issue|edition)", re.IGNORECASE)
_UPDATED = re.compile(r"updat|modif|chang|edit", re.IGNORECASE)
_HEADLINE = (
    _form(
        rf"{_WHAT}(?: {_WAS}|['’]s) the (?:headline|title|heading|subject(?: line)?|name) "
        r"(?:of|on|above|for|over|given to) (?P<x>\S.*?)"
    ),
    _form(rf"(?:{_WHAT}|how) {_WAS} (?P<x>\S.*?) (?:called|titled|headlined|entitled|headed)"),
    _form(rf"{_WHAT} (?:headline|title|subject(?: line)?) (?:does|did) (?P<x>\S.*?) (?:have|carry|bear)"),
    _form(rf"{_WHAT} (?P<x>(?:article|piece|op-?ed|blog post|column|e-?mail|mail) (?:is|was) about \S.*?)"),
)
_APPEARED = "published|taken|printed|come|appear|run"
_SITE = (
    _form(rf"{_WHAT} {_PLACE} (?:has )?(?:published|ran|printed|carried|posted) (?P<x>\S.*?)"),
    _form(
        rf"(?:(?:in|from|by|on) )?{_WHAT} {_PLACE} (?:is|was|did|does) (?P<x>\S.*?) (?:(?:{_APPEARED}) )?"
        r"(?:in|from|by|on)"
    ),
    _form(rf"(?:in|from|by|on) {_WHAT} {_PLACE} (?:is|was|did|does) (?P<x>\S.*?)(?: (?:{_APPEARED}))?"),
    _form(r"where (?:was|were|did) (?P<x>\S.*?) (?:first |originally )?(?:published|printed|appear)"),
)
_NAME = r"(?P<name>(?-i:[A-Z])\S*(?: \S+){0,3}?)"
_ARTICLES = (
    _form(
        rf"{_WHAT} (?P<x>(?:\S+ ){{0,2}}?{WORK}) (?:is|are|was|were) (?:written |sent |filed |posted )?(?:by|from) "
        rf"{_NAME}"
    ),
    _form(
        rf"{_WHAT} (?P<x>(?:\S+ ){{0,2}}?{WORK}) (?:did|has|have|does) {_NAME} (?:{_DO}|{_DONE})"
        r"(?: (?:about|on) (?P<topic>\S.*?))?"
    ),
    _form(
        rf"(?:list|name|show(?: me)?|find(?: me)?|give me) (?:all )?(?:the |of the )*(?P<x>{WORK}) (?:written |sent )?"
        rf"(?:by|from) {_NAME}"
    ),
)
_PRONOUN = re.compile(r"(?:he|she|they|it|we|you|i|the|a|an|this|that|his|her|their|anyone|someone)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutQuestion:
    """A question about an article itself: what is `wanted`, and the words that say which article.

    `did` is what a maker did, such as "translated"; `sentence` what somebody wrote.
    """

    wanted: Wanted
    which: ArticlePhrase
    did: str = ""
    sentence: str = ""


def parse_about(question: str) -> AboutQuestion | None:
    """Parse a question about an article itself; None if it is of another kind.

    Whether its words do mean an article, and not a book or a song of that name, is for `finding` to see.
    """
    plain = " ".join(question.split())
    for parse in (_of_sentence, _of_now, _of_articles, _of_day, _of_headline, _of_site, _of_maker, _of_author):
        about = parse(plain)
        if about is not None:
            return None if about.which.is_theirs and not about.which.author else about
    return None


def _of_sentence(plain: str) -> AboutQuestion | None:
    match = _SENTENCE.fullmatch(plain)
    if match is None:
        return None
    return AboutQuestion(wanted="writer of a sentence", which=ArticlePhrase(), sentence=match["sentence"])


def _of_now(plain: str) -> AboutQuestion | None:
    """Parse "What day is it?" and "What is the date of this newspaper?"."""
    match = _NOW.match(plain)
    if match is None:
        return None
    words = match["x"] or match["of"]
    if words is None or _ISSUE.fullmatch(words):
        return AboutQuestion(wanted="day", which=ArticlePhrase(is_this=True))
    return _about("day", words)


def _of_author(plain: str) -> AboutQuestion | None:
    topic = _WROTE_ABOUT.fullmatch(plain)
    if topic is not None:
        return AboutQuestion(
            wanted="author", which=ArticlePhrase(work="wrote" if topic["work"] else "reported", topic=topic["topic"])
        )
    for form in _AUTHOR:
        match = form.fullmatch(plain)
        if match is not None:
            return _about("author", match["x"])
    return None


def _of_maker(plain: str) -> AboutQuestion | None:
    for form in _MAKER:
        match = form.fullmatch(plain)
        about = None if match is None else _about("maker", match["x"])
        if match is not None and about is not None:
            return replace(about, did=match["did"].casefold())
    return None


def _of_day(plain: str) -> AboutQuestion | None:
    for form in _DAY:
        match = form.fullmatch(plain)
        if match is None:
            continue
        parts = match.groupdict()
        about = _about("update" if _UPDATED.match(parts.get("done") or "") else "day", match["x"])
        name = parts.get("name") or ""
        if about is None or not name:
            return about
        if _PRONOUN.match(name) or (not about.which.work and not about.which.title):
            return None
        if about.which.author and about.which.author != name:
            return None
        return replace(about, which=replace(about.which, author=name, is_theirs=False))
    return None


def _of_headline(plain: str) -> AboutQuestion | None:
    for form in _HEADLINE:
        match = form.fullmatch(plain)
        about = None if match is None else _about("headline", re.sub(r" (?:is|was) about ", " about ", match["x"]))
        if about is not None and about.which.work:
            return about
    return None


def _of_site(plain: str) -> AboutQuestion | None:
    for form in _SITE:
        match = form.fullmatch(plain)
        about = None if match is None else _about("site", match["x"])
        if about is not None and about.which.work:
            return about
    return None


def _of_articles(plain: str) -> AboutQuestion | None:
    for form in _ARTICLES:
        match = form.fullmatch(plain)
        about = None if match is None or _PRONOUN.match(match["name"]) else _about("articles", match["x"])
        if match is not None and about is not None and about.which.work:
            topic = " ".join(filter(None, (about.which.topic, match.groupdict().get("topic"))))
            return replace(about, which=replace(about.which, author=match["name"], topic=topic))
    return None


def _about(wanted: Wanted, words: str) -> AboutQuestion | None:
    which = parse_phrase(words)
    return None if which is None else AboutQuestion(wanted=wanted, which=which)
