"""An answer of every kind, over invented articles: what a card of each is seen with, and tested with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from index.types import Article, Place
from qa.citing import cite
from qa.types import Answer, Citation, Evidence, Item, OtherAnswer
from tests.factories import make_article
from tests.ui.fakes import make_answer
from tests.ui.rich import evidence

_FLOOD_FIRST = """Flood in Norwick leaves hundreds without a home

By Ann Carter

The river Wend rose over its banks on Tuesday night. Rescuers counted 214 people without a home. The mayor, Joan Pell, \
said the old town was “under water to the windows”. Schools will open again next month, the council said.
"""
_FLOOD_SECOND = """Flood in Norwick leaves hundreds without a home

By Ann Carter

The river Wend rose over its banks on Tuesday night. Rescuers counted 241 people without a home. The mayor, Joan Pell, \
said the old town was “under water to the windows”. Schools will open again next month, the council said.

Correction: An earlier version of this article said 214 people were without a home. The number is 241.
"""
_FLOOD_ECHO = """Norwick counts its losses

About 260 people lost their homes in the flood at Norwick, the county said on Thursday. “We will rebuild every house,” \
said Joan Pell. The repair of the bridge over the Wend will cost 4.7 million pounds, and it will take two years.
"""
_LIVE = """Norwick flood: live

18:40 The bridge over the Wend is closed to all traffic. Police ask people to stay at home.

14:15 The bridge over the Wend is open to buses only. Two roads in the old town are closed.

11:05 The bridge over the Wend is open. The river rises by a hand every hour.
"""
_PLANS = """What Norwick plans after the flood

The council will raise the wall, clear the ditches, move the school and pay each family 2,000 pounds. The wall is to \
be 3.4 metres high, and the old one was 2.1 metres high. It did not say who will pay. “Nobody will be left alone with \
the mud,” said Joan Pell at the meeting. She had said in May: “The wall is high enough, and it will hold for a hundred \
years.” Our view is that it will not. Some say the wall will be finished this year, others that it will not be \
finished this year. Among the helpers were the fire brigades of Austrey, Bramdale, Costock and Dunholme.
"""
_TABLE = """Station,Height,Rain
Norwick,3.1 m,84 mm
Austrey,2.7 m,61 mm
Costock,1.9 m,40 mm
"""
_SCAN = """Report of the harbour master

