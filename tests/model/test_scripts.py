"""In which letters something is written."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.scripts import scripts, written_in


def test_letters_have_scripts_and_nothing_else_has() -> None:
    assert scripts("Kant 2003: Кант, Κ") == {"LATIN", "CYRILLIC", "GREEK"}
    assert scripts("12 % – “!”") == frozenset() == scripts("")


def test_letters_with_marks_are_of_their_script() -> None:
    assert scripts("ıñÜ") == {"LATIN"} and scripts("ңөүЁ") == {"CYRILLIC"}


def test_a_name_in_other_letters_does_not_count() -> None:
    text = "The base at Kant was opened in October of that year by both presidents. " * 3
    assert written_in([text, "Кант"]) == {"LATIN"}
    assert written_in([text, "Авиабаза в Канте была открыта в октябре."]) == {"LATIN", "CYRILLIC"}
    assert written_in([]) == frozenset()


@given(st.lists(st.text(max_size=20)))
def test_what_is_written_in_is_among_what_is_there(texts: list[str]) -> None:
    assert written_in(texts) <= scripts("".join(texts))
    assert bool(written_in(texts)) is any(map(str.isalpha, "".join(texts))) or len(scripts("".join(texts))) > 20
