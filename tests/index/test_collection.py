from __future__ import annotations

import gc
import weakref

import pytest

from index.collection import Collection, rows_of
from index.errors import ArticlesError, ScopeError, UnknownArticle
from index.types import Scope
from tests.factories import make_article
from tests.fakes import CountingEmbedder, FakeEmbedder

_GUNS = make_article(id="guns.txt", text="Kyiv has about a hundred guns. Nobody counted them twice.", author="Ann Bo")
_SHELLS = make_article(id="shells.txt", text="Seoul holds many shells. They are old.")
_AGAIN = make_article(id="more/shells.txt", text="Seoul holds many shells. They are old.")
_ROME = make_article(id="/added/rome.txt", text="Rome has two guns. They are loud.")


@pytest.fixture
def collection():
    return Collection.of((_GUNS, _SHELLS, _AGAIN), FakeEmbedder())


def _ids(passages):
    return [passage.chunk.article_id for passage in passages]


def test_best_first_with_both_ranks(collection):
    """The chunk that both sides rank first is first, with rank 1, score 1 and both sides' ranks."""
    best = collection.retrieve("How many guns does Kyiv have?", 3)[0]
    assert (best.chunk.article_id, best.rank, best.lexical_rank, best.dense_rank) == ("guns.txt", 1, 1, 1)
    assert best.score == pytest.approx(1.0)


def test_equal_chunks_go_by_article():
    """Equal chunks are ordered by article, in whatever order the articles were added."""
    articles = [make_article(id=name, text="Seoul holds seven shells.", title="-") for name in ("x", "b", "a")]
    collection = Collection.of(articles, FakeEmbedder())
    assert _ids(collection.retrieve("Who holds shells?", 3, scope=Scope(articles=frozenset("xb")))) == ["b"]
    assert _ids(collection.retrieve("Who holds shells?", 3)) == ["a"]


def test_of_copies_the_first_is_found(collection):
    """What a copy repeats is left out, unless only that copy is searched."""
    found = _ids(collection.retrieve("Who holds shells?", 3))
    assert found == ["more/shells.txt", "guns.txt"]
    assert collection.copies["shells.txt"] == ("more/shells.txt",)
    only = Scope(articles=frozenset({"shells.txt"}))
    assert _ids(collection.retrieve("Who holds shells?", 3, scope=only)) == ["shells.txt"]


def test_a_scope_limits_where_to_look(collection):
    """Only passages of articles in the scope are found; a scope that names something missing raises."""
    assert set(_ids(collection.retrieve("shells", 5, scope=Scope(author="ann bo")))) == {"guns.txt"}
    assert collection.retrieve("shells", 5, scope=Scope(articles=frozenset())) == ()
    with pytest.raises(UnknownArticle, match=r"nowhere\.txt.*guns\.txt.*[^.]{3}$"):  # not "...": these are all
        collection.retrieve("shells", 5, scope=Scope(articles=frozenset({"nowhere.txt"})))
    with pytest.raises(ScopeError, match="the index has Ann Bo"):
        collection.retrieve("shells", 5, scope=Scope(author="Nobody"))


def test_nothing_to_ask_or_to_search(collection):
    """A blank question, k = 0 and an empty collection give no passages."""
    assert collection.retrieve("  ", 5) == ()
    assert collection.retrieve("shells", 0) == ()
    assert Collection(FakeEmbedder()).retrieve("shells", 5) == ()


def test_an_article_is_known_with_and_without_its_text(collection):
    """Articles are listed in the order of adding and found by id; an unknown id raises and names some known ones."""
    assert [entry.id for entry in collection.entries] == ["guns.txt", "shells.txt", "more/shells.txt"]
    assert collection.article("guns.txt") == collection.articles["guns.txt"] == _GUNS
    assert list(collection.articles) == [entry.id for entry in collection.entries]
    assert "nowhere.txt" not in collection.articles
    assert collection.articles.get("nowhere.txt") is None
    with pytest.raises(UnknownArticle, match=r"guns\.txt.*[^.]$"):
        collection.article("nowhere.txt")


