"""The fixed words of a handout's pages."""

from explorer.model.wording import QT_TRANSLATE_NOOP, Wording

LABELS = {
    "contents": QT_TRANSLATE_NOOP("Wording", "In this handout"),
    "sources": QT_TRANSLATE_NOOP("Wording", "The documents"),
    "selection": QT_TRANSLATE_NOOP("Wording", "Selected"),
    "left out": QT_TRANSLATE_NOOP("Wording", "What is shown"),
    "drawn from": QT_TRANSLATE_NOOP("Wording", "Drawn from"),
    "made on": QT_TRANSLATE_NOOP("Wording", "Made on"),
    "cite as": QT_TRANSLATE_NOOP("Wording", "Cite as"),
    "how": QT_TRANSLATE_NOOP("Wording", "How to read this"),
    "how text": QT_TRANSLATE_NOOP(
        "Wording", "The sentences below are the editors' wording of what each document states, not quotations: its own "
        "words stand in the document, at the paragraph named. ¶ counts its paragraphs from the beginning, without "
        "headings; a small letter leads to a remark of the editors below the table. A ring has one arc for each "
        "document, filled for those that tell. No document is held to be right."),
    "how none": QT_TRANSLATE_NOOP(
        "Wording", "“–” in a table: the document tells of the matter, but not of this."),
    "how none found": QT_TRANSLATE_NOOP(
        "Wording", "“–” in a table: nothing of this was found there."),
    "how done": QT_TRANSLATE_NOOP(
        "Wording", "“Not compared”: one document tells of it as done or signed, another as agreed or promised."),
    "as of": QT_TRANSLATE_NOOP("Wording", "as of {date}"),
    "how as of": QT_TRANSLATE_NOOP("Wording", "“As of”: how things stood then."),
    "inferred": QT_TRANSLATE_NOOP("Wording", "{date} (inferred)"),
    "how inferred": QT_TRANSLATE_NOOP("Wording", "“(inferred)”: the document does not print it."),
    "how own": QT_TRANSLATE_NOOP(
        "Wording", "What stands in quotation marks and in letters with serifs below or beside such sentences is the "
        "document's own, from the reader's copy of it."),
    "how gap": QT_TRANSLATE_NOOP("Wording", "“…” stands where this handout leaves out words of it."),
    "how damaged": QT_TRANSLATE_NOOP(
        "Wording", "“[ed.]” stands behind a place that is printed so, and that the editors hold to be a misprint or a "
        "damage of the copy."),
    "how printed so": QT_TRANSLATE_NOOP(
        "Wording", "“[so in the document]” stands behind what the document itself puts in brackets or leaves out."),
    "how numbers": QT_TRANSLATE_NOOP(
        "Wording", "A number in square brackets belongs to the document: it leads to a note there."),
    "printed so": QT_TRANSLATE_NOOP("Wording", "[so in the document]"),
    "but of": QT_TRANSLATE_NOOP("Wording", "but of"),
    "both": QT_TRANSLATE_NOOP("Wording", "editors' wording, and its own words"),
    "compared": QT_TRANSLATE_NOOP("Wording", "What is said"),
    "editors": QT_TRANSLATE_NOOP("Wording", "editors' wording"),
    "ours": QT_TRANSLATE_NOOP("Wording", "Added by the editors"),
    "no document": QT_TRANSLATE_NOOP("Wording", "stated by no document"),
    "notes": QT_TRANSLATE_NOOP("Wording", "Notes of the reader"),
    "noted": QT_TRANSLATE_NOOP("Wording", "Reader's notes"),
    "moments": QT_TRANSLATE_NOOP("Wording", "Notes of the reader on dates"),
    "differences": QT_TRANSLATE_NOOP("Wording", "Where they differ"),
    "seeming": QT_TRANSLATE_NOOP("Wording", "Where they only seem to differ"),
    "undated": QT_TRANSLATE_NOOP("Wording", "No date given"),
    "participants": QT_TRANSLATE_NOOP("Wording", "Taking part"),
    "author": QT_TRANSLATE_NOOP("Wording", "By"),
    "not named": QT_TRANSLATE_NOOP("Wording", "not named"),
    "published": QT_TRANSLATE_NOOP("Wording", "Written"),
    "parts": QT_TRANSLATE_NOOP("Wording", "Parts written as of"),
    "genre": QT_TRANSLATE_NOOP("Wording", "Kind of text"),
    "vantage": QT_TRANSLATE_NOOP("Wording", "Who speaks"),
    "rights": QT_TRANSLATE_NOOP("Wording", "Rights"),
    "speaker": QT_TRANSLATE_NOOP("Wording", "Speaker"),
    "page": QT_TRANSLATE_NOOP("Wording", "{page} of {pages}")}


def labels(wording: Wording, *, found: bool = False) -> dict[str, str]:
    """Name -> words in the reader's language, of a handout of what a search has `found` alone or of all that is said;
    `page` keeps its two places for numbers."""
    words = {name: wording.translate(text) for name, text in LABELS.items()}
    return words | {"how none": words["how none found"]} if found else words
