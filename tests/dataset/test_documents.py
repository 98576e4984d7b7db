"""Documents of every form, and one sentence for each that cannot be read."""

import random
import re
import textwrap
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dataset import documents, pages, webpage, worddoc
from explorer.dataset.documents import read
from explorer.dataset.pages import Box, in_order
from explorer.dataset.unreadable import DocumentError
from explorer.dataset.webpage import read_html
from explorer.dataset.worddoc import read_docx
from explorer.model.anchors import Stopped, letters
from explorer.model.placing import Sure, place
from tests.dataset import papers
from tests.invented import document

HISTORY = document(1, 25)
KNOWN = HISTORY.known
TEXT = HISTORY.text.strip()
KYRGYZ = "Мамлекет башчысы өлкөнүн түштүгүндөгү авиабаза жөнүндө сүйлөдү, ал эми Ёлкина үнсүз калды."


def on(_: object = None) -> bool:
    return False


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def exact(text: str) -> int:
    return place([KNOWN], text).count(Sure.EXACT)


# Text and encodings

@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_text_in_unicode_is_read_as_it_is(tmp_path: Path, encoding: str) -> None:
    text = TEXT.replace("\n", "\r\n")
    found = read(written(tmp_path, "a.txt", text.encode(encoding)))
    assert (found.name, found.text) == ("a.txt", text)


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
@pytest.mark.parametrize("text", [
    TEXT, "• one\n• two\n\nIt’s the café’s “crème brûlée”… and some more words behind it",
    "L’été où l’élève à Genève reçut sa première lettre – déjà"])
def test_western_text_in_an_old_encoding(tmp_path: Path, encoding: str, text: str) -> None:
    assert read(written(tmp_path, "a.md", text.encode(encoding))).text == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859-5"])
def test_cyrillic_text_in_an_old_encoding(tmp_path: Path, encoding: str) -> None:
    text = ("Министр обороны сказал, что аэродром останется гражданским, а военные уедут до лета. Депутаты "
            "слушали молча; лишь один из них спросил, кто оплатит ремонт полосы. Ответа не последовало. ") * 3
    assert read(written(tmp_path, "a.txt", text.encode(encoding))).text == text


def test_kyrgyz_letters_in_unicode(tmp_path: Path) -> None:
    assert read(written(tmp_path, "a.txt", KYRGYZ.encode())).text == KYRGYZ


def test_what_was_taken_for_another_encoding_is_mended(tmp_path: Path) -> None:
    broken = TEXT.encode().decode("cp1252", "replace")
    assert "â€" in broken
    path = written(tmp_path, "a.txt", broken.encode())
    mended = read(path)
    assert mended.text.count("“") > 10 and "â€œ" not in mended.text
    assert read(path, known={mended.sha256}).text == mended.text


def test_a_text_that_is_known_is_left_as_it_is_and_so_is_a_single_broken_place(tmp_path: Path) -> None:
    broken = "itâ€™s a shortcut. " * 20
    path = written(tmp_path, "a.txt", broken.encode())
    assert read(path).text == "it’s a shortcut. " * 20
    assert read(path, known={documents.sha256_of(broken)}).text == broken
    single = TEXT[:4000] + " itâ€™s"
    assert read(written(tmp_path, "b.txt", single.encode())).text == single


@given(st.binary(min_size=1, max_size=300), st.sampled_from(documents.FORMS))
def test_any_bytes_are_read_or_refused_in_one_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes,
                                                       form: str) -> None:
    path = written(tmp_path_factory.getbasetemp(), f"any{form}", data)
    try:
        assert read(path).text
    except DocumentError as error:
        assert re.fullmatch(rf"{re.escape(str(path))}: [^\n]+", str(error))


# What cannot be read

