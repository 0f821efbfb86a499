"""The import wizard, from the file to the result and back."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.services import classification, customers, exports
from crm_desktop.services.customer_filter import having
from crm_desktop.services.imports import OnDuplicate
from crm_desktop.ui import prompts
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.import_wizard import ImportWizard
from crm_desktop.ui.import_wizard.questions import ADD
from crm_desktop.ui.import_wizard.shown import Shown
from crm_desktop.ui.import_wizard.steps import Steps
from crm_desktop.ui.import_wizard.wizard import CHECK, COLUMNS, FILE, RESULT
from crm_desktop.ui.tasks import Tasks
from tests.exchange.test_passwords import locked_workbook


@pytest.fixture
def wizard(session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot, file: Path) -> ImportWizard:
    made = ImportWizard(session, tasks, bridge)
    qtbot.addWidget(made)
    made.show()
    settle(made, tasks, qtbot, lambda: made.open_file(file))
    return made


def settle(wizard: ImportWizard, tasks: Tasks, qtbot: QtBot, act: object) -> None:
    """Do something and wait until the worker has answered."""
    with qtbot.waitSignal(tasks.idle, timeout=20_000):
        act()  # type: ignore[operator]


def to_check(wizard: ImportWizard, tasks: Tasks, qtbot: QtBot) -> None:
    wizard.go_on()
    assert wizard.step == COLUMNS
    settle(wizard, tasks, qtbot, wizard.go_on)
    assert wizard.step == CHECK


def filters_shown(wizard: ImportWizard) -> list[str]:
    assert wizard.check_page.filters is not None
    return [button.text() for button in wizard.check_page.filters.findChildren(QAbstractButton)]


def names(session: Session) -> list[str]:
    return [
        name
        for (name,) in session.query("SELECT name FROM customer WHERE deleted_at IS NULL ORDER BY number")
    ]


def test_from_the_file_to_the_customers(
    wizard: ImportWizard, tasks: Tasks, qtbot: QtBot, session: Session
) -> None:
    assert wizard.step == FILE
    assert wizard.file_page.heading.value() == 2
    to_check(wizard, tasks, qtbot)
    assert wizard.columns_page.mapping == {
        0: "number",
        1: "name",
        2: "phone",
        3: "birthday",
        4: "grade",
        5: None,
    }
    assert wizard.next.text() == "Import 2 rows"
    toasts: list[tuple[str, object]] = []
    wizard.toast_requested.connect(lambda text, operation: toasts.append((text, operation)))
    settle(wizard, tasks, qtbot, wizard.go_on)
    assert wizard.step == RESULT
    assert names(session) == ["王小明", "张伟"]
    operation = session.one("SELECT max(id) FROM operation")[0]
    assert toasts[0][1] == operation
    with qtbot.waitSignal(wizard.customers_requested) as asked:
        wizard.result_page.show_button.click()
    assert asked.args == [having(operation=operation)]


def test_cells_are_mended_and_rows_left_out(
    wizard: ImportWizard, tasks: Tasks, qtbot: QtBot, session: Session
) -> None:
    to_check(wizard, tasks, qtbot)
    page = wizard.check_page
    page.show_rows(Shown.ERRORS)
    assert page.model.rowCount() == 2
    phone = page.index_of(3, 2)
    assert phone.data(Qt.ItemDataRole.ToolTipRole)
    settle(wizard, tasks, qtbot, lambda: page.model.setData(phone, "13805710002"))
    assert page.model.rowCount() == 1
    assert page.questions.isVisible()
    settle(wizard, tasks, qtbot, lambda: page.questions.orders[3].chosen.emit("dmy"))
    assert page.questions.orders[3].value == "dmy", "the answer stays to be seen, and changed"
    assert wizard.next.text() == "Import 4 rows"
    page.show_rows(Shown.ALL)
    page.table.setCurrentIndex(page.index_of(5, 1))
    settle(wizard, tasks, qtbot, page.leave_selected_out)
    assert page.row_panel.put_back.isVisible()
    settle(wizard, tasks, qtbot, wizard.go_on)
    assert names(session) == ["王小明", "李雷", "韩梅梅"]
    assert session.one("SELECT birthday FROM customer WHERE name = '韩梅梅'")[0] == "1991-04-03"


def test_known_customers_are_treated_as_chosen(
    wizard: ImportWizard, tasks: Tasks, qtbot: QtBot, session: Session
) -> None:
    customers.add(session, {"number": "M1", "name": "王小明"})
    to_check(wizard, tasks, qtbot)
    policy = wizard.check_page.policy
    policy.setCurrentIndex(1)
    settle(wizard, tasks, qtbot, lambda: policy.activated.emit(1))
    assert wizard.next.text() == "Import 2 rows"
    settle(wizard, tasks, qtbot, wizard.go_on)
    assert session.one("SELECT phone FROM customer WHERE number = 'M1'")[0] == "13805715678"


def test_a_corrected_export_updates_the_same_customers_by_itself(
    session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    known = customers.add(session, {"name": "王小明", "phone": "13805710001"})
    path = tmp_path / "export.xlsx"
    exports.export(session, path, columns=["number", "name", "phone"])
    book = openpyxl.load_workbook(path)
    book.active["C2"] = "13700001111"
    book.save(path)
    wizard = ImportWizard(session, tasks, bridge)
    qtbot.addWidget(wizard)
    wizard.show()
    settle(wizard, tasks, qtbot, lambda: wizard.open_file(path))
    to_check(wizard, tasks, qtbot)
    page = wizard.check_page
    assert page.policy.currentData() == "overwrite"
    assert wizard.next.text() == "Import 1 row"
    skip = page.policy.findData("skip")
    page.policy.setCurrentIndex(skip)
    settle(wizard, tasks, qtbot, lambda: page.policy.activated.emit(skip))
    wizard.go_back()
    settle(wizard, tasks, qtbot, wizard.go_on)
    assert page.policy.currentData() == "skip", "what the person chose stays"
    page.policy.setCurrentIndex(page.policy.findData("overwrite"))
    settle(wizard, tasks, qtbot, lambda: page.policy.activated.emit(0))
    settle(wizard, tasks, qtbot, wizard.go_on)
    assert customers.get(session, known).phone == "13700001111"
    assert names(session) == ["王小明"]


def test_the_focus_waits_where_one_goes_on(wizard: ImportWizard, tasks: Tasks, qtbot: QtBot) -> None:
    assert wizard.focusWidget() is wizard.next
    to_check(wizard, tasks, qtbot)
    assert wizard.focusWidget() is wizard.next
    page = wizard.check_page
    page.show_rows(Shown.ERRORS)
    phone = page.index_of(3, 2)
    page.table.setFocus()
    page.table.setCurrentIndex(phone)
    assert page.row_panel.said.text().endswith(str(phone.data(Qt.ItemDataRole.ToolTipRole)))
    settle(wizard, tasks, qtbot, lambda: page.model.setData(phone, "13805710002"))
    assert wizard.focusWidget() is page.table
    assert page.table.currentIndex().row() == 0, "the next bad row is the current one"


def test_the_import_is_undone_and_failed_rows_are_saved(
    wizard: ImportWizard,
    tasks: Tasks,
    qtbot: QtBot,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    to_check(wizard, tasks, qtbot)
    settle(wizard, tasks, qtbot, wizard.go_on)
    target = tmp_path / "failed.xlsx"
    monkeypatch.setattr(prompts, "save_file", lambda *_: target)
    settle(wizard, tasks, qtbot, wizard.result_page.failed_button.click)
    assert openpyxl.load_workbook(target).active.max_row == 3
    settle(wizard, tasks, qtbot, wizard.result_page.undo_button.click)
    assert names(session) == []
    assert not wizard.result_page.undo_button.isVisible()


def test_columns_and_reading_are_corrected(
    wizard: ImportWizard, tasks: Tasks, qtbot: QtBot, session: Session
) -> None:
    settle(wizard, tasks, qtbot, lambda: wizard.file_page.sheet_chosen.emit("第二张"))
    assert len(wizard.columns_page.mapping) == 1
    settle(wizard, tasks, qtbot, lambda: wizard.file_page.sheet_chosen.emit("客户"))
    settle(wizard, tasks, qtbot, lambda: wizard.file_page.heading.setValue(0))
    assert wizard.columns_page.mapping[1] != "number"
    settle(wizard, tasks, qtbot, lambda: wizard.file_page.heading.setValue(2))
    wizard.go_on()
    chooser = wizard.columns_page._choosers[1]
    chooser.setCurrentIndex(0)
    assert not wizard.next.isEnabled()
    chooser.setCurrentIndex(chooser.findData("name"))
    assert wizard.next.isEnabled()
    wizard.go_back()
    assert wizard.step == FILE


def test_a_dropped_file_that_cannot_be_read_is_told(
    wizard: ImportWizard, tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 nonsense")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(bad))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    settle(wizard, tasks, qtbot, lambda: wizard.file_page.dropEvent(event))
    assert wizard.problem.isVisible()
    assert "bad.xlsx" in wizard.problem.text()


def test_an_encoding_is_chosen(
    session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("姓名;手机\n王小明;13805715678\n".encode("gb18030"))
    made = ImportWizard(session, tasks, bridge)
    qtbot.addWidget(made)
    made.show()
    settle(made, tasks, qtbot, lambda: made.open_file(path))
    assert made.file_page.encoding.isVisible()
    assert made.file_page.delimiter.currentData() == ";"
    assert made.file_page.preview.index(1, 0).data() == "王小明"
    settle(made, tasks, qtbot, lambda: made.file_page.reading_chosen.emit("gb18030", ","))
    assert made.file_page.preview.columnCount() == 1


def test_the_grid_is_a_sound_model(
    wizard: ImportWizard, tasks: Tasks, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    to_check(wizard, tasks, qtbot)
    qtmodeltester.check(wizard.check_page.model)


def test_escape_stops_what_runs_and_leaves_then(wizard: ImportWizard, tasks: Tasks, qtbot: QtBot) -> None:
    wizard.go_on()
    wizard.go_on()
    assert wizard.busy
    with qtbot.waitSignal(tasks.idle, timeout=20_000):
        wizard.reject()
    assert wizard.isVisible()
    wizard.reject()
    assert not wizard.isVisible()


@pytest.mark.parametrize("stop", [True, False])
@pytest.mark.parametrize("way", ["close", "reject"])
def test_a_running_import_is_stopped_only_when_asked_to(
    wizard: ImportWizard,
    tasks: Tasks,
    qtbot: QtBot,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    stop: bool,
    way: str,
) -> None:
    to_check(wizard, tasks, qtbot)
    before = session.one("SELECT count(*) FROM operation")
    asked: list[str] = []

    def ask(_parent: object, _title: str, text: str, _verb: str, **_options: object) -> bool:
        asked.append(text)
        return stop

    monkeypatch.setattr(prompts, "ask", ask)
    gate = threading.Event()
    tasks.run(partial(gate.wait, 20))

    def leave() -> None:
        wizard.go_on()
        getattr(wizard, way)()
        gate.set()

    settle(wizard, tasks, qtbot, leave)
    assert asked == ["If you stop it now, none of its rows is kept."]
    assert wizard.isVisible()
    if stop:
        assert wizard.problem.text() == "Cancelled. Nothing was written."
        assert names(session) == []
        assert session.one("SELECT count(*) FROM operation") == before
    else:
        assert wizard.step == RESULT
        assert names(session) == ["王小明", "张伟"]


def test_duplicates_are_decided_row_by_row(
    wizard: ImportWizard, tasks: Tasks, qtbot: QtBot, session: Session
) -> None:
    known = customers.add(session, {"number": "M1", "name": "王小明", "phone": "13700000000"})
    to_check(wizard, tasks, qtbot)
    page = wizard.check_page
    ask = page.policy.findData("ask")
    page.policy.setCurrentIndex(ask)
    settle(wizard, tasks, qtbot, lambda: page.policy.activated.emit(ask))
    assert page.shown == Shown.UNDECIDED
    assert page.model.rowCount() == 1
    page.table.setCurrentIndex(page.model.index(0, 1))
    assert "M1 · 王小明 · 13700000000" in page.row_panel.said.text()
    choice = page.row_panel.choice
    assert choice.isVisible()
    settle(wizard, tasks, qtbot, lambda: page.choose_for_selected(OnDuplicate.OVERWRITE))
    page.show_rows(Shown.UPDATES)
    page.table.setCurrentIndex(page.model.index(0, 3))
    assert "13700000000 → 13805715678" in page.row_panel.said.text(), "what is overwritten is shown"
    settle(wizard, tasks, qtbot, wizard.go_on)
    assert customers.get(session, known).phone == "13805715678"


def test_unknown_words_are_asked_once(
    wizard: ImportWizard, tasks: Tasks, qtbot: QtBot, session: Session
) -> None:
    with session.change(Action.EDIT_LISTS) as change:
        entry = classification.insert(change, "grade", "甲级")
    to_check(wizard, tasks, qtbot)
    questions = wizard.check_page.questions
    assert set(questions.words) == {("grade", "A")}, "rows with errors ask for nothing"
    chooser = questions.words["grade", "A"]
    settle(wizard, tasks, qtbot, lambda: chooser.chosen.emit(entry))
    assert "甲级" in chooser.text()
    settle(wizard, tasks, qtbot, wizard.go_on)
    assert [name for (name,) in session.query("SELECT name FROM grade")] == ["甲级"]
    assert session.one("SELECT grade_id FROM customer WHERE number = 'M1'")[0] == entry


def test_more_words_than_are_shown_are_answered_too(
    session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    lines = [f"客户{at},来源{at:03d}" for at in range(150)]
    path.write_text("姓名,来源\n" + "\n".join(lines), encoding="utf-8-sig")
    made = ImportWizard(session, tasks, bridge)
    qtbot.addWidget(made)
    made.show()
    settle(made, tasks, qtbot, lambda: made.open_file(path))
    to_check(made, tasks, qtbot)
    questions = made.check_page.questions
    assert len(questions.words) == 60
    others = questions.others["source"]
    assert others.accessibleName() == "Source: 90 other words that are not in the list"
    assert others.value == "add"
    settle(made, tasks, qtbot, lambda: others.chosen.emit("empty"))
    assert questions.others["source"].value == "empty"
    questions.show_more("source")
    assert len(questions.words) == 120
    chooser = questions.words["source", "来源119"]
    assert chooser.text() == "leave it empty"
    settle(made, tasks, qtbot, lambda: chooser.chosen.emit(ADD))
    assert questions.others["source"].value == "empty"
    questions.show_more("source")
    assert len(questions.words) == 150
    assert not questions.others
    settle(made, tasks, qtbot, made.go_on)
    assert session.one("SELECT count(*) FROM source WHERE name LIKE '来源%'")[0] == 61


def test_what_is_typed_while_rows_are_checked_follows(
    wizard: ImportWizard, tasks: Tasks, qtbot: QtBot, session: Session
) -> None:
    to_check(wizard, tasks, qtbot)
    page = wizard.check_page

    def mend_two() -> None:
        page.model.setData(page.index_of(3, 2), "13805710002")
        assert wizard.busy
        assert page.table.isEnabled(), "one goes on meanwhile"
        page.model.setData(page.index_of(4, 3), "1991-04-03")
        assert page.index_of(4, 3).data() == "1991-04-03", "seen at once"

    settle(wizard, tasks, qtbot, mend_two)
    assert wizard.next.text() == "Import 4 rows"
    settle(wizard, tasks, qtbot, wizard.go_on)
    assert session.one("SELECT birthday FROM customer WHERE name = '韩梅梅'")[0] == "1991-04-03"


def test_a_row_that_was_left_out_is_put_back(wizard: ImportWizard, tasks: Tasks, qtbot: QtBot) -> None:
    to_check(wizard, tasks, qtbot)
    page = wizard.check_page
    page.table.setCurrentIndex(page.index_of(2, 1))
    settle(wizard, tasks, qtbot, page.leave_out_or_back)
    assert wizard.next.text() == "Import 1 row"
    assert page.model.index(0, 0).data() == "left out by you"
    settle(wizard, tasks, qtbot, page.row_panel.put_back.click)
    assert wizard.next.text() == "Import 2 rows"


def test_the_keys_that_tell_a_customer_are_chosen(
    wizard: ImportWizard, tasks: Tasks, qtbot: QtBot, session: Session
) -> None:
    customers.add(session, {"number": "M1", "name": "王小明"})
    to_check(wizard, tasks, qtbot)
    match = wizard.check_page.match
    assert [key for key, action in match.keys.items() if action.isVisible()] == [
        "number",
        "phone",
        "birthday",
    ]
    assert "⟳ 1 update" in filters_shown(wizard)
    settle(wizard, tasks, qtbot, lambda: match.keys["number"].setChecked(False))
    assert "⟳ 1 update" not in filters_shown(wizard)


def test_guesses_that_are_not_sure_are_marked(wizard: ImportWizard, tasks: Tasks, qtbot: QtBot) -> None:
    wizard.go_on()
    page = wizard.columns_page
    said = {index: reason.text() for index, (_, reason) in page._signs.items()}
    assert said[1] == "The heading is known."
    assert said[5] == "not recognised"
    chooser = page._choosers[5]
    chooser.setCurrentIndex(chooser.findData("note"))
    assert page._signs[5][1].text() == "chosen by you"


def test_the_grid_shows_values_as_they_are_kept(
    session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "姓名,电话,生日\n王小明先生,+86 138-0571-5678,1990.5\n李雷,13900000002,\n", encoding="utf-8"
    )
    wizard = ImportWizard(session, tasks, bridge)
    qtbot.addWidget(wizard)
    wizard.show()
    settle(wizard, tasks, qtbot, lambda: wizard.open_file(path))
    to_check(wizard, tasks, qtbot)
    model = wizard.check_page.model
    assert [model.index(0, at).data() for at in (1, 2, 3)] == ["王小明", "13805715678", "1990-05"]
    assert model.index(0, 2).data(Qt.ItemDataRole.EditRole) == "+86 138-0571-5678"
    assert model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole) == "In the file: +86 138-0571-5678"
    wizard.check_page.show_rows(Shown.TIDIED)
    assert model.rowCount() == 1


def test_a_protected_workbook_asks_for_its_password(
    session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    path = locked_workbook(tmp_path / "客户.xlsx", "Geheim1", [["姓名", "电话"], ["王小明", "13805715678"]])
    wizard = ImportWizard(session, tasks, bridge)
    qtbot.addWidget(wizard)
    wizard.show()
    settle(wizard, tasks, qtbot, lambda: wizard.open_file(path))
    locked = wizard.file_page.locked
    assert locked.isVisible()
    assert not wizard.next.isEnabled()
    assert not locked.problem.isVisible()
    qtbot.keyClicks(locked.field, "wrong")
    settle(wizard, tasks, qtbot, lambda: qtbot.keyClick(locked.field, Qt.Key.Key_Return))
    assert locked.problem.text() == (
        "This password does not open 客户.xlsx. Look at capital letters and try again."
    )
    qtbot.keyClicks(locked.field, "Geheim1")
    settle(wizard, tasks, qtbot, locked.open.click)
    assert not locked.isVisible()
    assert wizard.next.isEnabled()
    to_check(wizard, tasks, qtbot)
    assert wizard.next.text() == "Import 1 row"


def test_hidden_rows_are_asked_about(
    session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "hidden.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([["姓名", "电话"], ["甲一", "13900000011"], ["甲二", "13900000012"]]):
            sheet.write_row(at, 0, row)
        sheet.set_row(2, None, None, {"hidden": True})
    wizard = ImportWizard(session, tasks, bridge)
    qtbot.addWidget(wizard)
    wizard.show()
    settle(wizard, tasks, qtbot, lambda: wizard.open_file(path))
    hidden = wizard.file_page.hidden
    assert hidden.isVisible()
    hidden.set_value("leave")
    hidden.chosen.emit("leave")
    to_check(wizard, tasks, qtbot)
    assert wizard.next.text() == "Import 1 row"


def test_a_column_that_fits_nothing_becomes_a_field_of_the_shop(
    session: Session, tasks: Tasks, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    from crm_desktop.data.fields import FIELDS, Kind

    path = tmp_path / "a.csv"
    path.write_text("姓名,尺码区间,押金\n王小明,L,￥200\n李雷,S,￥0.5\n韩梅,L,\n张伟,S,\n", encoding="utf-8")
    wizard = ImportWizard(session, tasks, bridge)
    qtbot.addWidget(wizard)
    wizard.show()
    settle(wizard, tasks, qtbot, lambda: wizard.open_file(path))
    wizard.go_on()
    page = wizard.columns_page
    assert [page.offers[at].text() for at in (1, 2)] == ["New field (One of a list)", "New field (Money)"]
    for at in (1, 2):
        assert page.offers[at].isVisible()
        page.offers[at].click()
        assert not page.offers[at].isVisible()
    assert page._signs[2][1].text() == "a field of your own, named 押金"
    settle(wizard, tasks, qtbot, wizard.go_on)
    model = wizard.check_page.model
    assert [model.index(0, at).data() for at in (2, 3)] == ["L", "200.00"]
    assert not wizard.check_page.questions.isVisible(), "the words of a new field are its own"
    settle(wizard, tasks, qtbot, wizard.go_on)
    assert wizard.step == RESULT
    assert [(each.title, each.kind) for each in FIELDS.made] == [
        ("尺码区间", Kind.ONE_OF),
        ("押金", Kind.MONEY),
    ]
    assert [each.name for each in FIELDS.made[0].options] == ["L", "S"]


def test_no_step_is_cut_or_moves_when_another_is_the_current_one(qtbot: QtBot) -> None:
    steps = Steps(["File", "Columns", "Check", "Result"])
    qtbot.addWidget(steps)
    steps.show()
    places = []
    for current in range(4):
        steps.set_current(current)
        qtbot.wait(1)
        labels = steps.findChildren(QLabel)
        places.append([label.x() for label in labels])
        for label in labels:
            needed = label.fontMetrics().boundingRect(label.text()).width()
            assert label.width() >= needed, label.text()
    assert places == [places[0]] * 4
