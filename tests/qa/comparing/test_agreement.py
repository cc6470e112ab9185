from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.comparing.agreement import compare
from qa.comparing.said import QuoteInContext


def _said(text, published=None):
    """Return the part of a text between two * as a quote in its sentence; without *, all of it."""
    before, quote, after = text.split("*") if "*" in text else ("", text, "")
    return QuoteInContext(quote=quote, sentence=before + quote + after, start=len(before), published=published)


def _both_ways(question, one, other, **changes):
    pairs = (_said(one), _said(other)), (_said(other), _said(one))
    verdicts = {compare(question, *pair, **changes) for pair in pairs}
    assert len(verdicts) == 1
    return verdicts.pop()


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("How far is it?", "8 km", "about five miles"),
        ("How much was it?", "9.6 million dollars", "$9,600,000"),
        ("Who ruled?", "Judge Rosalind Achebe", "Justice R. Achebe"),
        ("Who ruled?", "J.K. Marlow", "Joanne Marlow"),
        ("Who spoke?", "Zelensky", "Volodymyr Zelenskyy"),
        ("Which body met?", "the UN", "United Nations"),
        ("How many shells?", "three point four million", "3,412,000 shells"),
        ("How many troops?", "nearly 30,000 troops", "28,500"),
        ("How many guns?", "They hold around *100* guns.", "104"),
        ("How long was it?", "two years", "24 months"),
        ("How much is it?", "$50 a month", "$600 a year"),
        ("How much rain fell?", "50 mm", "about two inches"),
        ("When was it?", "9 March 2024", "March 9"),
        ("When was it?", "12 p.m.", "noon"),
        ("When was it?", "3 p.m. EST", "8 p.m. GMT"),
        ("When was it?", "9 local time", "9am local time"),
        ("What was it?", "a “very big mistake”", "A big mistake"),
        ("Which cities?", "Lisbon and Porto", "Porto and Lisbon"),
        ("What kind of test was it?", "medical", "medical test"),
        ("How many homes?", "three quarters of a million", "750,000"),
        ("How many shells?", "3 400 000", "3.4 million"),
        ("How many were hurt?", "nobody", "0"),
        ("How much was it?", "400 Swiss francs", "CHF 400"),
        ("What share was it?", "a third", "33 per cent"),
        ("What share was it?", "a third", "33.9 per cent"),
        ("How much of it was lost?", "half a per cent", "0.5%"),
        ("How long was it?", "a quarter of a century", "25 years"),
        ("When is the fair?", "3 to 5 June", "June 3-5"),
        ("When was it?", "21-Jun-2024", "June 21, 2024"),
        ("When was it?", "AD 1066", "1066"),
        ("When was it?", "Christmas Eve 2023", "24 December 2023"),
        ("When was it?", "Q2 2023", "the second quarter of 2023"),
        ("When was the war?", "1914-18", "1914 to 1918"),
        ("When is it open?", "9am-5pm", "from 9am to 5pm"),
        ("When was it?", "1530 GMT", "3.30pm GMT"),
        ("What was the result?", "8 votes to 3", "8-3"),
        ("Who ruled?", "Anne Marie Roe", "Anne-Marie Roe"),
        ("Who fled?", "al-Masri", "Masri"),
        ("Who fled?", "Anna Berg, 34", "Anna Berg"),
        ("Where was it?", "Aix-en-Provence", "Aix en Provence"),
        ("Where was it?", "Frankfurt am Main", "Frankfurt"),
        ("Who spoke?", "Anna Berg; Tom Frey; Ida Lund", "Tom Frey, Ida Lund and Anna Berg"),
        ("Where was she born?", "Paris, Tex.", "Paris, Texas"),
        ("Where is the camp?", "Mt. Elbert", "Mount Elbert"),
        ("Which country?", "Britain", "the UK"),
        ("Which body met?", "the Harbor Organization", "Harbour Organisation"),
        ("Which body met?", "NASA", "National Aeronautics and Space Administration"),
        ("What ended?", "co-operation", "cooperation"),
        ("How far is it?", "It is up to *80 km* away.", "It is *50 miles* away."),
        ("How heavy is it?", "It weighs at least *100 lb*.", "It weighs *45 kg*."),
        ("How warm was it?", "31 degrees", "31C"),
        ("How much is the rent?", "£900 a month", "£207 a week"),
        ("How much does he earn?", "$30/hr", "$30 an hour"),
        ("How much does he earn?", "€30,000 a year", "€30,000 per annum"),
        ("How many were saved?", "80-odd", "83"),
        ("How much was it worth?", "nothing", "£0"),
        ("How many came?", "not one", "nobody"),
        ("How often did he win?", "twice", "two times"),
        ("How much was it sold for?", "$3.1m (£2.4m)", "£2.4m"),
        ("How warm was it?", "31C (88F)", "88F"),
        ("How many were hurt?", "seven people, including a child", "seven"),
        ("What is the fare?", "£3, up from £2.40", "£3"),
        ("Who was chosen?", "Ida Lund, Tom Frey", "Tom Frey, Ida Lund"),
        ("Who was chosen?", "both Ida Lund and Tom Frey", "Tom Frey, Ida Lund"),
        ("What are the fares?", "£3 and £5", "£5 and £3"),
        ("What was the score?", "won 3-1", "three goals to one"),
        ("What was the score?", "7-5, 6-1", "7-5"),
        ("When will it open?", "It will not open until *June*.", "It will open not until *June*."),
    ],
)
def test_one_value_in_other_words_is_the_same(question, one, other):
    """Units, scales, initials, titles and detail do not part two answers."""
    assert _both_ways(question, one, other) == "same"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("What happened?", "won the election", "lost the election"),
        ("Who came?", "his sister", "his brother"),
        ("How much was it?", "£4.7m", "£4.2m"),
        ("How many seats?", "12 seats", "14"),
        ("How many people were hurt?", "7 local people", "19 local people"),
        ("How many flights left?", "7 London flights", "19 London flights"),
        ("How many scans?", "7 CT scans", "19 CT scans"),
        ("How long was it?", "two hours", "two days"),
        ("When was it?", "480 BC", "480 AD"),
        ("When was it?", "03/05/2024", "04/05/2024"),
        ("When was it?", "13/05/2024", "14 May 2024"),
        ("How many died?", "at least 90", "fewer than 60"),
        ("Where is it?", "the north bank", "the south bank"),
        ("Which country?", "Austria", "Australia"),
        ("Where was she born?", "Paris, Texas", "Paris, France"),
        ("Where was she born?", "Newcastle upon Tyne", "Newcastle under Lyme"),
        ("Which king?", "Henry VII", "Henry VIII"),
        ("Who leads?", "Theresa May", "Elizabeth May"),
        ("Who wrote it?", "April Jones", "April Smith"),
        ("Who teaches?", "Mr Calloway", "Mrs Calloway"),
        ("When does it start?", "at 9 a.m.", "at 9 p.m."),
        ("When did it open?", "spring 2027", "autumn 2027"),
        ("Where did she finish?", "first place", "second place"),
        ("What was the score?", "won 2-1", "lost 2-1"),
        ("What is it?", "safe", "unsafe"),
        ("What did it do?", "paid its taxes", "failed to pay its taxes"),
        ("What is the temperature?", "minus 5 degrees", "5 degrees"),
        ("How much does it cost?", "A$30 million", "US$30 million"),
        ("How much is it?", "$50 a month", "$50 a year"),
        ("By how much did shares rise?", "Shares rose *3 %*.", "Shares fell *3 %*."),
        ("What will it do?", "It will *reopen*.", "It will not *reopen*."),
        ("How far is it?", "61 km", "62 kilometres"),
        ("What share was it?", "62.3%", "64 per cent"),
        ("How many came?", "up to 40", "55"),
        ("How old is he?", "in his forties", "31"),
        ("When was it?", "04/05/2024", "6 July 2024"),
        ("When is it open?", "9am-5pm", "9am-6pm"),
        ("Which town was it?", "Lund Green", "Lund Hill"),
        ("Which ministry was it?", "Ministry of Health", "Ministry of Transport"),
        ("Is it safe?", "Yes", "No"),
        ("How much is the bus?", "Bus 7 costs *60 marks*.", "The coach is *75 marks*."),
        ("How many were killed?", "It killed *12*.", "It left *14* dead and injured 30."),
        ("How many were killed?", "It killed *12*.", "It killed *14* in 12 hours."),
        ("What killed the trees?", "They have ruled out *frost*.", "They blame *frost*."),
        ("How far is it?", "It is up to *80 km* away.", "It is *60 miles* away."),
        ("What share was it?", "It is more than *a third*.", "It is *31%*."),
        ("What is the fare?", "£3.50", "£3.46"),
        ("How much was it worth?", "nothing", "£40"),
        ("How much does it cost?", "£3 a kilo", "£3 a pound"),
        ("How much does it cost?", "£4.50 a kilo", "£4.60 per kg"),
        ("How much is the rent?", "£900 a month", "£10,400 a year"),
        ("How much was it sold for?", "$3.1m (£2.4m)", "£2.1m"),
        ("What was the score?", "7-5, 6-1", "7-5, 6-2"),
        ("What caused the flood?", "It was not caused by *a burst pipe*.", "It was caused by *a burst pipe*."),
        ("How did it end?", "It was never said to have *gone well*.", "It is said to have *gone well*."),
        ("Is the ice thick?", "It is far from *thick*.", "It is *thick*."),
    ],
)
def test_a_contradiction_is_another_answer(question, one, other):
    """Opposed words, negations and other values of one kind cannot both be right."""
    assert _both_ways(question, one, other) == "other"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("How many were there?", "40", "more than 40"),
        ("How many guns?", "100 guns", "3.4 million shells"),
        ("How many are there?", "12 dead", "12 injured"),
        ("When was it?", "03/05/2024", "5 March 2024"),
        ("Which release is it?", "release 3.1", "release 3.10"),
        ("What does it ban?", "all fishing", "some fishing"),
        ("Who won?", "Leeds beat Hull", "Leeds were beaten by Hull"),
        ("Who wrote it?", "Anna Berg or Tom Frey", "Anna Berg and Tom Frey"),
        ("Who was against it?", "All but Berg", "Berg"),
        ("What was found?", "a gun", "a toy gun"),
        ("By how much did it rise?", "2 per cent", "two percentage points"),
        ("When was it?", "Thursday", "3 May"),
        ("When was it?", "the 1990s", "1994"),
        ("When was it?", "before 1950", "1948"),
        ("Who was hurt?", "Anna Berg’s husband", "Anna Berg"),
        ("Who paid?", "a lawyer for Anna Berg", "Anna Berg"),
        ("Who paid?", "the Ford Foundation", "Ford"),
        ("Who is she?", "his mother-in-law", "his mother"),
        ("Who is he?", "the vice president", "the president"),
        ("Where was it?", "near Lisbon", "in Lisbon"),
        ("Where was it?", "Lisbon", "Portugal"),
        ("What was the score?", "2-1", "1-2"),
        ("What did they do?", "made the respective decisions", "made appropriate decisions"),
        ("What did she say?", "will not resign", "will stay until May"),
        ("What will they do?", "build a dam", "may build a dam"),
        ("What failed?", "wheat", "wheat and oats"),
        ("Who won?", "*Leeds* won the cup.", "*Leeds* lost the cup final."),
        ("How many came?", "few people", "a few people"),
        ("Who attended?", "Anna Berg", "a neighbour"),
        ("How many came?", "hundreds", "340"),
        ("How many came?", "thousands of people", "1,000 people"),
        ("How many tonnes?", "12.500", "12,500"),
        ("How much oil?", "1.1 gallons", "5 litres"),
        ("How old is the cub?", "eight months old", "8"),
        ("What share was it?", "a quarter", "26.5 per cent"),
        ("When was it?", "*Easter Monday* was wet.", "It rained on *Monday 4 March*."),
        ("When is it?", "every Monday", "Monday"),
        ("When is it?", "the first Monday in May", "20 May"),
        ("Which city?", "Bombay", "Mumbai"),
        ("Where was she born?", "Leeds, West Yorkshire", "Leeds, England"),
        ("Where was she born?", "Perth, Scotland", "Perth, UK"),
        ("What did he do?", "re-sign", "resign"),
        ("Who leads?", "Anna Smith-Roe", "Smith"),
        ("Who leads?", "Mohamed Saleh", "Muhammad Saleh"),
        ("How much is the bus?", "Bus 7 costs *60 marks*.", "It was late, and the train costs *210 marks*."),
        ("How many were killed?", "It killed *12*.", "It injured *30*."),
        ("How many were killed?", "12", "12 wounded"),
        ("How far is it?", "It is more than *50 miles* away.", "It is *80 km* away."),
        ("What share was it?", "It is more than *a third*.", "It is *33%*."),
        ("How long was it?", "It took more than *a month*.", "It took *30 days*."),
        ("How much does she earn?", "£20 an hour", "£700 a week"),
        ("How many shops closed?", "40", "40 km"),
        ("How many shops closed?", "40", "40%"),
        ("How many shops closed?", "40", "40 more"),
        ("How much did it lose?", "£3m", "£3m less"),
        ("How many shops closed?", "all but two", "two"),
        ("How many came?", "hundreds", "hundreds of thousands"),
        ("Where is it sold?", "It is sold anywhere but *Lund*.", "It is sold in *Lund*."),
        ("Who will run it?", "It will not be run by *Ida Lund*.", "It will be run by *Ida Lund*."),
        ("When will it open?", "It will not open in *June*.", "It will open in *June*."),
        ("By how much did it grow?", "It did not grow by *3%*.", "It grew *3%*."),
        ("What stopped it?", "He denied that it was *frost*.", "He said that it was *frost*."),
        ("Who was chosen?", "Ida Lund, Tom Frey", "Tom Frey"),
        ("When was it?", "the first week of June", "23 June"),
    ],
)
def test_what_words_do_not_settle_is_unclear(question, one, other):
    """Pairs that the words do not settle are neither agreement nor contradiction."""
    assert _both_ways(question, one, other) == "unclear"


