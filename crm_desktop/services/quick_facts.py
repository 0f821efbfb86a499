"""The facts that the shop wants to see at a glance in the head of every customer's page. A setting of the shop."""

from __future__ import annotations

from collections.abc import Sequence

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Changes, Session

CHANGED = "quick_facts"  # what an announcement is about
DEFAULT = ("stage", "purchase_amount", "last_purchase_on", "intention", "needs", "habits")
MOST = 8  # more would be no glance

_SETTING = "quick_facts"
_IN_THE_HEAD = ("name", "phone", "grade", "category", "tags", "starred", "last_contact_at", "next_follow_up")


def candidates() -> list[str]:
    """Keys of the fields that can be chosen: all that the head does not show anyway."""
    return [key for key in FIELDS if key not in _IN_THE_HEAD]


def chosen(session: Session) -> list[str]:
    """Keys of the chosen fields in the order of the shop; a field of the shop that is gone is left out."""
    stored = session.setting(_SETTING, None)
    known = set(candidates())
    return [key for key in (DEFAULT if stored is None else stored) if key in known][:MOST]


def choose(session: Session, keys: Sequence[str]) -> None:
    """Keep what is seen at a glance; every page hears of it."""
    known = set(candidates())
    session.remember(_SETTING, [key for key in dict.fromkeys(keys) if key in known][:MOST])
    session.announce(Changes(0, Action.EDIT_VIEWS, {CHANGED: None}))
