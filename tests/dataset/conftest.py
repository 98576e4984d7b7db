"""Reading YAML is what takes time here, and most files stay as they are from one planted fault to the next."""

from collections.abc import Iterator
from functools import lru_cache

import pytest
from ruamel.yaml import YAML

from explorer.dataset import read


@pytest.fixture(scope="package", autouse=True)
def composed_once() -> Iterator[None]:
    """The same text is parsed once; what is wrong with it is found each time."""
    compose = YAML.compose

    @lru_cache(maxsize=256)
    def once(text: str) -> object:
        return compose(YAML(typ="safe", pure=True), text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read.YAML, "compose", lambda self, text: once(text))
        yield
