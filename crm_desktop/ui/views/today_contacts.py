"""The section of the first page for customers with whom a contact is due; those who slip away are red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.ui import show
from crm_desktop.ui.views.today_sections import Found, Section
from crm_desktop.ui.widgets.line_list import Line

if TYPE_CHECKING:  # it comes with the rows, which the worker reads
    from crm_desktop.services.cadence import Contact


def section() -> Section:
    """Contacts that are due and not planned, the longest due first."""
    return Section(
        "contacts",
        translate("Today", "Contacts due"),
        _read,
        _line,
        lambda row: (row.customer_id, None),
        ("customer", "class_rule"),
        page="follow_ups",
    )


def _read(session: Session, limit: int) -> Found:
    from crm_desktop.services import cadence

    rows = cadence.listing(session, without_plan=True, limit=limit)
    return Found(rows, cadence.due_count(session))


def _line(row: Contact) -> Line:
    from crm_desktop.ui import contact_words

    words, ink = contact_words.when(row)
    last = show.relative_time(row.last_contact_at)
    said = translate("Today", "last contact {when}").format(when=last) if last else ""
    return Line(row, contact_words.sign(row), row.name, said, right=words, right_ink=ink)
