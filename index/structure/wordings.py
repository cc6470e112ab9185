"""How boilerplate is worded. A wording alone rarely decides; `index.structure.boilerplate` weighs it."""

from __future__ import annotations

import re


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split(", "))


# Buttons, links and labels around a text.
CONTROLS = _words(
    "close, close menu, menu, main menu, open menu, toggle menu, toggle navigation, navigation, site map, sitemap",
    "search, share, share article, share this, tweet, copy link, email this article, print this article, save article",
    "save for later, comments, add a comment, leave a comment, leave a reply, post a comment, show comments",
    "view comments, back to top, back to top button, return to top, go to top, scroll to top, scroll down",
    "scroll to continue, jump to content, skip to content, skip to main content, skip to navigation, skip ad",
    "skip advert, skip advertisement, ad feedback, video ad feedback, advertisement, advertising, sponsored",
    "sponsored content, continue reading, read more, read also, read next, read the full story, see also, see more",
    "show more, view all, view more, load more, loading, more info, more news, more stories, more on this story",
    "more from this author, latest news, related, related article, related articles, related content",
    "related coverage, related news, related posts, related stories, related topics, related video, related videos",
    "recommended, recommended for you, recommended stories, you may also like, you might also like, more like this",
    "most popular, most read, most viewed, top stories, trending, trending now, up next, next article, next post",
    "previous article, previous post, watch live, watch now, listen to article, listen to this article",
    "playback speed, log in, login, sign in, sign out, sign up, sign up now, subscribe, subscribe now, create account",
    "create an account, enter your email, enter your email address, newsletter, newsletters, follow us, contact us",
    "unsubscribe, manage preferences, view in browser, get the app, download app, download our app, download the app",
    "about us, our team, work with us, advertise with us, advertise, help centre, help center, faq, faqs, donate now",
    "accept all, accept cookies, accept all cookies, reject all, manage cookies, manage preferences, cookie policy",
    "report a typo, report an error, report a mistake, suggest a correction, report this ad",
    "cookie preferences, cookie settings, privacy policy, privacy notice, privacy, terms and conditions",
    "terms of service, terms of use, terms & conditions, accessibility, do not sell my personal information",
    "start your free trial, unlock this article, tap to unmute, play video, pause video, video player is loading.",
    "join the conversation, be the first to comment, log in to leave a comment, report this comment",
    "comments are closed, comments are closed., view this email in your browser, forward to a friend",
    "show caption, hide caption, show captions, hide captions, show transcript, hide transcript, view gallery",
    "open gallery, enlarge image, click to enlarge, view image in fullscreen, share full article, gift this article",
    "give this article, copy this link, link copied, link copied!, copied to clipboard, close ad, promoted content",
    "scroll for more, swipe for more, swipe left for more, back to homepage, return to homepage, next story",
    "previous story, search this site, switch to dark mode, switch to the dark mode, available on the app store",
    "manage your preferences, update your preferences, was this page helpful?, was this article helpful?",
    "rate this article, view in your browser",
)
# Below these, at the end of a page, the headlines of other articles follow.
INTRODUCING = _words(
    "related, related article, related articles, related content, related coverage, related news, related posts",
    "related stories, related topics, related video, related videos, recommended, recommended for you",
    "recommended stories, you may also like, you might also like, more like this, most popular, most read",
    "most viewed, top stories, trending, trending now, read next, more news, more stories",
    "more on this story, more from this author, see also, read also, read more",
)
# These can also be headings of the article, so they do not decide alone.
HEADINGS = _words(
    "up next, trending, trending now, latest, latest news, top stories, most popular, most read, recommended",
    "newsletters, privacy, accessibility, about us, our team, photos of the day",
)
# Section names, and words that may also be list items: boilerplate only beside other boilerplate.
LABELS = _words(
    "africa, americas, analysis, arts, asia, australia, business, canada, china, climate, crime, culture, economy",
    "editorial, education, entertainment, environment, europe, family, fashion, features, finance, food, football",
    "games, health, home, india, international, investigations, lifestyle, live, local, local news, magazine, markets",
    "middle east, money, motors, music, national, news, obituaries, opinion, photos, podcast, podcasts, politics",
    "puzzles, royals, science, showbiz, sport, sports, style, tech, technology, travel, tv, uk, us, us news, video",
    "videos, weather, women, world, world news, about, account, contact, jobs, careers, help, shop, store, events",
    "facebook, instagram, linkedin, pinterest, reddit, telegram, tiktok, twitter, whatsapp, x, youtube, bluesky",
    "threads, accept, ad, comment, email, expand, next, previous, print, register, reply, save, submit, rss, donate",
)

