from __future__ import annotations

import pytest

from qa.comparing import place_names
from qa.comparing.agreement import compare
from qa.comparing.said import QuoteInContext
from qa.words.listing import lines


def _quote(text):
    return QuoteInContext(quote=text, sentence=text, start=0)


def _both_ways(question, one, other):
    outcomes = {compare(question, _quote(one), _quote(other)), compare(question, _quote(other), _quote(one))}
    assert len(outcomes) == 1
    return outcomes.pop()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ashcombe, Suffolk", "Suffolk"),
        ("Burgos, in Castile", "Castile"),
        ("Durham, County Durham", "County Durham"),
        ("Ashcombe in Devon", "Devon"),
        ("Scotland", "Great Britain"),
        ("Northern Ireland", "the U.K."),
        ("Swansea, Wales", "Swansea, UK"),
        ("Guam", "the USA"),
        ("the Faroes", "Denmark"),
        ("Macao", "China"),
        ("Latvia", "the USSR"),
        ("Brooklyn", "New York City"),
        ("Hackney", "London"),
        ("a village in Suffolk", "Ashcombe"),
        ("Ontario, California", "California"),
        ("Savannah, Georgia", "the United States"),
    ],
)
def test_a_place_does_not_contradict_what_it_lies_in(one, other):
    """A town and its county, a district and its city, a land and its kingdom may both be right."""
    assert _both_ways("Where was it made?", one, other) == "unclear"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ashcombe, Suffolk", "Burley, Suffolk"),
        ("Hackney", "Brixton"),
        ("Hackney", "Leeds"),
        ("Scotland", "Wales"),
        ("Newport, Wales", "Newport, Scotland"),
        ("Guam", "China"),
        ("Niger", "Nigeria"),
        ("Guinea", "Equatorial Guinea"),
        ("Ashcombe, Oregon", "Idaho"),
        ("Wien", "Graz"),
        ("the U.S.", "Canada"),
    ],
)
def test_places_apart_contradict_each_other(one, other):
    """Two towns of one county, two districts of one city and two countries are not one place."""
    assert _both_ways("Where was it made?", one, other) == "other"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Genoa", "Genova"),
        ("Nuremberg", "Nuernberg"),
        ("Padua, Italy", "Padova"),
        ("Fès", "Fez"),
        ("Bayern", "Bavaria"),
        ("The Hague", "Den Haag"),
        ("the UAE", "the United Arab Emirates"),
        ("Washington, D.C.", "Washington DC"),
    ],
)
def test_two_names_of_one_place_agree(one, other):
    """The name in English, in the place's language, and a short one name the same place."""
    assert _both_ways("Where was it made?", one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Syracuse, New York", "Siracusa"), ("Königsberg", "Kaliningrad"), ("Lwów", "Lviv"), ("Ireland", "Éire")],
)
def test_a_namesake_and_a_former_name_are_not_told_as_agreement(one, other):
    """A town of an Italian one's name is another one, and what a town was called depends on the year."""
    assert _both_ways("Where was it made?", one, other) != "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a mill in Ashcombe", "a chapel in Ashcombe"),
        ("a shop at Ashcombe", "a market at Ashcombe"),
        ("a mill in Ashcombe", "a chapel in Burley"),
        ("central Lyon", "northern Lyon"),
    ],
)
def test_two_spots_in_one_place_do_not_agree(one, other):
    """What is in a town, and a part of it, are more than the town."""
    assert _both_ways("Where was it made?", one, other) == "unclear"


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("a mill in Ashcombe", "the mill in Ashcombe", "same"),
        ("a mill in Ashcombe", "Ashcombe", "same"),
        ("north-east Lyon", "northeastern Lyon", "same"),
        ("central Lyon", "Lyon", "same"),
        ("a mill in Ashcombe", "a mill in Burley", "other"),
    ],
)
def test_one_spot_is_compared_by_its_place(one, other, outcome):
    """Equal words before two names leave the names to be compared."""
    assert _both_ways("Where was it made?", one, other) == outcome


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nat Orme", "Nathaniel Orme"),
        ("Bobby Orme", "Rob Orme"),
        ("Gill Orme", "Jillian Orme"),
        ("Mykola Orlenko", "Nikolai Orlenko"),
        ("Umar Haddad", "Omar Haddad"),
        ("Geoff Orme", "Jeff Orme"),
        ("Maximilian Orme", "Max Orme"),
        ("Peggy", "Margaret Orme"),
        ("Ruth Ellen Orme", "Ruth Esther Orme"),
        ("St Anne's Town Council", "St Anne's Tourist Council"),
    ],
)
def test_forms_of_one_forename_do_not_differ(one, other):
    """A short form, another spelling and another middle name may be of the same person, or of another one."""
    assert _both_ways("Who won?", one, other) == "unclear"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peter Orme", "Paul Orme"),
        ("Edward Orme", "Edmund Orme"),
        ("Helen Orme", "Harriet Orme"),
        ("Ross", "Rossiter"),
    ],
)
def test_other_forenames_differ(one, other):
    """Names of two people contradict each other, even with one surname."""
    assert _both_ways("Who won?", one, other) == "other"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Unicef", "the United Nations International Children's Emergency Fund"),
        ("the DfE", "the Department for Education"),
        ("MoJ", "Ministry of Justice"),
        ("the A-320", "the A320"),
        ("the AS-365 Ecureuil", "the AS365 Ecureuil"),
        ("Andrei Voronov", "Andrey Voronov"),
        ("Günther Röder", "Guenther Roeder"),
        ("the Offence Programme Centre", "the Offense Program Center"),
    ],
)
def test_one_name_in_two_spellings_agrees(one, other):
    """Initials need not be capitals, hyphens may be left out, and letters transcribed."""
    assert _both_ways("Which was it?", one, other) == "same"


