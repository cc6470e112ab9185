"""Page furniture in a text: menus, captions, credits, sign-up lines. It is marked, never removed.

Furniture can never be an answer, so a rule that marks a true sentence makes it unanswerable. Every rule
therefore wants a whole paragraph, and one that is worded like furniture from its first word to its last.
"""

from __future__ import annotations

import re

from index.sentences import paragraph_ranges
from index.types import Range

_MAX_LINE = 300  # code points; menus, sign-up lines and notes are shorter
_MAX_CAPTION = 500  # code points, with the credit
_MAX_CREDIT = 160  # code points at a caption's end
_MAX_NAME = 6  # words between the strokes of a credit


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split(", "))


# Furniture where a paragraph holds nothing else: buttons, links and labels around the text.
_CONTROLS = _words(
    "close, close menu, menu, main menu, open menu, toggle menu, toggle navigation, navigation, site map, sitemap",
    "search, share, share article, share this, tweet, copy link, email this article, print this article, save article",
    "save for later, comments, add a comment, leave a comment, leave a reply, post a comment, show comments",
    "view comments, back to top, back to top button, return to top, go to top, scroll to top, scroll down",
    "scroll to continue, jump to content, skip to content, skip to main content, skip to navigation, skip ad",
    "skip advertisement, ad feedback, advertisement, advertising, sponsored, sponsored content, continue reading",
    "read more, read also, read next, read the full story, see also, see more, show more, view all, view more",
    "load more, loading, more info, more news, more stories, more on this story, more from this author, latest news",
    "related, related article, related articles, related content, related coverage, related news, related posts",
    "related stories, related topics, related video, related videos, recommended, recommended for you",
    "recommended stories, you may also like, you might also like, most popular, most read, most viewed, top stories",
    "trending, trending now, up next, next article, next post, previous article, previous post, watch live, watch now",
    "listen to article, listen to this article, playback speed, log in, login, sign in, sign out, sign up, sign up now",
    "subscribe, subscribe now, create account, create an account, enter your email, enter your email address",
    "newsletter, newsletters, follow us, contact us, get the app, download app, download our app, download the app",
    "accept all, accept cookies, accept all cookies, reject all, manage cookies, manage preferences, cookie policy",
    "cookie preferences, cookie settings, privacy policy, terms and conditions, terms of service, terms of use",
)

# Section names, and words that may as well be an item of a list: furniture only beside other furniture.
_LABELS = _words(
    "africa, americas, analysis, arts, asia, business, china, climate, crime, culture, economy, editorial, education",
    "entertainment, environment, europe, features, health, home, international, lifestyle, live, local, local news",
    "markets, middle east, money, national, news, opinion, photos, podcasts, politics, science, sport, sports, style",
    "tech, technology, travel, us, us news, video, videos, weather, world, world news",
    "facebook, instagram, linkedin, pinterest, reddit, telegram, tiktok, twitter, whatsapp, x, youtube",
    "accept, ad, comment, email, expand, next, previous, print, register, reply, save, submit",
)

_SITE = r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|reddit|pinterest|youtube|tiktok|threads|bluesky)"
_ARTICLE = r"(?: this)?(?: (?:article|story|post|page))?"

