"""Sentences and paragraphs: every word covered once, at the right code points."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentencex import get_sentence_boundaries

from index.structure import sentence_ranges
from index.structure.pieces import lay_out
from tests.factories import seed_text

_PIECES = st.sampled_from(
    [
        "The vote failed.",
        "İstanbul",
        "cafe\u0301",
        "ﬁne oﬃce",
        "😀👩‍👩‍👧",
        "“No. Never,”",
        "U.S.",
        "Mr. Kim",
        "(see p. 3)",
        "3.4",
        "!?",
    ]
    + [
        " ",
        "\n",
        "\r\n",
        "\r\n\r\n",
        "\n\n",
        "\t",
        "\u00a0",
        "\u2028",
        "\f",
        "\ufeff",
        "你好。",
        "«Да.»",
        "—",
        "a\u0301.",
    ]
)
_TEXTS = st.one_of(st.lists(_PIECES, max_size=40).map("".join), st.text(max_size=200))

_WRAPPED = """\
The South Korean government expressed grave concern and condemned Russia and
North Korea for signing the treaty. National Security Director Chang Ho-jin
called the treaty absurd, and added that his government would think again
about arms.

He spoke in Seoul, where the parliament sits. Ukraine has around 100 artillery
pieces, according to a report of the Center.
"""


def _sentences(text):
    return [text[start:end] for start, end in sentence_ranges(text)]


def _paragraph_ranges(text):
    return tuple(piece.range for piece in lay_out(text).pieces)


def _paragraphs(text):
    return [text[start:end] for start, end in _paragraph_ranges(text)]


@given(_TEXTS, st.booleans())
def test_every_visible_character_is_covered_once_and_in_order(text, marked):
    """Sentences are trimmed, ascending, disjoint, and together hold all that is not white space."""
    text = "\ufeff" + text if marked else text
    ranges = sentence_ranges(text)
    assert all(a.end <= b.start for a, b in pairwise(ranges))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in ranges)
    covered = "".join("".join(text[s.start : s.end].split()) for s in ranges)
    assert covered == "".join(text.removeprefix("\ufeff").split())


@given(_TEXTS)
def test_sentences_lie_within_paragraphs(text):
    """No sentence crosses the end of a paragraph."""
    paragraphs = _paragraph_ranges(text)
    assert all(any(p.start <= s.start and s.end <= p.end for p in paragraphs) for s in sentence_ranges(text))


@given(_TEXTS)
def test_same_text_gives_same_sentences(text):
    """The segmentation is deterministic."""
    assert sentence_ranges(text) == sentence_ranges(text)


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\ufeff", "\ufeff\n"])
def test_blank_text_has_no_sentences(text):
    """A text of white space or a byte order mark only gives an empty tuple."""
    assert sentence_ranges(text) == () == _paragraph_ranges(text)


def test_byte_order_mark_is_in_no_sentence():
    """The first sentence begins after the mark, at code point 1."""
    assert sentence_ranges("\ufeffHello there.")[0] == (1, 13)


@pytest.mark.parametrize("before", ["😀", "e\u0301", "İ", "ﬁ", "👩‍👩‍👧"])
def test_offsets_are_code_points(before):
    """Neither emoji, combining marks nor ligatures shift the sentences after them."""
    text = f"{before} one. Two is next. Three."
    assert _sentences(text) == [f"{before} one.", "Two is next.", "Three."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_a_line_of_its_own_is_a_sentence(end):
    """In a file with one paragraph a line, every line break ends a sentence, even without a full stop."""
    assert _sentences(f"Local{end}Putin warns Seoul{end}He said so.") == ["Local", "Putin warns Seoul", "He said so."]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_hard_wrapped_text_is_not_cut_at_line_ends(end):
    """Lines wrapped at a column run on; a blank line ends the paragraph."""
    sentences = [" ".join(s.split()) for s in _sentences(_WRAPPED.replace("\n", end))]
    assert sentences[1].startswith("National Security")
    assert sentences[1].endswith("think again about arms.")
    assert sentences[-1] == "Ukraine has around 100 artillery pieces, according to a report of the Center."
    assert len(sentences) == 4


def test_short_lines_of_wrapped_text_still_end_sentences():
    """A headline or heading above wrapped text, shorter than the column, stands alone."""
    assert _paragraphs("A headline\n" + _WRAPPED)[0] == "A headline"


def test_list_items_of_wrapped_text_stand_alone():
    """An item is never run on into the next one."""
    items = [f"- the ministry of item number {n} and all of its other departments" for n in range(3)]
    assert _paragraphs(_WRAPPED + "\n" + "\n".join(items))[-3:] == items


def test_fields_of_wrapped_text_stand_alone():
    """Labelled lines, one below the other, are not run on, however long they are."""
    fields = [
        f"{name}: the hall of the guild, and the market square in front of it" for name in ("Venue", "Where else")
    ]
    assert _paragraphs(_WRAPPED + "\n" + "\n".join(fields))[-2:] == fields


def test_a_number_at_the_head_of_a_wrapped_line_may_be_the_end_of_a_sentence():
    """It begins a point only if another line has the number beside it."""
    above = "The parliament of South Korea meets for the next time on the evening of May\n"
    assert _paragraphs(f"{_WRAPPED}\n{above}19. It is to vote.")[-1] == f"{above}19. It is to vote."
    assert _paragraphs(f"{_WRAPPED}\n18. It met.\n\n{above}19. It is to vote.")[-1] == "19. It is to vote."


def test_wide_lines_among_wrapped_ones_stand_alone():
    """A line far beyond the column, such as an address, is never run on."""
    wide = "see https://example.org/" + "a" * 100
    assert wide in _paragraphs(
        _WRAPPED.replace("about arms.\n", f"about arms and many other things of that sort,\n{wide}\n")
    )


def test_capitalised_lines_are_not_wrapped_text():
    """Narrow lines that each begin in upper case are paragraphs of their own."""
    names = ["Ministry of Foreign Affairs of the Republic of Korea", "Ministry of Defence of the Russian Federation"]
    assert _sentences("\n".join(names)) == names


def test_wide_lines_are_not_wrapped_text():
    """Where paragraphs are long lines, a line that begins in lower case is a paragraph as well."""
    wide = "The quick brown fox jumps over the lazy dog and then it goes on running for a very long while " * 2
    assert len(_paragraphs(f"{wide}\nkyiv fell silent\n{wide}")) == 3


@pytest.mark.parametrize("short", ["Wm.", "Geo.", "Thos.", "Chas.", "Ald.", "Cllr.", "Revd.", "Pte.", "Ft.", "Ste."])
def test_short_first_names_and_titles_do_not_end_a_sentence(short):
    """As old newspapers and minutes write them."""
    text = f"It was said that {short} Roe had left. He had."
    assert [text[start:end] for start, end in sentence_ranges(text)] == [text[:-8], "He had."]


def test_initials_do_not_end_a_sentence():
    """A full stop inside "Korea-U.S." is no sentence end, though sentencex says so."""
    text = "He praised the South Korea-U.S. alliance and the South Korea-U.S.-Japan system. Then he left."
    assert _sentences(text) == [text[:-14], "Then he left."]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("It opens in May. ", "Tickets cost five crowns."),
        ("“It opens in May.” ", "Tickets cost five crowns."),
        ("It closed in Dec. ", "Prices rose."),
        ("He said no. ", "Lund agreed."),
        ("No. ", "Lund was ill."),
        ("She studied art. ", "Lund did not."),
        ("It costs 5 p. ", "Tickets are dear."),
        ("He walked 5 km. ", "12 others followed."),
        ("He walked five km. ", "12 others followed."),
        ("It shut at five pm. ", "12 people left."),
        ("He saw it on TV. ", "12 others did."),
        ("She left. ", "Inc. is a magazine."),
        ("The shop sells apples, pears, etc. ", "Lund owns it."),
        ("The shop opens on Sat. ", "Tickets are free."),
        ("The shop opens at 9 a.m. ", "The hall is shut."),
        ("It shut at 5 p.m. ", "She left."),
        ("It rained. (It often does.) ", "Tickets are free."),
        ("(It often rains.) ", "Tickets are free."),
        ("[The tape ends here.] ", "Tickets are free."),
    ],
)
def test_a_word_that_is_also_an_abbreviation_ends_a_sentence_before_a_capital(text, rest):
    """A month without a day, a plain "no", a unit: what follows with a capital is another sentence."""
    cuts = [sentence.start for sentence in sentence_ranges(text + rest)]
    assert len(text) in cuts


@pytest.mark.parametrize(
    "text",
    [
        "It opened on Mar. 4 in Oro.",
        "It opens on Sat. and Sun. only.",
        "It opens on Sat. 4 May.",
        "He lives at No. 5 Mill Lane.",
        "See Art. 5 and fig. 3 of chap. 4.",
        "There are approx. 40 cars.",
        "It costs approx. £40.",
        "He met Gen. Marlow and Lt. Roe.",
        "At 5 p.m. Monday it closed.",
        "At 5 p.m. EST it closed.",
        "The bridge (see Art. 5.) Mill Lane has is old.",
        "The mtg. is in Rm. 4B of the mill.",
        "The Marl Ch. of Commerce owns it.",
        "She worked for Orme Chem. Corp. since 1999.",
        "Mix 2 tsp. salt with 3 tbsp. honey.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text):
    """Before a number, a title's name or a small letter."""
    assert len(sentence_ranges(text)) == 1


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2009", "\u202f", "\u3000"])
def test_a_blank_between_a_letter_and_its_full_stop_is_read(blank):
    """Of any width; the library fails on those that are more than one byte."""
    text = f"He takes much vitamin C{blank}. She takes none of it."
    assert [text[s.start : s.end] for s in sentence_ranges(text)] == [text[:25], text[26:]]


