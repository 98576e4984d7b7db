"""Notes go out as Web Annotations and come back as they were; what is no such thing is said in one sentence."""

import json
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.records import TAGS, Moment, Quote, Thing
from explorer.notes import annotations
from explorer.notes.annotations import AnnotationError, from_json, to_json
from tests.notes.made import marked, notes, on_days, on_thing

OURS = Quote("memoir", "mm010", 10, 21, "12 aircraft", "There were ", " at Vik.")
THEIRS = Quote("memoir", "mm010", 3, 9, "twelve", original=True)
KEY = "123e4567-e89b-42d3-a456-426614174000"


def out(*some, rights=None) -> dict:
    return json.loads(to_json(some, "My notes", rights or {}))


def back(value: object):
    return from_json(json.dumps(value).encode())


@given(st.lists(notes, max_size=6, unique_by=lambda note: note.key))
def test_what_goes_out_comes_back(some):
    found = from_json(to_json(some, "Notes", {"memoir": "Free"}).encode())
    assert found.notes == tuple(some)
    assert found.others == 0


def test_a_collection_is_as_the_standard_has_it():
    whole = out(marked(OURS), on_thing("vik"))
    assert whole["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert whole["type"] == "AnnotationCollection" and whole["total"] == 2 and whole["label"] == "My notes"
    page = whole["first"]
    assert page["type"] == "AnnotationPage" and page["partOf"] == whole["id"] and page["startIndex"] == 0
    assert [item["type"] for item in page["items"]] == ["Annotation", "Annotation"]
    assert to_json([], "x", {}) == to_json([], "x", {})


def test_marked_words_have_a_quote_and_a_position():
    note = marked(OURS, body="So many?", tag=TAGS[1])
    [item] = out(note)["first"]["items"]
    assert item["id"] == f"urn:uuid:{note.key}"
    assert item["motivation"] == "commenting"
    assert item["created"] == item["modified"] == "2025-01-02T03:04:05Z"
    assert item["body"] == [
        {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": "So many?"},
        {"type": "TextualBody", "purpose": "tagging", "value": TAGS[1]}]
    assert item["target"] == [{
        "type": "SpecificResource", "source": {"id": "urn:x-tlex:talvia:passage:memoir:mm010", "type": "Text"},
        "selector": [{"type": "TextQuoteSelector", "exact": "12 aircraft", "prefix": "There were ",
                      "suffix": " at Vik."}, {"type": "TextPositionSelector", "start": 10, "end": 21}]}]
    assert out(marked(OURS))["first"]["items"][0]["motivation"] == "highlighting"


def test_things_and_moments_have_targets_of_their_own():
    thing, moment = (item["target"] for item in out(on_thing("vik"), on_days(0, 364))["first"]["items"])
    assert thing == {"id": "urn:x-tlex:talvia:entity:vik", "dc:title": "Vik"}
    assert moment == {
        "type": "SpecificResource", "source": "urn:x-tlex:talvia:line", "selector": {
            "type": "FragmentSelector", "conformsTo": "http://www.loc.gov/standards/datetime/", "value": "1970"}}


def test_original_words_carry_the_rights_and_ours_do_not():
    item, = out(marked(OURS, THEIRS), rights={"memoir": "All rights reserved."})["first"]["items"]
    ours, theirs = (target["source"] for target in item["target"])
    assert "dc:rights" not in ours
    assert theirs == {"id": "urn:x-tlex:talvia:passage:memoir:mm010:original", "type": "Text",
                      "dc:rights": "All rights reserved."}


# Of other programs

def annotation(**fields: object) -> dict:
    return {"id": f"urn:uuid:{KEY}", "type": "Annotation", "target": {
        "source": "urn:x-tlex:talvia:passage:memoir:mm010",
        "selector": {"type": "TextQuoteSelector", "exact": "12 aircraft"}}, **fields}


@pytest.mark.parametrize("wrap", [
    lambda one: one, lambda one: [one], lambda one: {"type": "AnnotationPage", "items": [one]},
    lambda one: {"type": ["AnnotationCollection"], "first": {"items": [one]}},
    lambda one: {"type": "AnnotationCollection", "items": [one]}])
def test_one_alone_a_list_a_page_and_a_collection_are_read(wrap):
    [note] = back(wrap(annotation())).notes
    assert note.key == KEY and note.dataset == "talvia" and note.kind == "highlight"
    assert note.target == (Quote("memoir", "mm010", 0, 0, "12 aircraft"),)


@pytest.mark.parametrize(("fields", "body", "tag"), [
    ({"body": "plain"}, "plain", TAGS[0]), ({"bodyValue": "plain"}, "plain", TAGS[0]), ({}, "", TAGS[0]),
    ({"body": {"type": "TextualBody", "value": " one "}}, " one ", TAGS[0]),
    ({"body": [{"value": "one"}, "two", {"value": "debt", "purpose": "tagging"}]}, "one\n\ntwo\n\n#debt", TAGS[0]),
    ({"body": [{"value": TAGS[3], "purpose": "tagging"}]}, "", TAGS[3])])
def test_bodies_of_every_form(fields, body, tag):
    [note] = back(annotation(**fields)).notes
    assert (note.body, note.tag) == (body, tag)


@pytest.mark.parametrize("target", [
    "https://example.org/page", {"id": "https://example.org/page"}, None, 3, [], ["urn:x-tlex:talvia"], {},
    "urn:x-tlex:talvia:passage:memoir", {"source": ["urn:x-tlex:talvia:entity:vik"]}, {"source": {"id": 7}}])
def test_what_is_of_something_else_is_counted(target):
    found = back([annotation(target=target), annotation()])
    assert found.others == 1 and len(found.notes) == 1


def test_a_thing_by_its_name_alone():
    [note] = back(annotation(target="urn:x-tlex:talvia:entity:vik")).notes
    assert note.target == Thing("vik", "vik")


def test_times_in_other_zones():
    [note] = back(annotation(created="2025-06-01T12:00:00+06:00", modified="2025-06-01T12:00:00.5Z")).notes
    assert (note.created, note.modified) == ("2025-06-01T06:00:00Z", "2025-06-01T12:00:00Z")


@pytest.mark.parametrize("name", ["https://example.org/1", "urn:uuid:none", "", None])
def test_one_without_a_uuid_has_the_same_key_each_time(name):
    first, again, other = (back(annotation(id=name, body=text)).notes[0].key for text in ("a", "a", "b"))
    assert first == again and uuid.UUID(first)
    assert (first == other) is bool(name)


def test_one_that_stands_twice_in_a_file_is_one():
    assert len(back([annotation(), annotation()]).notes) == 1


# What cannot be read

@pytest.mark.parametrize(("data", "says"), [
    (b"", "line 1, column 1: is no JSON"), (b'{\n  "a": }', "line 2, column 8: is no JSON"),
    (b"\xff\xfe{", "byte 1: is no text in UTF-8"), (b"[" * 200_000, "nested too deep"),
    (b"[" + b"9" * 5000 + b"]", "a number is too long"), (b"3", "the file: is to be an object"),
    (b"{}", "no collection of Web Annotations"), (b'{"type": "Person"}', "no collection of Web Annotations"),
    (b'{"type": "AnnotationCollection", "first": "https://example.org/1"}', "first: the annotations are in another"),
    (b'{"type": "AnnotationPage", "items": {}}', "items: is to be a list"),
    (b'[{}, 3]', r"annotations\[1\]: is to be an object")])
def test_what_is_no_collection_of_annotations_is_said(data, says):
    with pytest.raises(AnnotationError, match=says) as said:
        from_json(data)
    assert "\n" not in str(said.value)


@pytest.mark.parametrize(("fields", "says"), [
    ({"body": 3}, "body: is to be a text"), ({"body": {"value": None}}, "body: is to be a text"),
    ({"body": "x" * 100_001}, "body: is longer"), ({"body": "\ud800"}, "body: holds half a letter"),
    ({"body": ["x" * 60_000] * 2}, "body: is longer"),
    ({"created": "yesterday"}, "created: “yesterday” is no time"), ({"created": 3}, "created: is to be a text"),
    ({"modified": "0001-01-01T00:00:00+14:00"}, "modified: .* is no time"), ({"id": 3}, "id: is to be a text"),
    ({"tlex:edition": []}, "tlex:edition: is to be a text"),
    ({"target": {"source": "urn:x-tlex:t:passage:a:b"}}, "target.selector.exact: is to be a text"),
    ({"target": {"source": "urn:x-tlex:t:passage:a:b", "selector": {"type": "TextQuoteSelector", "exact": ""}}},
     "no words are quoted"),
    ({"target": {"source": "urn:x-tlex:t:passage:a:b", "selector": [
        {"type": "TextQuoteSelector", "exact": "x"}, {"type": "TextPositionSelector", "start": "1", "end": 2}]}},
     "start and end"),
    ({"target": {"source": "urn:x-tlex:t:passage:a:b", "selector": [
        {"type": "TextQuoteSelector", "exact": "x"}, {"type": "TextPositionSelector", "start": 1, "end": 10**30}]}},
     "start and end"),
    ({"target": {"source": "urn:x-tlex:t:line"}}, "selector.value: is to be a text"),
    ({"target": {"source": "urn:x-tlex:t:line", "selector": {"type": "FragmentSelector", "value": "soon"}}},
     "“soon” is no date"),
    ({"target": {"source": "urn:x-tlex:t:line", "selector": {"type": "FragmentSelector", "value": "1992/.."}}},
     "has no beginning or no end")])
def test_an_annotation_that_is_wrong_is_said_with_its_place_and_nothing_is_taken(fields, says):
    with pytest.raises(AnnotationError, match=rf"^annotations\[1\]\..*{says}") as said:
        back([annotation(), annotation(**fields)])
    assert len(str(said.value)) < 300 and "\n" not in str(said.value)


def test_too_much_is_said(monkeypatch):
    monkeypatch.setattr(annotations, "MOST_BYTES", 1000)
    with pytest.raises(AnnotationError, match="is larger than"):
        from_json(b" " * 1001)
    monkeypatch.setattr(annotations, "MOST_NOTES", 1)
    with pytest.raises(AnnotationError, match="more than 1 annotations"):
        back([annotation(id="a"), annotation(id="b")])


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from([
        "urn:x-tlex:t:entity:k", "urn:x-tlex:t:line", "urn:x-tlex:t:passage:a:b", "TextQuoteSelector", "Annotation"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([
        "id", "type", "target", "source", "selector", "exact", "value", "body", "created", "items", "first"]), inner,
        max_size=5), max_leaves=12)


@given(values)
def test_anything_at_all_is_read_or_said(value):
    for whole in (value, [value], {"type": "Annotation", "target": value}, annotation(body=value)):
        try:
            found = back(whole)
        except AnnotationError as error:
            assert str(error)
        else:
            assert back(json.loads(to_json(found.notes, "again", {}))).notes == found.notes


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_said(data):
    try:
        from_json(data)
    except AnnotationError as error:
        assert "\n" not in str(error)


def test_a_moment_comes_back_with_its_days():
    [note] = back(out(on_days(10, 400))).notes
    assert note.target == Moment("1970-01-11/1971-02-05", 10, 400)
