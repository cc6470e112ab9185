"""One index for several machines: an archive published to Milvus and read from there.

- `address` names an index of an engine; `engine` talks to it and is the only file that imports its client;
- `rows` is the search (a `Backend`), with the counts of `terms`; `documents` keeps texts of any length;
- `publishing` brings an engine up to date with an archive; `published` reads it.
"""

from index.milvus.address import Address, is_address
from index.milvus.published import LOOK_SECONDS, PublishedIndex
from index.milvus.publishing import publish
from index.milvus.rows import Milvus

__all__ = ["LOOK_SECONDS", "Address", "Milvus", "PublishedIndex", "is_address", "publish"]
