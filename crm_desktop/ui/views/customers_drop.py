"""What it means that customers fall onto a class: they get it."""

from __future__ import annotations

from collections.abc import Sequence

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.session import Session
from crm_desktop.services import segments
from crm_desktop.services.filter_conditions import GROUP
from crm_desktop.ui.dialogs.bulk_edit import BulkEdit
from crm_desktop.ui.views.customers_acts import CustomerActs

_FIELDS = ("grade", "category", "source", "owner", "lost_reason")
_MADE = (Kind.ONE_OF, Kind.YES_NO)


def takes(session: Session, group: str, value: object) -> bool:
    """Whether customers can fall onto a value of a group: not onto a smart group, for one."""
    if session.read_only:
        return False
    if group == GROUP:
        return any(each.id == value and not each.smart for each in segments.every(session))
    if group == "tags":
        return value is not None
    if group in FIELDS and FIELDS[group].made:
        return FIELDS[group].kind in _MADE and (value is not None or not FIELDS[group].required)
    return group in _FIELDS or (group == "marks" and value == "starred")


def take(session: Session, acts: CustomerActs, ids: Sequence[int], group: str, value: object) -> None:
    """Give customers the value onto which they fell; one act, which says so and can be undone."""
    if group == GROUP:
        segment = segments.get(session, int(str(value)))
        acts.put_into(ids, segment.id, segment.name)
    elif group == "tags":
        acts.change(ids, BulkEdit(add_tags=(int(str(value)),)))
    elif group == "marks":
        acts.star(ids, True)
    else:
        acts.set_values(ids, {group: None if value is None else int(str(value))})
