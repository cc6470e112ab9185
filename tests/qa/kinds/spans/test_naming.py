"""Who did it, by name if a name does it, and not a namesake or somebody in another role."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Chunk, Passage
from qa.kinds.spans.namesakes import without_namesakes
from qa.kinds.spans.naming import prefer_names
from qa.kinds.spans.roles import without_other_roles
from qa.types import Reading, Span

_TEXT = """Old boat found

Archaeologists in Tolm have found a boat. It was found by digger driver Neil Ash, 44, on Monday. The museum owns it.
Eleven divers found a boat too.
Two guards had seen Ada Roe there. The mayor praised Bo Lind.
"""


def _kept(question, **margins):
    article = article_from_text("a.txt", _TEXT)
    chunk = Chunk(id="a", article_id="a.txt", start=0, end=len(_TEXT), text=_TEXT)
    quotes = {quote.replace("_", " "): margin for quote, margin in margins.items()}
    spans = tuple(Span(_TEXT.index(q), _TEXT.index(q) + len(q), margin) for q, margin in quotes.items())
    reading = Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=spans, null_score=0.0)
    (after,) = prefer_names(question, [reading], {"a.txt": article})
    return [_TEXT[span.start : span.end] for span in after.spans]


@pytest.mark.parametrize("role", ["Archaeologists", "Archaeologists_in_Tolm", "Eleven_divers"])
def test_a_role_gives_way_to_the_name_that_does_the_same(role):
    """The name replaces a role that the reader prefers by a little."""
    assert _kept("Who found the boat?", **{role: 6.0, "Neil_Ash": 4.0}) == ["Neil Ash"]
    assert len(_kept("Who found the boat?", **{role: 8.0, "Neil_Ash": 4.0})) == 2


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("Who saw Ada Roe?", {"Two_guards": 6.0, "Ada_Roe": 5.0}),
        ("Who praised Bo Lind?", {"The_mayor": 6.0, "Bo_Lind": 5.0}),
        ("Who is Neil Ash?", {"digger_driver": 6.0, "Neil_Ash": 5.0}),
        ("What did he find?", {"a_boat": 6.0, "Neil_Ash": 5.0}),
    ],
)
def test_a_name_that_does_not_do_it_changes_nothing(question, quotes):
    """Nothing changes for a name that does not act, or if no person is asked for."""
    assert len(_kept(question, **quotes)) == 2


_SOCIETY = """News of the Orme Canal Society

The society met on Monday. Its chair, Ada Roe, opened the meeting. Treasurer: Bo Lind.

The lorry belongs to Kern Haulage, of Marl. The driver was not hurt.

Groom: Neil Ash. The photographs were taken by Lou Frost, the winner of the prize.

The leader of the opposition, Ines Coll, spoke against the fare. It will rise in May. Boats will pay £8. Canoes stay
free. Dogs are welcome on board. The café opens at ten. The Greens had asked for a lower one.
"""


def _kept_by(rule, question, text, *quotes):
    articles = {"a.txt": article_from_text("a.txt", text)}
    chunk = Chunk(id="a", article_id="a.txt", start=0, end=len(text), text=text)
    spans = tuple(Span(text.index(quote), text.index(quote) + len(quote), 5.0) for quote in quotes)
    reading = Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=spans, null_score=0.0)
    (after,) = rule(question, [reading], articles)
    return [text[span.start : span.end] for span in after.spans]


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Who is the society's secretary?", "Bo Lind"),
        ("Who is the secretary of the society?", "Ada Roe"),
        ("What is the name of the lorry driver?", "Kern Haulage"),
        ("What is the name of the lorry driver?", "Haulage"),
        ("Who is the bride?", "Neil Ash"),
        ("What is the bride's name?", "Neil Ash"),
        ("Who leads the Greens?", "Ines Coll"),
        ("Who is the leader of the Greens?", "Ines Coll"),
    ],
)
def test_another_role_is_no_answer(question, quote):
    """Whoever has a role that excludes the one asked for, or the same one elsewhere, is left out."""
    assert _kept_by(without_other_roles, question, _SOCIETY, quote) == []


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Who is the treasurer?", "Bo Lind"),
        ("Who is the society's chairwoman?", "Ada Roe"),
        ("Who is the president of the society?", "Ada Roe"),
        ("Who owns the lorry?", "Kern Haulage"),
        ("Who is the owner of the lorry?", "Kern Haulage"),
        ("Who is the groom?", "Neil Ash"),
        ("Who is the photographer?", "Lou Frost"),
        ("Who led the opposition?", "Ines Coll"),
        ("Who is the former secretary?", "Bo Lind"),
        ("Who spoke against the fare?", "Ines Coll"),
        ("Who opened the meeting?", "Ada Roe"),
    ],
)
def test_the_role_asked_for_and_what_excludes_none_stay(question, quote):
    """Synonyms are one role, and somebody may have two that do not exclude each other."""
    assert _kept_by(without_other_roles, question, _SOCIETY, quote) == [quote]


_CHEF = """Chef to stand for mayor

