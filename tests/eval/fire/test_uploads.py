"""A server that is killed while files are sent to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

from eval.fire.uploads import ROUND, differences, files_of, run, words_of
from tests.ui.serving import running


@contextmanager
def start(folder: Path) -> Iterator[tuple[str, BaseProcess]]:
    """Serve the page with the stand-in."""
    with running(folder.parent, killed=True, uploads=str(folder)) as served:
        yield served


def test_what_was_added_is_there_after_a_kill_and_nothing_is_cut(tmp_path: Path):
    """Once after all was added, and once while it was."""
    kills = run(start, tmp_path / "uploads", 2, 0)
    assert [kill.wrong for kill in kills] == [(), ()]
    assert kills[0].added == kills[0].kept == ROUND == len(files_of(0, Random(0)))
    assert all(kill.added <= kill.kept <= ROUND for kill in kills)


def test_what_is_lost_or_cut_is_seen():
    """A file that had been added, one of which a part is there, and one that nobody sent."""
    sent = {name: words_of(name, text) for name, text in files_of(0, Random(0)).items()}
    table = sent["0-table.csv"]
    assert (len(sent), table.total()) == (4, 3)
    assert differences(sent, set(sent), sent) == ()
    assert differences(sent, set(), {}) == ()
    half = {"0-table.csv": Counter(list(table.elements())[:2]), "0-short.txt": Counter([1]), "x.txt": Counter([1])}
    assert differences(sent, {"0-long.txt"}, half) == (
        "0-long.txt is lost",
        "x.txt was never sent",
        "0-short.txt is not whole",
        "0-table.csv is not whole",
    )