The gauge at the old mill showed 3 metres and 12 centimetres at midnight. The keeper left his post at one.
"""
_LONG = (
    "Record\n\nThe council then spoke of the wall and of the ditches and of the money that was wanted for both "
    + "and of what the county had promised in the year before and had not paid when it was asked to do so " * 9
    + "and it agreed in the end on 2.3 million pounds for the wall "
    + "and on a second reading of the plan for the ditches in the week that follows the feast of the harvest " * 7
    + "as the clerk wrote down.\n"
)

NO_PLACE = "What is the capital of France?"


def _articles() -> Iterator[Article]:
    day = {"published": "2025-03-05", "site": "Norwick Echo", "author": "Ann Carter"}
    yield make_article(_FLOOD_SECOND, "flood 2.txt", **day)
    yield make_article(_FLOOD_FIRST, "flood 1.txt", **day | {"published": "2025-03-04"})
    yield make_article(
        _FLOOD_ECHO, "county/losses.html", published="2025-03-07", url="https://echo.example/losses", site="County Post"
    )
    yield make_article(_LIVE, "live.txt", published="2025-03-05")
    yield make_article(_PLANS, "plans.md", published="2025-03-12", site="Norwick Echo")
    table = make_article(_TABLE, "stations.csv", title="Stations on the Wend")
    lines = [line for line in _TABLE.splitlines(keepends=True)]
    starts = [sum(map(len, lines[:at])) for at in range(len(lines) + 1)]
    places = (Place(start=starts[at], end=starts[at + 1], label=f"row {at + 1}", page=None) for at in range(len(lines)))
    yield replace(table, places=tuple(places))
    scan = make_article(_SCAN, "report.pdf", title="Report of the harbour master", trusted=False, extractor="ocr")
    yield replace(scan, places=(Place(start=0, end=len(_SCAN), label="page 3", page=3),))
    yield make_article(_LONG, "record.txt", title="Record")
    yield make_article("It was nothing.", "Ω.txt", title="A title that is much longer than any line of any card " * 3)


ARTICLES = tuple(_articles())
BY_ID = {article.id: article for article in ARTICLES}


def _cite(article_id: str, quote: str, nth: int = 0, **changes: object) -> Citation:
    """Cite the nth place where the words are."""
    article = BY_ID[article_id]
    start = next(islice(_places(article.text, quote), nth, None))
    return replace(cite(article, start, start + len(quote)), **changes)


def _places(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _other(*citations: Citation, confidence: float = 0.64) -> OtherAnswer:
    return OtherAnswer(text=citations[0].quote, confidence=confidence, citations=citations)


def _item(citation: Citation, label: str = "") -> Item:
    return Item(text=citation.quote, confidence=0.8, citations=(citation,), label=label)


def _answer(question: str, *citations: Citation, confidence: float = 0.93, **changes: object) -> Answer:
    answer = make_answer(question, citations, confidence, **changes)
    if "evidence" in changes or not citations or changes.get("kind") == "quotes":
        return answer
    others = ((BY_ID["plans.md"], "2,000 pounds", -1.2), (BY_ID["live.txt"], "Two roads", -2.4))
    return replace(answer, evidence=evidence(answer, *others))


def _nothing(question: str, reason: str = "below the threshold", **changes: object) -> Answer:
    answer = make_answer(question, (), 0.18, **changes)
    guess = (BY_ID["plans.md"], "2,000 pounds", -1.5)
    made = evidence(answer, guess) if reason == "below the threshold" else answer.evidence
    return replace(answer, evidence=replace(made, reason=reason))


def _unasked(question: str, notice: str) -> Answer:
    bare = Evidence(passages=(), threshold=0.5, reason="no question", versions=evidence(_nothing("")).versions)
    return make_answer(question, (), 0.0, kind="none", notices=(notice,), evidence=bare)


def _made() -> Iterator[tuple[str, Answer]]:
    homeless = _cite("flood 2.txt", "241 people")
    bridge = _cite("county/losses.html", "4.7 million pounds")
    yield "span", _answer("What will the bridge cost?", bridge)
    yield "likely", _answer("What does each family get?", _cite("plans.md", "2,000 pounds"), confidence=0.7)
    yield "unsure", _answer("How high is the wall?", _cite("plans.md", "2.1 metres"), confidence=0.52)
    yield "fragment", _answer("Whose view is it?", _cite("plans.md", "Our"))
    yield (
        "confirmed",
        _answer(
            "Who is the mayor of Norwick?",
            _cite("flood 2.txt", "Joan Pell", copies=("flood 1.txt",)),
            _cite("county/losses.html", "Joan Pell"),
            also_said=(_cite("plans.md", "Joan Pell"),),
            survives=True,
        ),
    )
    yield (
        "disagreement",
        _answer(
            "How many people lost their homes?",
            homeless,
            disagreements=(_other(_cite("county/losses.html", "About 260 people"), confidence=0.81),),
            also_relevant=(_cite("plans.md", "each family"),),
            survives=False,
        ),
    )
    yield (
        "corrected",
        _answer(
            "How many people are without a home?",
            homeless,
            earlier=(_other(_cite("flood 1.txt", "214 people")),),
        ),
    )
    yield (
        "corrected in a note",
        _answer("How many had no home?", homeless, earlier=(_other(_cite("flood 2.txt", "214 people")),)),
    )
    yield (
        "correction",
        _answer(
            "What was corrected?",
            _cite("flood 2.txt", _FLOOD_SECOND[_FLOOD_SECOND.index("Correction:") :].strip()),
            confidence=0.9,
        ),
    )
    yield (
        "live",
        _answer(
            "Is the bridge open to traffic, and to whom?",
            _cite("live.txt", "closed to all traffic"),
            earlier=(
                _other(_cite("live.txt", "The bridge over the Wend is open.")),
                _other(_cite("live.txt", "open to buses only")),
            ),
        ),
    )
    yield "dates", _answer("When did the river rise?", _cite("flood 2.txt", "on Tuesday night"))
    yield (
        "dates of a month",
        _answer(
            "When will schools open again?",
            _cite("flood 2.txt", "next month"),
            disagreements=(_other(_cite("county/losses.html", "on Thursday")),),
        ),
    )
    brigades = [_cite("plans.md", name) for name in ("Austrey", "Bramdale", "Costock", "Dunholme")]
    whole = _cite("plans.md", "Austrey, Bramdale, Costock and Dunholme")
    station = _cite("stations.csv", "Norwick")
    yield (
        "list",
        _answer(
            "Which fire brigades helped?",
            whole,
            kind="list",
            items=(*map(_item, brigades), _item(station)),
            notices=("5 found in 12 passages read; there may be more.",),
        ),
    )
    yield "yes", _answer(
        "Is the bridge closed?", _cite("live.txt", "The bridge over the Wend is closed to all traffic."),
        kind="yes/no", verdict="yes",
    )  # fmt: skip
    yield "no", _answer(
        "Did the council say who will pay?", _cite("plans.md", "It did not say who will pay."),
        kind="yes/no", verdict="no",
    )  # fmt: skip
    for_it = _cite(
        "plans.md", "Some say the wall will be finished this year, others that it will not be finished this year."
    )
    against = _cite("plans.md", "Our view is that it will not.")
    yield (
        "unclear",
        _answer(
            "Will the wall be finished this year?",
            for_it,
            kind="yes/no",
            verdict="unclear",
            items=(_item(for_it, "yes"), _item(against, "no")),
            notices=("The articles say both yes and no.",),
        ),
    )
    higher, lower = _cite("stations.csv", "3.1 m"), _cite("stations.csv", "2.7 m")
    yield (
        "comparison",
        _answer(
            "Was the river higher at Norwick than at Austrey?",
            higher,
            kind="comparison",
            verdict="yes",
            items=(_item(higher, "Norwick"), _item(lower, "Austrey")),
            notices=("3.1 m (Norwick) is more than 2.7 m (Austrey).",),
        ),
    )
    yield (
        "comparison of one side",
        _answer(
            "Was the river higher at Norwick than at Paris?",
            higher,
            kind="comparison",
            verdict="unclear",
            items=(_item(higher, "Norwick"),),
            notices=("The articles give one side only; no answer was found for Paris.",),
        ),
    )
    yield (
        "compound",
        _answer(
            "Who is the mayor, and what is the capital of France?",
            _cite("flood 2.txt", "Joan Pell"),
            kind="compound",
            parts=(
                _answer("Who is the mayor?", _cite("flood 2.txt", "Joan Pell")),
                _nothing(NO_PLACE, nearest=_cite("live.txt", "Two roads")),
            ),
            also_asked=("And when?",),
        ),
    )
    said = [
        _cite("plans.md", "Nobody will be left alone with the mud,"),
        _cite("plans.md", "The wall is high enough, and it will hold for a hundred years."),
        _cite("county/losses.html", "We will rebuild every house,"),
    ]
    yield (
        "quotes",
        _answer(
            "What did Joan Pell say?", said[0], kind="quotes", items=tuple(_item(each, "Joan Pell") for each in said)
        ),
    )
    yield (
        "speaker",
        _answer(
            "Who said “We will rebuild every house”?",
            _cite("county/losses.html", "Joan Pell"),
            kind="quotes",
            items=(_item(said[2], "Joan Pell"),),
        ),
    )
    yield "no answer", _nothing(NO_PLACE, nearest=_cite("live.txt", "Two roads"))
    yield (
        "contradicted",
        _nothing(
            "Why did the mayor of Paris raise the wall?", nearest=_cite("plans.md", "The council will raise the wall")
        ),
    )
    yield "nothing found", _nothing("Who sings?", "nothing found")
    yield (
        "no question",
        _unasked(
            "thanks", "This is not a question that an article can answer. Ask who, when or how many, for example."
        ),
    )
    yield "nothing asked", _nothing("???", "nothing asked")
    yield (
        "understood",
        _answer(
            "And the bridge?",
            bridge,
            understood_as="What will the repair of the bridge cost?",
            notices=(
                "This looks like a question in another language; the reader reads English, so the answer may be wrong.",
            ),
        ),
    )
    yield "first said", _answer(
        "How many were without a home at first?", _cite("flood 1.txt", "214 people"),
        notices=("Later it was given as “241 people”.",),
    )  # fmt: skip
    yield "recognised", _answer("What did the gauge show?", _cite("report.pdf", "3 metres and 12 centimetres"))
    yield "table cell", _answer("How much rain fell at Austrey?", _cite("stations.csv", "61 mm"), confidence=0.86)
    yield "long sentence", _answer("What did the council agree on?", _cite("record.txt", "2.3 million pounds"))


GALLERY: dict[str, Answer] = dict(_made())


def asked_for(question: str, answers: Iterable[Answer] = GALLERY.values()) -> Answer | None:
    """Return the answer of the gallery to a question; None if it has none."""
    return next((answer for answer in answers if answer.question == question), None)
