"""Documents of all forms with a given text, and files that only look like documents."""

import zipfile
from io import BytesIO
from pathlib import Path

import typst

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def docx(body: str, **parts: str) -> bytes:
    """A Word document with the XML of its body, and of other parts by name."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"<?xml version='1.0'?><w:document {W}><w:body>{body}</w:body></w:document>")
        for name, xml in parts.items():
            file.writestr(f"word/{name}.xml", f"<w:{name} {W}>{xml}</w:{name}>")
    return out.getvalue()


def paragraphs(text: str) -> str:
    """Each paragraph of a text as Word has it, a run a word."""
    return "".join("<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{escaped(word)} </w:t></w:r>'
                                     for word in part.split()) + "</w:p>" for part in text.split("\n\n"))


def pdf(text: str, setting: str = "", before: str = "") -> bytes:
    """A text as a PDF, justified and hyphenated."""
    words = text.replace("\\", "\\\\").replace("“", "\\u{201c}").replace("”", "\\u{201d}")
    source = f'{setting}\n#set text(lang: "en", hyphenate: true, size: 9pt)\n#set par(justify: true)\n{before}\n{words}'
    return typst.compile(source.encode(), format="pdf")


def across(lines: list[str], per_page: int = 50) -> bytes:
    """Lines of a text in two columns a page, written row by row over both."""
    pages = []
    for first in range(0, len(lines), 2 * per_page):
        left = lines[first:first + per_page]
        right = lines[first + per_page:first + 2 * per_page]
        cells = [f"[{cell}]" for n, line in enumerate(left)
                 for cell in (line, right[n] if n < len(right) else "")]
        pages.append("A title that stands above both of the columns, as in many a journal\n\n"
                     f"#grid(columns: (1fr, 1fr), column-gutter: 8mm, row-gutter: 2mm, {', '.join(cells)})")
    return typst.compile(("#set text(size: 8pt)\n" + "\n#pagebreak()\n".join(pages)).encode(), format="pdf")


def hand_made_pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of some objects, numbered from 1; the first is its catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    size = len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)


CATALOGUE, TREE = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>"


def blank_pdf() -> bytes:
    """A page without text, as a scanner makes it."""
    return hand_made_pdf(CATALOGUE, TREE, PAGE)


def lettered(lines: list[str]) -> bytes:
    """Lines of a text on one page, each letter placed on its own and none for blanks, as some programs print."""
    placed = b"".join(b"1 0 0 1 %d %.1f Tm <%02x> Tj\n" % (20 + 6 * at, 780 - 12 * n, ord(c)) for n, line in
                      enumerate(lines) for at, c in enumerate(line) if c != " ")
    return hand_made_pdf(
        CATALOGUE, TREE, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources "
        b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> >> >>",
        b"<< /Length %d >>\nstream\nBT /F 10 Tf\n%sET\nendstream" % (len(placed) + 14, placed))


def locked_pdf() -> bytes:
    """A PDF that only opens with a password: no key fits what stands in its lock."""
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"5a" * 32, b"a5" * 32)
    return hand_made_pdf(CATALOGUE, TREE, PAGE, lock, trailer=b"/Encrypt 4 0 R /ID [<00> <00>]")


def bomb(size: int) -> bytes:
    """A small Word document that unpacks to many megabytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file, file.open("word/document.xml", "w") as part:
        part.write(f"<w:document {W}><w:body>".encode())
        for _ in range(size):
            part.write(b"<w:p/>" * (2**20 // 6))
    return out.getvalue()


def big(path: Path, size: int) -> Path:
    """A file of a size that takes no room."""
    with path.open("wb") as file:
        file.truncate(size)
    return path
