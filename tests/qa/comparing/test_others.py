from __future__ import annotations

import pytest

from index.collection import Collection
from qa.assistant import Assistant
from tests.factories import make_article, seed_text
from tests.fakes import FakeEmbedder, FakeReader
from tests.qa.test_assistant import _MARGIN_ONLY

_HOLDS = "Seoul holds 3.4 million shells. They are old."


def _assistant(texts, scores, **options):
    """Make an assistant over texts by id, whose reader finds these quotes with these scores."""
    articles = [make_article(id=name, text=text) for name, text in texts.items()]
    return Assistant(Collection.of(articles, FakeEmbedder()), FakeReader(scores), _MARGIN_ONLY, **options)


def _ask(texts, scores, question="How many shells does Seoul hold?", **options):
    return _assistant(texts, scores, **options).ask(question)


def _ids(citations):
    return [citation.article_id for citation in citations]


def test_the_same_value_in_other_words_is_also_said():
    """Another article that gives the value as words agrees, cited once."""
    answer = _ask(
        {"a.txt": _HOLDS, "b.txt": "In all Seoul keeps three point four million of them. Nobody counted."},
        {"3.4 million": 4.0, "three point four million": 3.0},
    )
    assert (answer.text, _ids(answer.also_said), answer.disagreements) == ("3.4 million", ["b.txt"], ())


def test_other_values_are_grouped():
    """Articles with the same other value are grouped, the likeliest value first, each article cited once."""
    answer = _ask(
        {
            "a.txt": _HOLDS,
            "b.txt": "Seoul has 3.6 million shells, a ministry says.",
            "c.txt": "Officials in Seoul spoke of 3,600,000 rounds last year.",
            "d.txt": "The city of Seoul owns five million rounds at most.",
        },
        {"3.4 million": 4.0, "3.6 million": 2.0, "3,600,000": 3.0, "five million": 1.0},
    )
    assert answer.text == "3.4 million"
    assert [(other.text, _ids(other.citations)) for other in answer.disagreements] == [
        ("3,600,000", ["c.txt", "b.txt"]),
        ("five million", ["d.txt"]),
    ]
    assert answer.disagreements[0].confidence == pytest.approx(0.9526)


def test_what_cannot_be_set_beside_the_answer_is_also_relevant():
    """Words that neither agree nor contradict are cited apart, never as agreement, and are among what is shown."""
    answer = _ask(
        {"a.txt": _HOLDS, "b.txt": "Seoul holds plenty of shells, a ministry says."},
        {"3.4 million": 4.0, "plenty": 3.0},
    )
    assert (answer.also_said, answer.disagreements, _ids(answer.also_relevant)) == ((), (), ["b.txt"])
    assert answer.also_relevant[0] in answer.shown
    assert answer.survives is False


@pytest.mark.parametrize(
    "other",
    [
        "Kyiv has 5 million shells.",
        "Seoul holds 5 million shells of the 3.4 million that were made.",
        "Seoul holds 5 million guns.",
        "Seoul holds plenty of them.",
    ],
    ids=["another name", "says the answer too", "another unit", "another kind"],
)
def test_what_may_be_no_contradiction_is_left_out(other):
    """A value of another country or thing, beside the same value, or no number, is no disagreement."""
    answer = _ask(
        {"a.txt": _HOLDS, "b.txt": other},
        {"3.4 million shells": 4.0, "5 million shells": 3.0, "5 million guns": 3.0, "plenty": 3.0},
    )
    assert (answer.text, answer.also_said, answer.disagreements) == ("3.4 million shells", (), ())


@pytest.mark.parametrize(
    ("question", "one", "other", "quotes"),
    [
        (
            "When does Seoul open its store?",
            "Seoul opens its store in spring 2027.",
            "The store of Seoul opens in autumn 2027.",
            ("spring 2027", "autumn 2027"),
        ),
        (
            "When did Seoul open it?",
            "Seoul opened it in March 1968.",
            "In May 1968 it was opened by Seoul.",
            ("March 1968", "May 1968"),
        ),
        ("How much did Seoul pay?", "Seoul paid £4m for them.", "For them Seoul paid $4m.", ("£4m", "$4m")),
        (
            "By how much did prices in Seoul change?",
            "Prices in Seoul rose 4%.",
            "Prices in Seoul fell by four per cent.",
            ("4%", "four per cent"),
        ),
        (
            "How many shells did Seoul lose?",
            "Seoul lost 12 shells.",
            "Seoul lost 15 shells. It took 12 hours, and that was on 12 May.",
            ("12 shells", "15 shells"),
        ),
    ],
    ids=["season", "month", "currency", "direction", "other unit and date"],
)
def test_a_part_of_the_value_beside_the_other_hides_no_contradiction(question, one, other, quotes):
    """The same year of another season, and the same number of another currency, unit or date, is not the same value."""
    answer = _ask({"a.txt": one, "b.txt": other}, {quotes[0]: 4.0, quotes[1]: 3.0}, question)
    assert (answer.text, [each.text for each in answer.disagreements]) == (quotes[0], [quotes[1]])


