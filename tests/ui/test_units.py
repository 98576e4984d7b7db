"""Letters that Qt counts as two."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.ui.reading.units import from_qt, to_qt


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_there_and_back(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    there = to_qt(text, at)
    assert there == len(text[:at].encode("utf-16-le")) // 2
    assert from_qt(text, there) == at
