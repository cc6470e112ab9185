"""Front matter: fields of YAML and TOML; what is broken is text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles import articles_of_file
from index.front_matter import front_matter
from index.structure import sentence_ranges, structure_of


def _fields(text):
    front = front_matter(text)
    return None if front is None else dict(front.fields)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_yaml_is_read(end, mark):
    """YAML is read with any line ends, and after a byte order mark."""
    lines = ["---", "Title: 'It''s here'", "tags:", "  - korea", "  - arms", "---", "It rained."]
    assert _fields(mark + end.join(lines)) == {"title": "It's here", "tags": "korea, arms"}


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("title: >\n  Seoul weighs\n  arms", "Seoul weighs arms"),
        ("title: |-\n  Seoul\n", "Seoul"),
        ("title: The Boys' arms", "The Boys' arms"),
        ("title: Seoul # a comment", "Seoul"),
        ("title: Seoul: a visit", "Seoul: a visit"),
        ("title: no", "no"),
        ("title: 2024-13-45", "2024-13-45"),
    ],
)
def test_values_are_those_of_yaml(body, title):
    """Values may be folded, quoted and commented; a colon that needed quotes is forgiven."""
    assert _fields(f"---\n{body}\n---\nIt rained.")["title"] == title


def test_toml_is_read():
    """TOML between plus signs is read, with dates."""
    text = '+++\ntitle = "Seoul"\ndate = 2024-05-03\n[author]\nname = "Jane Doe"\n+++\nIt rained.'
    assert _fields(text) == {"title": "Seoul", "date": "2024-05-03", "author": "Jane Doe"}


@pytest.mark.parametrize(
    "text",
    [
        "---\nThe vote failed.\n---\nThen it rained.",
        "---\n---\n",
        "It rained.\n---\na: b\n---\n",
        "---\na: b\nIt rained.",
        "---\na: [b\n---\nIt rained.",
        "---\n- a\n- b\n---\n",
        "+++\na = = b\n+++\nIt rained.",
        "---\na: !!python/object/apply:os.system [ls]\n b\n---\n",
        '{"title": "Seoul"}',
        '{"title": "Seoul"}\n{"title": "Busan"}',
        '{"title": "Seoul"} It rained.',
        '{"mood": "calm"}\nIt rained.',
        '{"title": "Seoul",}\nIt rained.',
        "{" * 5_000,
        '["title"]\nIt rained.',
        ";;;\ntitle: Seoul\n;;;\nIt rained.",
        "---\na: " + "[" * 5_000 + "\n---\n",
        "",
    ],
)
def test_what_is_broken_is_text(text):
    """Broken front matter is text: nothing is hidden, and nothing raises."""
    assert front_matter(text) is None
    assert structure_of(text).boilerplate == ()


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_json_is_read(name):
    """An object at the head is front matter; what it says of the article is read, in a text file too."""
    source = '{\n  "title": "Quota falls",\n  "draft": null,\n  "author": "Ida Lund"\n}\n\nIt rained.\n'
    (article,) = articles_of_file(name, source.encode())
    assert (article.title, article.author) == ("Quota falls", "Ida Lund")
    if name == "a.txt":
        assert [article.text_of(each) for each in article.boilerplate] == ["{", '"draft": null,', "}"]
        assert article.text_of(article.structure.byline) == '"author": "Ida Lund"'


_SPEECH = [
    "King: Who lifts the bridge?\nFool: Nobody, my lord.",
    "Reporter: Who sold it?\nFenn: I did not.",
    "Serves: 4\nOven: 180 degrees",
    "Ingredients:\n- herring\n- salt",
]


@pytest.mark.parametrize("body", _SPEECH)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_speech_and_recipes_between_rules_are_text(name, body):
    """What has no usual field is neither hidden nor lost."""
    (article,) = articles_of_file(name, f"---\n{body}\n---\n\nIt rained.\n".encode())
    hidden = {article.text_of(each) for each in article.structure.boilerplate}
    words = [word for word in body.replace("- ", "").split() if word.isalpha()]
    assert all(word in article.text for word in words)
    assert hidden <= {"---"}


@pytest.mark.parametrize("field", ["tags: [a]", "layout: post", "publish-date: 2024-03-05", "canonical_url: x"])
def test_one_usual_field_is_enough(field):
    assert front_matter(f"---\n{field}\nmood: calm\n---\nIt rained.") is not None


@pytest.mark.parametrize(
    "title",
    [
        '"Quota" falls again',
        "@harbour says no",
        "[Update] Quota falls",
        "*Quota* falls",
        "- Quota",
        "%s of it",
        "`a` b",
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_title_that_yaml_refuses_is_read(name, title):
    """Signs of YAML's own, at its head, are words of the title; the other fields are read too."""
    (article,) = articles_of_file(name, f"---\ntitle: {title}\ndate: 2024-03-05\n---\nIt rained.".encode())
    assert (article.title, article.published) == (title, "2024-03-05")


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_blank_lines_may_be_above(name):
    (article,) = articles_of_file(name, b"\n \r\n---\ntitle: Quota\ndate: 2024-03-05\n---\nIt rained.")
    assert (article.title, article.published) == ("Quota", "2024-03-05")


