"""The pages as they are laid out: no head stands at the foot of one, away from what it is the head of."""

import re
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from explorer import paths
from explorer.handout.gather import gather
from explorer.handout.handout import Handout
from explorer.handout.pdf import TEMPLATE, to_pdf
from explorer.model.records import Note, Thing
from explorer.model.wording import Wording
from explorer.store.library import Library

DEBT = ("debt-and-bases-2012", "debt-restructuring-2002", "debt-for-industry", "debt-write-offs", "bases-lease")
MANAS = ("manas-closure-2014", "russian-package-2009", "plant-share-2009", "joint-base-agreement-2012")
_MARGIN = 50
"""Points at the top and at the foot of a page, where title and number run along."""


def lines(page: pypdfium2.PdfPage) -> list[str]:
    """What stands on a page from its top, its columns beside each other, without what runs along."""
    text, height, found = page.get_textpage(), page.get_height(), []
    for left, low, right, high in map(text.get_rect, range(text.count_rects())):
        words = text.get_text_bounded(left - 0.2, low, right + 0.2, high).replace("\u00a0", " ").strip()
        if words and _MARGIN < low < height - _MARGIN:
            found.append((low, left, words))
    text.close()
    page.close()
    rows: list[tuple[float, list[tuple[float, str]]]] = []
    for low, left, words in sorted(found, key=lambda one: (-one[0], one[1])):
        if not rows or rows[-1][0] - low > 4:
            rows.append((low, []))
        rows[-1][1].append((left, words))
    return [" ".join(words for _, words in sorted(row)) for _, row in rows]


def pages(made: Handout, resources: Path) -> list[list[str]]:
    """The lines of all pages."""
    document = pypdfium2.PdfDocument(to_pdf(made, resources).data)
    found = [lines(page) for page in document]
    document.close()
    return found


@pytest.fixture(params=["a4", pytest.param("us-letter", marks=pytest.mark.slow)])
def resources(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The template, on that paper."""
    template = (paths.resources() / TEMPLATE).read_text(encoding="utf-8")
    assert 'paper: "a4"' in template
    (tmp_path / TEMPLATE).write_text(template.replace('paper: "a4"', f'paper: "{request.param}"'), encoding="utf-8")
    (tmp_path / "fonts").symlink_to(paths.resources() / "fonts")
    return tmp_path


def heads(made: Handout) -> re.Pattern[str]:
    """All lines that head something."""
    words = made.labels
    fixed = [words[name] for name in ("notes", "moments", "differences", "seeming", "ours", "compared", "sources",
                                      "contents")]
    fixed += [e.title for e in made.entries] + [card.title for card in made.sources]
    voices = {voice.document for entry in made.entries for voice in entry.voices}
    kinds = "|".join(re.escape(words[name]) for name in ("editors", "both"))
    return re.compile("|".join([rf"(?:{'|'.join(map(re.escape, fixed))})(?! +See entry \d| \(entry \d)", r"\d\d?\. ",
                                rf"(?:{'|'.join(map(re.escape, voices))}) (?:{kinds})", f"{words['rights']}:"]))


def made_of(library: Library, keys: tuple[str, ...], number: int) -> Handout:
    """A handout in which a note of so many lines moves all that follows, and the other entries have short ones."""
    notes = [Note(str(n), "kyrgyzstan", "1", Thing(key, key), "\n".join(["Why so?"] * (2 if n else number)))
             for n, key in enumerate(library.in_order(keys)) if n or number]
    return gather(library, keys, Wording(), notes=notes, own=lambda told: (
        " ".join(passage.text for passage in told)[:300], "") if number % 2 else ("", ""))


@pytest.mark.parametrize(("keys", "step"), [(DEBT, 18), pytest.param(DEBT, 6, marks=pytest.mark.slow),
                                            pytest.param(MANAS, 6, marks=pytest.mark.slow)])
def test_no_head_is_the_last_on_its_page(keys: tuple[str, ...], step: int, resources: Path) -> None:
    """Nor has it one line alone of what follows, and of a table or of sides no less than two; wherever it begins."""
    with Library(paths.bundled_dataset()) as library:
        for number in range(0, 45, step):
            made = made_of(library, keys, number + number % 12 // 6)
            found, head = pages(made, resources), heads(made)
            for page, after in pairwise(found):
                assert not head.match(page[-1]), (number, page[-1])
                assert not head.match(page[-2]) or head.match(after[0]), (number, page[-2:], after[0])
            for entry in made.entries[1:]:
                page = next(page for page in found if entry.title in page)
                below = page[page.index(entry.title):]
                at = next((n for n, line in enumerate(below) if line.startswith(made.labels["compared"])), None)
                assert at is not None, (number, entry.title)
                words = " ".join(below[at:])
                assert all(row.label.split()[0] in words for row in entry.rows[:2]), (number, entry.title)
            whole = [" ".join(page) for page in found]
            for one in (d for e in made.entries for d in e.differences if d.sides):
                page = next(text for text in whole if one.note[:40] in text)
                below = page[page.index(one.note[:40]):]
                assert re.search(r"\bA .+ B ", below), (number, one.note)