BROKEN_ZIP = papers.docx("<w:p/>")[:-30]
REFUSED = {
    "empty.txt": (b"", "is empty; get a fresh copy"),
    "blanks.txt": (b" \n\t\n", "holds no text; add the document itself"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00" + bytes(range(256)) * 40,
                    "is no document; choose"),
    "program.txt": (b"\x7fELF\x02\x01\x01" + random.Random(1).randbytes(5000), "is no document; choose"),
    "damaged.pdf": (papers.pdf("Some words.")[:700], "is damaged, or no PDF"),
    "words.pdf": (b"These are only words.", "is damaged, or no PDF"),
    "begun.pdf": (b"%PDF-1.7\n", "is damaged, or no PDF"),
    "locked.pdf": (papers.locked_pdf(), "is locked with a password; save it without one"),
    "scanned.pdf": (papers.blank_pdf(), r"holds pictures of pages and no text; have the text recognised \(OCR\)"),
    "cut.docx": (BROKEN_ZIP, "is damaged, or no Word document"),
    "words.docx": (b"These are only words.", "is damaged, or no Word document"),
    "xml.docx": (papers.docx("<w:p>"), "is damaged, or no Word document"),
    "deep.docx": (papers.docx("<w:p>" * 5000 + "</w:p>" * 5000), "is damaged, or no Word document"),
    "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
                    "is locked with a password; save it without one"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "has the old form of Word; save it as .docx"),
    "rich.rtf": (b"{\\rtf1 Words}", "is rich text; save it as .docx"),
    "empty.html": (b"<html><script>words()</script></html>", "holds no text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path, name: str) -> None:
    data, why = REFUSED[name]
    with pytest.raises(DocumentError, match=why) as caught:
        read(written(tmp_path, name, data))
    assert str(caught.value).startswith(f"{tmp_path / name}: ") and "\n" not in str(caught.value)


def test_a_packed_file_that_is_no_word_document(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("a.txt", "words")
    with pytest.raises(DocumentError, match="is a packed file, but no Word document"):
        read(tmp_path / "a.zip")


def test_a_part_that_is_locked(tmp_path: Path) -> None:
    data = bytearray(papers.docx("<w:p/>"))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flag that says so, in both tables of contents
        data[data.index(mark) + at] |= 1
    with pytest.raises(DocumentError, match="is locked with a password"):
        read(written(tmp_path, "a.docx", bytes(data)))


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
                                           f"<w:document {papers.W}><w:p><w:t>&b;</w:t></w:p></w:document>")
    with pytest.raises(DocumentError, match="is damaged, or no Word document"):
        read(written(tmp_path, "a.docx", out.getvalue()))


@pytest.mark.slow
def test_a_small_file_that_unpacks_to_a_huge_one(tmp_path: Path) -> None:
    for size in (3, 200):
        data = papers.bomb(size)
        assert len(data) < 2**20
        with pytest.raises(DocumentError, match=f"unpacks to {size} MB, which no document does"):
            read(written(tmp_path, "a.docx", data))


def test_a_file_that_unpacks_to_more_than_it_says(tmp_path: Path) -> None:
    data = bytearray(papers.bomb(3))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(mark) + at
        data[place:place + 4] = (5000).to_bytes(4, "little")
    with pytest.raises(DocumentError, match="is damaged, or no Word document"):
        read(written(tmp_path, "a.docx", bytes(data)))


def test_a_file_of_two_hundred_megabytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "a.txt"):
        with pytest.raises(DocumentError, match=r"has 200 MB, and at most 64 are read; add a file with its text alone"):
            read(papers.big(tmp_path / name, 200 * 2**20))


def test_more_text_than_is_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LONGEST", 1_000_000)
    with pytest.raises(DocumentError, match=r"holds 1\.2 million characters, and at most 1 million are"):
        read(written(tmp_path, "a.txt", b"word " * 240_000))


def test_more_pages_than_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_MOST_PAGES", 2)
    with pytest.raises(DocumentError, match="has 3 pages, and at most 2 are read"):
        read(written(tmp_path, "a.pdf", papers.pdf("One\n#pagebreak()\ntwo\n#pagebreak()\nthree")))


def test_a_file_that_is_not_there_and_one_that_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="does not exist; check the name"):
        read(tmp_path / "nobody.pdf")
    with pytest.raises(DocumentError, match="is a folder; add the documents in it"):
        read(tmp_path)


