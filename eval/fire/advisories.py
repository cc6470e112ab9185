"""`python -m eval.fire.advisories FILE`: compares locked packages with advisories, without asking a service.

The file is `data/insecure.json` of Safety DB (https://github.com/pyupio/safety-db): for each package, the versions
that advisories affect, and when the file was written. `pip-audit`, which asks a service, knows more: what each advisory
says, and newer ones.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_LOCKED = re.compile(r"^([\w.-]+)(?:\[[\w,.-]*\])?==([^\s;\\]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """A locked package that an advisory affects, and the versions that the advisory names."""

    name: str
    version: str
    versions: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What a file of a given day says about the packages: how many there are, how many have advisories, and which."""

    day: date
    packages: int
    known: int
    affected: tuple[Affected, ...]


@app.command()
def main(
    database: Annotated[Path, typer.Argument(help="The file of advisories.")],
    lock: Annotated[Path, typer.Option(help="The file that names the packages and their versions.")] = Path(
        "requirements.lock"
    ),
) -> None:
    """Print the locked packages that an advisory affects; exits with 1 if there are any."""
    audit = audit_of(database.read_text("utf-8"), lock.read_text("utf-8"))
    typer.echo(
        f"advisories of {audit.day.isoformat()}: of {audit.packages} packages {audit.known} have any, "
        f"and {len(audit.affected)} in the locked version"
    )
    for each in audit.affected:
        typer.echo(f"{each.name} {each.version}: {each.versions}")
    raise typer.Exit(1 if audit.affected else 0)


def audit_of(database: str, lock: str) -> Audit:
    """Compare the packages of a lock file with a file of advisories."""
    known = json.loads(database)
    day = datetime.fromtimestamp(known.pop("$meta")["timestamp"], UTC).date()
    advisories = {canonicalize_name(name): versions for name, versions in known.items()}
    locked = {canonicalize_name(name): version for name, version in _LOCKED.findall(lock)}
    affected = [
        Affected(name=name, version=version, versions=versions)
        for name, version in sorted(locked.items())
        for versions in advisories.get(name, ())
        if SpecifierSet(versions).contains(Version(version), prereleases=True)
    ]
    return Audit(day=day, packages=len(locked), known=len(locked.keys() & advisories.keys()), affected=tuple(affected))


if __name__ == "__main__":
    app()
