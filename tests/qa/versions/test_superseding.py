"""What newer words have replaced is no answer, and is shown as what was said before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.versions.state_asked import When
from tests.factories import make_article
from tests.qa.versions.stories import EARLY, LATE, LIVE, NOTED, PAIR, ask

_HURT = "How many people were hurt at the mill?"


def _earlier(answer):
    return [other.text for other in answer.earlier]


def test_of_two_versions_the_newer_leads_and_the_older_is_told():
    """The newer version leads though the reader prefers the older one."""
    answer = ask(_HURT, {"Four": 6.0, "Nine": 5.0}, EARLY, LATE, versions=PAIR)
    assert (answer.text, answer.citations[0].article_id, _earlier(answer)) == ("Nine", "late.txt", ["Four"])
    assert answer.disagreements == ()
    assert answer.also_relevant == ()


def test_the_older_version_answers_a_question_for_what_was_said_first():
    """A notice says what newer words give."""
    answer = ask(
        "How many people were hurt according to the first report?",
        {"Four": 5.0, "Nine": 6.0},
        EARLY,
        LATE,
        versions=PAIR,
    )
    assert (answer.text, _earlier(answer)) == ("Four", [])
    assert answer.notices == ("Later it was given as “Nine”.",)


def test_what_both_versions_say_is_cited_once_from_the_newer():
    """The older version is named as a copy of that place."""
    answer = ask("When was the mill built?", {"1904": 6.0}, EARLY, LATE, versions=PAIR)
    (citation,) = answer.citations
    assert (citation.article_id, citation.copies, answer.earlier) == ("late.txt", ("early.txt",), ())


def test_without_an_order_both_versions_stand():
    """Without an order neither version is called earlier."""
    one, other = (
        replace(article, text=article.text.replace(" 06:00", "").replace(" 18:00", "")) for article in (EARLY, LATE)
    )
    one, other = replace(one, id="times.txt"), replace(other, id="post.txt")
    pair = {"times.txt": ("post.txt",), "post.txt": ("times.txt",)}
    answer = ask(_HURT, {"Four": 6.0, "Nine": 5.0}, one, other, versions=pair)
    assert (answer.text, answer.earlier) == ("Four", ())
    assert [each.text for each in answer.disagreements] == ["Nine"]


def test_articles_that_are_no_versions_contradict_each_other():
    """Another article's number is a contradiction, not an earlier value."""
    answer = ask(_HURT, {"Four": 6.0, "Nine": 5.0}, EARLY, LATE)
    assert (answer.text, answer.earlier, [each.text for each in answer.disagreements]) == ("Four", (), ["Nine"])


def test_the_latest_entry_of_a_live_page_leads():
    """For what changes the latest entry leads; earlier ones are shown with their stamps."""
    answer = ask(_HURT, {"four": 6.0, "seven": 5.5, "nine": 5.0}, LIVE)
    assert (answer.text, answer.citations[0].stamp) == ("nine", "14:30")
    assert [(each.text, each.citations[0].stamp) for each in answer.earlier] == [("four", "09:15"), ("seven", "11:02")]


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("about 40 people", "49 people", "49"),
        ("some 40 people", "about 49 people", "49"),
        ("at least 40 people", "49 people", "49"),
        ("at least 40 people", "at least 49 people", "49"),
        ("about 40 people", "41 people", "40"),
        ("49 people", "more than 40 people", "49"),
    ],
)
def test_a_hedged_figure_of_an_earlier_entry_gives_way(first, last, text):
    """To a later one beyond what "about" allows; a mere bound takes no figure's place."""
    page = make_article(LIVE.text.replace("four people", first).replace("nine people", last), id="live.txt")
    early, late = first.split()[-2], last.split()[-2]
    assert ask(_HURT, {early: 6.0, late: 5.0}, page).text == text


def test_a_later_entry_of_something_else_takes_no_place():
    """A later entry about something else replaces nothing."""
    answer = ask(_HURT, {"seven": 5.5, "Two": 5.0}, LIVE)
    assert (answer.text, answer.earlier) == ("seven", ())


@pytest.mark.parametrize(
    ("place", "text"), [("Barn Lane", "30"), ("the lane with the barns", "Six"), ("Upper Barn Lane", "30")]
)
def test_a_word_of_a_name_names_no_thing(place, text):
    """A later entry that has the thing only in the name of a street is about something else."""
    page = make_article(
        "Flood at Orrin: live\n\n09:15\nThe crews have emptied all 30 barns by the river.\n\n"
        f"11:02\nSix families from {place} were given soup.\n\n12:40\nIt is raining.\n\n13:10\nIt is dry.\n",
        id="live.txt",
    )
    assert ask("How many barns were hit?", {"30": 6.0, "Six": 5.0}, page).text == text


def test_what_is_in_a_name_is_named_by_that_name():
    """The name of a place in both entries names it in both."""
    page = make_article(LIVE.text.replace("the mill", "Orrin Mill"), id="live.txt")
    assert ask("How many people were hurt at orrin mill?", {"four": 6.0, "nine": 5.0}, page).text == "nine"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many people were hurt at the mill at first?", "four"),
        ("How many people had been hurt at the mill by noon?", "seven"),
        ("How many people had been hurt at the mill at 10am?", "four"),
    ],
)
def test_a_question_for_a_time_gets_the_state_of_that_time(question, text):
    """Entries after the time asked for do not count."""
    assert ask(question, {"four": 5.0, "seven": 5.5, "nine": 6.0}, LIVE).text == text


