"""The settings an index was made with: when one changes, that part of the index is rebuilt, and the reason is given."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from index.errors import IndexDamaged

_HERE = Path(__file__).parent
# The code and libraries that the articles and chunks depend on, and those the words depend on.
_ARTICLES = (
    *("articles.py", "calendar.py", "chunker.py", "copies.py", "front_matter.py", "leads.py", "signature.py"),
    *("stored.py", "distinctive.py", "types.py", "units.py", "vocabulary.py", "model/tokenizer.json", "structure"),
    "formats",
)
_ARTICLE_LIBRARIES = (
    *("charset-normalizer", "dateparser", "feedparser", "jusText", "lxml", "markdown-it-py", "mdit-py-plugins"),
    *("onnxruntime", "pypdfium2", "python-calamine", "python-docx", "pyyaml", "rapidocr", "sentencex", "striprtf"),
    *("trafilatura", "webvtt-py"),
)
_WORDS = ("tokens.py",)
_WORD_LIBRARIES = ("snowballstemmer", "pystemmer")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexSettings:
    """Digests of the code and libraries behind the articles and chunks and behind the words; the embedder.

    `columns` says which column of a table holds what, `encoding` is that of a file; "" lets it be guessed. An encoding
    applies to some files, everything else to all.
    """

    articles: str
    words: str
    vectors: str
    columns: str = ""
    encoding: str = ""

    def to_json(self) -> str:
        """Write the settings."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> IndexSettings | None:
        """Read what `to_json` wrote; None for anything else."""
        try:
            return cls(**json.loads(text))
        except (TypeError, ValueError):
            return None

    def changes(self, before: IndexSettings) -> tuple[str, ...]:
        """Return what has changed since, one sentence each."""
        reasons = {
            "articles": "the reading of articles has changed, so every file is read again",
            "words": "the way words are told apart has changed, so every passage is indexed again",
            "vectors": f"the embedder was {before.vectors} and is {self.vectors}, so every passage is embedded again",
            "columns": "other columns of tables are read, so every file is read again",
            "encoding": "other encodings are asked for, so the files that they are for are read again",
        }
        return tuple(reason for name, reason in reasons.items() if getattr(self, name) != getattr(before, name))


def current_settings(embedder: str, columns: str = "") -> IndexSettings:
    """Return the current settings with the name of an embedder and columns of tables."""
    return IndexSettings(
        articles=_digest(_ARTICLES, _ARTICLE_LIBRARIES),
        words=_digest(_WORDS, _WORD_LIBRARIES),
        vectors=embedder,
        columns=columns,
    )


@cache
def _digest(names: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    digest = sha256()
    for name in names:
        path = _HERE / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    for library in libraries:
        digest.update(f"{library} {_version(library)}".encode())
    return digest.hexdigest()[:16]


def _version(library: str) -> str:
    """Return the version of a library; "" if it is not installed: files that need it are then refused."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def encodings_from_json(saved: str) -> dict[str, str]:
    """Return the encodings stored in an index, by path or pattern; empty if none are."""
    try:
        return {str(name): str(encoding) for name, encoding in json.loads(saved or "{}").items()}
    except (AttributeError, ValueError) as error:
        raise IndexDamaged(f"the list of encodings cannot be read ({error})") from error
