"""What many tests need: the small invented dataset, as text and as a built file."""

import gc
import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from explorer.surroundings import complaint

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if _unfit := complaint(sys.platform, os.environ):
    sys.exit(_unfit)


gc.disable()  # To read all tests, which makes little litter, took a third longer with it.


def pytest_collection_finish() -> None:
    """The tests stay to the end: the collector passes them over."""
    gc.freeze()
    gc.enable()


# The same examples each time, however busy the machine; `--hypothesis-profile=longer` looks further, as CI does,
# and `thorough` elsewhere each time.
settings.register_profile("project", deadline=None, derandomize=True, max_examples=10,
                          suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("longer", settings.get_profile("project"), max_examples=100)
settings.register_profile("thorough", settings.get_profile("project"), derandomize=False, max_examples=1000)
settings.load_profile("project")


@pytest.fixture(scope="session")
def small_text() -> Path:
    """The folder of the small dataset's text. Never written to: copy it to plant a fault."""
    return Path(__file__).parent / "datasets" / "small"


@pytest.fixture(scope="session")
def small_dataset(small_text: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dataset as a file, built once. Never written to: copy it to damage it."""
    from explorer.dataset.check import check
    from explorer.dataset.write import write
    out = tmp_path_factory.mktemp("dataset") / "small.sqlite"
    write(check(small_text).dataset, out)
    return out


@pytest.fixture(scope="session")
def reckoned_text(small_text: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small dataset's text with a sum of ours, and a date that is one."""
    folder = tmp_path_factory.mktemp("reckoned") / "text"
    shutil.copytree(small_text, folder)
    survey = folder / "claims" / "survey.yaml"
    survey.write_text(survey.read_text(encoding="utf-8") + """
- about: debt-written-off
  claims:
    - debt-written-off.6: debt written off
      figure: 90 million USD
      status: agreed
      basis: editor
      inferred: calculated
      note: A half of $180 million.
      rests on: sv018

- about: north-railway
  claims:
    - north-railway.9: date
      when: 2017
      inferred: calculated
      note: The year after next.
      rests on: sv018

- about: vik
  claims:
    - vik.20: term
      when: 2010/2025
      inferred: calculated
      note: The first year and 15 years.
      rests on: sv012
""", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def reckoned_dataset(reckoned_text: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as a file."""
    from explorer.dataset.check import check
    from explorer.dataset.write import write
    checked = check(reckoned_text)
    assert [p for p in checked.problems if p.level == "error"] == []
    out = tmp_path_factory.mktemp("dataset") / "reckoned.sqlite"
    write(checked.dataset, out)
    return out
