"""`python -m eval.fire.fuzz`: arbitrary bytes for the formats, the structure, the chunker, questions and citations.

Where `atheris` is installed, each target runs in a process of its own, guided by coverage; otherwise, or with
`--plain`, seeds are mutated by a seeded random generator. An input that breaks a promise (`targets`) or takes too long
is written to `--out`. The exit code is 1 if there were any.

`--counts FILE` counts the inputs of each target over all runs; the next run continues after them, beginning with the
target that has had the fewest.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from eval.fire.mutating import FuzzResult, limited, seeds_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)

CORPUS = Path("tests/eval/fire/corpus")
_STUCK = 300  # seconds after which an input counts as hanging even if it uses no processor time
_MEMORY = 3_000  # MiB that a process may take
_LONGEST = 20_000  # bytes of an input
_UNITS = re.compile(r"stat::number_of_executed_units: (\d+)")


@app.command()
def fuzz(
    target: Annotated[list[str] | None, typer.Option(help="A target; may be given again. By default all.")] = None,
    seconds: Annotated[int, typer.Option(min=1, help="Time for each target.")] = 20,
    corpus: Annotated[Path, typer.Option(help="Folder of seeds, one below it for each target.")] = CORPUS,
    out: Annotated[Path, typer.Option(help="Where inputs that break a promise are written.")] = Path("build/fuzz"),
    counts: Annotated[Path | None, typer.Option(help="A file with the number of inputs of all runs.")] = None,
    seed: Annotated[int, typer.Option(help="Seed of the random generator.")] = 1,
    plain: Annotated[bool, typer.Option("--plain", help="Do not use coverage, even if atheris is installed.")] = False,
    guided: Annotated[bool, typer.Option("--guided", hidden=True, help="This is the process of one target.")] = False,
) -> None:
    """Fuzz each target for some seconds."""
    if guided:
        _guide((target or [""])[0], seconds, corpus, out)
    from eval.fire.children import run_apart
    from eval.fire.targets import targets

    names = list(targets()) if not target else target
    if unknown := sorted(set(names) - targets().keys()):
        raise typer.BadParameter(f"there is no target {unknown[0]}: expected one of {', '.join(targets())}")
    use_coverage = find_spec("atheris") is not None and not plain
    done = dict.fromkeys(targets(), 0) | _counted(counts)
    results = []
    for name in sorted(names, key=lambda name: done[name]):
        if use_coverage:
            results.append(_guided(name, seconds, corpus, out))
        else:
            results.append(run_apart(name, seconds, corpus, out, seed, begun=done[name]))
        done[name] += results[-1].inputs
        if counts is not None:
            counts.parent.mkdir(parents=True, exist_ok=True)
            counts.write_text(json.dumps(done, indent=2) + "\n", encoding="utf-8")
        for path, wrong in results[-1].faults:
            typer.echo(f"{name}: {wrong}: {path}", err=True)
    _show(results, done, "guided by coverage" if use_coverage else "mutated seeds")
    raise typer.Exit(1 if any(each.faults for each in results) else 0)


def _counted(counts: Path | None) -> dict[str, int]:
    if counts is None or not counts.is_file():
        return {}
    return {name: int(inputs) for name, inputs in json.loads(counts.read_text(encoding="utf-8")).items()}


def _show(results: Sequence[FuzzResult], done: Mapping[str, int], title: str) -> None:
    table = Table("target", "inputs", "of all runs", "faults", title=title)
    for each in results:
        table.add_row(each.target, f"{each.inputs:,}", f"{done[each.target]:,}", str(len(each.faults)))
    faults = sum(len(each.faults) for each in results)
    table.add_row("all", f"{sum(each.inputs for each in results):,}", f"{sum(done.values()):,}", str(faults))
    Console().print(table)


def _guided(name: str, seconds: int, corpus: Path, out: Path) -> FuzzResult:
    """Fuzz a target in a process of its own, which ends at the first fault."""
    command = [sys.executable, "-m", "eval.fire.fuzz", "--guided", "--target", name, "--seconds", str(seconds)]
    done = subprocess.run([*command, "--corpus", str(corpus), "--out", str(out)], capture_output=True, check=False)
    said = done.stderr.decode("utf-8", "replace") + done.stdout.decode("utf-8", "replace")
    units = _UNITS.search(said)
    faults = tuple((Path(path), _reason(said)) for path in re.findall(r"Test unit written to (\S+)", said))
    if done.returncode != 0 and not faults:
        faults = ((out, f"it ended with {done.returncode}: {said.strip()[-200:]}"),)
    return FuzzResult(target=name, inputs=int(units[1]) if units else 0, faults=faults)


def _reason(output: str) -> str:
    raised = re.search(r"Uncaught Python exception: ===\n(.*)", output)
    ended = re.search(r"ERROR: libFuzzer: (.*)", output)
    return (raised or ended or ["", "it ended"])[1][:200]


def _guide(name: str, seconds: int, corpus: Path, out: Path) -> None:
    """Fuzz one target until its time is over; does not return."""
    import importlib

    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["index", "qa"]):
        from eval.fire.targets import targets
    target = targets()[name]

    def within_limit(data: bytes) -> None:
        with limited():
            target(data)

    for seed in seeds_of(name, corpus):
        target(seed)  # imports of the first input do not count as its time
    found, seeds = out / f"corpus-{name}", corpus / name
    for folder in (found, seeds):
        folder.mkdir(parents=True, exist_ok=True)
    prefix = f"{out / name.replace('.', '-')}-"
    limits = (f"-max_total_time={seconds}", f"-timeout={_STUCK}", f"-rss_limit_mb={_MEMORY}", f"-max_len={_LONGEST}")
    options = (*limits, f"-artifact_prefix={prefix}", "-print_final_stats=1", str(found), str(seeds))
    atheris.Setup([sys.argv[0], *options], within_limit)
    atheris.Fuzz()


if __name__ == "__main__":
    app()
