"""Views that are kept under a name."""

from __future__ import annotations

import pytest

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.services import history, saved_views
from crm_desktop.services.customer_filter import Filter, having
from crm_desktop.services.customer_list import Sort

CHOSEN = having(grade=frozenset([2, None]), last_contact_at="2026-01-01..", text="wang", starred=True)
SORTS = (Sort("last_contact_at", descending=True), Sort("name"))


def test_a_view_comes_back_as_it_was_saved(session: Session) -> None:
    row_id = saved_views.save(session, " 要 回访 ", CHOSEN, SORTS, ["name", "phone"], {"name": 180})
    [view] = saved_views.saved(session)
    assert view == saved_views.named(session, "要 回访")
    assert (view.id, view.filter, view.sorts) == (row_id, CHOSEN, SORTS)
    assert (view.columns, view.widths) == (("name", "phone"), {"name": 180})


def test_the_same_name_replaces(session: Session) -> None:
    first = saved_views.save(session, "A", CHOSEN, SORTS, ["name"])
    assert saved_views.save(session, "A", Filter(), SORTS, ["phone"]) == first
    [view] = saved_views.saved(session)
    assert view.filter.empty
    assert view.columns == ("phone",)


def test_names_are_checked(session: Session) -> None:
    first = saved_views.save(session, "A", CHOSEN, SORTS, [])
    saved_views.save(session, "B", CHOSEN, SORTS, [])
    for name in ("", "  ", "x" * 61):
        with pytest.raises(InvalidValue):
            saved_views.save(session, name, CHOSEN, SORTS, [])
    with pytest.raises(InvalidValue, match="Another view"):
        saved_views.rename(session, first, "B")
    saved_views.rename(session, first, "C")
    assert [view.name for view in saved_views.saved(session)] == ["C", "B"]
    with pytest.raises(NotFound, match="C, B"):
        saved_views.named(session, "A")


def test_a_deleted_view_comes_back_by_undo(session: Session) -> None:
    row_id = saved_views.save(session, "A", CHOSEN, SORTS, ["name"])
    operation = saved_views.delete(session, row_id)
    assert saved_views.saved(session) == []
    history.undo(session, operation)
    assert [view.name for view in saved_views.saved(session)] == ["A"]
