"""An answer of each kind, with fakes for the models."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.collection import Collection
from qa.assistant import Assistant
from qa.confidence import Calibrator
from qa.kinds.comparison import answer_comparison, order_of
from qa.kinds.yes_no.judgements import CONFIDENCES
from qa.kinds.yes_no.weighing import confidence_of
from qa.types import Turn
from qa.understanding.sides import read_comparison
from tests.factories import make_article
from tests.fakes import FakeEmbedder, FakeReader
from tests.ui.fakes import make_answer, make_citation

_MARGIN_ONLY = Calibrator(version="test", weights=(1.0, 0.0), bias=0.0, threshold=0.5)
_TEXTS = {
    "pact.txt": "Eight countries met. Alvora, Brund and Cassia signed the pact. Hartland did not sign the pact.",
    "wire.txt": "Dunmore signed the pact a day later.",
    "lakes.txt": "Lake Oro is 40 metres deep. Lake Tam is 25 metres deep.",
    "list.txt": "The paper will close five sections:\n\n- Chess\n- Gardening\n- Motoring\n\nNobody was asked.",
}


def _ask(question, scores, *, history=(), texts=_TEXTS, verdicts=None):
    articles = [make_article(id=name, text=text) for name, text in texts.items()]
    collection = Collection.of(articles, FakeEmbedder())
    return Assistant(collection, FakeReader(scores, verdicts), _MARGIN_ONLY).ask(question, history=history)


def test_a_list_is_taken_whole_and_from_every_article():
    """Each item is cited, the text is the whole enumeration, and a bare number is no item."""
    answer = _ask("Which countries signed the pact?", {"Brund": 3.0, "Eight": 4.0, "Dunmore": 1.0})
    assert (answer.kind, answer.text) == ("list", "Alvora, Brund and Cassia")
    assert [item.text for item in answer.items] == ["Alvora", "Brund", "Cassia", "Dunmore"]
    assert "there may be more" in answer.notices[-1]
    assert set(answer.shown) >= {citation for item in answer.items for citation in item.citations}


def test_a_count_before_the_names_it_counts_is_no_item():
    """Two fishermen are the two who are named; without their names they are an item."""
    texts = {"fire.txt": "Two fishermen, Ivo Lund and Sam Roe, were taken to hospital."}
    answer = _ask("Who was taken to hospital?", {"Two fishermen, Ivo Lund and Sam Roe": 3.0}, texts=texts)
    assert [item.text for item in answer.items] == ["Ivo Lund", "Sam Roe"]


def test_years_that_are_asked_for_are_no_counts():
    """A year is an item, and beside years nothing else is one."""
    texts = {"mill.txt": "The mill burned in 1911 and 1934, each time at night, and was sold twice."}
    answer = _ask("In which years did the mill burn?", {"1911": 3.0, "sold twice": 1.0}, texts=texts)
    assert (answer.text, [item.text for item in answer.items]) == ("1911 and 1934", ["1911", "1934"])


def test_a_name_that_begins_with_the_noun_that_is_asked_for_is_an_item():
    """Only the bare noun leads the names after it: "treaties" does, the Treaty of Oro does not."""
    texts = {"pact.txt": "Later the Treaty of Oro and the Treaty of Tam set up the court."}
    found = {"Treaty of Oro and the Treaty of Tam": 8.0}
    answer = _ask("Which two treaties set up the court?", found, texts=texts)
    assert [item.text for item in answer.items] == ["Treaty of Oro", "the Treaty of Tam"]


def test_what_the_reader_would_not_go_on_to_is_no_item():
    """What an "and" joins to an answer may be something else; the reader's second thoughts tell."""
    texts = {"match.txt": "The match was called by Ivo Lund and Sam Roe."}
    alone = _ask("Who called the match with Sam Roe?", {"Ivo Lund": 8.0, "Ivo Lund and Sam Roe": 2.0}, texts=texts)
    both = _ask("Who called the match?", {"Ivo Lund": 8.0, "Ivo Lund and Sam Roe": 7.0}, texts=texts)
    assert (alone.kind, alone.text) == ("span", "Ivo Lund")
    assert [item.text for item in both.items] == ["Ivo Lund", "Sam Roe"]