def test_a_value_in_other_words_beside_the_other_is_no_contradiction():
    """A passage that has both numbers may give each for something else."""
    texts = {"a.txt": "Seoul lost 12 shells.", "b.txt": "Seoul lost 15 shells. A dozen were found."}
    answer = _ask(texts, {"12 shells": 4.0, "15 shells": 3.0}, "How many shells did Seoul lose?")
    assert (answer.text, answer.disagreements, _ids(answer.also_relevant)) == ("12 shells", (), ["b.txt"])


def test_unlikely_words_are_not_set_beside_the_answer():
    """A span that is less likely than not is no other answer, however low the bar, nor one without the source."""
    texts = {"a.txt": _HOLDS, "b.txt": "Seoul holds 5 million shells."}
    answer = _ask(texts, {"3.4 million": 4.0, "5 million": -0.1}, min_confidence=0.0)
    assert (answer.disagreements, answer.without_source) == ((), None)


_REPORT = seed_text(0)
_CHANGED = _REPORT.replace("24 years", "25 years")


def test_copies_are_one_source():
    """A copy that holds the quote is named with the citation, and is no second voice; nor does the answer survive."""
    answer = _ask({"a.txt": _REPORT, "b.txt": _REPORT}, {"24 years": 4.0}, "When was Putin there before?")
    assert [(c.article_id, c.copies) for c in answer.citations] == [("a.txt", ("b.txt",))]
    assert (answer.also_said, answer.disagreements, answer.survives, answer.without_source) == ((), (), False, None)


def test_a_copy_with_another_value_disagrees():
    """An edited copy that changed the value is not folded in: it says something else."""
    texts = {"a.txt": _REPORT, "b.txt": _CHANGED}
    answer = _ask(texts, {"24 years": 4.0, "25 years": 3.0}, "How long was Putin away from North Korea?")
    assert (answer.citations[0].copies, [other.text for other in answer.disagreements]) == ((), ["25 years"])
    assert answer.survives is False


def test_an_answer_survives_where_another_article_gives_it():
    """Without the cited article, the others give the same value, another one, or nothing."""
    texts = {"a.txt": _HOLDS, "b.txt": "In all Seoul keeps 3,400,000 of them.", "c.txt": "Seoul owns 7 shells."}
    survives = _ask(texts, {"3.4 million": 4.0, "3,400,000": 3.0, "7": 1.0})
    assert (survives.survives, survives.without_source.text) == (True, "3,400,000")
    differs = _ask(texts, {"3.4 million": 4.0, "3,400,000": -5.0, "7": 1.0})
    assert (differs.survives, differs.without_source.text) == (False, "7")
    alone = _ask(texts, {"3.4 million": 4.0})
    assert (alone.survives, alone.without_source) == (False, None)
    assert _ask(texts, {}).survives is None


def test_more_of_the_other_articles_is_read_where_little_was():
    """If one article fills the passages, others are read too, and change no answer."""
    long = " ".join(
        f"Seoul holds shells in store number {n}, of which nobody says how many there are." for n in range(120)
    )
    texts = {
        "a.txt": f"{long} Seoul holds 3.4 million shells.",
        "b.txt": "Long ago Seoul had five million of those shells in the hills.",
    }
    assistant = _assistant(texts, {"3.4 million": 4.0, "five million": 3.0, "store number 1": 2.0})
    answer = assistant.ask("How many shells does Seoul hold in store?")
    assert answer.citations[0].article_id == "a.txt"
    assert "b.txt" in {passage.article_id for passage in answer.evidence.passages}
    assert [passage.rank for passage in answer.evidence.passages][-1] >= len(answer.evidence.passages)


@pytest.mark.parametrize(
    ("question", "one", "other", "quotes"),
    [
        (
            "How many visitors may be in the tower?",
            "Forty visitors may be in the tower, the town says.",
            "How many steps are there in it?\n\nSo far 1,208.",
            ("Forty", "1,208"),
        ),
        ("How many died?", "In all, 12 died.", "A dairy shut after 40 fell ill.", ("12", "40")),
        (
            "When does the parish council meet next?",
            "The parish council will meet next on 8 July 2025.",
            "Dear all, we shall run again. The date is 6 May 2026.",
            ("8 July 2025", "6 May 2026"),
        ),
    ],
    ids=["counts another thing", "what becomes of others", "the day of something else"],
)
def test_a_value_of_something_else_is_no_contradiction(question, one, other, quotes):
    """It is also relevant at most."""
    answer = _ask({"a.txt": one, "b.txt": other}, {quotes[0]: 4.0, quotes[1]: 3.0}, question)
    assert (answer.text, answer.disagreements) == (quotes[0], ())


@pytest.mark.parametrize(
    ("question", "one", "other", "quotes"),
    [
        (
            "How many visitors may be in the tower?",
            "Forty visitors may be in the tower, the town says.",
            "How many visitors are let in?\n\nSo far 60.",
            ("Forty", "60"),
        ),
        (
            "When does the parish council meet next?",
            "The parish council will meet next on 8 July 2025.",
            "The next meeting of the council is on 6 May 2026.",
            ("8 July 2025", "6 May 2026"),
        ),
    ],
    ids=["counts the same", "names the council"],
)
def test_a_value_of_the_same_is_a_contradiction(question, one, other, quotes):
    """In words that are in part the question's."""
    answer = _ask({"a.txt": one, "b.txt": other}, {quotes[0]: 4.0, quotes[1]: 3.0}, question)
    assert [each.text for each in answer.disagreements] == [quotes[1]]