_SITE = r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|reddit|pinterest|youtube|tiktok|threads|bluesky)"
_ARTICLE = r"(?: this)?(?: (?:article|story|post|page))?"
_OFFER = (
    r"(?:newsletters?|channel|podcasts?|magazine|print edition|digital edition|feed|"
    r"updates|emails?|inbox|mailing list|app|coverage|service)"
)


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


# These match a whole line: nobody writes them in an article.
CERTAIN = _compiled(
    # newsletters and accounts
    r"(?:.{1,80}[:?.!…] ?)?(?:sign up|subscribe|register)(?: here| now| today| free)?(?:,| for| to) "
    r".*\b(?:newsletters?|your inbox)\b.*",
    rf"(?:.{{1,80}}[:?.!…] ?)?subscribe to (?:our|the) (?:\S+ ){{0,4}}{_OFFER}\b.*",
    r"subscribe (?:to \S+\.(?:com|org|net|co\.uk)|now|today|here)\b.*",
    r"get (?:\S+ ){1,6}newsletters?\b(?=.*\b(?:sign up|subscribe|here|inbox)\b).*",
    r"(?:.{1,80}[:?.!…] ?)?would you like to (?:receive|get|hear)\b.*\b(?:newsletters?|from us|emails?|updates)\b.*",
    r"for more (?!than\b).*\b(?:news|newsletters?|stories|coverage)\b.*[,:] (?:please )?"
    r"(?:create an account|sign up|subscribe|follow us|click here|log in|download|join us|"
    r"(?:visit|go to) (?:our|us)\b).*",
    r"(?:get|receive|have) .*\b(?:news|newsletters?|stories|headlines|updates|briefing|digest|alerts|latest|best)\b.*"
    r" (?:in|to) your (?:inbox|email|phone)(?:\W*| (?:every|each|daily|weekly|twice|once|on|at|before|for free)\b.*)",
    r"by (?:signing up|subscribing|registering|clicking|continuing|using)\b.*\byou (?:agree|accept|consent)\b.*",
    r".*\bto your inbox\b.*\b(?:sign up|subscribe|register) (?:here|now|today|below)\W*",
    r"already (?:a subscriber|have an account|registered)\?.*",
    r"(?:sign|log) in (?:to (?:continue|comment|read more)|or (?:create|register|sign up))(?: [a-z]+){0,3}\W*",
    r"(?:thank you|thanks) for (?:subscribing|signing up|supporting our journalism)\b.*",
    r"(?:please )?support (?:our|local|independent|quality) (?:\w+ )?(?:journalism|news|reporting)[.:!].*",
    r"you(?:'re| are) receiving this (?:e-?mail |message |newsletter )?because\b.*",
    r"(?:was this (?:e-?mail|newsletter) forwarded to you|not a subscriber)\?.*",
    r"(?:subscribe|support us)\W* (?:for|from) (?:just |only |as little as )?[£$€]\d[\d.]*"
    r" ?(?:an? |per |/ ?)(?:day|week|month|year)\b[^.]{0,40}\W*",
    r"(?:start|begin|claim|get) your (?:(?:free|\d+[- ]day) ){1,2}trial\b(?: (?:now|today|here))?\W*",
    r"unlock (?:this (?:article|story)|(?:full|unlimited) access)(?: (?:now|today|for|to|from|with)\b[^.]{0,60})?\W*",
    r"this (?:article|story|content) is (?:only |exclusively )?(?:available )?(?:for|to) (?:our |paying )?"
    r"(?:subscribers|members)(?: only)?\W*",
    r"you(?:'ve| have)? (?:now )?reached your (?:\w+ )?limit of (?:free )?(?:articles|stories)\b.{0,60}",
    r"to (?:continue|keep) reading,? (?:please )?(?:subscribe|sign (?:in|up)|log in|register|create an account)\b"
    r".{0,60}",
    r"(?:create a free account|register for free|(?:sign|log) (?:in|up)) to (?:(?:keep|continue) reading|read more)\W*",
    # mail and players
    r"(?:having )?(?:trouble|problems) (?:reading|viewing|seeing) this (?:e-?mail|newsletter|message)\?.*",
    r"(?:please )?view (?:this|the) (?:e-?mail|newsletter|message) in (?:your|a) (?:web )?browser\W*",
    r"sent from my (?:\w+ ){0,2}(?:iphone|ipad|android|blackberry|galaxy|phone|mobile|tablet|device)(?: \w+){0,2}\W*",
    r"(?:to (?:play|view|watch) this (?:video|page|content),? )?(?:please |you (?:need|have) to |you must )?enable "
    r"javascript(?: (?:in|on) your (?:web )?browser)?(?: (?:to|and|or) .{1,60})?\W*",
    r"your browser does not support (?:the |this |html5? )?(?:audio|video|iframes?|embed)\b.{0,40}",
    r"this (?:video|content) (?:can ?not|can't) be (?:played|displayed)\W*",
    # cookies
    r"(?:we|we and our partners|(?:this|our) (?:web)?site|this page) uses? cookies"
    r"(?:\W*| (?:and|to|on|for)\b.*\b(?:(?:web)?site|experience|consent|policy|traffic|"
    r"analytics|preferences|content)\b.*)",
    r"we (?:value|care about|respect) your privacy\b.*",
    # sharing
    rf"(?=\S+ \S)(?>(?:click to )?(?:share|tweet|post|pin|email|print){_ARTICLE}"
    rf"(?: (?:on|via|by|to|with) (?:{_SITE}|email|(?:a )?friends?))?(?: \(opens in (?:a )?new window\))?\W*)++",
    rf"(?:please )?(?:follow|like|find|join) (?:us|me|our page|@\w+) on {_SITE}"
    rf"(?:(?:,|,? and|/) ?{_SITE})*(?: (?:at )?@\w+)?\W*.{{0,80}}",
    rf"follow (?:[\w.'&-]+ ){{1,8}}on {_SITE}(?:\W*@\w+\b.*|\W*)",
    # links to other articles
    r"click here (?:to|for) .*",
    r"(?:story|article) continues (?:below|after)(?: (?:the |this )?(?:ad|advert|advertisement|video))?\W*",
    r"(?:more|for more) [^:.]{1,60}: ?(?:https?://|www\.).*",
    r"\d{1,3}[- ]min(?:ute)?s? read",
    r"\d[\d,.]* (?:comments?|replies)",
    r"(?:get|download|try) (?:the|our) (?:[\w']+ ){0,3}app\W*",
    r"(?:share|tell us) (?:your thoughts|what you think) in the comments(?: section)?(?: below)?\W*",
    r"(?:comments?|replies|responses) ?\(\d[\d,.]*\)",
    r"(?:view|show|see|read)(?: all)? \d[\d,.]* comments?\W*",
    r"(?:(?:tags|tagged)(?: (?:as|with|in))?|filed under) ?: ?[^.!?£$€]{1,160}",
    r"(?:got|have|do you have) an? (?:story|(?:news )?tip|tip-off)(?: \S+){0,6}\? "
    r"(?:please )?(?:e-?mail|call|ring|contact|text|whatsapp|message|write to|get in touch|let us know|tell us|send)\b"
    r".*",
    r"listen to (?:this |the )?(?:article|story)\W*(?:\d{1,3}(?::\d\d| ?min(?:ute)?s?)\W*)?",
    r"you(?:'ve| have)? (?:read |got |have )?\d+ (?:of \d+ )?(?:free|complimentary|remaining) "
    r"(?:articles?|stories)\b.*",
    # what the page earns, and what it is made by
    r"(?:we|(?:this|our) (?:web)?site) may (?:earn|receive|get) (?:an? )?(?:small |affiliate )*commissions?\b.*",
    r"as an amazon associate,? (?:i|we)\b.*\bearn\b.*",
    r"our standards: (?-i:The [A-Z]).{1,60}\bprinciples\W*",
    r"this (?:site|page|form) is protected by recaptcha\b.*",
    # rights
    r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}(?: ?[-–] ?\d{4})?,? (?:by )?(?-i:[A-Z]))).*",
    r"(?:.*(?:[.,;|©–-] ?|\d{4} .*))?all rights reserved\W*",
    r"this (?:material|content) (?:may|must) not be (?:published|reproduced|copied|redistributed)\b.*",
)

