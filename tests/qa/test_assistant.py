from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest

from index.archive import Archive
from index.collection import Collection
from index.errors import ArticlesError, IndexDamaged, ScopeError, UnknownArticle
from index.inputs import inputs_of
from index.types import Scope
from qa.assistant import Assistant
from qa.citing import cite
from qa.confidence import Calibrator
from qa.errors import ConfidenceError
from qa.source import Source
from qa.uncompared import NOT_COMPARED
from tests.factories import make_article
from tests.fakes import FakeEmbedder, FakeReader, NotingReader
from tests.index.formats.typeset import Setting, typeset

_ARTICLES = (
    make_article(id="guns.txt", text="Kyiv has a hundred guns. Nobody counted them."),
    make_article(id="shells.txt", text="Seoul holds 3.4 million shells. They are old."),
    make_article(id="wire.txt", text="A report says Seoul holds 3.4 million shells in all."),
    make_article(id="menu.txt", text="Related Articles\nBack to top"),
)
_MARGIN_ONLY = Calibrator(version="test", weights=(1.0, 0.0), bias=0.0, threshold=0.5)


def make_assistant(scores, **options):
    collection = Collection.of(_ARTICLES, options.pop("embedder", FakeEmbedder()))
    return Assistant(collection, FakeReader(scores), _MARGIN_ONLY, **options)


def test_the_best_span_is_the_answer():
    """The answer is the span with the largest margin, cited, with its calibrated confidence."""
    answer = make_assistant({"a hundred guns": 3.0, "3.4 million": 1.0}).ask("How many guns does Kyiv have?")
    assert answer.text == "a hundred guns"
    assert [(c.article_id, c.start, c.end) for c in answer.citations] == [("guns.txt", 9, 23)]
    assert answer.confidence == pytest.approx(0.9526)
    assert answer.nearest is None
    assert answer.evidence.reason is None


def test_the_same_words_elsewhere_are_cited_too():
    """Another article that says the same words is a further citation."""
    answer = make_assistant({"3.4 million": 2.0}).ask("How many shells does Seoul hold?")
    assert sorted(c.article_id for c in answer.citations) == ["shells.txt", "wire.txt"]
    assert {c.quote for c in answer.citations} == {"3.4 million"}


def test_below_the_bar_it_abstains_with_the_nearest_sentence():
    """A span that is not likely enough is no answer; its sentence is shown as the nearest."""
    answer = make_assistant({"a hundred guns": -1.0}).ask("How many guns does Rome have?")
    assert answer.text is None
    assert answer.citations == ()
    assert answer.nearest.quote == "Kyiv has a hundred guns."
    assert answer.evidence.reason == "below the threshold"
    assert answer.confidence == pytest.approx(0.2689)


def test_the_caller_sets_the_bar():
    """The same span is an answer or not by `min_confidence`, which 0 does not switch off."""
    scores = {"a hundred guns": 1.0}
    question = "How many guns does Kyiv have?"
    assert make_assistant(scores, min_confidence=0.9).ask(question).text is None
    assert make_assistant({"a hundred guns": -9.0}, min_confidence=0.0).ask(question).text == "a hundred guns"
    with pytest.raises(ValueError, match="min_confidence"):
        make_assistant(scores, min_confidence=1.5)


@pytest.mark.parametrize("question", ["", "   ", "?!", "“”"])
def test_a_question_without_words_abstains(question):
    """A blank question, or marks only, find nothing and do not fail."""
    answer = make_assistant({}).ask(question)
    assert answer.text is None
    assert answer.confidence == 0.0


def test_no_span_at_all_abstains_with_the_best_passage():
    """If the reader finds no span, the nearest sentence is the first of the best passage."""
    answer = make_assistant({}).ask("Who counted the guns of Kyiv?")
    assert answer.text is None
    assert answer.evidence.reason == "no span"
    assert answer.nearest.quote == "Kyiv has a hundred guns."


def test_only_the_named_articles_are_searched():
    """A filter by article limits the answer; an unknown id raises; one without text of its own finds nothing."""
    assistant = make_assistant({"a hundred guns": 3.0, "3.4 million": 1.0})
    answer = assistant.ask("How many guns?", articles=["wire.txt"])
    assert {c.article_id for c in answer.citations} == {"wire.txt"}
    assert assistant.ask("How many guns?", articles=["menu.txt"]).evidence.reason == "nothing found"
    assert assistant.ask("How many guns?", articles=[]).evidence.reason == "nothing found"
    with pytest.raises(UnknownArticle, match=r"nowhere\.txt"):
        assistant.ask("How many guns?", articles=["nowhere.txt"])