def test_one_of_two_is_no_list():
    """The pair that one is chosen from is not the answer."""
    texts = {"mill.txt": "Her two sons, Ivo and Sam Roe, came. Ivo runs the mill."}
    answer = _ask("Which of the two sons runs the mill?", {"Ivo": 3.0}, texts=texts)
    assert (answer.kind, answer.text) == ("span", "Ivo")


_RACE = {
    "race.txt": "The race was held in May. In all, 820 people ran in it.",
    "wire.txt": "Most stayed at home. Only 430 people ran in May.",
}


def test_whether_there_are_more_than_so_many_is_answered_by_how_many_there_are():
    """With the confidence of the amount; the question that the reader is asked has no limit in it."""
    text = {"race.txt": _RACE["race.txt"]}
    more = _ask("Did more than 500 people run?", {"820": 3.0}, texts=text)
    fewer = _ask("Did fewer than 500 people run?", {"820": 3.0}, texts=text)
    assert (more.kind, more.verdict, more.text) == ("yes/no", "yes", "In all, 820 people ran in it.")
    assert (fewer.verdict, more.understood_as) == ("no", "Did more than 500 people run?")
    assert more.confidence == _ask("How many people run?", {"820": 3.0}, texts=text).confidence


def test_amounts_of_two_articles_on_either_side_of_a_limit_contradict_each_other():
    """If both are above it, they agree."""
    found = {"820": 3.0, "430": 2.0}
    divided = _ask("Did more than 500 people run?", found, texts=_RACE)
    assert (divided.verdict, [item.label for item in divided.items]) == ("unclear", ["yes", "no"])
    agreed = _ask("Did more than 400 people run?", found, texts=_RACE)
    assert (agreed.verdict, [each.article_id for each in agreed.also_said]) == ("yes", ["wire.txt"])


def test_an_amount_that_is_not_sure_enough_leaves_the_verdict_to_the_sentences():
    """So does one that the limit cannot be compared with."""
    text = {"race.txt": _RACE["race.txt"]}
    assert _ask("Did more than 500 people run?", {"820": 0.2}, texts=text).verdict == "unclear"
    assert _ask("Did more than 500 people run?", {"May": 3.0}, texts=text).verdict == "unclear"
    verdicts = {"820": (0.95, 0.03, 0.02)}
    assert _ask("Did more than 500 people run?", {"in it": 3.0}, texts=text, verdicts=verdicts).verdict == "yes"


def test_the_confidence_of_a_verdict_is_that_of_its_way():
    """In the question's words a verdict is likelier right than with a synonym."""
    said = _ask("Did Dunmore sign the pact?", {"Dunmore": 3.0})
    other = _ask("Did Dunmore sign the treaty?", {"Dunmore": 3.0})
    assert (said.verdict, other.verdict) == ("yes", "yes")
    assert said.confidence == CONFIDENCES["said"] > other.confidence == CONFIDENCES["synonym"]


def test_the_points_of_a_list_are_its_items():
    """A quote in the sentence that introduces a list stands for its points."""
    answer = _ask("Which sections will close?", {"five sections": 3.0})
    assert [item.text for item in answer.items] == ["Chess", "Gardening", "Motoring"]


def test_places_are_a_list():
    """Where several things are may be in several places."""
    text = "The fair\n\nTickets are sold in these places:\n\n- Oro post office\n- Tam station\n- the bakery\n"
    answer = _ask("Where are tickets sold?", {"Oro post office": 3.0}, texts={"a.md": text})
    assert [item.text for item in answer.items] == ["Oro post office", "Tam station", "the bakery"]


def test_yes_or_no_quotes_the_sentence_that_decides():
    """The verdict comes with the whole sentence."""
    answer = _ask("Did Hartland sign the pact?", {"Hartland": 0.5})
    assert (answer.kind, answer.verdict, answer.text) == ("yes/no", "no", "Hartland did not sign the pact.")
    assert _ask("Did Alvora ban the pact?", {"the pact": 3.0}).verdict == "unclear"