# Addressed to the reader of a page; each weighs half of what it takes.
LIKELY = _compiled(
    r"(?=.*\b(?:privacy (?:policy|notice)|terms (?:of|and)|cookies?)\b)(?=.*\byour?\b)(?=.*\b(?:we|our|us)\b).*",
    r".*\b(?:please )?(?:tick|click|tap|swipe|press) (?:here|below|the)\b.*",
    r".*\b(?:subscribe|sign up|register|unsubscribe|download|shop|browse)\b.{0,60}\b(?:here|now|today|below)\W*",
    r".*\b(?:check|find|see|read|watch|view|listen|vote|learn|visit)\b.{0,60}\b(?:here|below)\W*",
    r".*\b(?:newsletter|inbox|subscribers?|subscription|our app|ad-free)\b.*\byour?\b.*",
    r".*\byour?\b.*\b(?:newsletter|inbox|subscribers?|subscription|our app|ad-free)\b.*",
    r".*\bfollow (?:us|me|him|her|them|\w+) on\b.*",
    r".*\b(?:purchases|purchase|buy)\b.*\bthrough (?:our|the|these) links\b.*\bcommission\b.*",
    r".*\bas (?:detailed|described|set out|explained) (?:here|in our)\b.*",
    r".*\bunsubscribe\b.*",
    r"our (?:\S+ ){1,4}(?:is|are) (?:supported|funded|sponsored)\b.*",
    r".*\bis an? (?:\S+ ){0,3}content partner\b.*",
)