def test_a_weekday_is_read_against_its_article():
    """A "Wednesday" and the date of that week's Wednesday are one day; in another week they are not."""
    wednesday = _said("*Wednesday* it rained.", published="2024-06-20")
    assert compare("When did it rain?", wednesday, _said("19 June")) == "same"
    assert compare("When did it rain?", wednesday, _said("12 June")) == "other"


def test_a_weekday_that_is_to_come_is_read_against_its_article():
    """What will happen on Wednesday happens on the next one; if the tense is unknown, so is the week."""
    wednesday = _said("It will rain on *Wednesday*.", published="2024-06-15")
    assert compare("When will it rain?", wednesday, _said("19 June")) == "same"
    assert compare("When will it rain?", wednesday, _said("12 June")) == "other"
    assert compare("When will it rain?", _said("Rain on *Wednesday*", published="2024-06-15"), _said("12 June")) == (
        "unclear"
    )


def test_yesterday_is_another_day_in_another_article():
    """The word "yesterday" in articles of two days means two days."""
    days = [_said("yesterday", published=day) for day in ("2024-06-20", "2024-06-24")]
    assert compare("When did it rain?", *days) == "other"


@pytest.mark.parametrize(
    ("words", "day", "other_day"),
    [
        ("last year", "2023", "2022"),
        ("last month", "May 2024", "June 2024"),
        ("this month", "June", "July"),
        ("three days ago", "17 June", "18 June"),
    ],
)
def test_what_counts_from_publication_is_a_date(words, day, other_day):
    """The year before that of the article is one year, whatever it is called."""
    told = _said(f"It rained *{words}*.", published="2024-06-20")
    assert compare("When did it rain?", told, _said(day)) == "same"
    assert compare("When did it rain?", told, _said(other_day)) == "other"
    assert compare("When did it rain?", _said(words), _said(day)) == "unclear"


