"""What the editors infer of the thing that is chosen is said at the statement it rests on, and only then."""

from explorer.session.state import THEIRS
from tests.ui.hands import Key, column, press, settle
from tests.ui.note_hands import choose_words
from tests.ui.test_search_originals import copies  # noqa: F401

READING = "Editors’ reading: the bargain of 2012 is meant"


def written(window, source: str, key: str) -> str:
    """All that stands in the line of a statement."""
    text = column(window, source).text
    return text.document().findBlockByNumber(text.block_of[key]).text()


def test_what_the_editors_read_into_a_statement_is_said_behind_it_while_it_counts(window):
    library, text = window.desk.library, column(window, "rcsp").text
    window.desk.open("debt-and-bases-2012")
    settle()
    words = library.passage("rc058").text
    assert written(window, "rcsp", "rc058").startswith(words) and written(window, "rcsp", "rc058").endswith(READING)
    assert "Editors’" not in written(window, "rcsp", "rc235"), "its date stands in it"
    at = text.verticalScrollBar().value()
    choose_words(window, "rcsp", "rc058", 0, 20)
    press(text, Key.Key_Escape)
    text.verticalScrollBar().setValue(at)
    window.desk.open("kant")
    settle()
    assert "Editors’" not in written(window, "rcsp", "rc058")
    assert text.toPlainText().count("inferred by the editors") == len(
        {k for c in library.claims_about("kant") if c.source == "rcsp" and c.inferred for k in c.passages})
    window.desk.theme.set_scale(1.5)
    window.desk.open("debt-and-bases-2012")
    settle()
    assert text.toPlainText().count(READING) == 1, "written once, also where all is written anew"


def test_over_a_whole_paragraph_of_a_document_it_stands_above_it(small, copies):  # noqa: F811
    (claim,) = [c for c in small.desk.library.claims_about("otto-lind") if c.inferred]
    small.desk.open("otto-lind")
    settle()
    said = "Date inferred by the editors"
    memoir = column(small, "memoir")
    assert all(written(small, "memoir", key).endswith(said) for key in claim.passages)
    assert not memoir.silence.isVisible()
    small.reading.take_originals({"memoir", "survey"})
    small.reading.show_words(THEIRS)
    small.desk.session.change(passage=claim.passages[0])
    settle()
    assert said not in memoir.text.toPlainText()
    assert memoir.silence.isVisible() and memoir.silence.words == said
    small.desk.open("vik")
    settle()
    assert memoir.silence.words != said