def test_a_library_that_fails_costs_a_cut_and_no_article(monkeypatch):
    """Its panics are no `Exception`, which whoever reads a folder would see."""

    class PanicException(BaseException):
        pass

    def panics(language, text):
        raise PanicException

    monkeypatch.setattr("index.structure.sentences.get_sentence_boundaries", panics)
    text = "It rained; all day. Nobody came."
    assert [text[s.start : s.end] for s in sentence_ranges(text)] == [text]


def test_a_quotation_is_one_sentence():
    """Short quotations of several sentences are kept whole."""
    text = "“It is so. I hope not,” Kim said. He left."
    assert _sentences(text) == ["“It is so. I hope not,” Kim said.", "He left."]


def test_a_very_long_quotation_is_cut_inside():
    """Beyond 400 code points a quotation is cut at its own sentence ends, and opening marks stay with what follows."""
    inside = "The weather was very bad on that day and nobody wanted to go out at all. " * 7
    sentences = _sentences(f"“{inside}” “And then it was over,” Kim said.")
    assert sentences[0] == "“The weather was very bad on that day and nobody wanted to go out at all."
    assert sentences[-1] == "“And then it was over,” Kim said."
    assert len(sentences) == 8


def test_an_opening_mark_goes_with_what_follows():
    """A bracket inside a long quotation begins with its own mark."""
    inside = "The weather was very bad on that day. (Nobody wanted to go out.) It was cold. " * 6
    assert _sentences(f"“{inside}And so it stayed,” Kim said.")[:3] == [
        "“The weather was very bad on that day.",
        "(Nobody wanted to go out.)",
        "It was cold.",
    ]


