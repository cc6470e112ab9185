from __future__ import annotations

import gc
import json
import threading
import weakref

import numpy as np
import pytest
from hypothesis import settings
from hypothesis.stateful import rule

from index.errors import IndexDamaged
from index.search import Backend, Local, files
from tests.damage import damage
from tests.index.search.contract import Changes, Contract, check, make_row, unit
from tests.index.search.oracle import Oracle


def _reopen(backend, folder):
    return Local.open(folder, json.loads(json.dumps(backend.save(folder))))


class TestLocal(Contract):
    """The contract, for the engine inside this process."""

    make = Local
    reopen = staticmethod(_reopen)


class _LocalChanges(Changes):
    make = Local

    @rule()
    def compact(self):
        self.backend.compact()

    @rule()
    def fork(self):
        """Continue with a fork; at the end the original must be unchanged."""
        self.others.append((self.backend, self.oracle))
        self.backend, self.oracle = self.backend.fork(), self.oracle.copy()

    @rule()
    def go_on_with_the_first(self):
        """Continue with the original; at the end the fork must be unchanged."""
        self.others.append((self.backend.fork(), self.oracle.copy()))


TestLocalChanges = _LocalChanges.TestCase
TestLocalChanges.settings = settings(deadline=None, max_examples=40, stateful_step_count=25)


def _rows(count, article="a", words=("seoul", "kyiv", "guns", "shells", "treaty")):
    return [make_row(f"{words[at % len(words)]} number {at % 11}", f"{article}{at % 9}", at) for at in range(count)]


def _vectors(count):
    return np.stack([unit((at % 5, at % 3, at % 7)) for at in range(count)])


def _built(count=200, parts=10):
    local, oracle = Local(), Oracle()
    rows, vectors = _rows(count), _vectors(count)
    for part in np.array_split(np.arange(count), parts):
        local.add([rows[at] for at in part], vectors[part])
    oracle.add(rows, vectors)
    return local, oracle


def _segments(local, folder):
    return len(local.save(folder)["layers"])


def test_is_a_backend():
    """`Local` has everything that the protocol asks for."""
    backend: Backend = Local()
    assert backend.count == 0


def test_embedded_counts_vectors():
    """Rows with a vector are counted, removed ones are not."""
    local, _ = _built(20, 2)
    local.add(_rows(5, "b"))
    assert (local.count, local.embedded) == (25, 20)
    local.remove(["a0"])
    assert (local.count, local.embedded) == (22, 17)


def test_a_fork_shares_every_segment():
    """A fork of a large index holds the very same arrays, and its overlay is not seen by the first."""
    local, oracle = _built()
    fork = local.fork()
    shared = {id(layer.segment) for layer in local._layers}
    fork.add([make_row("pyongyang", "mine")])
    fork.remove(["a3"])
    assert shared <= {id(layer.segment) for layer in fork._layers}
    check(local, oracle, "pyongyang guns", unit((1, 2, 3)), 300)
    assert [hit.article_id for hit in fork.search("pyongyang", None, 9)] == ["mine"]


def test_an_overlay_does_not_read_the_base(monkeypatch):
    """Adding to a fork tokenises the new rows only."""
    local, _ = _built()
    fork = local.fork()
    tokenised = []
    from index.search import segment

    plain = segment.tokenize
    monkeypatch.setattr(segment, "tokenize", lambda text: tokenised.append(text) or plain(text))
    fork.add([make_row("pyongyang", "mine")])
    fork.compact()
    assert tokenised == ["pyongyang"]


def test_nothing_holds_itself():
    """An index is freed when its last name goes, without waiting for the garbage collector."""
    local, _ = _built()
    fork = local.fork()
    fork.add([make_row("pyongyang", "mine")], _vectors(1))
    fork.search("pyongyang", unit((1, 2, 3)), 5, articles=frozenset({"mine"}))
    fork.compact()
    gone = [weakref.ref(fork), weakref.ref(fork._layers[-1].segment.postings.rows)]
    gc.disable()
    try:
        del fork
        assert [each() for each in gone] == [None, None]
    finally:
        gc.enable()