def test_a_value_that_the_other_sentence_gives_too_is_no_contradiction():
    """Both numbers are in one sentence: it may give each for something else."""
    both = _said("Of 14 homes *12* burned.")
    assert compare("How many homes burned?", both, _said("*14* homes burned.")) == "unclear"


def test_words_of_one_place_never_differ():
    """Two ranges of one sentence that touch are one statement."""
    sentence = "Prices will not rise."
    one = QuoteInContext(quote="will not rise", sentence=sentence, start=7)
    assert compare("What will prices do?", one, QuoteInContext(quote="rise", sentence=sentence, start=16)) != "other"


def test_names_of_as_many_words_are_compared_the_same_either_way():
    """Their order makes no difference, even if one of them has a word twice."""
    quotes = ("J.-PJ.-P Marchand", "Marchand.-J.P.Marchand")
    one, other = (QuoteInContext(quote=quote, sentence=quote, start=0) for quote in quotes)
    assert compare("Who opened it?", one, other) == compare("Who opened it?", other, one)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40), st.text(max_size=20))
def test_any_two_quotes_can_be_compared(one, other, question):
    """No text fails, a quote is the same as itself, and the order does not matter."""
    left, right = (QuoteInContext(quote=text, sentence=text, start=0) for text in (one, other))
    assert compare(question, left, left) == "same"
    assert compare(question, left, right) == compare(question, right, left)


