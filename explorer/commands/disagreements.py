"""`disagreements [WORDS]`: where the documents differ, with their sides."""

import argparse
import json
from collections.abc import Callable

from explorer.commands import options
from explorer.commands.problems import Unusable
from explorer.model.records import Claim
from explorer.model.wording import DIFFERENCES, QT_TRANSLATE_NOOP, Wording
from explorer.store.differences import Difference, Differences
from explorer.store.library import Library
from explorer.store.opening import DatasetError

HELP = "tell where the documents differ"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("words", metavar="WORDS", nargs="*",
                        help="what to type into the search box; “disagreement:date” for one kind (default: all)")
    options.add(parser, json=True)


def run(arguments: argparse.Namespace) -> int:
    """Print them; 1 if there are none."""
    wording = options.wording(arguments)
    with options.library(arguments) as library:
        try:
            differences = Differences(library)
            found = differences.matching(" ".join(arguments.words))
            if arguments.json:
                print(json.dumps([data(d) for d in found], ensure_ascii=False, indent=2))
            else:
                _print(library, found, wording)
        except DatasetError as error:
            raise Unusable(str(error)) from error
    return 0 if found else 1


def data(difference: Difference) -> dict[str, object]:
    """One as data; `side` tells which claims stand together."""
    return {"key": difference.key, "kind": difference.kind, "note": difference.note,
            "claims": [{"side": n, "claim": c.key, "source": c.source, "entity": c.entity, "property": c.property,
                        "value": value(c), "calculated": c.calculated, "passages": list(c.passages)}
                       for n, side in enumerate(difference.sides) for c in side]}


def value(claim: Claim) -> str:
    """What a claim says, as the dataset has it."""
    figure = ""
    if claim.number_low is not None or claim.number_high is not None:
        bounds = dict.fromkeys(f"{n:.10g}" if n is not None else "" for n in (claim.number_low, claim.number_high))
        figure = f"{'..'.join(bounds)} {claim.unit}"
    return claim.value or figure or claim.object or claim.edtf


def _print(library: Library, found: tuple[Difference, ...], wording: Wording) -> None:
    say = wording.say
    short = {s.key: s.short_title for s in library.sources}

    def title(key: str) -> str:
        entity = library.entity(key)
        return entity.title if entity else key

    for kind in dict.fromkeys(d.kind for d in found):
        own = [d for d in found if d.kind == kind]
        print(f"{say(DIFFERENCES[kind])} ({len(own)})")
        for difference in own:
            print(f"\n  {difference.key}  {'; '.join(map(title, difference.entities))}\n  {difference.note}")
            for number, side in enumerate(difference.sides, 1):
                for claim in side:
                    print(f"    {number}  {short.get(claim.source, '')} · {_said(claim, library, wording, title)}")
        print()
    print(say(QT_TRANSLATE_NOOP("Wording", "{found} found"), found=len(found)))


def _said(claim: Claim, library: Library, wording: Wording, title: Callable[[str], str]) -> str:
    label = wording.property_name(claim.property, library.figures)
    status = wording.status(claim)
    words = f"{title(claim.entity)}, {label}: {f'{status}: ' if status else ''}{wording.claim(claim, title)}"
    origin = wording.origin(claim)
    return f"{words} ({origin})" if origin else words