# Wordings of a whole paragraph.
_WORDINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # newsletters and accounts
        r"(?:sign up|subscribe|register)(?: here| now| today| free)?(?:,| for| to) .*\b(?:newsletters?|your inbox)\b.*",
        r"subscribe to our .*",
        r"for more (?!than\b).*\b(?:news|newsletters?|stories|coverage)\b.*[,:] (?:please )?"
        r"(?:create an account|sign up|subscribe|visit|follow us|click here|go to|log in|download|join us)\b.*",
        r"(?:get|receive|have) (?:the|our|your|all|more|daily|breaking)\b.* (?:in|to) your inbox\b.*",
        r"by (?:signing up|subscribing|registering|clicking|continuing|using)\b.*\byou (?:agree|accept|consent)\b.*",
        r"already (?:a subscriber|have an account|registered)\?.*",
        r"(?:sign|log) in (?:to (?:continue|comment|read more)|or (?:create|register|sign up))(?: [a-z]+){0,3}\W*",
        r"(?:thank you|thanks) for (?:subscribing|signing up)\b.*",
        # cookies
        r"(?:we|we and our partners|(?:this|our) (?:web)?site|this page) uses? cookies"
        r"(?:\W*|\b.*\b(?:you|your|site|website|experience|consent|policy|traffic|analytics)\b.*)",
        r"we (?:value|care about|respect) your privacy\b.*",
        # sharing
        rf"(?=\S+ \S)(?>(?:click to )?(?:share|tweet|post|pin|email|print){_ARTICLE}"
        rf"(?: (?:on|via|by|to|with) (?:{_SITE}|email|(?:a )?friends?))?(?: \(opens in (?:a )?new window\))?\W*)++",
        rf"(?:please )?(?:follow|like|find|join) (?:us|me|our page|@\w+) on {_SITE}"
        rf"(?:(?:,|,? and|/) ?{_SITE})*(?: (?:at )?@\w+)?\W*",
        # links to other articles
        r"(?:read|see) (?:more|also|next)(?: (?:on|about) [^:]{1,40})? ?(?:[:|»>]|[-–—] ).*[^.]",
        r"(?:also read|related(?: (?:articles?|stories|story|news|coverage))?) ?[:|] .*[^.]",
        r"click here (?:to|for) .*",
        r"(?:story|article) continues (?:below|after)(?: (?:the |this )?(?:ad|advert|advertisement|video))?\W*",
        r"\d{1,3}[- ]min(?:ute)?s? read",
        r"\d[\d,.]* comments?",
        # rights
        r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}(?: ?[-–] ?\d{4})?,? (?:by )?(?-i:[A-Z]))).*",
        r"(?:.*(?:[.,;|©–-] ?|\d{4} .*))?all rights reserved\W*",
        r"this (?:material|content) (?:may|must) not be (?:published|reproduced|copied|redistributed)\b.*",
        # pictures
        r"(?:photo|image|picture) credits? ?[:|/-].*",
        r"(?:image|media|video) (?:source|caption|copyright) ?[,:].*",
        r"file photo ?(?:[:.].*)?",
        r"(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?\s*)+",
    )
)
_REPORTING = re.compile(r'["“”«»]|\b(?:said|says|told|added|according to)\b')  # no furniture quotes anyone

# Who made the article. The names are checked apart, for "Edited by hand, the tape ..." is a sentence.
_MAKER = re.compile(
    r"(?:additional |with )?(?:(edited|editing|reporting)|compiled|graphics|research|translat\w+|writing|written)"
    r"(?: and (?:editing|writing))? by (?P<names>.+)",
    re.IGNORECASE,
)
_NEXT_MAKER = re.compile(r"[;.]\s+(?=(?:additional |with )?\w+(?: and \w+)? by )", re.IGNORECASE)
_CONTRIBUTED = re.compile(
    r"(?P<names>.+?) (?:also )?contributed(?: (?:additional )?(?:reporting|research)| (?:to|for) this "
    r"(?:report|reporting|story|article|piece))+(?: from (?P<places>.+))?"
)
_JOINS = frozenset("and of for from in the de del der di da van von bin al el la le at via with &".split())
_ROLE = re.compile(r"(?:journalist|reporter|correspondent|writer|editor|producer|photographer|staff)s?")

_AGENCY = re.compile(
    r"AP|AP Photos?|AFP|EPA-EFE|EFE|PA (?:Wire|Media|Images)|DPA|dpa|REUTERS|Reuters|Bloomberg|TASS|Tass|"
    r"(?:The )?Associated Press|Sputnik|RIA Novosti|Xinhua|Yonhap|Kyodo(?: News)?|KCNA|Anadolu(?: Agency| Images)?|"
    r"NurPhoto|ZUMA(?: Press| Wire)?|Getty(?: Images)?|GETTY(?: IMAGES)?|Shutterstock|iStock(?:photo)?|"
    r"Alamy(?: Stock Photo| Live News)?|Magnum Photos|Unsplash|Pexels|Pixabay|Flickr|IMAGO|Wikimedia Commons"
)
# Sources of pictures only: they credit one without a photographer, while "he said. – AFP" closes a report.
_PICTURES = re.compile(r"AP Photos?|Getty Images|GETTY IMAGES|Shutterstock|iStock(?:photo)?|Alamy.*|Wikimedia Commons")
_SET_OFF = re.compile(r"^|[–—|]\s*|\s-\s+|[.!?…]['\"”)]*\s+|[(\[]\s*")  # what comes before a credit
_BY = re.compile(
    r"(?:(?:File |Handout |Undated |Stock )?(?:Photo(?:graph)?|Image|Picture|Illustration|Video)s?"
    r"(?: courtesy of|(?: credits?)? ?[:/|]| by| via)|Credits? ?:|Courtesy of) (?P<names>.+)"
)

