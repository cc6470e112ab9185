"""Stories asked through the assistant: notes, live pages, versions, the newest first."""

from __future__ import annotations

import pytest

from index.collection import Collection
from qa.assistant import Assistant
from tests.factories import make_article
from tests.fakes import FakeEmbedder, FakeReader
from tests.qa.versions.stories import EVEN, LIVE, NOTED

_FIRE = (
    "A fire broke out at the Orrin mill early on Friday, and crews from three towns were sent there, the fire service "
    "said. The owner, Ann Lee, was not there. {hurt} people were hurt, and {crews} crews fought the flames for hours."
)


def _story(name, head, hurt, crews):
    return make_article(f"Fire at mill\n\n{head}\n\n{_FIRE.format(hurt=hurt, crews=crews)}\n", id=name)


def _assistant(scores, *articles):
    return Assistant(Collection.of(articles, FakeEmbedder()), FakeReader(scores), EVEN)


def test_versions_are_known_from_their_texts_and_heads():
    """Of two files of one day, the later version leads."""
    early = _story("early.txt", "Published: 2024-05-03 06:00", "Four", "12")
    late = _story("late.txt", "Published: 2024-05-03 18:00", "Nine", "30")
    assistant = _assistant({"Four": 6.0, "Nine": 5.0}, early, late)
    answer = assistant.ask("How many people were hurt?")
    assert (answer.text, [other.text for other in answer.earlier]) == ("Nine", ["Four"])
    assert answer.earlier[0].citations[0] in answer.shown
    assert assistant.ask("How many people were hurt at first?").text == "Four"


def test_the_story_of_another_week_is_no_version():
    """Articles of a series are one story only if published within a day."""
    early = _story("early.txt", "Published: 2024-05-03", "Four", "12")
    late = _story("late.txt", "Published: 2024-06-07", "Nine", "30")
    collection = Collection.of((early, late), FakeEmbedder())
    same = Collection.of((early, _story("late.txt", "Published: 2024-05-04", "Nine", "30")), FakeEmbedder())
    assert dict(same.versions) == {"early.txt": ("late.txt",), "late.txt": ("early.txt",)}
    assert dict(collection.versions) in ({}, dict(same.versions))


def test_a_question_for_a_correction_is_answered_with_the_note():
    """The whole note is cited as one, and nothing is read."""
    assistant = _assistant({"Nine": 9.0}, NOTED, LIVE)
    answer = assistant.ask("What was corrected?")
    assert answer.text == "Correction: An earlier version of this story said that four people were hurt."
    assert (answer.kind, answer.citations[0].part) == ("span", "correction")
    assert assistant.reader.asked == []


def test_several_notes_are_items_and_a_topic_chooses_among_them():
    """Of two corrected stories, the one that the question names is used."""
    other = make_article(
        "Swans on the Lenn\n\nThe swans of the river Lenn are back, a warden said on Monday.\n\n"
        "Correction: An earlier version of this story said that the swans were geese.\n",
        id="swans.txt",
    )
    assistant = _assistant({}, NOTED, other)
    everything = assistant.ask("What was corrected in the stories?")
    assert (everything.kind, len(everything.items)) == ("list", 2)
    assert "geese" in (assistant.ask("What was corrected in the story about the swans?").text or "")
    assert assistant.ask("What was corrected in the story about the comet?").text is None


def test_without_a_note_the_question_is_read():
    """Without a note the question goes to the reader."""
    answer = _assistant({"four people": 4.0}, LIVE).ask("What was corrected?")
    assert answer.text == "four people"


def test_the_day_of_a_live_page_is_quoted():
    """The day is quoted as the page states it."""
    page = make_article(LIVE.text.replace("\n\n09:15", "\n\nThursday 9 January 2025\n\n09:15"), id="live.txt")
    answer = _assistant({"four people": 4.0}, page).ask("What day is it in this live blog?")
    assert answer.text == "Thursday 9 January 2025"


def test_the_state_of_a_time_is_found_where_no_words_say_it():
    """The question is read again without "by noon", and the answer says how it was understood."""

    class Literal(FakeReader):
        """Finds nothing if a question has words that the passage lacks."""

        def read(self, question, passages):
            self.scores = {} if "noon" in question else {"four": 5.0, "seven": 5.5, "nine": 6.0}
            return super().read(question, passages)

    assistant = Assistant(Collection.of((LIVE,), FakeEmbedder()), Literal({}), EVEN)
    answer = assistant.ask("How many people had been hurt at the mill by noon?")
    assert (answer.text, answer.understood_as) == ("seven", "How many people had been hurt at the mill by noon?")


@pytest.mark.parametrize(("newest", "text"), [(False, "two guns"), (True, "five guns")])
def test_the_newest_article_leads_where_that_is_asked_for(newest, text):
    """With `newest` the newest value leads, else the likeliest; other values come by date either way."""
    articles = [
        make_article("Orrin has two guns on its wall.", id="a.txt", published="2020-01-01"),
        make_article("The fort of Orrin holds five guns now.", id="b.txt", published="2024-01-01"),
        make_article("At Orrin there are nine guns.", id="c.txt", published="2022-01-01"),
    ]
    assistant = _assistant({"two guns": 6.0, "five guns": 4.0, "nine guns": 5.0}, *articles)
    answer = assistant.ask("How many guns does Orrin have?", newest=newest)
    assert answer.text == text
    assert [other.text for other in answer.disagreements] == (
        ["nine guns", "two guns"] if newest else ["five guns", "nine guns"]
    )


def test_a_later_entry_decides_a_yes_no_question():
    """A later entry decides: the road was closed, and now is open."""
    page = make_article(
        "Road: live\n\n09:15\nThe A9 is closed.\n\n11:02\nA crane has been sent to the place.\n\n"
        "14:30\nThe A9 is open.\n"
    )
    answer = _assistant({"closed": 6.0, "open": 5.0}, page).ask("Is the A9 open?")
    assert (answer.verdict, answer.text) == ("yes", "The A9 is open.")