def test_saints_tell_churches_apart():
    """Churches of two saints differ as two names do."""
    assert _both_ways("Where was it?", "St Bride's Chapel", "St Giles' Chapel") == "other"


def test_nobody_contradicts_somebody():
    """Nobody is not a person of another name, and "no one" is nobody."""
    assert _both_ways("Who won?", "Nobody", "Ida Orme") == "other"
    assert _both_ways("Who won?", "nobody", "a farmer") == "other"
    assert _both_ways("Who won?", "no one", "nobody") == "same"


def test_his_is_not_hers():
    """Phrases that differ in whose it is are not told as agreement."""
    assert _both_ways("Where was it?", "his garden", "her garden") == "unclear"
    assert _both_ways("Where was it?", "his garden", "the garden") == "same"


@pytest.mark.parametrize(("one", "other"), [("a grey plough", "a gray plow"), ("aluminium", "aluminum")])
def test_british_and_american_spellings_agree(one, other):
    """Words that are spelled in two ways are one word."""
    assert _both_ways("What was it?", one, other) == "same"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("Which society met?", "the Danish Chess Society", "the Kenyan Chess Society"),
        ("Which cup was it?", "the Swedish Regatta", "the British Regatta"),
        ("Which army came?", "the US Army", "the British Army"),
        ("Where was it?", "the Welsh Marches", "the Scottish Marches"),
        ("Where was it?", "the Danish Embassy", "the British Embassy"),
        ("Which clinic was it?", "Queen Ottilie Hospital", "Princess Ottilie Hospital"),
        ("Which department sued?", "the Justice Department", "the Labor Department"),
        ("Which league was it?", "the Premier League", "the Football League"),
        ("Which firm was it?", "General Motors", "Premier Motors"),
        ("Which police force was it?", "South Orme Police", "North Orme Police"),
    ],
)
def test_a_nationality_or_a_title_is_part_of_the_name_of_a_body(question, one, other):
    """Bodies, events and places of two nations, or called after two people, are two."""
    assert _both_ways(question, one, other) == "other"


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("the US Army", "the American Army", "unclear"),
        ("the Danish Chess Society", "the Chess Society", "same"),
        ("the Prime Minister", "the Deputy Prime Minister", "unclear"),
        ("the Finance Minister", "Ida Orme", "unclear"),
        ("the Pope", "Ida Orme", "unclear"),
    ],
)
def test_an_office_is_no_name(one, other, outcome):
    """Who holds an office is not told by it, a deputy does not hold it, and a nation has two words for one."""
    assert _both_ways("Who decided?", one, other) == outcome


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sheriff Orme", "Ralph Orme"),
        ("Supt Orme", "Superintendent Ralph Orme"),
        ("Det Ch Insp Orme", "Detective Chief Inspector Ralph Orme"),
        ("Det Con Orme", "Ralph Orme"),
        ("Wing Commander Orme", "Ralph Orme"),
        ("Lance Corporal Orme", "Ralph Orme"),
        ("Archdeacon Orme", "Ralph Orme"),
        ("Mme Orme", "Ida Orme"),
        ("Harbour Minister Orme", "Ida Orme"),
        ("Danish Harbour Minister Ida Orme", "I. Orme"),
        ("Lund City Mayor Ida Orme", "I. Orme"),
        ("Secretary-General Orme", "Ida Orme"),
        ("Italian Ralph Orme", "R. Orme"),
    ],
)
def test_ranks_and_offices_are_no_forenames(one, other):
    """Titles of police, army, church and state are left out, with all that is before an office."""
    assert _both_ways("Who spoke?", one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JK Orme", "Julia Orme"),
        ("R-L Orme", "Ralph-Leon Orme"),
        ("DC Orme", "Ida Orme"),
        ("Sir Ralph", "Orme"),
        ("Ida", "Mrs Orme"),
        ("Mrs Ralph Orme", "Ralph Orme"),
        ("Mr Orme", "Ida Orme"),
        ("a man named Orme", "Ida Orme"),
        ("Ronald Moore", "Ronald More"),
        ("Ralph L. M. Orme", "Ralph M. Orme"),
        ("Chief Price", "Ann Price"),
    ],
)
def test_what_may_be_of_one_person_or_two_is_unclear(one, other):
    """Initials run together, a given name beside a surname, and a title that does not fit the given name."""
    assert _both_ways("Who spoke?", one, other) == "unclear"


