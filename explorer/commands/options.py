"""The options that every command has, and what they stand for."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

from explorer import paths
from explorer.commands.problems import Unusable
from explorer.model.wording import Wording
from explorer.store.library import Library
from explorer.store.opening import DatasetError

LANGUAGE = "en"
"""What the program is written in; every other language is a file `resources/translations/explorer_LANG.ts`."""


def add(parser: argparse.ArgumentParser, json: bool = False) -> None:
    """The options of every command; `--json` for those that can answer so."""
    if json:
        parser.add_argument("--json", action="store_true", help="answer as JSON")
    parser.add_argument("--dataset", metavar="FILE", type=Path, help="the dataset file (default: the bundled one)")
    parser.add_argument("--data-dir", metavar="DIR", type=Path, help="your own folder, for notes and originals")
    parser.add_argument("--lang", metavar="LANG", default=LANGUAGE, help="the language to answer in, as “en”")


def library(arguments: argparse.Namespace) -> Library:
    """The dataset asked for, opened; the caller closes it."""
    try:
        return Library(arguments.dataset or paths.bundled_dataset())
    except DatasetError as error:
        raise Unusable(str(error)) from error


def wording(arguments: argparse.Namespace) -> Wording:
    """How to say things in the language asked for."""
    texts = _texts(language(arguments))
    return Wording(lambda text: texts.get(text) or text)


def language(arguments: argparse.Namespace) -> str:
    """The language asked for, if there is a translation into it."""
    asked = str(arguments.lang)
    known = {path.stem.removeprefix("explorer_") for path in (paths.resources() / "translations").glob("*.ts")}
    if asked not in known | {LANGUAGE}:
        raise Unusable(f"--lang {asked}: there is no such translation; choose {', '.join(sorted(known | {LANGUAGE}))}")
    return asked


def _texts(asked: str) -> Mapping[str, str]:
    path = paths.resources() / "translations" / f"explorer_{asked}.ts"
    if asked == LANGUAGE or not path.is_file():
        return {}
    messages = ElementTree.parse(path).getroot().iterfind("context[name='Wording']/message")
    return {m.findtext("source", ""): m.findtext("translation", "") for m in messages}