@pytest.mark.parametrize("text", ["How many guns?", "Hello", "?!", "asdf", "What was corrected?"])
@pytest.mark.parametrize(
    "scope", [Scope(articles=frozenset({"nowhere.txt"})), Scope(folder="nowhere"), Scope(since="2024-02-30")]
)
def test_an_unknown_value_is_an_error_whatever_is_asked(text, scope):
    """Even if nothing is asked, so that a misspelled value is reported at once."""
    with pytest.raises((UnknownArticle, ScopeError)):
        make_assistant({}).ask(text, scope=scope)


@pytest.mark.parametrize(
    ("question", "more", "said"),
    [
        (None, {}, "the question is None: expected a text"),
        ("And Kyiv?", {"history": "How many?"}, "history is 'How many?': expected a list"),
        ("How many guns?", {"articles": "guns.txt"}, "articles is 'guns.txt': expected a list"),
    ],
)
def test_what_is_asked_has_the_types_that_are_expected(question, more, said):
    """A text is not taken for a list of its letters."""
    with pytest.raises(TypeError, match=re.escape(said)):
        make_assistant({}).ask(question, **more)


def test_a_follow_up_is_searched_and_read_as_understood():
    """The reader is asked what was understood, and the answer says so."""
    assistant = make_assistant({"a hundred guns": 3.0})
    answer = assistant.ask("And Kyiv?", history=["How many guns does Seoul have?"])
    assert answer.question == "And Kyiv?"
    assert answer.understood_as == "How many guns does Kyiv have?"
    assert assistant.reader.asked[-1] == "How many guns does Kyiv have?"


@pytest.mark.parametrize(
    ("question", "later"),
    [("Where is he? And when did he leave?", ()), ("What did he say?", ("When did he leave?", "Where is he?"))],
)
def test_an_earlier_question_is_answered_once(question, later):
    """If only the questions of a conversation are known, each is answered once for all that depends on it."""
    alone, after = make_assistant({"Seoul": 3.0}), make_assistant({"Seoul": 3.0})
    alone.ask("Who holds shells?")
    after.ask(question, history=["Who holds shells?", *later])
    assert after.reader.asked.count("Who holds shells?") == alone.reader.asked.count("Who holds shells?")


def test_evidence_holds_every_passage_that_was_read():
    """Ranks, scores, candidates, threshold and versions are there for each."""
    answer = make_assistant({"a hundred guns": 3.0}).ask("How many guns does Kyiv have?")
    evidence = answer.evidence
    assert [p.rank for p in evidence.passages] == list(range(1, len(evidence.passages) + 1))
    assert evidence.passages[0].candidates[0].quote == "a hundred guns"
    assert evidence.passages[0].candidates[0].margin == 3.0
    assert evidence.passages[0].candidates[0].probability == answer.confidence
    assert (evidence.threshold, evidence.versions.calibrator) == (0.5, "test")


def test_another_collection_is_asked_with_the_same_models():
    """Another collection is read with the same models and number of passages."""
    other = Collection.of([make_article(id="other.txt", text="Rome has two guns.")], FakeEmbedder())
    assistant = make_assistant({"two guns": 3.0}, passages=1)
    answer = assistant.of(other).ask("How many guns?")
    assert (answer.text, answer.citations[0].article_id) == ("two guns", "other.txt")
    assert len(assistant.ask("How many shells and guns are there in Seoul?").evidence.passages) == 1


def test_articles_can_be_looked_up():
    """Articles are listed in order and found by id; an unknown id raises and names some known ones."""
    assistant = make_assistant({})
    assert [a.id for a in assistant.articles] == ["guns.txt", "shells.txt", "wire.txt", "menu.txt"]
    assert assistant.article("wire.txt") == _ARTICLES[2]
    with pytest.raises(UnknownArticle, match=r"guns\.txt"):
        assistant.article("nowhere.txt")


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"min_confidence": 0.5, "right_at_least": 0.8}, ConfidenceError, "not both"),
        ({"min_confidence": 1.5}, ValueError, "between 0 and 1"),
    ],
)
def test_a_bar_that_cannot_be_is_refused_before_the_models_load(monkeypatch, options, error, message):
    """An impossible threshold raises before the models, which take seconds, are loaded."""

    def load(*_):
        pytest.fail("a model was loaded")

    monkeypatch.setattr("qa.models.load_embedder", load)
    with pytest.raises(error, match=message):
        Assistant.from_articles(_ARTICLES, **options)


