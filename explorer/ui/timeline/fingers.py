"""What fingers do on a touchpad or a screen: pinching zooms where they are, two that slide move the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

if TYPE_CHECKING:
    from explorer.ui.timeline.canvas import Canvas

_LEAST = 0.05
"""A jump of the fingers shrinks no more than to this at once."""


def obey(canvas: Canvas, event: QEvent) -> bool:
    """Do what the fingers ask for; False where an event is none of theirs."""
    if isinstance(event, QNativeGestureEvent):
        return _touchpad(canvas, event)
    if isinstance(event, QGestureEvent):
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture):
            _pinch(canvas, pinch)
            event.accept(pinch)
            return True
    return False


def _touchpad(canvas: Canvas, event: QNativeGestureEvent) -> bool:
    kinds = Qt.NativeGestureType
    match event.gestureType():
        case kinds.ZoomNativeGesture:
            canvas.pinch(max(1 + event.value(), _LEAST), event.position())
        case kinds.PanNativeGesture:
            canvas.slide(event.delta())
        case kinds.SmartZoomNativeGesture:
            canvas.zoom_in_at(event.position())
        case kinds.BeginNativeGesture:
            pass
        case kinds.EndNativeGesture:
            canvas.rest_near(canvas.scroll)
        case _:
            return False
    event.accept()
    return True


def _pinch(canvas: Canvas, pinch: QPinchGesture) -> None:
    """Points of a pinch are those of the screen."""
    canvas.let_go()  # the first finger has pressed like a mouse
    flags, what = pinch.changeFlags(), QPinchGesture.ChangeFlag
    there = QPointF(canvas.viewport().mapFromGlobal(pinch.centerPoint()))
    if flags & what.CenterPointChanged and pinch.state() == Qt.GestureState.GestureUpdated:
        canvas.slide(there - QPointF(canvas.viewport().mapFromGlobal(pinch.lastCenterPoint())))
    if flags & what.ScaleFactorChanged:
        canvas.pinch(max(pinch.scaleFactor(), _LEAST), there)
    if pinch.state() == Qt.GestureState.GestureFinished:
        canvas.rest_near(canvas.scroll)
