"""`python -m tests.screens DIR [--only NAME]…`: a PNG of every registered view and dialog.

Each in both languages, light and dark, at 1366×768, the smallest screen: NAME-zh_CN-light.png …
Exit status 1 when a view could not be pictured; its error is printed, and the others go on.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from collections.abc import Iterator
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from crm_desktop import i18n
from crm_desktop.ui import language, theme
from tests.screens.context import Context
from tests.screens.views import VIEWS

SCREEN = QSize(1366, 768)
_PATIENCE = 20.0  # seconds that a view may take to be ready


def main(arguments: list[str]) -> int:
    """Write the pictures; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", action="append", choices=sorted(VIEWS), help="only this view; repeatable")
    parser.add_argument("--lang", action="append", choices=sorted(i18n.LANGUAGES))
    parser.add_argument("--scheme", action="append", choices=["light", "dark"])
    parser.add_argument("--large-type", action="store_true", help="body text of 16 px")
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    context = Context()
    failed = False
    for spoken, scheme in product(options.lang or i18n.LANGUAGES, options.scheme or ["light", "dark"]):
        language.install(app, spoken)
        theme.apply(app, scheme, options.large_type)
        context.language, context.scheme = spoken, scheme
        for name in options.only or VIEWS:
            target = options.folder / f"{name}-{spoken}-{scheme}.png"
            try:
                _picture(context, name, target)
            except Exception:
                failed = True
                print(f"{target.name} failed:", file=sys.stderr)
                traceback.print_exc()
            else:
                print(target)
    context.close()
    return int(failed)


def _picture(context: Context, name: str, target: Path) -> None:
    view = VIEWS[name](context)
    try:
        for widget in _shown(view):
            _settle(context)
            if not _grab(widget).save(str(target)):
                raise OSError(f"{target} could not be written")
    finally:
        view.close()
        view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _grab(widget: QWidget) -> QPixmap:
    """What a person sees: a page lets the window's own colour through."""
    own = widget.grab()
    picture = QPixmap(own.size())
    picture.fill(QApplication.palette().window().color())
    painter = QPainter(picture)
    painter.drawPixmap(0, 0, own)
    painter.end()
    return picture


def _shown(view: QWidget) -> Iterator[QWidget]:
    if isinstance(view, QDialog):
        view.adjustSize()
        view.resize(view.size().boundedTo(SCREEN))
    else:
        view.resize(SCREEN)
    view.show()
    yield view


def _settle(context: Context) -> None:
    """Let the worker finish and the view paint."""
    until = time.monotonic() + _PATIENCE
    quiet = 0
    while quiet < 3 and time.monotonic() < until:
        QApplication.processEvents()
        busy = "tasks" in context.__dict__ and context.tasks.busy
        quiet = 0 if busy else quiet + 1
        time.sleep(0.02)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