def test_right_at_least_sets_the_bar_by_the_curve(monkeypatch):
    """The threshold is the calibrator's lowest above which that share of answers was right."""
    calibrator = replace(_MARGIN_ONLY, curve=((0.0, 0.6), (0.7, 0.9)))
    monkeypatch.setattr("qa.models.load_embedder", lambda name: FakeEmbedder())
    monkeypatch.setattr("qa.models.load_reader", lambda name: SimpleNamespace(name="fake", folder=None))
    monkeypatch.setattr("qa.models.load_calibrator", lambda folder: calibrator)
    assert Assistant.from_articles(_ARTICLES, right_at_least=0.8).threshold == 0.7
    assert Assistant.from_articles(_ARTICLES).threshold == 0.5


def _of_folder(folder, index):
    archive = Archive(inputs_of(folder), FakeEmbedder(), index=index)
    assistant = Assistant(archive.collection, FakeReader({}), _MARGIN_ONLY, source=Source(archive))
    assistant.refresh()
    return assistant


def test_a_quote_has_its_places_on_the_pages_of_its_file(tmp_path):
    """A quote has rectangles, author and page; a changed file raises, one without pages has none."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(typeset(["It rained all day. Nobody came."] * 50, Setting(height=300)))
    (folder / "b.txt").write_text("The match was off.", "utf-8")
    assistant = _of_folder(folder, tmp_path / "index")
    article = assistant.article("a.pdf")
    second = next(place for place in article.places if place.page == 2)
    citation = cite(replace(article, author="Ann Lee", site="The Gazette"), second.start + 3, second.start + 9)
    assert (citation.page, citation.author, citation.site) == (2, "Ann Lee", "The Gazette")
    (page,) = assistant.places(citation)
    assert (page.page, page.width, len(page.rectangles)) == (2, 420, 1)
    assert assistant.places(cite(assistant.article("b.txt"), 4, 9)) == ()
    (folder / "a.pdf").write_bytes((folder / "a.pdf").read_bytes() + b" ")
    with pytest.raises(ArticlesError, match="changed"):
        assistant.places(citation)


def test_files_are_read_again_in_another_encoding(tmp_path):
    """A new encoding takes effect while the folder is open; "" guesses again."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_bytes("Жуков: 9".encode("cp1251"))
    assistant = _of_folder(folder, tmp_path / "index")
    guessed = assistant.article("a.txt").text
    assistant.read_as({"a.txt": "windows-1251"})
    assert assistant.article("a.txt").text == "Жуков: 9" != guessed
    assert _of_folder(folder, tmp_path / "index").article("a.txt").text == "Жуков: 9"
    assistant.read_as({"*.txt": "utf-8", "a.txt": ""})
    assert [each.source for each in assistant.refused] == ["a.txt"]
    assistant.read_as({"*.txt": ""})
    assert assistant.article("a.txt").text == guessed
    with pytest.raises(ArticlesError, match="b.txt is not a file"):
        assistant.read_as({"b.txt": "utf-8"})


def test_an_answer_is_streamed_before_what_others_say():
    """Words, citations and confidence do not change; what other articles say comes last."""
    scores = {"a hundred guns": 3.0, "3.4 million": 2.0}
    assistant = make_assistant(scores)
    first, last = assistant.stream("How many guns does Kyiv have?")
    assert (first.text, first.survives, first.disagreements) == ("a hundred guns", None, ())
    assert (last.text, last.citations, last.confidence) == (first.text, first.citations, first.confidence)
    assert last.survives is False
    assert last == assistant.ask("How many guns does Kyiv have?")


@pytest.mark.parametrize(
    "question",
    ["", "Who counted the guns of Rome?", "How many guns? And who counted them?", "List all the guns.", "Is Kyiv old?"],
)
def test_what_has_no_first_answer_is_streamed_whole(question):
    """An abstention, and an answer that is not one span, is yielded once, as `ask` returns it."""
    assistant = make_assistant({"a hundred guns": 3.0 if question.startswith(("List", "How")) else -3.0})
    assert list(assistant.stream(question)) == [assistant.ask(question)]


