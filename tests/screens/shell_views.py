"""Pictures of the window itself, its top box, the quick entry and the pages that belong to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from tests.screens.context import Context


def _window(context: Context, page: str = "today") -> QWidget:
    from crm_desktop.ui.main_window import MainWindow

    window = MainWindow(context.session, context.tasks, context.bridge)
    window.setWindowState(Qt.WindowState.WindowNoState)  # the screen of the pictures is a small one
    window.go(page)
    return window


def _desk(context: Context) -> QWidget:
    """The picture of the README: the list, the last one contacted first, and that customer's page."""
    from crm_desktop.services import staff
    from crm_desktop.services.customer_list import Filter, Sort

    context.session.staff_id = staff.members(context.session)[0].id
    window = _window(context, "customers")
    window.resize(1366, 768)
    customers = window.view("customers")
    customers.table.columns_header.set_sorts([Sort("last_contact_at", descending=True)])
    customers.show_filter(Filter())
    return window


def _typical(context: Context) -> QWidget:
    """A record as most are, over the whole width of the smallest screen."""
    from crm_desktop.data.fields import FIELDS
    from crm_desktop.services import quick_entry
    from tests.screens import typical_customer

    known = quick_entry.known_by_phone(context.session, "13805715678")
    needed = {field.key: "是" for field in FIELDS.made if field.required}
    lists = {"grade": 1, "category": 1, "source": 1, "owner": 1}
    who = known[0] if known else typical_customer.add(context.session, **lists, **needed)
    window = _window(context, "customers")
    window.resize(1366, 768)
    window.open_customer(who)
    return window


def _found(text: str, page: str = "today") -> Callable[[Context], QWidget]:
    def picture(context: Context) -> QWidget:
        from crm_desktop.services import filter_words, find
        from crm_desktop.ui import top_box_rows
        from crm_desktop.ui.top_box_popup import Popup

        window = _window(context, page)
        box = window.bar.box
        window.resize(1366, 768)
        window.show()
        box.set_text(text)
        named = top_box_rows.only_acts(text)
        rows = (
            top_box_rows.for_acts(box._doable(), named)
            if named is not None
            else top_box_rows.for_text(
                context.session,
                text,
                *box._found(text),
                similar=find.look_alikes(context.session, find.find(context.session, text)),
                completions=filter_words.completions(context.session, text, len(text)),
                acts=box._doable(),
            )
            if text
            else top_box_rows.for_empty_box(context.session, box._doable())
        )
        box._popup = Popup(window)
        box._show(text, rows)
        return window

    return picture


def _quick(text: str, take: bool = False) -> Callable[[Context], QWidget]:
    def picture(context: Context) -> QWidget:
        from crm_desktop.ui.dialogs.quick_entry import QuickEntry

        panel = QuickEntry(context.session)
        panel.kind.set_value("call_in")
        panel.open_for({"text": text})
        if take:
            panel.who.hits.take()
            panel.text.setPlainText("想看周末能不能送货…")
            panel.outcome.set_value("interested")
            panel.title.setText("回访报价")
        return panel

    return picture


def _pasted(text: str) -> Callable[[Context], QWidget]:
    def picture(context: Context) -> QWidget:
        from crm_desktop.services import pasting
        from crm_desktop.ui.dialogs.quick_entry import QuickEntry

        panel = QuickEntry(context.session)
        panel.open_for({"heard": pasting.hear(context.session, text)})
        return panel

    return picture


def _reminders(context: Context) -> QWidget:
    """Reminders that wait above the page: some came while nobody looked."""
    from datetime import datetime

    from crm_desktop.services import follow_ups
    from crm_desktop.services.reminders import Due, Reminder

    window: Any = _window(context, "customers")
    window.resize(1366, 768)
    rows = follow_ups.open_list(context.session, 5)
    found = [
        Reminder(
            row.id,
            row.customer_id,
            row.customer_name,
            row.title,
            row.kind,
            datetime(2026, 11, 23, 10, 30 - at),
        )
        for at, row in enumerate(rows)
    ]
    window.staying.reminding.came(Due(found[:1], found[1:], len(found) - 1))
    return window  # type: ignore[no-any-return]


def _page(module: str, name: str) -> Callable[[Context], QWidget]:
    def picture(context: Context) -> QWidget:
        from importlib import import_module

        view = getattr(import_module(f"crm_desktop.ui.views.{module}"), name)
        made: QWidget = view(context.session, context.tasks, context.bridge)
        return made

    return picture


