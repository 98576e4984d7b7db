"""Notes as hypothesis makes them, and one or two of each kind, for several tests."""

from hypothesis import strategies as st

from explorer.model.edtf import written
from explorer.model.records import GAP, TAGS, Moment, Note, Quote, Thing
from explorer.notes.edits import new_key

DATASET, EDITION = "talvia", "1"


def marked(*quotes: Quote, body: str = "", **fields: str) -> Note:
    """A note on words."""
    return Note(new_key(), DATASET, EDITION, quotes, body, **{"created": "2025-01-02T03:04:05Z",
                                                              "modified": "2025-01-02T03:04:05Z", **fields})


def on_thing(key: str, body: str = "Why?") -> Note:
    """A note on a thing."""
    return Note(new_key(), DATASET, EDITION, Thing(key, key.title()), body)


def on_days(first: int, last: int, body: str = "Then") -> Note:
    """A note on days of the line."""
    return Note(new_key(), DATASET, EDITION, Moment(written(first, last), first, last), body)


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
keys = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
numbers = st.integers(0, 2**31 - 1)
quotes = st.builds(Quote, keys, keys, numbers, numbers, texts.filter(bool), texts, texts, st.booleans(),
                   st.sampled_from([GAP, " ", ""]))
days = st.tuples(st.integers(-1_000_000, 1_000_000), st.integers(-1_000_000, 1_000_000)).map(sorted)
moments = days.map(lambda two: Moment(written(*two), *two))
times = st.datetimes().map(lambda t: t.replace(microsecond=0).isoformat().replace("+00:00", "") + "Z")
notes = st.builds(
    Note, st.uuids().map(str), keys, texts,
    st.one_of(st.lists(quotes, min_size=1, max_size=3).map(tuple), st.builds(Thing, keys, texts), moments),
    texts, st.sampled_from(TAGS), times, times)
