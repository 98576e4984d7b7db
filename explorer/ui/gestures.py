"""The gestures of a reader, timed until their picture is painted; and the same on a plain plot, to compare."""

import time
from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from explorer.model.filters import Filters
from explorer.model.schema import Flag
from explorer.store.library import Library
from explorer.ui.graphs import pg
from explorer.ui.window import Window

SIZE = 1600, 900
STEPS = 60
_PLAIN_STEPS = 6

Times = dict[str, list[float]]
"""What was done -> how long each step took, in milliseconds."""


def show(widget: QWidget) -> None:
    """At the size that is measured at, and painted once."""
    widget.setWindowState(Qt.WindowState.WindowNoState)
    widget.resize(*SIZE)
    widget.show()
    for _ in range(10):
        QApplication.processEvents()


def measure(window: Window) -> Times:
    """Zoom in, pan across and zoom out with the wheel; choose, filter and search."""
    canvas, session = window.timeline.canvas, window.desk.session
    painted: list[bool] = []
    canvas.painted.connect(lambda: painted.append(True))

    def until_painted(deed: Callable[[], object]) -> float:
        painted.clear()
        begin = time.perf_counter()
        deed()
        QApplication.processEvents()
        if not painted:  # as at the end of the zoom, where nothing changes
            canvas.viewport().repaint()
        return (time.perf_counter() - begin) * 1000

    view = canvas.viewport()
    at = QPointF(view.width() * 0.62, view.height() * 0.3)

    def wheel(notches: float, sideways: bool = False) -> None:
        keys = Qt.KeyboardModifier.ShiftModifier if sideways else Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(view, QWheelEvent(
            at, QPointF(view.mapToGlobal(at)), QPoint(), QPoint(0, round(120 * notches)), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False))

    zoomed = [until_painted(partial(wheel, 0.5)) for _ in range(STEPS)]  # after 32 notches one is as near as can be
    panned = [until_painted(partial(wheel, way, sideways=True)) for way in ([1] * 10 + [-1] * 10) * (STEPS // 20)]
    zoomed += [until_painted(partial(wheel, -0.5)) for _ in range(STEPS)]
    entities = canvas.content.columns.entity
    library = window.desk.library
    chosen = library.keys(entities[np.linspace(0, len(entities) - 1, 20).astype(int)].tolist()) if len(entities) else []
    selected = [until_painted(partial(window.desk.open, key)) for key in chosen]
    sources = [s.key for s in library.sources]
    ticks = [Filters(sources=frozenset((s,))) for s in sources] + [Filters()]
    filtered = [until_painted(partial(session.change, filters=filters)) for filters in ticks]
    return {"zoom": zoomed, "pan": panned, "select": selected, "filter": filtered, "search": _searched(window)}


def _searched(window: Window) -> list[float]:
    """What a reader types, letter by letter: words of titles from all over the dataset. Until all is listed; the marks
    are painted with the next picture."""
    words = [w for title in window.desk.library.titles(range(1, 40)).values() for w in title.split()]
    typed = [word[:n] for word in words[::8] for n in range(1, len(word) + 1)]
    taken = []
    for text in typed:
        window.search.setText(text)
        begin = time.perf_counter()
        window.search.look()
        taken.append((time.perf_counter() - begin) * 1000)
    return taken


def measure_plain(library: Library) -> Times:
    """The same gestures on plain pyqtgraph: one bar item and one scatter item for everything."""
    columns = library.columns("partner")
    bars = (columns["flags"] & int(Flag.BAR)) != 0
    start, end, y = (columns[name].astype(float) for name in ("start_earliest", "end_latest", "lane"))
    plot = pg.PlotWidget()
    plot.addItem(pg.BarGraphItem(x0=start[bars], x1=end[bars], y0=y[bars], height=0.4))
    plot.addItem(pg.ScatterPlotItem(x=start[~bars], y=y[~bars] + 0.5, size=7, pen=None))
    show(plot)
    first, last = float(start.min(initial=0)), float(end.max(initial=1))

    def shown(window: tuple[float, float]) -> float:
        begin = time.perf_counter()
        plot.setXRange(*window, padding=0)
        plot.viewport().repaint()
        return (time.perf_counter() - begin) * 1000

    zoomed, panned = [], []
    for n in range(_PLAIN_STEPS):
        half = (last - first) / 2 / 1.25 ** (n * STEPS / _PLAIN_STEPS)
        middle = first + 0.62 * (last - first)
        zoomed.append(shown((middle - half, middle + half)))
        panned.append(shown((middle - 0.9 * half, middle + 1.1 * half)))
    plot.close()
    return {"zoom": zoomed, "pan": panned}