def test_the_state_can_be_given_beside_the_question():
    """The state can be given if its words were removed from the question."""
    answer = ask(_HURT, {"four": 5.0, "seven": 5.5, "nine": 6.0}, LIVE, when=When("first"))
    assert answer.text == "four"


def test_what_happened_once_is_not_superseded():
    """A later entry does not change a single event, such as who said something."""
    answer = ask("Who was hurt?", {"four people": 6.0, "nine people": 5.0}, LIVE)
    assert (answer.text, answer.earlier) == ("four people", ())


def test_what_a_note_takes_back_never_answers():
    """What a note revokes is shown as what an earlier version said, citing the note."""
    answer = ask(_HURT, {"four": 7.0, "Nine": 4.0}, NOTED)
    assert (answer.text, answer.citations[0].part) == ("Nine", "")
    assert [(each.text, each.citations[0].part) for each in answer.earlier] == [("four", "correction")]


def test_what_a_note_takes_back_is_no_answer_even_alone():
    """If nothing else answers, the article does not say."""
    assert ask(_HURT, {"four": 7.0}, NOTED).text is None


def test_an_exact_age_comes_before_a_decade():
    """An exact age comes before the decade, though both agree."""
    text = LIVE.text.replace("four people have been hurt", "a man in his sixties was hurt")
    page = make_article(text.replace("nine people have been hurt", "the man was 64"))
    assert ask("How old was the man?", {"sixties": 6.0, "64": 5.0}, page).text == "64"


def test_a_stamp_gives_way_to_a_time_in_the_words_of_its_entry():
    """The time in the entry's words comes before its stamp."""
    dogs = "Two dogs have been hurt in the park, a vet says."
    page = make_article(LIVE.text.replace(dogs, "The roof fell in at noon, a guard says."))
    assert ask("When did the roof fall in?", {"12:40": 6.0, "noon": 5.0}, page).text == "noon"
    assert ask("When did the roof fall in?", {"12:40": 6.0}, page).text == "12:40"
    assert ask("When did the roof fall in?", {"12:40": 9.0, "noon": 4.0}, page).text == "noon"
    assert ask("When did a guard speak of the gate?", {"12:40": 9.0, "noon": 4.0}, page).text == "12:40"


def test_a_stamp_gives_way_to_a_time_below_the_heading_that_says_what_happened():
    """The heading has the question's words, and the sentence below it has others; the reader has to find it likely."""
    dogs = "Two dogs have been hurt in the park, a vet says."
    page = make_article(LIVE.text.replace(dogs, "Mill loses its roof\nThe beams gave way at noon, a guard says."))
    question = "When did the mill lose its roof?"
    assert ask(question, {"12:40": 9.0, "noon": 1.5}, page).text == "noon"
    assert ask(question, {"12:40": 7.0, "noon": -0.5}, page).text == "12:40"
    assert ask("When did the vet see the cat?", {"12:40": 9.0, "noon": 1.5}, page).text == "12:40"


def test_what_is_no_time_gives_way_to_the_time_of_the_event():
    """A time in another entry about the event comes before what is no time."""
    dogs = "Two dogs have been hurt in the park, a vet says."
    page = make_article(LIVE.text.replace(dogs, "The roof of the mill fell in at noon, a guard in his sixties says."))
    assert ask("When did the roof of the mill fall in?", {"his sixties": 9.0, "noon": 4.0}, page).text == "noon"


_QUOTED = "On Mon, 6 May 2024 at 09:15, Ada Lund wrote:\n\nA seat in the coach to Dunmar is £40."
_HEADED = "From: Ada Lund\nSent: 6 May 2024 09:15\n\nA seat in the coach to Dunmar is £40."


def _mail(above, below, foot="From: Ivo Roe\nDate: Tue, 07 May 2024 10:00:00 +0000"):
    text = f"Dear all,\n\n{above}\n\n{below}\n\n{foot}\n"
    return replace(make_article(text, id="coach.eml"), extractor="mail-1")


@pytest.mark.parametrize("below", [_QUOTED, _HEADED])
def test_a_mail_comes_before_what_it_quotes(below):
    """What stands above is newer, if it names as much of what the question asks."""
    question, scores = "How much is a seat in the coach?", {"£40": 6.0, "£52": 5.0}
    answer = ask(question, scores, _mail("A seat in the coach is £52 now.", below))
    assert (answer.text, _earlier(answer)) == ("£52", ["£40"])
    assert ask(question, scores, _mail("A night at the inn is £52.", below)).text == "£40"
    assert ask(question, scores, _mail("All is well.", f"{below}\n\nA seat in the coach is £52.")).text == "£40"


@pytest.mark.parametrize(
    ("above", "text"),
    [
        ("The coach will be booked by Tam Orr, since Jo is ill.", "Tam Orr"),
        ("Tam Orr will book the van.", "Jo Nash"),
        ("Tam Orr is coming, too.", "Jo Nash"),
    ],
)
def test_a_mail_takes_back_what_it_quotes_whatever_is_asked(above, text):
    """Though the reader prefers the quoted words by far, if it says as much of what is asked."""
    below = "On Mon, 6 May 2024 at 09:15, Ada Lund wrote:\n\nJo Nash books the coach to Dunmar."
    answer = ask("Who books the coach?", {"Jo Nash": 9.0, "Tam Orr": 2.0}, _mail(above, below))
    assert (answer.text, _earlier(answer)) == (text, ["Jo Nash"] if text == "Tam Orr" else [])
