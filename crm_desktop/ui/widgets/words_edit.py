"""Several lines of text, which hand files and pictures on to whom they concern."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit


class WordsEdit(QPlainTextEdit):
    """A text field that takes words. With `on_files` set, files and pictures that are pasted go there.

    What is dropped goes to the widget around it then, unless it is words.
    """

    on_files: Callable[[QMimeData], object] | None = None

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if self.on_files is None:
            return super().canInsertFromMimeData(source)
        return not source.hasUrls() and (source.hasImage() or super().canInsertFromMimeData(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.on_files is not None and (source.hasUrls() or (source.hasImage() and not source.text())):
            self.on_files(source)
        else:
            super().insertFromMimeData(source)
