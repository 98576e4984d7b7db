"""The pyqtgraph that the line is drawn with."""

import os
import subprocess
import sys

import pytest

COUNT = "len([o for o in gc.get_objects() if isinstance(o, type) and o.__module__ == 'PySide6.QtWidgets'])"


def printed(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.slow
def test_its_import_does_not_make_every_class_of_qt():
    """It copies each name of Qt, and a class is made when its name is looked up."""
    own, plain = (int(printed(f"import gc, PySide6.QtWidgets\n{how}\nprint({COUNT})"))
                  for how in ("from explorer.ui.graphs import pg", "import pyqtgraph"))
    assert 0 < 2 * own < plain


@pytest.mark.slow
def test_all_of_it_is_there_and_draws():
    assert printed("""
from explorer.ui.graphs import pg
from PySide6 import QtCore, QtWidgets
assert "QObject" in dir(QtCore) and pg.QtCore.QObject is QtCore.QObject and pg.QtWidgets.QLabel is QtWidgets.QLabel
app = pg.mkQApp()
plot = pg.PlotWidget()
plot.addItem(pg.BarGraphItem(x=[1, 2], height=[3, 4], width=1, brush="r"))
plot.addItem(pg.ScatterPlotItem(x=[1], y=[2]))
plot.show()
app.processEvents()
image = plot.grab().toImage()
print(sum(image.pixelColor(x, y).name() == "#ff0000" for x in range(0, image.width(), 5)
          for y in range(0, image.height(), 5)) > 50)
""") == "True"
