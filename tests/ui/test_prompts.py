"""Message boxes: verbs on the buttons, the safe answer on Enter and Esc."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from crm_desktop.errors import StorageError
from crm_desktop.ui import prompts


@pytest.fixture(autouse=True)
def _real_prompts(_no_prompt: None) -> Iterator[None]:
    """The guard of the other tests is lifted here."""
    importlib.reload(prompts)
    yield


def _answer(act: Callable[[QDialog], None]) -> list[QDialog]:
    """Call `act` with the box as soon as it is open."""
    seen: list[QDialog] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QDialog):
            QTimer.singleShot(5, look)
            return
        seen.append(box)
        act(box)

    QTimer.singleShot(0, look)
    return seen


def _button(box: QDialog, text: str) -> QPushButton:
    return next(each for each in box.findChildren(QPushButton) if each.text() == text)


def test_ask_answers_by_the_verb(qtbot: QtBot) -> None:
    _answer(lambda box: _button(box, "Import 12 rows").click())
    assert prompts.ask(None, "Import", "Twelve rows are ready.", "Import 12 rows") is True
    _answer(lambda box: _button(box, "Cancel").click())
    assert prompts.ask(None, "Import", "Twelve rows are ready.", "Import 12 rows") is False
    _answer(lambda box: qtbot.keyClick(box, Qt.Key.Key_Escape))
    assert prompts.ask(None, "Import", "Twelve rows are ready.", "Import 12 rows") is False


@pytest.mark.parametrize(("danger", "answer"), [(False, True), (True, False)])
def test_enter_never_destroys(qtbot: QtBot, danger: bool, answer: bool) -> None:
    _answer(lambda box: qtbot.keyClick(box, Qt.Key.Key_Return))
    assert prompts.ask(None, "Delete", "Really?", "Delete", danger=danger) is answer


def test_ask_number_wants_the_number(qtbot: QtBot) -> None:
    def type_it(box: QDialog) -> None:
        act, field = _button(box, "Delete"), box.findChild(QLineEdit)
        assert not act.isEnabled()
        qtbot.keyClicks(field, "1203")
        assert not act.isEnabled()
        field.clear()
        qtbot.keyClicks(field, "1,204")
        assert act.isEnabled()
        qtbot.keyClick(field, Qt.Key.Key_Return)

    _answer(type_it)
    assert prompts.ask_number(None, "1,204 customers go to the recycle bin.", 1204, "Delete") is True
    _answer(lambda box: qtbot.keyClick(box.findChild(QLineEdit), Qt.Key.Key_Return))
    QTimer.singleShot(50, lambda: QApplication.activeModalWidget().reject())
    assert prompts.ask_number(None, "1,204 customers go to the recycle bin.", 1204, "Delete") is False


def test_explain_shows_the_sentence_as_plain_text(qtbot: QtBot) -> None:
    seen = _answer(lambda box: qtbot.keyClick(box, Qt.Key.Key_Escape))
    prompts.explain(None, StorageError("<b>x.xlsx</b> cannot be read."))
    box = seen[0]
    assert isinstance(box, QMessageBox)


def test_a_box_shows_text_not_markup(qtbot: QtBot) -> None:
    texts: list[tuple[str, Qt.TextFormat]] = []

    def read(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        texts.append((box.text(), box.textFormat()))
        box.reject()

    _answer(read)
    prompts.bug(None, "Traceback …")
    _answer(read)
    prompts.explain(None, "<b>x.xlsx</b> cannot be read.")
    assert "Nothing that was saved is lost" in texts[0][0]
    assert texts[1] == ("<b>x.xlsx</b> cannot be read.", Qt.TextFormat.PlainText)


def test_save_file_adds_the_ending(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answers = iter(
        [
            (str(tmp_path / "list"), "Excel (*.xlsx)"),
            (str(tmp_path / "list.csv"), "Excel (*.xlsx)"),
            ("", ""),
        ]
    )
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: next(answers))
    assert prompts.save_file(None, "Export", "list", "Excel (*.xlsx)") == tmp_path / "list.xlsx"
    assert prompts.save_file(None, "Export", "list", "Excel (*.xlsx)") == tmp_path / "list.csv"
    assert prompts.save_file(None, "Export", "list", "Excel (*.xlsx)") is None
