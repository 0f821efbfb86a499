"""What is pasted into the window or dropped on it: files, rows, a message, or words to search for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui.top_box import TopBox
from crm_desktop.ui.widgets.paste_line import PasteLine
from crm_desktop.ui.window_dialogs import Dialogs

_SHEETS = (".xlsx", ".xls", ".xlsb", ".xlsm", ".ods", ".et", ".csv", ".tsv", ".txt", ".vcf")


class Taking:
    """Takes it: a file and rows open the import, one person's message the quick entry, words the box on top.

    Args:
        say: shows a toast.
        read_only: nothing can be written: then words alone are taken.
    """

    def __init__(self, box: TopBox, dialogs: Dialogs, say: Callable[[str], None], *, read_only: bool) -> None:
        self._box = box
        self._dialogs = dialogs
        self._say = say
        self._read_only = read_only

    def paste(self) -> None:
        """Paste into the field that has the focus; take it when no field has."""
        focus = QApplication.focusWidget()
        if self._put_to_customer(focus):
            return
        if isinstance(focus, PasteLine):
            focus.take_clipboard()
        elif isinstance(focus, QLineEdit | QPlainTextEdit):
            focus.paste()
        elif not self.take(QApplication.clipboard().mimeData()):
            self._say(translate("Window", "Nothing can be pasted here: copy rows, a message or a file."))

    def _put_to_customer(self, focus: QWidget | None) -> bool:
        """Put files to the customer whose page has the focus; a picture also where a page is only seen."""
        if self._read_only:
            return False
        data = QApplication.clipboard().mimeData()
        around = focus
        while around is not None and not hasattr(around, "take_files"):
            around = around.parentWidget()
        if around is None and data.hasImage() and not data.hasUrls() and focus is not None:
            seen = (each for each in focus.window().findChildren(QWidget) if each.isVisible())
            around = next((each for each in seen if hasattr(each, "take_files")), None)
        return around is not None and bool(around.take_files(data))

    def can_drop(self, event: QDropEvent) -> bool:
        """Whether what is dragged over the window would be taken; our own words stay where they are."""
        return self._path(event.mimeData()) is not None or bool(
            event.source() is None and self._text(event.mimeData())
        )

    def take(self, data: QMimeData) -> bool:
        """Take what is there; returns whether there was something."""
        path, text = self._path(data), self._text(data)
        if path is not None:
            self._dialogs.import_file(path)
        elif text:
            from crm_desktop.services import pasting  # with the first paste: the window is up sooner

            if self._read_only or pasting.kind(text) is pasting.Kind.WORDS:
                self._box.search(" ".join(text.split()))
            else:
                self._dialogs.take_pasted(text)
        return bool(path or text)

    def _path(self, data: QMimeData) -> Path | None:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        sheets = [path for path in files if path.suffix.lower() in _SHEETS]
        return sheets[0] if sheets and not self._read_only else None

    @staticmethod
    def _text(data: QMimeData) -> str:
        return "" if data.hasUrls() else data.text().strip()