# A label, a colon or bar, and the headline of another article; the headline has no full stop.
_DO = r"(?:read|see|watch|listen|follow|find|get|learn|shop|vote|join|explore|discover|browse|compare|track|check)"
LINK = re.compile(
    rf"(?:[►▶→»›>•]+ ?)?(?:{_DO}(?: (?!that\b|what\b|it\b)[^:|.,]{{1,40}})?|also(?: (?:read|see|watch))?|don't miss|"
    rf"in case you missed it|"
    r"(?:more|related)(?: (?:on|from|about|in) [^:|.]{1,40}| [a-z]+)?|recommended(?: reading)?|up next|fact check)"
    r" ?(?:[:|»>]|[-–—] ) ?(?P<rest>.+)",
    re.IGNORECASE,
)
MORE = re.compile(
    r"(?:read|see|watch)? ?(?:more|all) (?:(?:coverage|stories|news) (?:of|on|from|about|in)|about|on|from|in)\b"
    r".{0,60}",
    re.IGNORECASE,
)
GLUED = re.compile(r"(?P<label>[^:\s][^:]{1,80}?):(?P<rest>[^\s/:)\d].*|(?<!\d:)\d.*)")
MORE_LABEL = re.compile(r"(?:more|read more|related|see also|also|read|watch|and)(?: [a-z]+)?", re.IGNORECASE)
NOTE = re.compile(  # by the editors: it is read, but is not a title
    r"editor'?s'? note|a version of this|this (?:story|article) (?:first |originally )?(?:was |ha)", re.IGNORECASE
)
WRITER = re.compile(  # about who wrote the article: it is read
    r"(?-i:[A-Z]\S+ (?:[A-Z]\S* ){1,3})(?:is|covers|writes|reports)\b(?! an? (?:\S+ ){0,3}content partner)",
    re.IGNORECASE,
)
POINTER = re.compile(r"[►▶→»›] ?(?P<rest>\S.*)")
IMAGES = re.compile(r"(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?\s*)+")
_DAY = (  # as printed at the head of a newspaper's page; a scan may have letters instead of some digits
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:(?:the )?(?=[ilo]?\d)[\dilo]{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9}\.?|"
    r"[a-z]{3,9}\.? (?=[ilo]?\d)[\dilo]{1,2}(?:st|nd|rd|th)?),? (?=[ilo]{0,2}\d)[\dilo]{4}"
)
_PAPER = r"(?-i:(?:[A-Z][A-Z'&.-]+|The)(?: (?:[A-Z][A-Za-z'&.-]*|of|and|the|&)){0,8}),? "
PAGE_HEAD = re.compile(  # the head of a printed page: its newspaper, date and number; and what is carried over
    rf"(?:page )?\d{{1,3}} {_PAPER}{_DAY}|{_PAPER}{_DAY},? (?:page )?\d{{1,3}}|"
    r"\W*cont(?:inued|'d|d\.|\.) (?:from|on) page \w{1,4}(?:,? col(?:umn|\.) \w{1,3})?\W*",
    re.IGNORECASE,
)
BAR = re.compile(r"\s*[|·•/]\s*|\s[>»›]\s|\s{3,}")
TITLED = re.compile(r"(?P<label>[^:?]{2,60})(?:: |\? )(?P<rest>.+)")
ADDRESS = re.compile(r"\S@\w[\w-]*\.\w")  # a person's address, which is a fact of the article
REPORTING = re.compile(r'^\W*["“”«»]|\b(?:said|says|told|added|according to)\b')  # no boilerplate quotes anyone

# Only lines with one of these, in lower case, are compared with the wordings.
TRIGGERS = (
    "subscri sign newsletter inbox register cookie privacy terms follow click tick download copyright © (c) reserved "
    "share "
    "tweet journalism here continue log receiving forwarded http www. commission your shop browse below "
    "us @ read comment post pin email print this our partner replies responses listen free app "
    "reading trial unlock browser javascript limit tag filed earn sent story? tip? tip-off?"
).split()