@pytest.mark.parametrize(
    ("one", "other"), [("Sir Ralph", "Sir Leon"), ("Mr King", "Ida Orme"), ("JK Orme", "Ida Orme")]
)
def test_two_people_still_differ(one, other):
    """Two given names, two surnames, and initials that are not of the other's forenames."""
    assert _both_ways("Who spoke?", one, other) == "other"


@pytest.mark.parametrize(
    ("other", "outcome"), [("Arno Veld", "same"), ("Jonas Veld", "other"), ("the A. Veld", "same"), ("Veld", "same")]
)
@pytest.mark.parametrize("initial", ["A.", "A. L."])
def test_an_initial_is_no_article(initial, other, outcome):
    """The "A." of "A. Veld" is the first letter of a forename, as any other initial is."""
    other = other.replace("the A.", initial)
    assert _both_ways("Who spoke?", f"{initial} Veld", other) == outcome
    assert _both_ways("Who spoke?", "S. Veld", "Jonas Veld") == "other"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Port Orme", "Orme"), ("Lake Orme", "Orme"), ("Mexico City", "Mexico"), ("Saint Anne", "St Anne's")],
)
def test_a_part_of_a_places_name_may_be_another_place(one, other):
    """A port, a lake and a capital have the name of a person, a town and a country."""
    assert _both_ways("Where was it?", one, other) == "unclear"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("Where was it?", "Orme Lake", "Lake Orme"),
        ("Where was it?", "Calif.", "California"),
        ("Where was it?", "Co. Orme", "County Orme"),
        ("Where was it?", "Earl's Wick", "Earls Wick"),
        ("Which firm was it?", "Orme p.l.c.", "Orme"),
        ("Which firm was it?", "Orme BV", "Orme Incorporated"),
        ("Which office was it?", "the Ministry of Trade", "the trade ministry"),
        ("Which office was it?", "the Department for Trade", "the trade department"),
        ("Which office was it?", "UKHSA", "the UK Health Security Agency"),
    ],
)
def test_one_place_or_body_under_two_names_agrees(question, one, other):
    """The order of words, short forms and apostrophes make no other name."""
    assert _both_ways(question, one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"), [("the Met", "the Metropolitan Police"), ("Prog Left", "the Progressive Left")]
)
def test_a_shortened_name_does_not_contradict_the_whole(one, other):
    """Words cut short may be of the same body, but no numbers."""
    assert _both_ways("Which body met?", one, other) == "unclear"
    assert _both_ways("Which road was it?", "the B12", "the B120") == "other"


@pytest.mark.parametrize(("one", "other"), [("US", "us"), ("Turkey", "turkey"), ("Polish", "polish")])
def test_a_capital_makes_a_country_of_a_word(one, other):
    """Words that differ in the capital that makes one a country or its people are not told as agreement."""
    assert _both_ways("What was it?", one, other) == "unclear"
    assert _both_ways("What was it?", "Fire", "fire") == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a guided, organised tour", "a guided, organized tour"),
        ("“we analysed it”", "“we analyzed it”"),
        ("a colourful show", "a colorful show"),
        ("“defence”", "“defense”"),
        ("a well-kept lawn", "a well kept lawn"),
        ("an air strike", "an airstrike"),
    ],
)
def test_a_phrase_in_two_spellings_agrees(one, other):
    """British and American endings, hyphens, and two words for one."""
    assert _both_ways("What was it?", one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"), [("prised", "prized"), ("the rapist", "a therapist"), ("re-signed", "resigned")]
)
def test_words_of_the_same_letters_may_be_two(one, other):
    """Short words are not joined, and a short stem keeps its ending."""
    assert _both_ways("What was it?", one, other) == "unclear"


@pytest.mark.parametrize("file", ["place_names.txt", "former_names.txt"])
def test_a_name_is_listed_for_one_place(file):
    """A name on two lines would lose one of its places."""
    names = [
        place_names.plain_place(name) for line in lines(file, beside=place_names.__file__) for name in line.split("/")
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("given", ["Alex", "Sam", "Charlie", "Lou", "Robin"])
def test_a_name_that_both_sexes_have_fits_either_title(given):
    """A short form may be of two names."""
    assert _both_ways("Who spoke?", "Mrs Frey", f"{given} Frey") == "same"
    assert _both_ways("Who spoke?", "Mrs Frey", "Peter Frey") == "unclear"
