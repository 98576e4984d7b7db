"""What a dataset file keeps of its documents, to recognise a reader's copy and find its statements in it.

    library.originals.known               what is needed, once read: values that any thread may use
    library.originals.text("sari")        the document itself, in a dataset that contains it; else None
    placed(library, text)                 where every statement stands in a text: a Placement

`model.placing.place(library.originals.known, text, stopped)` is the same for another thread, and can be stopped; the
library itself is not to be shared. `model.reading` makes of a placement what is shown.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from explorer.model.placing import Known, Placement, place
from explorer.model.records import Emendation, SetAside, Span

if TYPE_CHECKING:
    from explorer.store.library import Library

Ask = Callable[[str, Iterable[object]], Sequence[Any]]


class Originals:
    """The part of a library that is about the documents themselves."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """What is kept of each document, in their fixed order."""
        spans: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
        for r in self.ask("SELECT p.source_id, p.key, x.* FROM span x JOIN passage p ON p.id = x.passage_id "
                          "ORDER BY x.passage_id, x.position", ()):
            spans[r["source_id"]][r["key"]].append(span_of(r))
        order = self._by_source("reading_order", "source_id, position", span_of)
        aside = self._by_source("set_aside", "rowid", lambda r: SetAside("", span_of(r), r["reason"]))
        mended = self._by_source("emendation", "rowid", lambda r: Emendation(
            "", span_of(r), r["reading"], r["why"], r["certainty"]))
        anchors = self._by_source("anchor", "source_id, start", lambda r: (r["start"], r["hash"]))
        return tuple(
            Known(r["key"], r["short_title"], r["original_sha256"], tuple(anchors[r["id"]]),
                  {key: tuple(found) for key, found in spans[r["id"]].items()},
                  tuple(aside[r["id"]]), tuple(mended[r["id"]]), tuple(order[r["id"]]))
            for r in self.ask("SELECT id, key, short_title, original_sha256 FROM source ORDER BY id", ()))

    def _by_source(self, table: str, order: str, made: Callable[[Any], Any]) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = defaultdict(list)
        for r in self.ask(f"SELECT * FROM {table} ORDER BY {order}", ()):
            found[r["source_id"]].append(made(r))
        return found

    def text(self, source: str) -> str | None:
        """A document, if the dataset contains it."""
        rows = self.ask("SELECT o.text FROM original o JOIN source s ON s.id = o.source_id WHERE s.key = ?", [source])
        return str(rows[0]["text"]) if rows else None


def span_of(row: Any) -> Span:
    """The range of the original in a row of one of the tables that have one."""
    return Span(row["start"], row["end"], row["fingerprint"], row["letters_start"], row["letters_end"])


def placed(library: "Library", text: str) -> Placement:
    """Where every statement of the document that `text` is stands in it; raises UnknownDocument."""
    return place(library.originals.known, text)
