"""The sections of a customer's page: which ones the shop sees, and in which order. A setting of the shop.

What the setting does not name is new: it stands behind the section that it follows by default, and is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Changes, Session
from crm_desktop.i18n import translate

CHANGED = "page_sections"  # what an announcement is about
TIMELINE = "timeline"  # stands beside the others where there is room

_SETTING = "page_sections"


@dataclass(frozen=True)
class Section:
    """One part of the page."""

    key: str
    shown: bool = True

    @property
    def title(self) -> str:
        """Its name in the person's language."""
        return _TITLES[self.key]()


_TITLES = {
    "contacts": lambda: translate("Sections", "Contact methods"),
    "facts": lambda: translate("Sections", "Facts"),
    "own": lambda: translate("Sections", "The shop's own fields"),
    "classes": lambda: translate("Sections", "Stage and value"),
    "links": lambda: translate("Sections", "Linked customers"),
    "relations": lambda: translate("Sections", "Relations"),
    "files": lambda: translate("Sections", "Files"),
    "purchases": lambda: translate("Sections", "Purchases"),
    "complaints": lambda: translate("Sections", "Complaints"),
    TIMELINE: lambda: translate("Sections", "Entry and timeline"),
}
DEFAULT = tuple(_TITLES)


def sections(session: Session) -> list[Section]:
    """All sections in the order of the shop."""
    stored = session.setting(_SETTING, [])
    order = [Section(key, bool(shown)) for key, shown in stored if key in _TITLES]
    known = [section.key for section in order]
    for at, key in enumerate(DEFAULT):
        if key not in known:
            place = known.index(DEFAULT[at - 1]) + 1 if at else 0
            order.insert(place, Section(key))
            known.insert(place, key)
    return order


def arrange(session: Session, order: Sequence[Section]) -> None:
    """Keep the order and what is shown; every page hears of it."""
    session.remember(_SETTING, [[section.key, section.shown] for section in order])
    session.announce(Changes(0, Action.EDIT_VIEWS, {CHANGED: None}))
