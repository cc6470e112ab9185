from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import Future
from pathlib import Path

import pytest

import index.making
import index.workers
from index.archive import Archive
from index.errors import WorkerLost
from index.folder import FileState
from index.making import read_file
from index.refresh import refresh
from index.workers import pool
from tests.fakes import FakeEmbedder
from tests.waiting import until


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch):
    monkeypatch.setattr(index.workers, "usable_cores", lambda: 2)


def _state(path):
    return FileState(path=path.name, size=1, mtime_ns=1)


def test_many_tasks_go_to_processes_and_few_stay_here(tmp_path):
    """Results are the same in other processes and in this one."""
    paths = [tmp_path / f"{number}.txt" for number in range(6)]
    for path in paths:
        path.write_text(f"It rained in town {path.stem}.")
    with pool(6, least=6) as many, pool(5, least=6) as few:
        beside = [many.submit(read_file, tmp_path, _state(path), "").result() for path in paths]
        here = [few.submit(read_file, tmp_path, _state(path), "").result() for path in paths]
        assert many.submit(os.getpid).result() != os.getpid() == few.submit(os.getpid).result()
    assert [(file.sha256, file.pieces) for file in beside] == [(file.sha256, file.pieces) for file in here]


def test_an_error_comes_back(tmp_path):
    """An error of a task is raised with its own type."""
    with pool(1, least=0) as workers, pytest.raises(ValueError, match="invalid literal"):
        workers.submit(int, "seven").result()


def test_a_process_that_is_killed_costs_nothing(tmp_path):
    """The tasks of a killed process are done in another one."""
    with pool(9, least=0) as workers:
        for _ in range(2):
            os.kill(workers.submit(os.getpid).result(), signal.SIGKILL)
        assert [workers.submit(abs, -number).result() for number in range(9)] == list(range(9))
        assert workers.submit(os.getpid).result() != os.getpid()


def test_a_task_that_ends_its_process_does_not_end_this_one():
    """It is given up after two, and the next tasks are done; an error of the system is not taken for an end."""
    with pool(9, least=0) as workers:
        with pytest.raises(WorkerLost):
            workers.submit(os._exit, 1).result()
        assert [workers.submit(abs, -number).result() for number in range(9)] == list(range(9))
        with pytest.raises(FileNotFoundError):
            workers.submit(os.listdir, "/nowhere").result()


def test_where_no_process_works_tasks_are_done_here(monkeypatch):
    """As where Python is a part of another program, which is started in its place."""
    monkeypatch.setattr(sys, "executable", "/bin/true")
    with pool(9, least=0) as workers:
        assert [workers.submit(os.getpid).result() for _ in range(3)] == [os.getpid()] * 3


@pytest.mark.parametrize("step", ["read_file", "make"])
def test_a_file_that_ends_its_process_is_refused_by_name(tmp_path, step):
    """Whether it is read or made into articles; all other files are there."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a", "bad", "c"):
        (folder / f"{name}.txt").write_text(f"It rained in town {name}.")
    whole = getattr(index.making, step)

    def lost(*values):
        if any("bad.txt" in str(value) for value in values):
            raise WorkerLost("a process ended")
        return whole(*values)

    with pool(0, least=1) as here:

        class Workers:
            def submit(self, function, /, *values):
                done = Future()
                try:
                    done.set_result(here.submit(lost if function is whole else function, *values).result())
                except WorkerLost as error:
                    done.set_exception(error)
                return done

        archive = Archive(folder, FakeEmbedder(), index=tmp_path / "index")
        delta = refresh(archive, workers=Workers())
    [refused] = delta.refused
    assert (refused.source, "the process that reads it ended" in refused.reason) == ("bad.txt", True)
    assert [entry.id for entry in archive.collection.entries] == ["a.txt", "c.txt"]
    assert not refresh(archive).refused
    assert [entry.id for entry in archive.collection.entries] == ["a.txt", "bad.txt", "c.txt"]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
def test_processes_end_with_the_one_that_started_them(tmp_path):
    """Worker processes end with their parent, even if it is killed."""
    code = (
        "import os, signal, index.workers as w\n"
        "w.usable_cores = lambda: 2\n"
        "with w.pool(9, least=0) as workers:\n"
        "    print(workers.submit(os.getpid).result(), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL
    until(lambda: not _runs(int(done.stdout)))


def _runs(process):
    state = Path(f"/proc/{process}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_script_without_a_guard_is_not_run_again(tmp_path):
    """A user's unguarded script is not run again, as `multiprocessing` would; a large folder is indexed with it."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(70):
        (folder / f"{number}.txt").write_text(f"Bridge {number}\n\nThe mayor opened bridge {number} in May.")
    script = tmp_path / "script.py"
    script.write_text(
        "print('run')\nimport sys\nsys.path.insert(0, sys.argv[1])\nfrom pathlib import Path\n"
        "import index.workers\nindex.workers.usable_cores = lambda: 2\n"
        "from index.archive import Archive\nfrom index.refresh import refresh\nfrom tests.fakes import FakeEmbedder\n"
        "archive = Archive(Path(sys.argv[2]), FakeEmbedder(), index=Path(sys.argv[3]))\n"
        "print(len(refresh(archive).added))\n"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, str(script), str(root), str(folder), str(tmp_path / "index")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.stdout.split(), done.stderr) == (["run", "70"], "")
    archive = Archive(folder, FakeEmbedder(), index=tmp_path / "index")
    assert refresh(archive).is_empty


def test_nothing_of_the_current_folder_is_run(tmp_path, monkeypatch):
    """Modules of the current folder are not imported, and a worker is no stand-in for this process."""
    (tmp_path / "pickle.py").write_text("raise SystemExit('run')")
    monkeypatch.chdir(tmp_path)
    with pool(6, least=6) as workers:
        assert workers.submit(os.getpid).result() != os.getpid()