# Web pages

PAGE = """<!DOCTYPE html><html><head><title>Not this</title><style>p {{}}</style></head><body><nav>Home | News</nav>
<h1>A   heading</h1><p>First <b>par</b>agraph&nbsp;&mdash; with<br>two lines.<p>Second &lt;one&gt;, a sof&shy;t hyphen
<ul><li>item<li>another</ul><table><tr><td>cell</td><td>next</td></tr></table><pre>as
  it is</pre><script>var a = "<p>no</p>";</script><div>Last</div>{}</body></html>"""


def test_a_web_page_is_read_block_by_block() -> None:
    assert read_html(PAGE.format(""), on) == (
        "A heading\n\nFirst paragraph\xa0— with\ntwo lines.\n\nSecond <one>, a soft hyphen\n\nitem\n\nanother\n\n"
        "cell\n\nnext\n\nas\nit is\n\nLast")


@pytest.mark.parametrize("step", [1, 7, 64])
def test_a_web_page_is_the_same_in_small_steps(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read_html(PAGE.format("&#8220;End&rdquo;&"), on)
    monkeypatch.setattr(webpage, "_STEP", step)
    assert read_html(PAGE.format("&#8220;End&rdquo;&"), on) == whole


def test_a_web_page_says_its_encoding(tmp_path: Path) -> None:
    page = f'<html><meta charset="koi8-u"><p>Їжак і {TEXT[:50]}</p>'
    assert read(written(tmp_path, "a.html", page.encode("koi8-u"))).text.startswith("Їжак і")
    assert read(written(tmp_path, "b.html", page.encode("utf-8"))).text.startswith("Їжак і")


@pytest.mark.parametrize("more", [
    "<div>" * 50_000 + "deep" + "</div>" * 50_000, "<!-- " + "- " * 50_000 + "deep", "<b <b " * 20_000, "&" * 50_000,
    "</p>" * 50_000 + "<svg><g>" * 30_000, "<![CDATA[" * 20_000])
def test_a_web_page_that_is_a_maze(more: str) -> None:
    assert read_html(PAGE.format(more), on).startswith("A heading\n\nFirst paragraph\xa0")


def test_a_part_that_is_never_closed_hides_nothing() -> None:
    assert read_html("<nav><p>All that there is</p>", on) == "All that there is"


def test_a_saved_page_is_placed() -> None:
    page = "".join(f"<p class='x'>{papers.escaped(p).replace('’', '&rsquo;')}</p>\n" for p in TEXT.split("\n\n"))
    page = f"<html><body><nav>Menu</nav>{page}<footer>End</footer>"
    assert exact(read_html(page, on)) == len(HISTORY.sentences)


# Word

def test_what_a_word_document_holds() -> None:
    body = ("<w:p><w:r><w:t>A head</w:t></w:r></w:p>"
            "<w:p><w:r><w:t>Kept</w:t><w:tab/><w:t>and</w:t><w:br/><w:t>ad</w:t><w:softHyphen/><w:t>ded</w:t>"
            "<w:noBreakHyphen/><w:t>on</w:t></w:r><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>, inserted</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
            "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            "<w:p><w:r><w:t>Before </w:t><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box"
            "</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p>"
            "</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>and after</w:t></w:r></w:p>")
    notes = "<w:footnote><w:p><w:r><w:t>A note</w:t></w:r></w:p></w:footnote>"
    assert read_docx(papers.docx(body, footnotes=notes), on) == (
        "A head\n\nKept\tand\nadded-on, inserted\n\ncell\n\nBefore and after\n\nBox\n\nA note")


def test_a_word_document_is_placed(tmp_path: Path) -> None:
    found = read(written(tmp_path, "a.docx", papers.docx(papers.paragraphs(TEXT))))
    assert exact(found.text) == len(HISTORY.sentences)


# PDF

TWO = '#set page(columns: 2, numbering: "1", header: [An invented history])'


@pytest.mark.parametrize("setting", ["#set page(width: 148mm, height: 210mm, numbering: \"1\")", TWO])
def test_a_pdf_is_placed_words_made_whole_and_heads_left_out(tmp_path: Path, setting: str) -> None:
    found = read(written(tmp_path, "a.pdf", papers.pdf(TEXT, setting)))
    assert exact(found.text) >= len(HISTORY.sentences) - 1
    assert "\x02" not in found.text and "-\n" not in found.text
    assert set(letters(found.text).replace("aninventedhistory", "")) <= set(letters(TEXT))


def test_a_pdf_that_is_written_across_its_columns_is_cut(tmp_path: Path) -> None:
    lines = [line for part in TEXT.split("\n\n") for line in textwrap.wrap(part, 48, break_on_hyphens=False)]
    lines = [line.replace("“", "\\u{201c}").replace("”", "\\u{201d}") for line in lines]
    found = read(written(tmp_path, "a.pdf", papers.across(lines)))
    assert exact(found.text) >= len(HISTORY.sentences) - 1


def test_words_whose_letters_are_placed_one_by_one_are_whole(tmp_path: Path) -> None:
    lines = ["Kyrgyz illimitable lilies, fjords;", "and a second line of it (1994)."]
    assert read(written(tmp_path, "a.pdf", papers.lettered(lines))).text == "\n".join(lines)


def test_a_hyphen_that_the_word_has_elsewhere_stays(tmp_path: Path) -> None:
    setting = "#set page(width: 60mm, height: auto)"
    text = "Low-interest loans. " + "They had low-interest loans and center-periphery rules in the neighbourhood. " * 9
    found = read(written(tmp_path, "a.pdf", papers.pdf(text, setting))).text
    assert found.count("low-interest") == 9 and "lowinterest" not in found
    assert re.sub(r"\s+", " ", found).count("neighbourhood.") == 9


def test_progress_is_told_and_the_work_can_be_stopped(tmp_path: Path) -> None:
    path = written(tmp_path, "a.pdf", papers.pdf("One\n#pagebreak()\ntwo\n#pagebreak()\nthree"))
    told: list[tuple[int, int]] = []
    read(path, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    told.clear()
    with pytest.raises(Stopped):
        read(path, stopped=lambda: len(told) == 2, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3)]
    for name, data in (("a.docx", papers.docx("<w:p/>")), ("a.html", b"<p>Words")):
        with pytest.raises(Stopped):
            read(written(tmp_path, name, data), stopped=lambda: True)


def boxes(columns: int, rows: int, gap: float = 20) -> list[Box]:
    """Lines in columns, written row by row."""
    width = (500 - gap * (columns - 1)) / columns
    return [Box(c * (width + gap), 700 - 12 * r, c * (width + gap) + width - r % 5, 710 - 12 * r, f"{c}.{r}")
            for r in range(rows) for c in range(columns)]


@pytest.mark.parametrize("columns", [1, 2, 4])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    found = [b.text for b in in_order(boxes(columns, 12))]
    assert found == [f"{c}.{r}" for c in range(columns) for r in range(12)]


def test_what_crosses_the_columns_parts_them() -> None:
    page = boxes(2, 20)
    page.insert(20, Box(0, 590, 500, 599, "across"))
    found = [b.text for b in in_order([b for b in page if b.text != "0.9"])]
    assert found == [*(f"0.{r}" for r in range(9)), *(f"1.{r}" for r in range(10)), "across",
                     *(f"0.{r}" for r in range(10, 20)), *(f"1.{r}" for r in range(10, 20))]


def test_a_page_that_is_written_in_order_is_left_so() -> None:
    page = sorted(boxes(2, 20), key=lambda b: b.text[0] == "0")
    assert in_order(page) == page


@given(st.lists(st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h, "x"), st.floats(0, 500), st.floats(0, 700),
                          st.floats(0, 300), st.floats(0, 50)), max_size=60))
def test_every_piece_stays_whatever_the_page(page: list[Box]) -> None:
    assert sorted(in_order(page)) == sorted(page)


def test_limits_leave_room_for_a_book() -> None:
    assert documents.LONGEST >= 3_000_000 and worddoc._MOST > 20 * documents.LONGEST
