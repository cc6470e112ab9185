"""Quotations compared with labels."""

from __future__ import annotations

from eval.speakers import GOLD, Label, compare_page, figures, load_labels, name_digest
from index.types import Range
from qa.speakers import Quotation, Speaker


def _quotation(start, end, name=None, direct=True):
    speaker = None if name is None else Speaker(name=name, start=0, end=len(name))
    return Quotation(start=start, end=end, direct=direct, speaker=speaker, sentence=Range(start, end))


def _label(start, end, *names, direct=True, optional=False):
    speakers = frozenset(map(name_digest, names))
    return Label(start=start, end=end, direct=direct, speakers=speakers, optional=optional)


def test_names_are_compared_without_titles_case_and_accents():
    """The names "Dr. José Roe" and "jose roe" are one name; another is not."""
    assert name_digest("Dr. José Roe") == name_digest("jose roe") != name_digest("Jane Roe")
    assert name_digest("The Observer") == name_digest("Observer")


def test_a_page_is_counted():
    """Found with the right, the wrong and no speaker, missed, not labelled, and optional."""
    labels = [_label(0, 10, "A"), _label(20, 30, "B"), _label(40, 50, "C"), _label(60, 70, optional=True)]
    labels.append(_label(100, 110, "D"))
    taken = [_quotation(0, 10, "A"), _quotation(20, 29, "X"), _quotation(60, 70, "Z"), _quotation(80, 90, "A")]
    taken.append(_quotation(100, 110))
    counts = compare_page(taken, labels, direct=True)
    assert (counts.labelled, counts.taken, counts.attributed, counts.found, counts.right) == (4, 4, 3, 3, 1)
    assert compare_page(taken, labels, direct=False).taken == 0


def test_figures_are_ratios_over_all_pages():
    """Precision over what was taken, recall over what was labelled."""
    labels = [_label(0, 10, "A"), _label(20, 30, "B")]
    counts = [compare_page([_quotation(0, 10, "A")], labels, direct=True)] * 2
    found = figures(counts)
    assert (found["with speaker, precision"].value, found["with speaker, precision"].n) == (1.0, 2)
    assert (found["with speaker, recall"].value, found["with speaker, recall"].n) == (0.5, 4)


def test_the_labels_hold_no_text():
    """Pages, offsets and digests only; both halves are there."""
    pages = load_labels()
    assert {page.half for page in pages} == {"development", "report"}
    assert sum(len(page.labels) for page in pages) > 400
    assert " " not in GOLD.read_text("utf-8")