def test_a_stream_reads_no_further_than_it_is_asked():
    """Nothing more is read if only the first answer is taken."""
    assistant = make_assistant({"a hundred guns": 3.0})
    answers = assistant.stream("How many guns does Kyiv have?")
    assert next(answers).text == "a hundred guns"
    read = len(assistant.reader.asked)
    answers.close()
    assert len(assistant.reader.asked) == read
    with pytest.raises(UnknownArticle):
        next(assistant.stream("How many guns?", articles=["nowhere.txt"]))


@pytest.mark.parametrize("error", [IndexDamaged("the index is cut off"), RuntimeError("out of memory")])
@pytest.mark.parametrize(
    ("question", "newest"),
    [
        ("How many guns does Kyiv have?", False),
        ("How many guns does Kyiv have?", True),
        ("List all the guns of Kyiv.", False),
        ("Does Kyiv have a hundred guns?", False),
        ("Does Kyiv have more guns than Seoul has shells?", False),
        ("How many guns does Kyiv have? And how many shells does Seoul hold?", False),
    ],
)
def test_an_answer_is_not_lost_because_others_cannot_be_compared(monkeypatch, caplog, question, newest, error):
    """It is what it would be without them, with a notice; the log says why."""

    def fail(*given, more):
        raise error

    assistant = make_assistant({"a hundred guns": 3.0, "3.4 million": 2.0})
    whole = assistant.ask(question, newest=newest)
    monkeypatch.setattr("qa.spans.complete", fail)
    *_, answer = assistant.stream(question, newest=newest)
    assert answer == assistant.ask(question, newest=newest)
    assert whole.text is not None
    assert (answer.text, answer.kind, answer.confidence) == (whole.text, whole.kind, whole.confidence)
    for part in answer.parts or (answer,):
        assert part.notices.count(NOT_COMPARED) == 1
        assert (part.survives, part.disagreements, part.also_said) == (None, (), ())
    assert str(error) in caplog.text


def test_an_answer_that_cannot_be_decided_is_an_error(monkeypatch):
    """Whatever fails before it is decided is raised, and an abstention has nothing to be compared."""
    sure, unsure = (make_assistant({"a hundred guns": score}) for score in (3.0, -3.0))
    monkeypatch.setattr("qa.spans.complete", None)
    assert unsure.ask("How many guns does Kyiv have?").notices == ()
    monkeypatch.setattr("qa.spans.decide", lambda *given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        sure.ask("How many guns does Kyiv have?")


def _far_apart(reader_scores):
    texts = {
        "a.txt": "Kyiv has a hundred guns.",
        "b.txt": "Rome has guns.",
        "c.txt": "Guns of Oslo.",
        "d.txt": "Old guns.",
    }
    articles = [make_article(id=name, text=text) for name, text in texts.items()]
    return Assistant(Collection.of(articles, FakeEmbedder()), NotingReader(reader_scores), _MARGIN_ONLY)


def test_reading_stops_where_nothing_can_overtake_the_answer():
    """The rest is read later for other articles; for an uncertain span everything is read at once."""
    sure, unsure = (_far_apart({"a hundred guns": margin}) for margin in (9.0, 1.0))
    question = "How many guns does Kyiv have?"
    for assistant, read in ((sure, 2), (unsure, 4)):
        answers = assistant.stream(question)
        first = next(answers)
        assert (first.text, len(first.evidence.passages), len(assistant.reader.passages)) == (
            "a hundred guns",
            read,
            read,
        )
        (whole,) = answers
        assert len(whole.evidence.passages) == len(assistant.reader.passages) == 4
        assert [p.rank for p in whole.evidence.passages] == [1, 2, 3, 4]


def test_of_one_article_no_more_is_read_than_the_answer_needs():
    """With a single article nothing more is read after the answer."""
    text = " ".join(f"Kyiv has a hundred guns. {'Nobody counted the guns that day. ' * 60}" for _ in range(3))
    article = make_article(id="a.txt", text=text)
    assistant = Assistant(Collection.of([article], FakeEmbedder()), NotingReader({"a hundred guns": 9.0}), _MARGIN_ONLY)
    *_, answer = assistant.stream("How many guns does Kyiv have?")
    assert len(answer.evidence.passages) == len(assistant.reader.passages) == 2
    listed = assistant.ask("List all the guns of Kyiv.")
    assert len(listed.evidence.passages) > 2
