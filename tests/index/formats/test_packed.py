"""Packed files and XML from strangers."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from index.errors import FormatError
from index.formats import LIMITS
from index.formats.packed import open_zip, read_member
from index.formats.xml import parse_xml


def _zip(size: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "x" * size)
    return data.getvalue()


def test_unpacking_stops_at_the_limit_whatever_the_header_says():
    """A zip whose header lies about the size of a file is not unpacked further than the limit."""
    data = _zip(500_000)
    lying = data.replace((500_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    limits = replace(LIMITS, file_bytes=100_000)
    with open_zip(lying, limits) as archive, pytest.raises(FormatError):
        read_member(archive, "a.txt", limits)
    with open_zip(data, limits) as archive, pytest.raises(FormatError, match="at most 100,000"):
        read_member(archive, "a.txt", limits)


def test_a_small_file_may_be_packed_well():
    """The ratio is of large files only: a short text of one letter is no bomb."""
    with open_zip(_zip(900_000), LIMITS) as archive:
        assert len(read_member(archive, "a.txt", LIMITS)) == 900_000


def test_a_damaged_member_is_refused():
    """Bytes that are not what the checksum says are a reason."""
    data = bytearray(_zip(5_000))
    data[40] ^= 0xFF
    with open_zip(bytes(data), LIMITS) as archive, pytest.raises(FormatError, match="damaged"):
        read_member(archive, "a.txt", LIMITS)


@pytest.mark.parametrize(
    "source",
    [
        "<a>" * 300 + "</a>" * 300,
        "<a",
        "",
        '<!DOCTYPE a [<!ENTITY b "x">]><a b="&b;&c;"/>',
    ],
)
def test_bad_xml_is_refused(source):
    """What is too deep, broken or empty is a reason."""
    with pytest.raises(FormatError, match="not XML"):
        parse_xml(source.encode(), LIMITS)


@pytest.mark.parametrize("levels", [3, 20])
def test_entities_stay_small(levels):
    """Entities of entities of entities are refused, or left as they are."""
    grown = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels + 1))
    source = f'<!DOCTYPE r [<!ENTITY a0 "x">{grown}]><r>It rained. &a{levels};</r>'
    try:
        text = "".join(map(str, parse_xml(source.encode(), LIMITS).itertext()))
    except FormatError:
        return
    assert len(text) < 30


def test_no_file_of_this_machine_is_read(tmp_path):
    """An entity that names a file is not followed."""
    (tmp_path / "secret").write_text("secret", "utf-8")
    source = f'<!DOCTYPE r [<!ENTITY f SYSTEM "{(tmp_path / "secret").as_uri()}">]><r>It rained. &f;</r>'
    root = parse_xml(source.encode(), LIMITS)
    assert "secret" not in "".join(map(str, root.itertext()))
