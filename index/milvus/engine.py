"""The only user of the Milvus client: tables, puts, gets and searches; failed calls are retried.

Only calls that Milvus Lite, a single server and a cluster all support are used.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from threading import RLock
from typing import Any, Literal, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.errors import EngineError
from index.milvus.address import Address
from index.search.lexical import K1, B

Record = dict[str, Any]
T = TypeVar("T")

LARGEST = 60_000  # bytes of one text: the engine takes 65,535
PAUSES = (0.1, 0.3, 1.0, 3.0)  # seconds between retries
_SECONDS = 30.0  # for one call
_AT_ONCE = 500  # records per call: a message may hold 64 MB, and an expression a few thousand ids
_PASSING = (
    "unavailable",
    "connect",
    "deadline",
    "timeout",
    "not ready",
    "not loaded",
    "released",
    "rate limit",
    "channel",
)


class Field(NamedTuple):
    """A column of a table: `size` is the most bytes of a text."""

    name: str
    kind: Literal["text", "number", "flag"]
    size: int = LARGEST


class Engine:
    """A connection to Milvus. Safe to use from several threads."""

    def __init__(self, address: Address) -> None:
        """Connect. Raise `EngineError` if the client is not installed or the address does not answer."""
        try:
            import grpc
            import pymilvus
        except ImportError:
            raise EngineError(
                'an index on Milvus needs its client: install it with `pip install "pullquote[milvus]"`'
            ) from None
        for name in ("pymilvus", "grpc"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # failures are reported here, in our own words
        self.address = address
        self._pymilvus = pymilvus
        self._failures = (pymilvus.MilvusException, grpc.RpcError, OSError, ValueError, RuntimeError)
        self._connecting = RLock()
        self._client: Any = None
        self._call(lambda client: None)

    def close(self) -> None:
        """End the connection."""
        client, self._client = self._client, None
        if client is not None:
            client.close()

    def tables(self) -> frozenset[str]:
        """Return the names of all tables."""
        return frozenset(self._call(lambda client: client.list_collections()))

    def create(self, table: str, fields: Sequence[Field], *, dimension: int = 2, words: str | None = None) -> None:
        """Create a table with a text `id` that is unique, these fields, and a `vector`, unless it exists.

        `words` is the field that is searched by its words.
        """
        if table in self.tables():
            return
        kinds = self._pymilvus.DataType
        schema = self._pymilvus.MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("id", kinds.VARCHAR, is_primary=True, max_length=128)
        for field in fields:
            if field.kind == "text":
                searched = {"enable_analyzer": True, "analyzer_params": {"tokenizer": "standard"}}
                more = searched if field.name == words else {}
                schema.add_field(field.name, kinds.VARCHAR, max_length=field.size, **more)
            else:
                schema.add_field(field.name, kinds.INT64 if field.kind == "number" else kinds.BOOL)
        schema.add_field("vector", kinds.FLOAT_VECTOR, dim=dimension)
        indexes = self._pymilvus.MilvusClient.prepare_index_params()
        indexes.add_index("vector", index_type="AUTOINDEX", metric_type="IP")
        if words is not None:
            schema.add_field("weights", kinds.SPARSE_FLOAT_VECTOR)
            schema.add_function(
                self._pymilvus.Function(
                    name="bm25",
                    function_type=self._pymilvus.FunctionType.BM25,
                    input_field_names=[words],
                    output_field_names=["weights"],
                )
            )
            parameters = {"bm25_k1": K1, "bm25_b": B}  # ours, because its proposals are ranked again
            indexes.add_index("weights", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25", params=parameters)
        self._call(
            lambda client: client.create_collection(
                table, schema=schema, index_params=indexes, consistency_level="Strong", timeout=_SECONDS
            )
        )

    def drop(self, table: str) -> None:
        """Drop a table if it exists."""
        self._call(lambda client: client.drop_collection(table, timeout=_SECONDS))

    def point(self, alias: str, table: str) -> None:
        """Point an alias to a table, atomically."""
        if self.pointed(alias) is None:
            self._call(lambda client: client.create_alias(table, alias, timeout=_SECONDS))
        else:
            self._call(lambda client: client.alter_alias(table, alias, timeout=_SECONDS))

    def pointed(self, alias: str) -> str | None:
        """Return the table an alias points to; None if there is no such alias."""

        def ask(client: Any) -> str | None:
            try:
                described = client.describe_alias(alias, timeout=_SECONDS)
            except self._pymilvus.MilvusException as error:
                if _may_pass(error):
                    raise
                return None
            return str(described["collection_name"])

        return self._call(ask)

    def put(self, table: str, records: Sequence[Record]) -> None:
        """Put records, replacing those with the same id. A record without a `vector` gets an empty one."""
        for some in _pieces(records):
            self._upsert(table, [{"vector": [0.0, 0.0]} | record for record in some])

    def get(self, table: str, field: str, values: Sequence[str], fields: Sequence[str]) -> list[Record]:
        """Return the records whose `field` is one of the values, which need no quoting; in no particular order."""
        records: list[Record] = []
        for some in _pieces(values):
            records += self._query(table, among(field, some), fields)
        return records

    def remove(self, table: str, field: str, values: Sequence[str]) -> None:
        """Remove the records whose `field` is one of the values, which need no quoting."""
        for some in _pieces(values):
            self._delete(table, among(field, some))

    def count(self, table: str) -> int:
        """Return how many records a table holds."""
        counted = self._query(table, "", ["count(*)"])
        return int(counted[0]["count(*)"])

    def each(self, table: str, fields: Sequence[str], where: str = "") -> Iterator[Record]:
        """Yield every record of a table, or those that match an expression; in no particular order."""
        iterator = self._call(
            lambda client: client.query_iterator(
                table, batch_size=_AT_ONCE, filter=where, output_fields=list(fields), timeout=_SECONDS
            )
        )
        try:
            while batch := self._call(lambda client: iterator.next()):
                yield from batch
        finally:
            iterator.close()

    def search(
        self,
        table: str,
        wanted: str | NDArray[np.float32],
        most: int,
        fields: Sequence[str],
        *,
        where: str = "",
    ) -> list[tuple[float, Record]]:
        """Return at most `most` records for words or a vector, each with a score; higher is better.

        The score of words is on the engine's own scale; that of a vector is the inner product.
        """
        by_words = isinstance(wanted, str)
        data: list[Any] = [wanted] if isinstance(wanted, str) else [wanted.tolist()]
        answered = self._call(
            lambda client: client.search(
                table,
                data,
                anns_field="weights" if by_words else "vector",
                limit=most,
                filter=where,
                output_fields=list(fields),
                timeout=_SECONDS,
            )
        )
        scored = [(float(hit["distance"]), dict(hit["entity"])) for hit in answered[0]]
        return [(abs(score) if by_words else score, record) for score, record in scored]  # Lite's BM25 is negative

    def _upsert(self, table: str, records: Sequence[Record]) -> None:
        self._call(lambda client: client.upsert(table, list(records), timeout=_SECONDS))

    def _delete(self, table: str, where: str) -> None:
        self._call(lambda client: client.delete(table, filter=where, timeout=_SECONDS))

    def _query(self, table: str, where: str, fields: Sequence[str]) -> list[Record]:
        answered = self._call(
            lambda client: client.query(table, filter=where, output_fields=list(fields), timeout=_SECONDS)
        )
        return [dict(record) for record in answered]

    def _connection(self) -> Any:
        with self._connecting:
            if self._client is None:
                self._client = self._connected()
            return self._client

    def _connected(self) -> Any:
        """Return a new connection, with the tables of this address loaded, which a restarted server has not done."""
        client = self._pymilvus.MilvusClient(
            uri=self.address.uri, token=self.address.token, timeout=_SECONDS, dedicated=True
        )
        for table in client.list_collections(timeout=_SECONDS):
            if table.startswith(f"{self.address.name}_"):
                client.load_collection(table, timeout=_SECONDS)
        return client

    def _reset(self) -> None:
        """Close the connection, since a failed one waits long before it retries."""
        with suppress(*self._failures):
            self.close()

    def _call(self, call: Callable[[Any], T]) -> T:
        """Make a call, retried after a pause if the failure may be temporary; raise `EngineError` if it is not."""
        for pause in (*PAUSES, None):
            try:
                return call(self._connection())
            except self._failures as error:
                if pause is None or not _may_pass(error):
                    raise EngineError(f"{self.address.shown} refused a request: {_plain(error)}") from error
                self._reset()
            time.sleep(pause)
        raise AssertionError


def among(field: str, values: Sequence[str]) -> str:
    """Return an expression for the records whose `field` is one of the values, which need no quoting."""
    return f"{field} in [{', '.join(f'{chr(34)}{value}{chr(34)}' for value in values)}]"


def _pieces(values: Sequence[T]) -> Iterator[Sequence[T]]:
    for at in range(0, len(values), _AT_ONCE):
        yield values[at : at + _AT_ONCE]


def _may_pass(error: BaseException) -> bool:
    shown = f"{type(error).__name__} {error}".casefold()
    return any(sign in shown for sign in _PASSING)


def _plain(error: BaseException) -> str:
    """Return the message of a client's error, in one line."""
    message = getattr(error, "message", "") or str(error) or type(error).__name__
    return " ".join(str(message).split())
