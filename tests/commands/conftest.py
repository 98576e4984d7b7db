"""The command line, called as a shell calls it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from explorer.__main__ import main


@dataclass
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Its answer as JSON."""
        return json.loads(self.out)


Call = Callable[..., Answer]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command; what goes wrong must be said in one line."""
    def run(*words: object) -> Answer:
        try:
            code = main([str(w) for w in words])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        assert err.count("\n") <= 1, err
        assert bool(err) == (code == 2) or code == 1, (code, err)
        return Answer(code, out, err)
    return run


@pytest.fixture
def ask(call: Call, small_dataset: Path) -> Call:
    """The same, of the small dataset."""
    return lambda *words: call(*words, "--dataset", small_dataset)