def test_articles_that_contradict_one_another_leave_it_unclear():
    """If articles contradict each other, the verdict is unclear and both sentences are items."""
    texts = {"a.txt": "The bridge was closed.", "b.txt": "The bridge was not closed."}
    answer = _ask("Was the bridge closed?", {"bridge": 1.0}, texts=texts)
    assert answer.verdict == "unclear"
    assert {(item.label, item.text) for item in answer.items} == {
        ("yes", "The bridge was closed."),
        ("no", "The bridge was not closed."),
    }


def test_the_reader_gives_a_verdict_where_no_rule_does():
    """With the sentence it found, as sure as it is; other articles agree, contradict it or are beside it."""
    texts = {"a.txt": "The kiosk has been boarded up since May.", "b.txt": "At the kiosk business is brisk."}
    scores = {"boarded up": 3.0, "business is brisk": 1.0}
    for other, verdict, said, items, beside in (
        ((0.0, 0.95, 0.05), "no", ["b.txt"], [], []),
        ((0.95, 0.0, 0.05), "unclear", [], ["no", "yes"], []),
        ((0.2, 0.2, 0.6), "no", [], [], ["b.txt"]),
    ):
        verdicts = {"boarded": (0.01, 0.97, 0.02), "brisk": other}
        answer = _ask("Can one buy tea at the kiosk?", scores, texts=texts, verdicts=verdicts)
        assert (answer.verdict, answer.text) == (verdict, texts["a.txt"])
        assert answer.confidence == pytest.approx(confidence_of(0.97 if verdict == "no" else 0.95))
        assert [each.article_id for each in answer.also_said] == said
        assert [item.label for item in answer.items] == items
        assert [each.article_id for each in answer.also_relevant] == beside
    unsure = _ask("Can one buy tea at the kiosk?", scores, texts=texts, verdicts={"brisk": (0.95, 0.0, 0.05)})
    assert (unsure.verdict, unsure.text) == ("unclear", texts["a.txt"])


def test_what_another_article_says_is_shown_beside_a_verdict():
    """A sentence that decides nothing by itself is shown, if the reader found it for the question."""
    texts = {"a.txt": "The guard was asleep. He is 29.", "b.txt": "The hall was dark. The guard says he was awake."}
    answer = _ask("Was the guard asleep?", {"asleep": 3.0, "awake": 1.0}, texts=texts)
    assert (answer.verdict, answer.text) == ("yes", "The guard was asleep.")
    assert [citation.quote for citation in answer.also_relevant] == ["The guard says he was awake."]
    answer = _ask("Was the guard asleep?", {"29": 3.0}, texts={"a.txt": texts["a.txt"]})
    assert (answer.verdict, answer.also_relevant) == ("yes", ())


@pytest.mark.parametrize(
    ("question", "verdict", "text"),
    [
        ("Is Lake Oro deeper than Lake Tam?", "yes", "40 metres"),
        ("Is Lake Tam deeper than Lake Oro?", "no", "25 metres"),
        ("Which is deeper, Lake Tam or Lake Oro?", None, "40 metres"),
    ],
)
def test_a_comparison_sets_both_sides_in_order(question, verdict, text):
    """Each side is asked for and quoted, and the two are ordered."""
    articles = [make_article(id="lakes.txt", text=_TEXTS["lakes.txt"])]
    assistant = Assistant(Collection.of(articles, FakeEmbedder()), _SideReader({}), _MARGIN_ONLY)
    answer = assistant.ask(question)
    assert (answer.kind, answer.verdict, answer.text) == ("comparison", verdict, text)
    assert {item.text for item in answer.items} == {"40 metres", "25 metres"}


