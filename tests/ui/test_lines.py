"""How a line in a document's own words has come from its text."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.originals import Piece, Shown
from explorer.ui.reading.lines import Own
from explorer.ui.reading.original import on_screen


@st.composite
def marked(draw):
    """A line of a longer text, with something put in here and there."""
    text = draw(st.text("abc ", min_size=1, max_size=40))
    first = draw(st.integers(0, len(text) - 1))
    last = draw(st.integers(first + 1, len(text)))
    line, put_in, at = "", [], first
    for where in sorted(draw(st.lists(st.integers(first + 1, last), max_size=4))):
        line += text[at:where]
        put_in.append((len(line), 3))
        line, at = line + "≈≈≈", where
    line += text[at:last]
    return text, first, last, line, Own(Shown((Piece(text, 0, len(text)),)), first, tuple(put_in))


@given(marked())
def test_every_character_is_found_in_the_line_and_back(case) -> None:
    text, first, last, line, own = case
    for at in range(first, last):
        place = own.place(at)
        assert line[place] == text[at]
        assert own.back(place) == at


@given(st.text())
def test_a_text_on_screen_is_one_paragraph_as_long_as_it_was(text: str) -> None:
    shown = on_screen(text)
    assert len(shown) == len(text)
    assert not set(shown) & set("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2029")