def test_compacting_keeps_few_segments(tmp_path):
    """Hundreds of small additions become a few segments, and every score stays."""
    local, oracle = _built(1500, 300)
    before = [local.search(word, unit((1, 2, 3)), 300) for word in ("guns", "seoul number 7", "treaty")]
    assert _segments(local, tmp_path) == 300
    local.compact()
    assert _segments(local, tmp_path) <= 6
    assert before == [local.search(word, unit((1, 2, 3)), 300) for word in ("guns", "seoul number 7", "treaty")]
    check(local, oracle, "guns number 3", unit((1, 2, 3)), 300)


def test_compacting_as_it_grows_rewrites_each_row_rarely():
    """With a compaction after every addition a row is rewritten once a tier, not once an addition."""
    local, written = Local(), 0
    for at in range(120):
        before = {id(layer.segment) for layer in local._layers}
        local.add([make_row("guns", f"{at}", start) for start in range(40)])
        local.compact()
        written += sum(len(each.segment) for each in local._layers if id(each.segment) not in before)
        assert len(local._layers) <= 3 * 4
    assert local.count == 4800
    assert written <= 4800 * 5


def test_compacting_drops_removed_rows(tmp_path):
    """What was removed leaves no bytes behind once a quarter of a segment is gone."""
    local, oracle = _built(180, 1)
    for each in (local, oracle):
        each.remove(["a0", "a1", "a2"])
    assert local.save(tmp_path)["layers"][0]["removed"]
    local.compact()
    described = local.save(tmp_path)["layers"][0]
    assert (described["removed"], described["segment"]["rows"]) == ([], 120)
    check(local, oracle, "guns number 3", unit((1, 2, 3)), 300)


def test_vectors_that_arrive_in_small_batches_are_in_few_parts():
    """Filling batch after batch leaves a number of parts that grows as a logarithm; compacting leaves one."""
    local, oracle = Local(), Oracle()
    for each in (local, oracle):
        each.add(_rows(300))
    while ids := local.missing(7):
        for each in (local, oracle):
            each.fill(ids, _vectors(len(ids)))
    assert len(local._layers[0].parts) <= 7
    local.compact()
    assert len(local._layers[0].parts) == 1
    check(local, oracle, "guns number 3", unit((1, 2, 3)), 300)


def _written(folder):
    """Return which file each name is and when it was written; when it was read says nothing."""
    stats = {path.name: path.stat() for path in folder.iterdir()}
    return {name: (stat.st_ino, stat.st_mtime_ns, stat.st_size) for name, stat in stats.items()}


def test_saving_writes_only_what_is_new(tmp_path):
    """Files that are there are never touched, and a second save of the same writes nothing."""
    local, _ = _built(60, 3)
    first = local.save(tmp_path)
    stamps = _written(tmp_path)
    assert set(files(first)) == stamps.keys()
    assert local.save(tmp_path) == first
    local = Local.open(tmp_path, first)
    local.add([make_row("pyongyang", "mine")])
    second = local.save(tmp_path)
    assert len(set(files(second)) - set(files(first))) == 1
    assert stamps.items() <= _written(tmp_path).items()
    assert Local.open(tmp_path, first).search("pyongyang", None, 5) == ()
    assert len(Local.open(tmp_path, second, verify=True).search("pyongyang", None, 5)) == 1


def test_a_file_that_was_deleted_is_written_again(tmp_path):
    """A save writes a file again that has been deleted since."""
    local, _ = _built(60, 2)
    first = local.save(tmp_path)
    (tmp_path / files(first)[0]).unlink()
    local.save(tmp_path)
    assert Local.open(tmp_path, first, verify=True).count == 60


def test_saved_to_another_folder(tmp_path):
    """An index that was opened from one folder can be saved whole to another."""
    local, oracle = _built(60, 2)
    again = _reopen(_reopen(local, tmp_path / "one"), tmp_path / "two")
    check(again, oracle, "guns number 3", unit((1, 2, 3)), 300)


def test_opened_arrays_are_read_from_the_disk(tmp_path):
    """An index that was opened holds no copy of its arrays, and they cannot be written to."""
    local = _reopen(_built(60, 2)[0], tmp_path)
    for layer in local._layers:
        for array in (layer.segment.postings.rows, layer.parts[0].vectors):
            assert not array.flags.owndata
            assert not array.flags.writeable