def test_prose_with_a_label_is_not_read_line_by_line():
    """Most lines of front matter are fields."""
    text = "---\nIt rained: [hard.\nNobody came\nDate: 5 March\nThe pier was shut.\n---\n"
    assert front_matter(text, by_line=True) is None


def test_facts_are_read_and_the_rest_is_hidden():
    """Title, author and day can be cited; fences, tags and switches cannot."""
    text = "---\ntitle: Seoul\nauthor:\n  - Jane Doe\ntags: [a]\ndraft: no\n---\nIt rained."
    structure = structure_of(text)
    assert [text[r.start : r.end] for r in structure.boilerplate] == ["---", "tags: [a]", "draft: no", "---"]
    assert structure.byline is not None
    assert text[structure.byline.start : structure.byline.end] == "author:"
    assert [text[s.start : s.end] for s in structure.sentences][-1] == "It rained."


@given(st.text(st.sampled_from("---\n: abt[]{}&*!|>'\"#+=\r"), max_size=60))
def test_no_head_raises(text):
    """Whatever is between fences, the text keeps all its sentences."""
    for fence in ("---", "+++"):
        whole = f"{fence}\n{text}\n{fence}\nIt rained."
        structure = structure_of(whole)
        covered = "".join("".join(whole[s.start : s.end].split()) for s in structure.sentences)
        assert covered == "".join(whole.split())
        assert sentence_ranges(whole)


def test_broken_yaml_is_read_line_by_line_if_that_is_asked_for():
    """As for Markdown, whose head is no part of its text; TOML and prose are not."""
    front = front_matter("---\ntitle: [Seoul\nby: 'Ada: Fenn'\n---\nIt rained.", by_line=True)
    assert front is not None
    assert dict(front.fields) == {"title": "[Seoul", "by": "Ada: Fenn"}
    assert front_matter("+++\ntitle: [Seoul\n+++\n", by_line=True) is None
    assert front_matter("---\nThe vote failed.\n---\n", by_line=True) is None


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_the_same_fields_count_in_every_format(name, fence):
    """Whatever a writer calls them, in Markdown and in plain text; an empty one is none."""
    stated = {"headline": "Quota", "by": "Ada Fenn", "published_at": "2024-03-05", "outlet": "Coast Wire"}
    stated |= {"source": "https://x.example/a", "locale": "en-GB"}
    lines = [f"{key}: '{words}'" if fence == "---" else f"{key} = '{words}'" for key, words in stated.items()]
    lines += ["title: null", "author: ~"] if fence == "---" else []
    (article,) = articles_of_file(name, "\n".join([fence, *lines, fence, "It rained."]).encode("utf-8"))
    assert (article.title, article.author, article.published) == ("Quota", "Ada Fenn", "2024-03-05")
    assert (article.site, article.url, article.language) == ("Coast Wire", "https://x.example/a", "en")


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    "field",
    [
        "published: 5 March 2024",
        "publish_date: 2024-03-05",
        "pubDate: Tue, 05 Mar 2024 09:00:00 GMT",
        "date: 13/03/2024\npublished-on: March 5, 2024",
        "published: true\ndate: 20240305",
        "updated: 2024-03-09\nposted: 2024/03/05",
        "published_time: 2024-03-05T09:00:00Z",
        "first_published: 2024-03-05",
        "lastmod: 2024-03-05",
    ],
)
def test_a_day_is_read_in_any_usual_form(name, field):
    """Under whatever name; a field without a day counts for nothing."""
    (article,) = articles_of_file(name, f"---\ntitle: Quota\n{field}\n---\nIt rained.".encode())
    assert article.published == ("2024-03-13" if "13/03" in field else "2024-03-05")


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_an_ambiguous_day_is_none(name):
    """Day and month cannot be told apart."""
    (article,) = articles_of_file(name, b"---\ndate: 03/05/2024\n---\nIt rained.")
    assert article.published is None


def test_a_list_that_yaml_repeats_is_cut():
    """YAML may name one list a thousand times."""
    text = f"---\nname: &a {'x' * 2_000}\nsite: [{'*a, ' * 9_000}]\n---\nIt rained."
    assert len(_fields(text)["site"]) == 5_000
    assert max(map(len, _fields(text).values())) == 5_000


def test_a_number_of_thousands_of_digits_is_text():
    """Python refuses to read one, which must not stop the other files."""
    assert front_matter(f"+++\na = {'1' * 5_000}\n+++\nIt rained.") is None


@pytest.mark.parametrize("value", ["x" + " " * 20_000 + "y", "x: " + " " * 20_000 + "y", "x:" + " :" * 10_000])
def test_many_blanks_are_read_at_once(value):
    """They once took minutes: the search for a colon went back over them from each place."""
    assert front_matter(f"---\ntitle: {value}\n---\nIt rained.") is not None
