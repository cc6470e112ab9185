"""Copies and versions: found one article at a time, whatever the order, and never hiding what differs."""

from __future__ import annotations

from itertools import combinations, permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.chunker import chunk_article
from index.collection import Collection
from index.copies import CopyIndex, without_repeats
from index.signature import relation, sign
from tests.factories import make_article, seed_text
from tests.fakes import FakeEmbedder
from tests.index.stories import FAMILIES, STORIES, VERSIONS

_TEXT = seed_text(0)


def _sign(text):
    return sign(make_article(text=text))


def _index(*texts, **named):
    index = CopyIndex()
    for article_id, text in ({str(number): text for number, text in enumerate(texts)} | named).items():
        index.add(article_id, _sign(text))
    return index


def _edited(share, seed=0, text=_TEXT):
    """Replace a share of the words by other words of the text, none of them a number or a name."""
    random, words = Random(seed), text.split(" ")
    plain = [word for word in words if word.isalpha() and word.islower() and len(word) > 6]
    chosen = set(random.sample([n for n, word in enumerate(words) if word in plain], int(share * len(words))))
    return " ".join(random.choice(plain) if number in chosen else word for number, word in enumerate(words))


def test_copies_are_a_group_whatever_was_done_to_them():
    """Copies that are equal, edited in a tenth of the words, cut, or extended form one group."""
    added = "Seoul, June.\n" + _TEXT + "\nAnother agency added two sentences. It named nobody."
    index = _index(_TEXT, _edited(0.1), _TEXT[: len(_TEXT) // 3], added, STORIES[0])
    assert index.groups() == (("0", "1", "2", "3"),)
    assert index.copies_of("2") == ("0", "1", "3")
    assert index.copies_of("4") == ()
    assert index.copies_of("nobody") == ()


def test_two_reports_of_one_event_are_neither():
    """The seeds share names and quotations, but are two sources."""
    index = _index(_TEXT, seed_text(1))
    assert index.groups() == ()
    assert index.versions_of("0") == ()


@pytest.mark.parametrize("pair", VERSIONS)
def test_versions_are_no_copies(pair):
    """A story with another number, number word, name or outcome is a version of it."""
    index = _index(*pair)
    assert index.groups() == ()
    assert (index.versions_of("0"), index.versions_of("1")) == (("1",), ("0",))


@pytest.mark.parametrize("family", FAMILIES)
def test_reports_after_one_template_are_neither(family):
    """The same frames with other names and numbers make an unrelated report."""
    index = _index(*family)
    assert index.groups() == ()
    assert [index.versions_of(str(number)) for number in range(len(family))] == [(), (), ()]


def test_a_round_up_does_not_join_its_stories():
    """A page that holds several whole stories does not make them copies of each other."""
    index = _index(*STORIES[:3], whole="\n\n".join(STORIES[:3]))
    assert not [group for group in index.groups() if len({"0", "1", "2"} & set(group)) > 1]


def test_a_version_is_in_no_group_with_its_story():
    """A copy that was cut before the difference is a copy of both versions, but they stay apart."""
    one = f"{STORIES[0]} {STORIES[1]}"
    other = one.replace("340 customers", "430 customers")
    index = _index(one, other, STORIES[0])
    assert index.versions_of("0") == ("1",)
    assert not any({"0", "1"} <= set(group) for group in index.groups())


_SET = {
    "a": STORIES[0],
    "b": STORIES[0] + " " + STORIES[1],
    "c": VERSIONS[0][1],
    "d": STORIES[1],
    "e": STORIES[1] + " The bank said nothing.",
}


def _state(index):
    return index.groups(), {name: (index.copies_of(name), index.versions_of(name)) for name in _SET}


def test_the_order_of_adding_does_not_matter():
    """Every order of five related articles gives the same groups and versions."""
    signatures = {name: _sign(text) for name, text in _SET.items()}
    states = []
    for order in permutations(_SET):
        index = CopyIndex()
        for name in order:
            index.add(name, signatures[name])
        states.append(_state(index))
    assert all(state == states[0] for state in states)
    assert states[0][0] != ()


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(sorted(_SET))), max_size=20))
def test_adding_and_removing_leaves_no_trace(steps):
    """After adding, asking and removing, the index equals one made at once from what is left."""
    signatures = {name: _sign(text) for name, text in _SET.items()}
    index, there = CopyIndex(), set()
    for adds, name in steps:
        if adds:
            index.add(name, signatures[name])
            there.add(name)
        else:
            index.remove(name)
            there.discard(name)
        index.groups()
    fresh = CopyIndex()
    for name in there:
        fresh.add(name, signatures[name])
    assert _state(index) == _state(fresh)
    assert len(index) == len(there)


