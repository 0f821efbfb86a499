"""The pictures of duplicates: the page with its groups, while it compares, when there are none; the merge."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.screens.context import Context


def duplicates(context: Context) -> QWidget:
    from crm_desktop.ui.views.duplicates import DuplicatesView

    return DuplicatesView(context.session, context.tasks, context.bridge)


def duplicates_none(context: Context) -> QWidget:
    view = duplicates(context)
    view._asked = True
    view._found([])
    return view


def merge(context: Context) -> QWidget:
    """Three records, of which one has more to say than the others."""
    from crm_desktop.services import merge as service
    from crm_desktop.ui.dialogs.merge import MergeDialog

    rows = context.session.query(
        "SELECT id FROM customer WHERE kind = 'person' AND deleted_at IS NULL "
        "ORDER BY interaction_count DESC, length(note) DESC LIMIT 3"
    )
    return MergeDialog(context.session, service.plan(context.session, [row[0] for row in rows]))


def quick_same(context: Context) -> QWidget:
    """Somebody new is typed whose number is known."""
    from crm_desktop.ui.dialogs.quick_entry import QuickEntry

    phone = context.session.one("SELECT phone FROM customer WHERE phone LIKE '1%' AND owner_id IS NOT NULL")[
        0
    ]
    panel = QuickEntry(context.session)
    panel.open_for({"text": "周小燕", "new": True})
    panel.who.new.phone.setText(phone)
    panel.who.new._look_for_same()
    return panel


VIEWS: dict[str, Callable[[Context], QWidget]] = {
    "duplicates": duplicates,
    "duplicates-none": duplicates_none,
    "merge": merge,
    "quick_same": quick_same,
}