_FRONT_MATTER = re.compile(r"\ufeff?(?P<all>---[ \t]*\r?\n(?P<body>(?:.*\n){1,100}?)(?:---|\.\.\.))[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"(?P<key>\w[\w-]*):(?:\s+(?P<value>.*))?")


def furniture_ranges(text: str) -> tuple[Range, ...]:
    """Find the paragraphs that are page furniture, in order; a text without any gives an empty tuple.

    These are the front matter of a Markdown file, lone words of menus and buttons, captions with a picture
    credit, invitations to subscribe, share or accept cookies, rights, and who edited or contributed.
    """
    front = _front_matter(text)
    head = () if front is None else (Range(*front.span("all")),)
    paragraphs = [p for p in paragraph_ranges(text) if front is None or p.start >= front.end("all")]
    lines = [_plain(text, paragraph) for paragraph in paragraphs]
    marked = [_is_furniture(line) for line in lines]
    labels = [_bare(line) in _LABELS for line in lines]
    for order in (range(len(lines)), reversed(range(len(lines)))):
        beside = False
        for i in order:
            beside = marked[i] = marked[i] or (labels[i] and beside)
    return head + tuple(p for p, is_marked in zip(paragraphs, marked, strict=True) if is_marked)


def front_matter(text: str) -> dict[str, str]:
    """Read the simple fields, keys in lower case, of the block that `---` lines enclose at the head of a Markdown file.

    A text without front matter gives an empty mapping.
    """
    found = _front_matter(text)
    fields = [] if found is None else [_FIELD.fullmatch(line.rstrip()) for line in found["body"].splitlines()]
    return {f["key"].lower(): f["value"].strip("\"' ") for f in fields if f is not None and f["value"]}


def _front_matter(text: str) -> re.Match[str] | None:
    found = _FRONT_MATTER.match(text)
    if found is None:
        return None
    lines = [line for line in found["body"].splitlines() if line.strip()]
    fits = all(line[0] in " \t-#" or _FIELD.fullmatch(line.rstrip()) for line in lines)
    return found if fits and lines else None  # else the dashes are a rule between true paragraphs


def _plain(text: str, paragraph: Range) -> str:
    """Give a paragraph on one line with straight apostrophes, or nothing where it is too long to be furniture."""
    if paragraph.end - paragraph.start > _MAX_CAPTION:
        return ""
    return " ".join(text[paragraph.start : paragraph.end].split()).replace("’", "'")


def _bare(line: str) -> str:
    """Take off bullets, arrows and colons around a menu's words, but no full stop: with one they are a sentence."""
    return re.sub(r"^[\W_]+|(?:[^\w.!?]|\.{3})+$", "", line).casefold()


def _is_furniture(line: str) -> bool:
    if _bare(line) in _CONTROLS or _ends_in_credit(line):
        return True
    if len(line) > _MAX_LINE or _REPORTING.search(line):
        return False
    return _names_makers(line) or any(wording.fullmatch(line) for wording in _WORDINGS)


def _names_makers(line: str) -> bool:
    """Say whether a line is "Edited by A.", "Reporting by A; Editing by B" or "A and B contributed to this report."."""
    core = line.strip("()[]*_–—- .")
    contributed = _CONTRIBUTED.fullmatch(core)
    if contributed is not None:
        return _is_names(contributed["names"]) and _is_names(contributed["places"] or "Here")
    makers = [_MAKER.fullmatch(part) for part in _NEXT_MAKER.split(core)]
    return all(m is not None and _is_names(m["names"]) for m in makers) and any(m is not None and m[1] for m in makers)


def _ends_in_credit(line: str) -> bool:
    """Say whether a line is a picture credit, or a caption that one ends, such as "... – A. Person/Getty Images"."""
    for mark in _SET_OFF.finditer(line, max(len(line) - _MAX_CREDIT, 0)):
        credit = line[mark.end() :]
        if mark[0].strip() in ("(", "["):
            if not credit.endswith((")", "]")):  # "(Reuters/Ipsos)." is part of a sentence
                continue
            credit = credit[:-1]
        if _is_credit(credit.removesuffix(".")):
            return True
    return False


def _is_credit(words: str) -> bool:
    by = _BY.fullmatch(words)
    if by is not None:
        return _is_names(by["names"].replace("/", " "))
    parts = re.split(r"\s*/\s*| via ", words.removeprefix("File: "))
    if any(map(_PICTURES.fullmatch, parts)):
        return all(map(_is_name, parts))
    agencies = [bool(_AGENCY.fullmatch(part)) for part in parts]
    return any(agencies) and not all(agencies) and all(map(_is_name, parts))


def _is_name(words: str) -> bool:
    return words.count(" ") < _MAX_NAME and (bool(_AGENCY.fullmatch(words)) or _is_names(words))


def _is_names(words: str) -> bool:
    """Say whether words are names only: in capitals, with "and", "of" or a role such as "reporter" between."""
    names = [name for word in words.split() if (name := word.strip(",;()."))]
    capital = [name[0].isupper() for name in names]
    rest = [name for name, is_capital in zip(names, capital, strict=True) if not is_capital]
    return any(capital) and all(name in _JOINS or name.isdigit() or _ROLE.fullmatch(name) for name in rest)