def test_ids_of_any_form(tmp_path):
    """Ids with accents, emoji, line breaks and bytes that are no Unicode come back as they were, in their order."""
    ids = ["\udc80broken.txt", "a\nb.txt", "ß.txt", "😀.txt", "", "a.txt#2"]
    local = Local()
    local.add([make_row("guns", article_id) for article_id in ids])
    again = _reopen(local, tmp_path)
    assert [hit.article_id for hit in again.search("guns", None, 9)] == sorted(ids)
    again.remove(ids[:5])
    assert [hit.article_id for hit in again.search("guns", None, 9)] == ["a.txt#2"]


@pytest.mark.parametrize("suffix", [".segment", ".vectors"])
@pytest.mark.parametrize("harm", ["missing", "short", "long", "other"])
def test_a_damaged_file_is_said(tmp_path, suffix, harm):
    """A file that is gone, cut, lengthened or another one is an error that names it."""
    local, _ = _built(60, 1)
    manifest = local.save(tmp_path)
    path = next(tmp_path.glob(f"*{suffix}"))
    content = path.read_bytes()
    harmed = {"short": content[:-1], "long": content + b"x", "other": b"x" * len(content)}
    if harm == "missing":
        path.unlink()
    else:
        damage(path, harmed[harm])
    with pytest.raises(IndexDamaged, match=path.stem):
        Local.open(tmp_path, manifest)


def test_a_changed_byte_is_found_by_verifying(tmp_path):
    """Opening goes by sizes; verifying reads every byte."""
    local, _ = _built(60, 1)
    manifest = local.save(tmp_path)
    path = next(tmp_path.glob("*.vectors"))
    content = bytearray(path.read_bytes())
    content[-70] ^= 1
    damage(path, bytes(content))
    assert Local.open(tmp_path, manifest).count == 60
    with pytest.raises(IndexDamaged, match=path.name):
        Local.open(tmp_path, manifest, verify=True)


def test_a_manifest_that_cannot_be_used_is_said(tmp_path):
    """Another format, a missing field, files that do not fit, and a path out of the folder are all damage."""
    local, _ = _built(60, 2)
    local.remove(["a0"])
    plain = json.dumps(local.save(tmp_path))
    one, two = (layer["segment"]["file"] for layer in json.loads(plain)["layers"])

    def changed(change):
        manifest = json.loads(plain)
        change(manifest)
        return manifest

    bad = [
        None,
        [],
        {},
        changed(lambda m: m.update(format=2)),
        changed(lambda m: m.pop("layers")),
        changed(lambda m: m["layers"][0].pop("segment")),
        changed(lambda m: m["layers"][0].pop("removed")),
        changed(lambda m: m["layers"][0].update(removed=[[0, 999]])),
        changed(lambda m: m["layers"][0]["segment"].update(rows=7)),
        changed(lambda m: m["layers"][0]["segment"].update(file=f"../{one}")),
        changed(lambda m: m["layers"][0]["vectors"][0].update(rows=7)),
        changed(lambda m: m["layers"][0]["segment"].update(size="large")),
    ]
    for manifest in bad:
        with pytest.raises(IndexDamaged):
            Local.open(tmp_path, manifest)
    assert one != two


def test_a_failed_save_leaves_no_half_file(tmp_path, monkeypatch):
    """A disk that fills up while saving leaves neither a file under its name nor the half of one."""
    from index.search import disk

    def full(handle):
        raise OSError(28, "No space left on device")

    local, _ = _built(60, 1)
    monkeypatch.setattr(disk.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        local.save(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_threads_search_while_one_writes():
    """Every search sees all of an article's rows or none of them, whatever is changed meanwhile."""
    local, _ = _built(60, 3)
    wrong, done = [], threading.Event()

    def look():
        while not done.is_set():
            seen = len(local.search("pyongyang", unit((1, 2, 3)), 300, articles=frozenset({"mine"})))
            if seen not in (0, 5):
                wrong.append(seen)

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(30):
        local.add([make_row("pyongyang", "mine", start) for start in range(5)], _vectors(5))
        local.compact()
        local.remove(["mine"])
    done.set()
    for thread in threads:
        thread.join()
    assert wrong == []
