"""The small dataset, opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.store.library import Library


@pytest.fixture
def library(small_dataset: Path) -> Iterator[Library]:
    with Library(small_dataset) as opened:
        yield opened
