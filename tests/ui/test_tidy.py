"""The check for what is left over sees what is left over."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import still_there


def test_a_widget_is_seen(application):
    widget = QWidget()
    widget.setObjectName("forgotten")
    assert still_there(application, []) == ["QWidget forgotten"]
    assert still_there(application, [widget]) == []
    widget.deleteLater()


def test_a_running_timer_is_seen(application):
    timer = QTimer()
    timer.start(100_000)
    assert len(still_there(application, [])) == 1
    timer.stop()
    assert still_there(application, []) == []


def test_a_window_that_is_put_away_leaves_nothing(small, request):
    from tests.ui.conftest import put_away
    put_away(small)
    del small
    request.node.funcargs.pop("small")
