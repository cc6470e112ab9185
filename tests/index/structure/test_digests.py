"""Lines that articles repeat: counted by body, in any order."""

import random

from hypothesis import given
from hypothesis import strategies as st

from index.structure import body_digest, line_digest, line_digests, repeated_lines, structure_of

_ROWS = st.lists(st.tuples(st.integers(0, 4), st.frozensets(st.integers(0, 6), max_size=4)), max_size=12)


def test_a_digest_is_of_letters_and_fits_a_database():
    """Case, blanks and marks make no difference, and it has 63 bits."""
    assert line_digest("  Read MORE: ») ") == line_digest("read more") != line_digest("read less")
    assert all(0 <= digest < 2**63 for digest in line_digests("One\nTwo.\n\n***\n" + "x" * 500))
    assert line_digests("One\nTwo.\n\n***\n" + "x" * 500) == {line_digest("One"), line_digest("Two")}


def test_copies_of_a_report_repeat_nothing():
    """Copies share their body and so count once, however many there are."""
    report = "A headline\nIt rained all day long in Seoul, and nobody came.\nThe end"
    rows = [(body_digest(f"{report}\nPaper {n}"), line_digests(f"{report}\nPaper {n}")) for n in range(5)]
    assert repeated_lines(rows) == frozenset()
    others = [(body_digest(f"{'A long body. ' * n}\nThe end"), line_digests("The end")) for n in (5, 6)]
    assert repeated_lines([*rows, *others]) == {line_digest("The end")}


@given(_ROWS, st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(rows, rng: random.Random):
    """Whatever the order of the articles, and however many copies there are."""
    assert repeated_lines([*rng.sample(rows, len(rows)), *rows], least=2) == repeated_lines(rows, least=2)


def test_a_repeated_line_is_boilerplate_where_its_words_are_likely():
    """Repetition alone is not enough: names, places and headings are repeated as well."""
    line = "Check your local forecast here."
    text = f"It rained.\n\n{line}\n\nUtah\n\nIt froze."
    assert structure_of(text).boilerplate == ()
    repeated = frozenset({line_digest(line), line_digest("Utah")})
    assert [text[r.start : r.end] for r in structure_of(text, repeated=repeated).boilerplate] == [line]
