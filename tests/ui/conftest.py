"""The real window, offscreen; and the check that nothing is left over."""

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.logging import _QtLogLibraryAdapter  # noqa: F401
from shiboken6 import isValid

from explorer.app import make_application, make_window
from explorer.paths import bundled_dataset
from explorer.store.library import Library
from explorer.ui.window import Window
from tests.ui.hands import wait_until
