"""Reading articles and finding passages in them. Knows nothing about answers.

- a file becomes articles: `formats/` extract its text, `structure/` says what its pieces are, both by `front_matter`
  if there is any, `articles` joins both, `pages` locates words on the pages of a file;
- an article becomes chunks: `chunker`, which keeps whole `units` and adds `leads`;
- a folder's index: `archive`, kept at a `place` in a `store` (`writer`, `database`, `stored`) and brought up to date
  by `refresh` in `batches` (`inputs`, `folder`, `settings`; `making`, in several `workers`), by `embedding` afterwards,
  compared with its folder by `checking`, notified of changes by `watching`;
- searched: a `collection` of one `generation` and a visitor's additions, by `search/`, with an `embedder` (`weights`,
  `tokens`), within a `scope`; `finding` finds words (`fixed_words` have no forms), and
  `beginnings` what may hold one;
- for several machines: `milvus/` holds what an archive has published, `ray_pool` reads and embeds on a cluster;
- `copies` (`signature`, `distinctive`) finds articles that are one source;
- `types`, `errors`, `calendar`, `progress`, `cores` and `files` are shared by all of these.
"""

import os

# Libraries read these when they are imported; without them, some report their use to their makers.
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"
os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # of onnxruntime, which would send by itself, and not through Python
os.environ["DO_NOT_TRACK"] = "1"

from index.archive import Archive
from index.articles import article_from_text, articles_of_file, read_articles
from index.chunker import chunk_article
from index.collection import Collection
from index.refresh import refresh
from index.types import Article, Chunk, Entry, Passage, Range, Scope

__all__ = [
    "Archive",
    "Article",
    "Chunk",
    "Collection",
    "Entry",
    "Passage",
    "Range",
    "Scope",
    "article_from_text",
    "articles_of_file",
    "chunk_article",
    "read_articles",
    "refresh",
]
