"""What the pages in docs/ say of each other, of the code and of an answer holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qa import Assistant
from tests.factories import SEEDS

_DOCS = Path(__file__).parent.parent / "docs"
_DECISIONS = _DOCS / "decisions"
_HOW = (_DOCS / "how-it-works.md").read_text("utf-8")
_LISTED = re.compile(r"^- \[(.*)\]\(([^)]*)\)(?: \((.*)\))?$", re.MULTILINE)
_CHANGED = re.compile(r"\((Changed|Replaced) (by \d{3}(?:, \d{3})*(?: and \d{3})?): [^\n]+\.\)")
_NUMBER = re.compile(r"\d[\d,.:]*\d|\d")


def _listed():
    return _LISTED.findall((_DECISIONS / "README.md").read_text("utf-8"))


def test_the_list_of_decisions_is_complete():
    """Every record is listed, under its own title."""
    titles = {path.name: path.read_text("utf-8").split("\n")[0][2:] for path in _DECISIONS.glob("[0-9]*.md")}
    assert {file: title for title, file, _ in _listed()} == titles


@pytest.mark.parametrize(("file", "status"), [(file, status) for _, file, status in _listed()])
def test_a_record_has_the_status_that_is_listed(file, status):
    """What a later record changed or replaced is said below its title and in the list; the later one exists."""
    line = (_DECISIONS / file).read_text("utf-8").split("\n")[2]
    changed = _CHANGED.fullmatch(line)
    assert (f"{changed[1].lower()} {changed[2]}" if changed else "") == status
    assert bool(changed) == line.startswith("(")
    assert all(list(_DECISIONS.glob(f"{number}-*.md")) and number > file for number in re.findall(r"\d{3}", status))


def test_the_drawing_has_the_numbers_of_its_page():
    """Whatever is measured again is written in both."""
    drawn = re.findall(r">([^<]+)</text>", (_DOCS / "images" / "how-it-works.svg").read_text("utf-8"))
    numbers = [_NUMBER.findall(re.sub(r"^\d  ", "", text)) for text in drawn]
    assert {number for each in numbers for number in each} <= set(_NUMBER.findall(_HOW))


def test_the_time_of_an_answer_is_the_one_that_was_published():
    """The arithmetic about throughput starts from the median time that README shows."""
    readme = (_DOCS.parent / "README.md").read_text("utf-8")
    (seconds,) = re.findall("<!--seeds.median_time-->(.*?) s<!---->", readme)
    assert f"median answer over the seeds takes {seconds} s on two cores" in (_DOCS / "scaling.md").read_text("utf-8")


def _row(name):
    """Return the numbers of a table's row, those of its name first."""
    (line,) = re.findall(rf"^\| \*{{0,2}}{re.escape(name)}\*{{0,2}} \|.*$", _HOW, flags=re.MULTILINE)
    return [float(number.replace(",", "")) for number in re.findall(r"-?\d[\d,]*(?:\.\d+)?", line)]


@pytest.mark.slow
def test_the_numbers_of_how_it_works_are_those_of_the_answer():
    """Those of its one question; logits within 0.15 and the rest within 0.02, since processors round differently."""
    (question,) = re.findall(r'pullquote ask "(.*)" --articles seeds', _HOW)
    answer = Assistant.open(SEEDS).ask(question)
    passages = {passage.start: passage for passage in answer.evidence.passages if passage.rank <= 2}
    for start in (3017, 3557):
        passage = passages[start]
        shown = _row(f"{start:,}")[1:]
        assert [passage.lexical_score, passage.dense_score, passage.score] == pytest.approx(shown, abs=0.02)
    spans = {span.quote: (span, each.null_score) for each in answer.evidence.passages for span in each.candidates}
    for quote in ("3.4 million", "South Korea has approximately 3.4 million"):
        span, null_score = spans[quote]
        shown = _row(quote)[1:]
        assert [span.score, null_score, span.margin, span.rank_score] == pytest.approx(shown, abs=0.15)
    confidence, threshold = (float(number) for number in re.findall(r"(?:probability: |threshold of )(0\.\d+)", _HOW))
    assert (answer.confidence, answer.evidence.threshold) == pytest.approx((confidence, threshold), abs=0.02)
    (citation,) = answer.citations
    assert f'`article.text[{citation.start}:{citation.end}]`, "{citation.quote}"' in _HOW.replace("\n", " ")