def test_more_articles_make_another_collection(collection):
    """The first collection does not change, and only new text is embedded."""
    counting = CountingEmbedder()
    first = Collection.of((_GUNS,), counting)
    counting.embedded.clear()
    told = []
    more = first.with_articles([_ROME], progress=lambda _, *at: told.append(at))
    assert [text.split("\n")[-1] for text in counting.embedded] == [_ROME.text]
    assert told[-1] == (1, 1)
    assert (len(first.entries), len(more.entries)) == (1, 2)
    assert "/added/rome.txt" in _ids(more.retrieve("guns of Rome", 3))
    assert "/added/rome.txt" not in _ids(first.retrieve("guns of Rome", 3))


def test_an_id_that_is_taken_raises(collection):
    """An id that is in the collection, or twice among the added articles, raises."""
    with pytest.raises(ArticlesError, match=r"already has an article 'guns\.txt'"):
        collection.with_articles([_GUNS])
    with pytest.raises(ArticlesError, match="already"):
        collection.with_articles([_ROME, _ROME])


def test_fewer_articles_are_found_as_if_there_had_never_been_more(collection):
    """After removing articles, scores are those of the rest alone, with the weights of words."""
    again = collection.with_articles([_ROME]).without_articles(["/added/rome.txt"])
    assert again.retrieve("How many guns?", 5) == collection.retrieve("How many guns?", 5)
    assert again.entries == collection.entries
    with pytest.raises(UnknownArticle):
        collection.without_articles(["nowhere.txt"])


def test_words_are_found_with_every_place(collection):
    """All words must be there; case, accents and endings don't matter; phrases must match word for word."""
    (found,) = collection.find("GÚNS counting")
    assert found.article_id == "guns.txt"
    assert [_GUNS.text[place.start : place.end] for place in found.places] == ["guns", "counted"]
    assert {each.article_id for each in collection.find('"many shells"')} == {"shells.txt", "more/shells.txt"}
    assert collection.find("“shells many”") == ()
    assert [each.article_id for each in collection.find("they", scope=Scope(author="ann bo"))] == []
    assert len(collection.find("shells", most=1)) == 1


def test_a_search_counts_articles_and_places(collection):
    """A search returns a page and the total; the words are side by side, or else anywhere."""
    both = collection.search("many shells")
    assert (both.articles, both.places, both.together) == (2, 2, True)
    assert {each.article_id for each in both.found} == {"shells.txt", "more/shells.txt"}
    assert len(collection.search("many shells", most=1).found) == 1
    assert collection.search("many shells", most=1, skip=1).found == both.found[1:]
    turned = collection.search("shells many")
    assert (turned.articles, turned.together) == (2, False)
    assert collection.search("are old").places == 2
    assert collection.search("are old", apart=True).places == 4
    assert collection.search("shells are").places == 2  # the short word has none beside the longer one
    assert collection.search("many shells", apart=True).together is False
    assert collection.search("shells", scope=Scope(author="ann bo")).articles == 0
    assert collection.search("?").found == ()


def test_a_search_finds_words_in_quotes_as_they_are():
    """Quoted words match with their endings, ignoring case and accents; unquoted words ignore endings."""
    article = make_article(id="a.txt", text="The Mayor opened it. Mayors open things. A mayor, a máyor.")
    texts = Collection.of([article], FakeEmbedder())
    exact = texts.search("“Mayor”").found[0].places
    assert [article.text[place.start : place.end] for place in exact] == ["Mayor", "mayor", "máyor"]
    assert texts.search("mayor").places == 4
    assert texts.search('"mayor open"').articles == 0
    assert texts.search("mayor open").articles == 1


def _in_three(*texts: str) -> Collection:
    articles = [make_article(id=f"{at}.txt", title=f"Story {at}", text=text) for at, text in enumerate(texts)]
    return Collection.of(articles, FakeEmbedder())