def _keys(context: Context) -> QWidget:
    from crm_desktop.ui.dialogs.keys import KeysDialog
    from crm_desktop.ui.main_window import rail_pages
    from crm_desktop.ui.menus import Menus

    window = QMainWindow()
    Menus(window, {}, rail_pages())
    dialog = KeysDialog(window.menuBar().actions())
    dialog.destroyed.connect(window.deleteLater)
    return dialog


def _about(context: Context) -> QWidget:
    from crm_desktop.ui.dialogs.about import AboutDialog

    return AboutDialog(Path("/home/shop/crm-desktop"))


def _start_problem(context: Context) -> QWidget:
    from crm_desktop.errors import StorageError
    from crm_desktop.ui.start_problem import StartProblem

    sentence = (
        "customers.db is damaged and was left as it is. Put a backup of it in its place and start again."
    )
    return StartProblem(StorageError(sentence), Path("/home/shop/crm-desktop"))


def _recovery(context: Context) -> QWidget:
    """A damaged file, with the backups that may take its place."""
    from crm_desktop.data import storage_errors
    from crm_desktop.services import backup_shelf
    from crm_desktop.services.backup_shelf import Reason
    from crm_desktop.ui.recovery import Recovery

    folder = context.session.database.folder
    if not backup_shelf.listed(folder.backups):
        for reason in (Reason.TIME, Reason.IMPORT, Reason.EXIT):
            backup_shelf.make(context.session, reason)
    error = storage_errors.damaged(folder.database)
    assert isinstance(error, storage_errors.Unusable)
    return Recovery(error, folder.root)


def _upgrade(context: Context) -> QWidget:
    from crm_desktop.i18n import translate
    from crm_desktop.ui.upgrade import Upgrading

    window = Upgrading()
    window.show_progress(412, 1000, translate("Upgrade", "Writing the search index anew"))
    return window


def _whose(context: Context) -> QWidget:
    from crm_desktop.ui.dialogs.whose_entry import WhoseEntry

    return WhoseEntry(context.session, "老陈", "13800138000")


def _backups(context: Context) -> QWidget:
    """Some backups, one of them tried."""
    from crm_desktop.services import backup_shelf, quick_entry
    from crm_desktop.services.backup_shelf import Reason
    from crm_desktop.ui.views.backups import BackupsView

    if not backup_shelf.listed(context.session.database.folder.backups):
        for reason in (Reason.TIME, Reason.IMPORT, Reason.BULK):
            backup_shelf.make(context.session, reason)
        quick_entry.save(context.session, quick_entry.Entry(visitor_name="老陈", text="问营业时间"))
    view = BackupsView(context.session, context.tasks, context.bridge)
    view.table.selection_changed.connect(view.rehearse)
    return view


VIEWS: dict[str, Callable[[Context], QWidget]] = {
    "desk": _desk,
    "customer_typical": _typical,
    "window": _window,
    "reminders": _reminders,
    "top_box": _found("wang"),
    "top_box_number": _found("8152"),
    "top_box_nobody": _found("13800138000"),
    "top_box_empty": _found(""),
    "top_box_language": _found("last:<30d -tag:none"),
    "top_box_values": _found("tel:138 grade:"),
    "top_box_mistyped": _found("wanghaoaho"),
    "top_box_acts": _found(">"),
    "top_box_act": _found("> shen"),
    "top_box_acts_here": _found("> 老", "customers"),
    "quick_entry": _quick("wang"),
    "quick_entry_known": _quick("wang", take=True),
    "quick_entry_new": _quick("赵铁柱 13800138000"),
    "quick_entry_pasted": _pasted(
        "王小明先生 13800138000、0571-88881234 海淀区中关村大街1号3单元502 微信号 wang_xm88 wang@example.com 兴达贸易有限公司 想看两居，预算300万"
    ),
    "today": _page("today", "TodayView"),
    "history": _page("history", "HistoryView"),
    "recycle_bin": _page("recycle_bin", "RecycleBinView"),
    "backups": _backups,
    "health": _page("health", "HealthView"),
    "upkeep": _page("upkeep", "UpkeepView"),
    "settings": _page("settings", "SettingsView"),
    "keys": _keys,
    "about": _about,
    "start_problem": _start_problem,
    "recovery": _recovery,
    "upgrade": _upgrade,
    "whose_entry": _whose,
}
