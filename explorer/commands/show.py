"""`show KEY`: all that is known of one entity, claim by claim and source by source."""

import argparse
import json
from difflib import get_close_matches

from explorer.commands import disagreements, options
from explorer.commands.problems import Unusable
from explorer.handout.gather import gather
from explorer.handout.handout import Entry, Said, Voice
from explorer.model.agreement import State
from explorer.model.records import Claim, Disagreement, Entity, Passage
from explorer.model.wording import QT_TRANSLATE_NOOP, Wording
from explorer.store.differences import Difference
from explorer.store.library import Library
from explorer.store.opening import DatasetError

HELP = "tell all that is known of one entry"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("key", metavar="KEY", help="the key of an event, actor, base, treaty or office")
    options.add(parser, json=True)


def run(arguments: argparse.Namespace) -> int:
    """Print what every document says of it."""
    wording = options.wording(arguments)
    with options.library(arguments) as library:
        try:
            entity = library.entity(arguments.key)
            if entity is None:
                raise Unusable(f"{arguments.key}: there is no such entry{_nearest(library, arguments.key)}; find its "
                               "key with `search`")
            if arguments.json:
                print(json.dumps(_data(library, entity), ensure_ascii=False, indent=2))
            else:
                _print(gather(library, [entity.key], wording).entries[0], entity, library, wording)
        except DatasetError as error:
            raise Unusable(str(error)) from error
    return 0


def _nearest(library: Library, typed: str) -> str:
    keys = [r["key"] for r in library.ask("SELECT key FROM entity ORDER BY rank")]
    near = get_close_matches(typed.lower(), keys, 1)
    return f"; did you mean {near[0]}?" if near else ""


# As data

def _data(library: Library, entity: Entity) -> dict[str, object]:
    claims = library.claims_about(entity.key)
    state, silences = library.state(entity.key), library.silences(entity.key)
    telling = library.telling(entity.key)
    return {
        "key": entity.key, "kind": entity.kind, "title": entity.title, "summary": entity.summary,
        "topics": list(entity.topics), "state": _words(state),
        "names": [{"text": n.text, "language": n.language, "kind": n.kind, "source": n.source} for n in entity.names],
        "sources": [{"key": s.key, "title": s.short_title,
                     "claims": [_claim(library, c) for c in claims if c.source == s.key and c.basis == "document"]}
                    for s in library.sources if s.key in telling],
        "editors": [_claim(library, c) for c in claims if c.basis == "editor"],
        "silent": [{"source": key, "why": why.name.lower().replace("_", " ")} for key, why in silences.items()],
        "disagreements": [_disagreement(library, d) for d in library.disagreements(entity.key)],
        "named in": [{"entity": c.entity, "claim": c.key, "property": c.property, "source": c.source}
                     for c in library.claims_naming(entity.key)]}


def _words(state: State) -> str:
    return state.name.lower().replace("_", " ")


def _claim(library: Library, claim: Claim) -> dict[str, object]:
    passages = [p for key in claim.passages if (p := library.passage(key))]
    return {
        "key": claim.key, "property": claim.property, "object": claim.object, "value": claim.value,
        "number_low": claim.number_low, "number_high": claim.number_high, "unit": claim.unit, "edtf": claim.edtf,
        "as_of": claim.as_of, "status": claim.status, "inferred": claim.inferred,
        "calculated": claim.calculated, "basis": claim.basis,
        "note": claim.note, "passages": [_passage(p) for p in passages]}


def _passage(passage: Passage) -> dict[str, object]:
    return {"key": passage.key, "paragraph": passage.paragraph, "text": passage.text, "speaker": passage.speaker,
            "via": passage.via, "stance": passage.stance,
            "spans": [{"start": s.start, "end": s.end} for s in passage.spans]}


def _disagreement(library: Library, disagreement: Disagreement) -> dict[str, object]:
    return disagreements.data(Difference(disagreement.key, disagreement.kind, disagreement.note, tuple(
        tuple(library.claim(key) for key in side) for side in disagreement.sides)))


# As text

def _print(entry: Entry, entity: Entity, library: Library, wording: Wording) -> None:
    say = wording.say
    print(*filter(None, (f"{entry.title} ({entry.kind})", entry.summary, f"{entry.state_words} · {entry.told_words}")),
          sep="\n")
    if entity.names:
        names = "; ".join(dict.fromkeys(n.text for n in entity.names))
        print(say(QT_TRANSLATE_NOOP("Wording", "Also: {names}"), names=names))
    for voice in entry.voices:
        _print_voice(voice, wording)
    if entry.ours:
        print(f"\n{say(QT_TRANSLATE_NOOP('Wording', 'Added by the editors'))}")
        _print_said(entry.ours)
    for difference in entry.differences:
        print(f"\n{difference.kind}: {difference.note}")
        for number, side in enumerate(difference.sides, 1):
            for document, said in side.said:
                print(f"  {number}  {document} · {_line(said)}")
    if entry.silent:
        print()
    for silent in entry.silent:
        print(f"{silent.document}: {silent.why}")
    if naming := dict.fromkeys(c.entity for c in library.claims_naming(entity.key)):
        print(f"\n{say(QT_TRANSLATE_NOOP('Wording', 'Named in'))}")
        for other in filter(None, map(library.entity, naming)):
            print(f"  {other.key}  {other.title}")


def _print_voice(voice: Voice, wording: Wording) -> None:
    print(f"\n{voice.document}")
    _print_said(voice.said)
    print(f"  {wording.say(QT_TRANSLATE_NOOP('Wording', 'It states, in our words:'))}")
    for one in voice.statements:
        who = " · ".join(filter(None, (one.speaker, one.stance, one.via)))
        print(f"  {one.place}  {one.text}" + (f" [{who}]" if who else ""))


def _line(said: Said) -> str:
    status = f"{said.status}: " if said.status else ""
    return f"{said.label}: {status}{said.words}" + (f"  {said.place}" if said.place else "")


def _print_said(claims: tuple[Said, ...]) -> None:
    for said in claims:
        print(f"  {_line(said)}" + (f" ({'; '.join(said.remarks)})" if said.remarks else ""))