@pytest.mark.parametrize(
    "words", ["herring", "herrings", "red herring", '"red herring"', "the herring", "herring boat"]
)
def test_pronouns_are_no_forms_of_a_word_with_their_stem(words):
    """Only articles that hold the word itself are listed and counted, in the search and in `find`."""
    texts = _in_three(
        "The council gave her a red boat.",
        "The red herrings came by boat: a red herring.",
        "The red: her boat. Red her.",
    )
    assert [each.article_id for each in texts.find(words)] == ["1.txt"]
    seen = texts.search(words)
    assert (seen.articles, [each.article_id for each in seen.found]) == (1, ["1.txt"])
    marked = {"The red herrings came by boat: a red herring."[p.start : p.end] for p in seen.found[0].places}
    assert marked & {"herring", "herrings", "red herring"}
    assert seen.places == len(seen.found[0].places)


def test_a_word_in_a_title_is_held_to_its_form_too():
    """A title that holds the word lists its article, one that holds a pronoun with its stem does not."""
    titles = ("Her boat", "The last herring")
    articles = [make_article(id=f"{at}.txt", title=each, text="A boat sank.") for at, each in enumerate(titles)]
    found = Collection.of(articles, FakeEmbedder()).find("herring boat")
    assert [(each.article_id, len(each.places)) for each in found] == [("1.txt", 1)]


def test_every_article_that_a_search_counts_has_a_place():
    """Short forms of a longer word are places; endings still don't matter."""
    texts = _in_three("They run the mill.", "She was running.", "Nobody ran in the evening.")
    seen = texts.search("running")
    assert (seen.articles, seen.places) == (2, 2)
    assert all(each.places for each in seen.found)
    assert _in_three("Even he came.", "It was used.", "The use of us.").search("use").places == 2


def test_of_very_many_articles_those_shown_are_held_to_the_form(monkeypatch):
    """The count may ignore endings then, as it does for phrases; nothing without a place is shown."""
    monkeypatch.setattr("index.finding._MOST_HELD_TO", 1)
    seen = _in_three("Her boat.", "A herring.", "It is hers.").search("herring")
    assert [each.article_id for each in seen.found] == ["1.txt"]


def test_a_search_counts_no_places_of_what_stands_everywhere(monkeypatch):
    """If very many articles match, only articles are counted, since places would take too long."""
    monkeypatch.setattr("index.finding.MOST_COUNTED", 1)
    texts = Collection.of([make_article(id=f"{i}.txt", text="Guns and guns.") for i in range(3)], FakeEmbedder())
    seen = texts.search("guns")
    assert (seen.articles, seen.places) == (3, None)
    assert [len(each.places) for each in seen.found] == [2, 2, 2]


@pytest.mark.parametrize("words", ["", "  ", '""', "?!", '"', "*", "AND", 'a"b', "NEAR(", "^x", "guns:x"])
def test_no_words_are_a_query_language(collection, words):
    """Whatever is typed is taken as words, and never is an error."""
    assert isinstance(collection.find(words), tuple)
    assert isinstance(collection.search(words).found, tuple)


def test_nothing_keeps_a_collection_alive(collection):
    """A collection has no reference cycle: it is freed with its last holder."""
    gc.disable()
    try:
        more = collection.with_articles([_ROME])
        more.retrieve("guns", 3)
        gone = weakref.ref(more), weakref.ref(more._search)
        del more
        assert [each() for each in gone] == [None, None]
    finally:
        gc.enable()


def test_what_is_indexed_begins_with_the_title():
    """Both sides of the search see an article's title beside a chunk's words."""
    collection = Collection.of((_GUNS,), FakeEmbedder())
    passage = collection.retrieve("guns", 1)[0]
    assert rows_of(_GUNS, [passage.chunk])[0].text == f"{_GUNS.title}\n{passage.chunk.text}"


def test_several_phrases_in_quotes_are_each_found():
    """Short ones beside long ones too, and those that overlap, whose places become one."""
    article = make_article(id="a.txt", text="US steel makers met in New York Times Square. Us two.")
    texts = Collection.of([article], FakeEmbedder())

    def found(words):
        return [article.text[place.start : place.end] for each in texts.search(words).found for place in each.places]

    assert found('"US" "steel"') == ["US", "steel", "Us"]
    assert found('"new york" "york times"') == ["New York Times"]
    assert found('"new york" "times new"') == []
