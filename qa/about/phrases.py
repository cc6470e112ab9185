"""The words of a question that say which article is meant: "the column about bees", "Ann Lund's letter", a title."""

from __future__ import annotations

import re
from dataclasses import dataclass

ALWAYS = (
    r"(?:(?:news(?:paper)?|magazine|web) articles?|articles?|(?:news|opinion) (?:piece|item|report)s?|pieces?|op-?eds?|"
    r"(?:blog|web) ?posts?|news stor(?:y|ies)|write-?ups?)"
)
"""What only an article is called, as a pattern."""
OFTEN = (
    r"(?:stor(?:y|ies)|live (?:blog|page|report)|(?:press |news |media )?releases?|reports?|reviews?|interviews?|"
    r"posts?|blogs?|blog entr(?:y|ies)|letters?|recipes?|pages?|notices?|statements?|bulletins?|news ?letters?|"
    r"transcripts?|essays?|profiles?|analys[ie]s|commentar(?:y|ies)|columns?|announcements?|features?|dispatch(?:es)?|messages?|"
    r"memos?|e-?mails?|mails?|obituar(?:y|ies)|editorials?|news|guides?)"
)
"""What an article may be called, or a thing that it is about, as a pattern."""
WORK = rf"(?:{ALWAYS}|{OFTEN})"
_DAY_WORDS = r"(?:published|posted|sent|dated|written|filed|issued|printed|from|of|on)"
_NUMBER_OF_DAY = re.compile(r"\b\d{1,4}\b")
_PHRASE = re.compile(
    r"(?:(?P<this>this|that|these)\s+|(?P<whose>his|her|their|its)\s+|(?:the|an?)\s+|"
    r"(?P<owner>[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.-]*){0,3})(?:['’]s|(?<=s)['’])\s+)?"
    rf"(?P<before>(?:(?!(?:the|an?|his|her|their|my|our|to)\s)[\w’'&,-]+\s+){{0,6}}?)(?P<work>{WORK})(?:\s+(?P<tail>\S.*))?",
    re.IGNORECASE | re.DOTALL,
)
_BY = re.compile(
    r"(?:written |sent |posted |filed )?by (?P<name>\S.*?)(?: (?:about|on|concerning|regarding) (?P<topic>\S.*))?", re.I
)
_FROM = re.compile(r"from (?P<name>\S.*?)(?: (?:about|on|concerning|regarding) (?P<topic>\S.*))?", re.I)
_TITLED = re.compile(
    r"(?:(?:that is |which is )?(?:titled|called|entitled|headlined|named)|with the (?:title|headline)|"
    r"under the (?:title|headline))(?: of)? (?P<title>\S.*)",
    re.I,
)
_TOPIC = re.compile(
    r"(?:(?:that|which) (?:is|was) )?(?:about|on|regarding|concerning|over|for|to|with|in|against|saying|from|"
    r"(?P<of>of))(?: how| why| when| what| whether| that)? (?P<topic>\S.*)",
    re.I,
)
_ENDS_BY = re.compile(r"(?P<topic>\S.*?) by (?P<name>[^\W\d_a-z]\S*(?: \S+){0,3})")
_OF_ITS_OWN = re.compile(r"stor|review|interview|obituar|profile|column|recipe", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"‘'](?P<title>.+)[”\"’']")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePhrase:
    """Which article is meant; every given field must fit.

    `work` is what it is called, "" if only a title is given. `is_this` means the one that is shown or the only one.
    `topic` is what it is about or what its title says, `title` its title, `author` who wrote it, `day` the words of its
    day. `is_theirs` means that the author is named elsewhere in the question: "his column".
    """

    work: str = ""
    is_this: bool = False
    is_theirs: bool = False
    topic: str = ""
    title: str = ""
    author: str = ""
    day: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether it is an article by what it is called: "the article", "this report"."""
        return self.is_this or re.fullmatch(ALWAYS, self.work, re.IGNORECASE) is not None


def parse_phrase(words: str) -> ArticlePhrase | None:
    """Parse the words for an article; None if they cannot mean one.

    Words without one such as "article" are taken for a title, which an article must then have.
    """
    plain = " ".join(words.split()).strip(" ?!.,")
    quoted = _QUOTED.fullmatch(plain)
    if quoted is not None:
        return ArticlePhrase(title=quoted["title"])
    match = _PHRASE.fullmatch(plain)
    if match is None:
        return ArticlePhrase(title=plain) if plain else None
    tail = _tail(match["tail"] or "", match["work"])
    if tail is None:
        return ArticlePhrase(title=plain)
    before = (match["before"] or "").strip()
    if match["this"] is not None and not tail.topic and not tail.author:
        return ArticlePhrase(work=match["work"], is_this=True)
    return ArticlePhrase(
        work=match["work"],
        is_this=False,
        is_theirs=match["whose"] is not None,
        topic=" ".join(filter(None, (before, tail.topic))),
        title=tail.title,
        author=match["owner"] or tail.author,
        day=tail.day,
    )


def _tail(tail: str, work: str) -> ArticlePhrase | None:
    """Parse what follows a word such as "article"; None if that is not one there, as in "the review board"."""
    if not tail:
        return ArticlePhrase()
    if _NUMBER_OF_DAY.search(tail) and re.match(rf"{_DAY_WORDS} ", tail, re.IGNORECASE):
        return ArticlePhrase(day=tail)
    titled = _TITLED.fullmatch(tail)
    if titled is not None:
        return ArticlePhrase(title=titled["title"].strip("“”\"‘’'"))
    by = _BY.fullmatch(tail) or (_FROM.fullmatch(tail) if re.match(r"from [A-Z]", tail) else None)
    if by is not None:
        return ArticlePhrase(author=by["name"], topic=by["topic"] or "")
    about = _TOPIC.fullmatch(tail)
    if about is None or (about["of"] is not None and not _may_be_of(work)):
        return None
    ends = _ENDS_BY.fullmatch(about["topic"])
    if ends is None:
        return ArticlePhrase(topic=about["topic"])
    return ArticlePhrase(topic=ends["topic"], author=ends["name"])


def _may_be_of(work: str) -> bool:
    """Whether "of" after a word says what it is about: a review of the inn, but the report of an inquiry is its own."""
    return re.fullmatch(ALWAYS, work, re.IGNORECASE) is not None or _OF_ITS_OWN.match(work) is not None