@pytest.mark.parametrize("text", ['She knew it. "It was cold there.', "She knew it. 'It was cold there."])
def test_an_opening_mark_that_is_never_closed_goes_with_what_follows(text):
    """A quotation that goes on in the next paragraph has no closing mark."""
    assert _sentences(text) == ["She knew it.", text[13:]]


@pytest.mark.parametrize("mark", ["¹", "¹²", "²,³", "*", "†", "[3]", "(3)"])
def test_the_mark_of_a_note_belongs_to_the_sentence_above(mark):
    assert _sentences(f"It shut in 1998.{mark} It is open again.") == [f"It shut in 1998.{mark}", "It is open again."]


def test_a_year_at_the_head_of_a_paragraph_belongs_to_what_follows():
    """As chronicles have it; elsewhere a number may end a sentence."""
    assert _sentences("1974. The mill burned down. It was 1974. Rain fell.") == [
        "1974. The mill burned down.",
        "It was 1974.",
        "Rain fell.",
    ]


def test_combining_marks_stay_with_their_character():
    """No sentence begins with a combining mark."""
    assert _sentences("It is one.\u0301 Two is next.")[0].startswith("It is one.\u0301")


def test_long_text_of_one_line_is_segmented_in_windows(monkeypatch):
    """The work grows with the length: sentencex is given little more than the text once, in pieces of 4,000."""
    given_lengths = []

    def boundaries(language, window):
        given_lengths.append(len(window))
        return get_sentence_boundaries(language, window)

    monkeypatch.setattr("index.structure.sentences.get_sentence_boundaries", boundaries)
    ranges = sentence_ranges("“你好。再见。" * 40_000)
    assert ranges[-1].end == 280_000
    assert max(given_lengths) <= 4_000
    assert sum(given_lengths) < 4 * 280_000


@settings(max_examples=20)
@given(st.integers(min_value=3000, max_value=9000))
def test_windows_leave_no_trace(count):
    """In a paragraph of several windows sentences end where they end in a short one."""
    text = "Yes, it rained. " * (count // 16)
    assert set(_sentences(text)) == {"Yes, it rained."}


def test_seed_sentences():
    """The seeds give the sentences that a reader would count, and no stray pieces."""
    first, second = _sentences(seed_text(0)), _sentences(seed_text(1))
    assert len(first) == 14
    assert first[11].startswith("“I mean, they’re reaching out")
    assert first[11].endswith("friends in the world.”")
    assert second[3].startswith("Putin says South Korea sending weapons")
    assert second[4].endswith("North Korean leader.")
    assert any(s.startswith("Chang stressed") and s.endswith("nuclear weapons and missiles.") for s in second)


@pytest.mark.parametrize("text", ["rain " * 3000, "x" * 15_000])
def test_text_without_sentence_ends_is_cut_at_words(text):
    """What goes on for thousands of code points is cut between words, and loses nothing."""
    sentences = _sentences(text)
    assert max(map(len, sentences)) <= 4000
    assert " ".join(sentences).split() == text.split() or "".join(sentences) == text


@pytest.mark.parametrize("mark", ["•", "◦", "▪", "●", "-", "*"])
def test_a_point_has_several_sentences(mark):
    """Sentences end in a point of a list as they do elsewhere, whatever its mark."""
    assert _sentences(f"{mark} It rained on 68,000 people. She ran.") == [
        f"{mark} It rained on 68,000 people.",
        "She ran.",
    ]