Paolo Marchetti will stand for mayor. Marchetti, 46, who has two restaurants, was born in Lyon. He is not related to
Odile Marchetti, the geographer. Mrs Marchetti, who mapped smells, said so too.
"""
_MAPS = """A life in smells

Odile Marchetti was born in Annecy. Her husband, Luc Marchetti, painted. Marchetti mapped eleven cities.
"""


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How many restaurants does Odile Marchetti own?", _CHEF, "two"),
        ("Where was Odile Marchetti born?", _CHEF, "Lyon"),
    ],
)
def test_a_last_name_alone_is_that_of_the_name_before(question, text, quote):
    """What is said of a namesake is left out."""
    assert _kept_by(without_namesakes, question, text, quote) == []


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How many restaurants does Paolo Marchetti own?", _CHEF, "two"),
        ("What did Odile Marchetti map?", _CHEF, "smells"),
        ("How many cities did Odile Marchetti map?", _MAPS, "eleven"),
        ("Who was Odile Marchetti's husband?", _MAPS, "Luc Marchetti"),
        ("How many restaurants does Marchetti own?", _CHEF, "two"),
        ("How many restaurants does Ada Marchetti own?", _CHEF, "two"),
        ("When was Sky Digital launched?", "Orme Digital\n\nSky Digital was launched in 1998.", "1998"),
        (
            "What does the City Council split into?",
            "Orme Council is old. The City Council met. Tolm Council rose. Members of Council split into committees.",
            "committees",
        ),
        (
            "When did Penny Lund die?",
            "Star dies\n\nPenny Lund is dead. Ronny Lund, her sister, spoke. Lund died in May.",
            "May",
        ),
        (
            "When was Spc. Kit Roe shot?",
            "Attack\n\nThe wife of Spc. Kit Roe, Bo Roe, spoke. Roe was shot in May.",
            "May",
        ),
    ],
)
def test_the_person_asked_about_stays(question, text, quote):
    """An article's first person keeps the last name, a title decides nothing, and a name nobody has is no namesake."""
    assert _kept_by(without_namesakes, question, text, quote) == [quote]


@pytest.mark.parametrize(("given", "left"), [("Paolo", []), ("Odile", ["Annecy"]), ("Odille", ["Annecy"])])
def test_an_article_about_a_namesake_only(given, left):
    """An article that never has the first name is about another person, if another article has the whole name."""
    texts = {"a.txt": _MAPS, "b.txt": f"Chef to stand\n\n{given} Marchetti will stand for mayor.\n"}
    articles = {name: article_from_text(name, text) for name, text in texts.items()}
    readings = []
    for name, text in texts.items():
        chunk = Chunk(id=name, article_id=name, start=0, end=len(text), text=text)
        at = text.find("Annecy")
        spans = (Span(at, at + len("Annecy"), 5.0),) if at >= 0 else ()
        readings.append(Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=spans, null_score=0.0))
    after = without_namesakes(f"Where was {given} Marchetti born?", readings, articles)
    assert [_MAPS[span.start : span.end] for span in after[0].spans] == left


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("Who was the victim?", "The body of Ann Lund, a solicitor, was found in the lake.", "Ann Lund"),
        ("Who is the author of Stone Rooms?", "Stone Rooms is a book by Ann Lund, an architect.", "Ann Lund"),
        ("Who was Ann Roe's mother?", "Bo Roe and his wife Eva Holm had one child, Ann Roe.", "Eva Holm"),
        ("Who is Leo Roe's son?", "Leo Roe left the farm to Eva and her brother, Bo Roe.", "Bo Roe"),
        ("Who was the leader of the voyage?", "The ship sailed under its captain, Ann Lund.", "Ann Lund"),
        ("Who is the winner of the cup?", "The cup went to the coach, Ann Lund.", "Ann Lund"),
        ("Who is the owner of the inn?", "The inn was bought by Ann Lund, its former tenant.", "Ann Lund"),
    ],
)
def test_a_calling_or_kin_of_another_excludes_no_role(question, text, quote):
    """What somebody is by calling, was before, or is to another person, leaves room for the role asked for."""
    assert _kept_by(without_other_roles, question, text, quote) == [quote]


def test_a_long_question_about_somebody_is_read_at_once():
    """The time to find the role does not grow with every way to part the words."""
    question = f"Who is {'considered to be a very important and much loved ' * 20}person that wrote it, as they say?"
    assert _kept_by(without_other_roles, question, _SOCIETY, "Bo Lind") == ["Bo Lind"]