def test_an_article_that_is_not_in_the_index_can_be_compared():
    """`related` compares an article with the indexed ones, and changes nothing."""
    index = _index(*STORIES)
    assert index.related(_sign(VERSIONS[0][1])) == {"0": "version"}
    assert index.related(_sign(STORIES[1] + " More to come.")) == {"1": "copy"}
    assert len(index) == len(STORIES)


def test_unrelated_articles_are_not_compared():
    """Only articles that share something are compared, however many there are."""
    calls = []

    def counting(one, other):
        calls.append(1)
        return relation(one, other)

    random, index = Random(0), CopyIndex(relate=counting)
    opening = "This report was first published by the wire service of the agency on Monday morning in the capital."
    for number in range(400):
        body = " ".join(f"w{random.randrange(10**6)}" for _ in range(60))
        index.add(f"n{number}", _sign(f"{opening} {body}"))
    calls.clear()
    index.add("copy", _sign(STORIES[0]))
    index.add("story", _sign(STORIES[0] + " More to come."))
    assert index.copies_of("story") == ("copy",)
    assert len(calls) < 10
    assert all(index.copies_of(f"n{number}") == () for number in range(20))


def test_a_report_that_many_carry_is_found():
    """Text shared by very many articles counts if it is all that they hold."""
    index = CopyIndex()
    for number in range(40):
        word = str(number).translate(str.maketrans("0123456789", "abcdefghij"))
        index.add(f"{number:03}", _sign(f"{STORIES[2]} It was printed in the paper of the town of {word} as well."))
    assert [len(group) for group in index.groups()] == [40]


def test_short_articles_are_copies_only_word_by_word():
    """In short texts one other word makes another article; texts without words are no copies."""
    assert _index("Rain in Seoul.", "Rain in Seoul", "Rain in Kyiv.", "?!", "...").groups() == (("0", "1"),)


def test_boilerplate_makes_no_copies():
    """Two articles that share only a menu are not copies."""
    menu = "Related Articles\nBack to top\nFor more news and newsletters, create an account at CNN.com\n"
    assert _index(f"Kyiv has a hundred guns.\n{menu}", f"It rained in Rome.\n{menu}").groups() == ()


def test_groups_name_the_others():
    """Articles that have copies are mapped to the others of their group."""
    index = CopyIndex()
    for name, text in (("x", _TEXT), ("y", _TEXT), ("z", STORIES[0])):
        index.add(name, _sign(text))
    assert index.groups() == (("x", "y"),)
    assert (index.copies_of("x"), index.copies_of("z")) == (("y",), ())


def test_what_was_kept_is_restored_without_comparing():
    """A restored index has the same groups and relations, and can be changed further."""
    index = CopyIndex()
    texts = {"x": _TEXT, "y": _TEXT, "z": STORIES[0]}
    for name, text in texts.items():
        index.add(name, _sign(text))
    kept = [(name, _sign(text).to_bytes()) for name, text in texts.items()]
    restored = CopyIndex.restored(kept, index.all_related())
    assert (restored.groups(), restored.all_related()) == (index.groups(), index.all_related())
    restored.add("w", _sign(_TEXT))
    assert restored.groups() == (("w", "x", "y"),)
    restored.remove("x")
    assert restored.groups() == (("w", "y"),)
    restored.remove("w")
    assert (restored.groups(), restored.all_related()) == ((), {})


def _kept(*texts):
    articles = [make_article(id=f"{number}.txt", text=text) for number, text in enumerate(texts)]
    chunks = [chunk for article in articles for chunk in chunk_article(article)]
    copies = {a.id: tuple(b.id for b in articles if b is not a) for a in articles}
    return [chunks[place].article_id for place in without_repeats(chunks, copies)]


_PARAGRAPH = (
    "Seoul holds 3.4 million shells of an old kind, and has not sent any of them abroad so far. The ministry counted "
    "them in the spring, after a long debate about the treaty, and found that four of the stores were full. The others "
    "are six miles from the town, and will not be opened to the public before the end of the summer."
)


def test_what_a_copy_repeats_is_passed_over():
    """Of chunks of copies that say the same, only the first is kept."""
    assert _kept(_PARAGRAPH, _PARAGRAPH.replace("an old", "an older")) == ["0.txt"]