@pytest.mark.parametrize(
    ("text", "question", "scores", "verdict"),
    [
        (
            "Ann won 38.4 per cent and Bob 35.9.",
            "Did Ann win more votes than Bob?",
            ("38.4 per cent", "35.9"),
            "yes",
        ),
        ("# Staff by site\n\n| Site | Now |\n|---|---|\n| Oro | 17 |\n| Tam | 21 |\n", None, ("17", "21"), "no"),
        ("# Cars by site\n\n| Site | Now |\n|---|---|\n| Oro | 17 |\n| Tam | 21 |\n", None, ("17", "21"), "unclear"),
    ],
)
def test_what_is_compared_may_be_said_once(text, question, scores, verdict):
    """A unit said once in a sentence, or in a table's heading, counts for both sides."""
    question = question or "Does Oro have more staff than Tam?"

    class Sides(FakeReader):
        def read(self, asked, passages):
            self.scores = {scores[0] if "Ann" in asked or "Oro" in asked else scores[1]: 3.0}
            return super().read(asked, passages)

    articles = [make_article(id="a.md", text=text)]
    answer = Assistant(Collection.of(articles, FakeEmbedder()), Sides({}), _MARGIN_ONLY).ask(question)
    assert (answer.kind, answer.verdict) == ("comparison", verdict)


class _SideReader(FakeReader):
    """Answers with the depth of the lake asked about."""

    def read(self, question, passages):
        self.scores = {"40 metres" if "Oro" in question else "25 metres": 3.0}
        return super().read(question, passages)


def test_how_much_there_is_need_not_be_counted_by_its_noun():
    """Two bare figures of something that is not counted are ordered."""
    article = make_article("The largest share, 40, goes to Oro, and the smallest, 12, to Tam.")
    comparison = read_comparison("Who gets more grain, Oro or Tam?")
    one, other = make_citation(article, "40"), make_citation(article, "12")
    assert order_of(comparison, one, other) == "more"
    assert order_of(replace(comparison, noun="sacks"), one, other) == "unclear"


def test_one_side_alone_is_shown_and_unclear():
    """A side that the articles do not give is not made up."""
    answer = _ask("Does Alvora have more lakes than Brund?", {})
    assert (answer.kind, answer.verdict, answer.text) == ("comparison", "unclear", None)


@pytest.mark.parametrize(
    ("question", "notice"),
    [
        (
            "Does Alvora have more lakes than Brund?",
            "The articles give one side only; no answer was found for Brund.",
        ),
        (
            "Does Alvora have more lakes than Alvora has ponds?",
            "The articles give one side only, and not the other.",
        ),
    ],
)
def test_the_side_that_is_missing_is_named(question, notice):
    """By its name, unless both sides have one name."""
    comparison = read_comparison(question)
    assert comparison is not None
    article = make_article(id="a.txt", text="Alvora has nine lakes.")
    given, none = (make_answer(question, citations) for citations in ([make_citation(article, "nine lakes")], []))
    answer = answer_comparison(none, comparison, [given, none])
    assert (answer.verdict, answer.notices) == ("unclear", (notice,))


def test_two_sides_are_named_after_their_amounts():
    """The notice that orders them is one sentence."""
    articles = [make_article(id="lakes.txt", text=_TEXTS["lakes.txt"])]
    assistant = Assistant(Collection.of(articles, FakeEmbedder()), _SideReader({}), _MARGIN_ONLY)
    answer = assistant.ask("Is Lake Oro deeper than Lake Tam?")
    assert answer.notices == ("40 metres (Lake Oro) is more than 25 metres (Lake Tam).",)


def test_parts_are_answered_each():
    """A later part is understood from the one before it."""
    answer = _ask("Who signed the pact a day later, and how deep is Lake Oro?", {"Dunmore": 3.0, "40 metres": 3.0})
    assert answer.kind == "compound"
    assert [part.question for part in answer.parts] == ["Who signed the pact a day later?", "How deep is Lake Oro?"]
    assert answer.parts[1].text == "40 metres"
    assert set(answer.shown) >= set(answer.parts[1].citations)


@pytest.mark.parametrize("typed", ["thanks", "Hello!", "Summarise the article", "ok, great"])
def test_nothing_asked_is_said_and_joined_to_nothing(typed):
    """No passage is read for input that asks nothing, whatever was asked before."""
    answer = _ask(typed, {"Brund": 3.0}, history=["Which countries signed the pact?"])
    assert (answer.kind, answer.text, answer.evidence.reason) == ("none", None, "no question")
    assert answer.understood_as == typed
    assert len(answer.notices) == 1


