"""pyqtgraph, without what it does at its import: to copy each name of Qt makes every class that Qt has, which takes a
third of a second of each start. Here names are looked up when they are used."""

import sys
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets


def _later(real: ModuleType) -> None:
    """Let pyqtgraph's module of this name pass on to Qt's what it is asked for."""
    passing = ModuleType(f"pyqtgraph.Qt.{real.__name__.rpartition('.')[2]}")

    def passed(name: str) -> object:
        setattr(passing, name, value := getattr(real, name))
        return value

    passing.__getattr__ = passed  # type: ignore[method-assign]
    sys.modules[passing.__name__] = passing
    real.__dir__ = list  # type: ignore[method-assign]


if "pyqtgraph" not in sys.modules:
    for _real in (QtCore, QtGui, QtWidgets):
        _later(_real)

import pyqtgraph as pg  # noqa: E402

for _real in (QtCore, QtGui, QtWidgets):
    vars(_real).pop("__dir__", None)

__all__ = ["pg"]
