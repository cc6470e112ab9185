from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.distinctive import words_of
from index.signature import Signature, relation, shingles, sign
from tests.factories import make_article, seed_text


def _sign(text):
    return sign(make_article(text=text))


@settings(deadline=None)
@given(st.text("ab Z3.,\n", max_size=300))
def test_a_signature_is_saved_whole(text):
    """A signature survives being saved as bytes."""
    one = _sign(text)
    again = Signature.from_bytes(one.to_bytes())
    assert (again.level, again.total) == (one.level, one.total)
    for name in ("shingles", "frames", "fillings"):
        assert np.array_equal(getattr(again, name), getattr(one, name))
        assert getattr(again, name).dtype == np.uint32


@pytest.mark.parametrize("spoil", [lambda b: b[:5], lambda b: b[:-4], lambda b: b"\x63" + b[1:], lambda b: b + b"0"])
def test_spoiled_bytes_are_refused(spoil):
    """Bytes that are cut, extended or of another format raise and say what to do."""
    with pytest.raises(ValueError, match="sign the article again"):
        Signature.from_bytes(spoil(_sign(seed_text(0)).to_bytes()))


def test_a_long_article_keeps_a_sample():
    """A long article keeps about as many shingles as others, and those of a part are among them."""
    long = " ".join(f"w{number}" for number in range(20_000))
    whole, part = _sign(long), _sign(" ".join(long.split()[:3000]))
    assert 128 <= len(whole.shingles) <= 300
    assert whole.total == len(shingles(words_of(long))) == 19_997
    assert set(part.shingles[part.shingles < 2 ** (32 - whole.level)]) <= set(whole.shingles)
    assert relation(whole, part) == "copy"


def test_a_short_article_keeps_all():
    """Up to 256 shingles are all kept."""
    one = _sign(" ".join(f"w{number}" for number in range(259)))
    assert (one.level, len(one.shingles), one.total) == (0, 256, 256)


def test_nothing_has_an_empty_signature():
    """A text without words is related to nothing, itself included."""
    one = _sign("?!")
    assert (one.total, len(one.shingles), len(one.frames)) == (0, 0, 0)
    assert relation(one, one) is None