def test_who_else_leaves_out_the_answer_just_given():
    """The question "Who else?" gets the next best answer."""
    turns = [Turn(question="Who signed the pact a day later?", answer="Dunmore")]
    answer = _ask("Who else?", {"Dunmore": 3.0, "Hartland": 2.0}, history=turns)
    assert answer.understood_as.startswith("Who else signed the pact")
    assert answer.text == "Hartland"


def test_the_frame_of_a_question_is_left_out():
    """The polite frame of a question is not searched for."""
    answer = _ask("Can you tell me who signed the pact a day later?", {"Dunmore": 3.0})
    assert (answer.kind, answer.understood_as) == ("span", "Who signed the pact a day later?")


def test_a_comparison_has_what_is_said_about_the_side_shown():
    """Another article's words about the winner are shown with it, also if it was named second."""
    texts = {"a": "Lake Tam is 25 metres deep.", "b": "Lake Oro is 40 metres deep.", "c": "Lake Oro is 41 metres deep."}

    class Sides(FakeReader):
        def read(self, question, passages):
            self.scores = {"40 metres": 3.0, "41 metres": 2.5} if "Oro" in question else {"25 metres": 3.0}
            return super().read(question, passages)

    collection = Collection.of([make_article(id=name, text=text) for name, text in texts.items()], FakeEmbedder())
    answer = Assistant(collection, Sides({}), _MARGIN_ONLY).ask("Which is deeper, Lake Tam or Lake Oro?")
    assert (answer.text, [each.text for each in answer.disagreements]) == ("40 metres", ["41 metres"])


@pytest.mark.parametrize(
    ("question", "found", "items"),
    [
        ("Which villages were evacuated?", "Alvo, Ferreiras and Cinza", ["Alvo", "Ferreiras", "Cinza"]),
        ("What share do repairs bring?", "17%", []),
        ("Which roads are open again?", "The N17", ["The N17"]),
    ],
)
def test_one_point_of_a_list_is_not_the_list(question, found, items):
    """If only that point has the question's words."""
    text = (
        "The fire at noon\n\nWhat is known:\n\n- Three villages were evacuated: Alvo, Ferreiras and Cinza\n"
        "- The N17 is open again\n- The fire burned 2,300 hectares\n\nThe money that comes in:\n\n"
        "- members (48%)\n- the town of Grevik (35%)\n- repairs (17%)\n"
    )
    answer = _ask(question, {found: 3.0}, texts={"a.md": text})
    assert (answer.text, [item.text for item in answer.items]) == (found, items)


def test_a_list_disagrees_with_none_of_its_items():
    """What was said of one item before it became a list is not said of the list."""
    listed = "The note was signed by these people:\n\n- Ada Brown\n- Bob Lund\n- Cy Roe\n"
    texts = {"a.md": listed, "b.txt": "The note was signed by Bob Lund alone."}
    answer = _ask("Who signed the note?", {"Ada Brown": 3.0, "Bob Lund": 2.8}, texts=texts)
    assert [item.text for item in answer.items][:3] == ["Ada Brown", "Bob Lund", "Cy Roe"]
    assert (answer.disagreements, answer.survives) == ((), None)


def test_a_question_after_a_greeting_is_answered():
    """Only what asks nothing is passed over."""
    answer = _ask("How are you? How deep is Lake Oro?", {"40 metres": 3.0})
    assert answer.text == "40 metres"


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("What did Ada Quill say?", {"a.txt": "“We shall rebuild the pier,” said Mayor Ada Quill."}),
        (
            "What was corrected?",
            {"a.txt": "Guns\n\nKyiv has two guns.\n\nCorrection: an earlier version said three guns."},
        ),
        ("What day is it?", {"a.txt": "Guns\n\nPublished 12 March 2024\n\nKyiv has two guns."}),
    ],
)
def test_no_answer_is_below_the_threshold(question, texts):
    """Those that rules give have a confidence too."""
    articles = [make_article(id=name, text=text) for name, text in texts.items()]
    collection = Collection.of(articles, FakeEmbedder())
    sure = Assistant(collection, FakeReader({}), _MARGIN_ONLY, min_confidence=0.99)
    assert Assistant(collection, FakeReader({}), _MARGIN_ONLY).ask(question).text is not None
    assert sure.ask(question).text is None
