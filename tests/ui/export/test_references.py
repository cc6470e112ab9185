"""References in the styles, after the rules of each."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.factories import make_article
from tests.ui.fakes import make_citation
from ui.export.people import people
from ui.export.records import Record, to_record
from ui.export.references import to_references

TODAY = date(2026, 11, 22)


def record(name: str = "a.txt", **fields: str | None) -> Record:
    known = {"title": "Bridge reopens", "site": "Harbour Times", "published": "2025-03-04", "url": "https://h.org/b"}
    article = make_article("The bridge is open again.", name, **(known | fields))
    return to_record(make_citation(article, "open again"), {article.id: article}, note="Fine")


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Jane Doe", ["Doe, Jane"]),
        ("Jane Doe and John van der Berg", ["Doe, Jane", "van der Berg, John"]),
        ("Ann Lee, Bo Q. Chu & Cy Day", ["Lee, Ann", "Chu, Bo Q.", "Day, Cy"]),
        ("Doe, Jane; Roe, Rick", ["Doe, Jane", "Roe, Rick"]),
        ("Reuters", ["Reuters"]),
        ("Harbour News Desk", ["Harbour News Desk"]),
        ("Martin King, Jr.", ["King, Martin"]),
        ("", []),
    ],
)
def test_bylines_are_taken_apart(byline: str, names: list[str]):
    """Into people, the family name first, and organisations."""
    assert [person.inverted for person in people(byline)] == names


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        (
            {"author": "Jane Q. Doe"},
            "Doe, J. Q. (2025, March 4). Bridge reopens. Harbour Times. https://h.org/b",
        ),
        (
            {"author": "Jane Doe and Jean-Luc Roe"},
            "Doe, J., & Roe, J.-L. (2025, March 4). Bridge reopens. Harbour Times. https://h.org/b",
        ),
        ({}, "Bridge reopens. (2025, March 4). Harbour Times. https://h.org/b"),
        ({"published": None, "title": "Why now?"}, "Why now? (n.d.). Harbour Times. https://h.org/b"),
        ({"author": "Reuters", "site": "Reuters"}, "Reuters. (2025, March 4). Bridge reopens. https://h.org/b"),
        ({"published": "2025", "url": None}, "Bridge reopens. (2025). Harbour Times."),
    ],
)
def test_apa(fields: dict[str, str | None], reference: str):
    """Initials, the date in brackets, and a name that is both author and site only once."""
    assert to_references("apa", [record(**fields)], TODAY) == f"{reference}\n"


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        ({"author": "Jane Doe"}, "Doe, Jane. “Bridge reopens.” Harbour Times, March 4, 2025. https://h.org/b."),
        (
            {"author": "Jane Doe and John Roe"},
            "Doe, Jane, and John Roe. “Bridge reopens.” Harbour Times, March 4, 2025. https://h.org/b.",
        ),
        (
            {"published": None, "title": "The “big” bridge?"},
            "“The ‘big’ bridge?” Harbour Times, accessed November 22, 2026. https://h.org/b.",
        ),
        ({"published": "2025-03", "site": None, "url": None}, "“Bridge reopens.” March 2025."),
    ],
)
def test_chicago(fields: dict[str, str | None], reference: str):
    """The first name inverted, the title in quotation marks, a day of access if there is no date."""
    assert to_references("chicago", [record(**fields)], TODAY) == f"{reference}\n"


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        ({"author": "Jane Doe"}, "Doe, Jane. “Bridge reopens.” Harbour Times, 4 Mar. 2025, h.org/b."),
        (
            {"author": "Jane Doe, John Roe, Ann Lee", "published": "2025-06-01"},
            "Doe, Jane, et al. “Bridge reopens.” Harbour Times, 1 June 2025, h.org/b.",
        ),
        ({"published": None}, "“Bridge reopens.” Harbour Times, h.org/b. Accessed 22 Nov. 2026."),
    ],
)
def test_mla(fields: dict[str, str | None], reference: str):
    """Days before months, which are short; three authors are one and the others."""
    assert to_references("mla", [record(**fields)], TODAY) == f"{reference}\n"


def test_a_list_is_in_the_order_of_the_alphabet():
    """Without the article of a title, and each source once."""
    records = [record("z.txt", title="The apple"), record("a.txt", title="Änder"), record("z.txt", title="The apple")]
    lines = to_references("apa", records, TODAY).split("\n\n")
    assert [line.partition(".")[0] for line in lines] == ["Änder", "The apple"]


def test_bibtex():
    """Every mark that TeX reads is escaped, an organisation is one name, and no two keys are the same."""
    records = [record(author="Doe, Jane", title="100% & {more}_"), record("b.txt", author="Reuters", published=None)]
    written = to_references("bibtex", [*records, record("c.txt", author="Jane Doe", title="100% more")], TODAY)
    assert written.startswith(
        "@misc{doe2025100,\n  author = {Doe, Jane},\n  title = {{100\\% \\& \\{more\\}\\_}},\n"
        "  howpublished = {Harbour Times},\n  year = {2025},\n  month = mar,\n  url = {https://h.org/b},\n"
        "  note = {“open again” Fine}\n}\n"
    )
    assert "author = {{Reuters}}" in written
    assert "@misc{doe2025100-2," in written


def test_ris():
    """Two letters, two blanks, a hyphen and a blank; ended by ER."""
    lines = to_references("ris", [record(author="Jane Doe and John Roe")], TODAY).split("\r\n")
    assert lines[:9] == [
        "TY  - NEWS",
        "AU  - Doe, Jane",
        "AU  - Roe, John",
        "TI  - Bridge reopens",
        "T2  - Harbour Times",
        "PY  - 2025",
        "DA  - 2025/03/04",
        "UR  - https://h.org/b",
        "N1  - “open again” Fine",
    ]
    assert lines[9:] == ["ER  - ", ""]


def test_csl_json():
    """Names in their parts, the date in its."""
    [item] = json.loads(to_references("csl", [record(author="Jane Doe and Reuters")], TODAY))
    assert item == {
        "id": "a.txt",
        "type": "article-newspaper",
        "title": "Bridge reopens",
        "author": [{"family": "Doe", "given": "Jane"}, {"literal": "Reuters"}],
        "container-title": "Harbour Times",
        "issued": {"date-parts": [[2025, 3, 4]]},
        "URL": "https://h.org/b",
        "note": "“open again” Fine",
    }