@pytest.mark.parametrize(
    "edit",
    [
        ("3.4", "3.6"),
        ("Seoul", "Busan"),
        ("four of", "six of"),  # "six" is in the text already
        ("six miles", "four miles"),
        ("has not sent", "has sent"),
        ("will not be", "will be"),
        ("has not sent", "has never sent"),
        ("spring", "summer"),
        ("before the end", "after the end"),
        ("holds 3.4", "holds not 3.4"),
    ],
)
def test_what_differs_is_kept(edit):
    """A number, name, negation or time that differs is never hidden, whichever of the two comes first."""
    other = _PARAGRAPH.replace(*edit)
    assert _kept(_PARAGRAPH, other) == ["0.txt", "1.txt"]
    assert _kept(other, _PARAGRAPH) == ["0.txt", "1.txt"]


@pytest.mark.parametrize("pair", VERSIONS)
def test_a_version_is_never_hidden(pair):
    """Even if a version is taken for a copy, the passage that differs is read."""
    assert _kept(*pair) == ["0.txt", "1.txt"]


def test_an_article_may_repeat_itself():
    """Chunks of one article overlap, and are all kept."""
    chunks = chunk_article(make_article(text=_TEXT))
    assert list(without_repeats([*chunks, *chunks], {"a.txt": ("b.txt",)})) == list(range(2 * len(chunks)))


def test_copies_take_no_places_among_the_passages():
    """The k passages hold nothing twice, so a fourth article is found beside three copies."""
    texts = [_PARAGRAPH, _PARAGRAPH, _PARAGRAPH.replace("an old", "an older"), "Kyiv counted its shells too."]
    articles = [make_article(id=f"{number}.txt", text=text) for number, text in enumerate(texts)]
    found = Collection.of(articles, FakeEmbedder()).retrieve("Who counted the shells?", 2)
    assert len({p.chunk.article_id for p in found} & {"0.txt", "1.txt", "2.txt"}) == 1
    assert "3.txt" in {p.chunk.article_id for p in found}
    assert [p.rank for p in found] == [1, 2]


def test_relations_go_both_ways():
    """The relation of two articles is symmetric."""
    signatures = [_sign(text) for text in (*STORIES, *(other for _, other in VERSIONS[:4]), *FAMILIES[0])]
    assert all(relation(one, other) == relation(other, one) for one, other in combinations(signatures, 2))


def test_relations_do_not_depend_on_the_order_of_two_samples():
    """A short article and a long one that quotes it: each finds the other, though their samples are not as dense."""
    random = Random(5)
    for turn in range(12):
        words = [f"w{random.randrange(10**6)}" for _ in range(2_400)]
        quoted = 90 + 10 * turn
        long = _sign(" ".join(words))
        short = _sign(" ".join(words[:quoted] + [f"o{random.randrange(10**6)}" for _ in range(200 - quoted // 2)]))
        assert short.level != long.level
        found = []
        for order in (("long", "short"), ("short", "long")):
            index = CopyIndex()
            for name in order:
                index.add(name, long if name == "long" else short)
            found.append(index.all_related())
        assert found[0] == found[1]


def test_a_story_whose_numbers_all_changed_is_a_series():
    """The same names and words with other numbers are neither copies nor versions by themselves."""
    words = (
        "Storm cuts power to {0} homes\n\n"
        "Some {0} homes in the county of Ardle were without power on Thursday after a storm brought down lines, Ardle "
        "Electric said. Gusts of {1} km/h were measured at Cape Morrow. {2} roads were closed by fallen trees, and the "
        "ferry to Inch was cancelled. Engineers hoped to restore power to most homes by {3}."
    )
    index = _index(words.format("8,000", 118, "Three", "noon"), words.format("21,000", 134, "Nine", "Friday evening"))
    assert (index.versions_of("0"), index.copies_of("0"), index.series_of("0")) == ((), (), ("1",))
    assert index.series_of("1") == ("0",)


def test_a_story_of_the_next_day_is_a_series():
    """Weekdays and months change from day to day, as figures do: they are no other names."""
    story = (
        "The infirmary at Orme has closed {} wards, its director, Dr Ann Lund, said on {}. So far {} patients and {} "
        "nurses have fallen ill. Visiting is suspended until {}. Operations at Tarn go ahead, Dr Ann Lund said.\n"
    )
    days = story.format("three", "Saturday", 38, 12, "Wednesday"), story.format("five", "Sunday", 71, 19, "Friday")
    assert _index(*days).series_of("0") == ("1",)
