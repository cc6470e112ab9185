"""Every verdict on a quote, in every format that needs no model."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from random import Random

import pytest

from eval.fire.targets import in_this_process
from eval.fire.writers import WRITERS
from index.articles import articles_of_file
from index.inputs import Inputs
from qa.citing import cite
from qa.saved import SavedCitation, citations_of
from qa.verify import check_all

_TITLE = "Harbour notes"
_BEFORE = "Rain fell on Arrin all day, and nobody left the house."
_SAID = "The bridge at Hask cost $4.7m in 2024, the mayor said on Monday."
_AFTER = "The ferry sails again in spring."
_QUOTE = "$4.7m"


def _write(folder: Path, suffix: str, *paragraphs: str) -> None:
    (folder / f"a{suffix}").write_bytes(WRITERS[suffix](_TITLE, paragraphs, Random(2)))


def _cited(folder: Path, suffix: str) -> SavedCitation:
    """Quote the price as an answer does, and save that."""
    data = (folder / f"a{suffix}").read_bytes()
    article = next(each for each in articles_of_file(f"a{suffix}", data) if _QUOTE in each.text)
    start = article.text.index(_QUOTE)
    answer = {"question": "What did it cost?", "citations": [asdict(cite(article, start, start + len(_QUOTE)))]}
    (saved,) = citations_of(json.dumps(answer), folder / "answers.json")
    return saved


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_every_verdict(tmp_path, suffix):
    """A quote is untouched, moved, in another sentence, gone, or made by another extractor."""
    with in_this_process():
        _write(tmp_path, suffix, _BEFORE, _SAID, _AFTER)
        saved = _cited(tmp_path, suffix)
        verdicts = [check_all([saved], Inputs(root=tmp_path))[0].verdict]
        for changed in (
            (_BEFORE, _AFTER, "Nobody was hurt.", _SAID),
            (_BEFORE, _SAID.replace("Monday", "Tuesday"), _AFTER),
            (_BEFORE, _SAID.replace(_QUOTE, "$5.2m"), _AFTER),
        ):
            _write(tmp_path, suffix, *changed)
            verdicts.append(check_all([saved], Inputs(root=tmp_path))[0].verdict)
        other = replace(saved, extractor="another 1")
        verdicts.append(check_all([other], Inputs(root=tmp_path))[0].verdict)
    assert verdicts == ["ok", "moved", "sentence changed", "gone", "extractor changed"]