_PIECES = (
    "one two in a half dozen million per cent km £ $ 9 a.m. 5 - 3 and not won lost May the Anna Berg’s ² ٣ ½ 1,000 st"
).split()


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8),
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8),
)
def test_any_mix_of_values_can_be_compared(one, other):
    """Numbers, units, times and names in any order fail nowhere, and the order of the quotes does not matter."""
    left, right = (" ".join(pieces) for pieces in (one, other))
    for question in ("How many were there?", "When was it?", "Who was it?", "What happened?"):
        assert _both_ways(question, left.replace("*", ""), right) in ("same", "other", "unclear")


@pytest.mark.parametrize("text", ["9" * 6000, "one in " + "9" * 6000, "9" * 400 + " dozen", "1 " * 3000, "and " * 3000])
def test_numbers_without_end_are_compared(text):
    """A number may have thousands of digits."""
    assert _both_ways("How many?", text, "12") != "same"


def test_a_number_of_people_who_died_is_none_of_those_injured():
    """Equal numbers of different things are not told as agreement."""
    dead, hurt = "In all 12 people died there.", "In all 12 people were injured."
    left, right = QuoteInContext(quote="12", sentence=dead, start=7), QuoteInContext(quote="12", sentence=hurt, start=7)
    assert compare("How many people died?", left, right) == compare("How many people died?", right, left) == "unclear"


def test_a_quote_stands_in_its_sentence():
    """A quote that is not at its place is refused."""
    with pytest.raises(ValueError, match="is not at 0 of its sentence"):
        QuoteInContext(quote="rain", sentence="It rained.", start=0)


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("They hold about *100* guns.", "120", "other"),
        ("They hold at least *100* guns.", "120", "other"),
        ("They hold about *100* guns.", "104", "same"),
        ("They hold about *100* guns.", "They had 100 and now hold *120* guns.", "unclear"),
    ],
)
def test_a_hedged_number_said_in_place_of_another_differs_sooner(one, other, outcome):
    """Beyond the 5 % that "about" allows; not if the other sentence gives it as well."""
    assert _both_ways("How many guns?", one, other, replacing=True) == outcome
    assert _both_ways("How many guns?", one, other) != "other"
