"""Customers as choices: found as in the search box."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import find
from crm_desktop.ui import show
from crm_desktop.ui.widgets.choices import Choice


def customer_options(
    session: Session, exclude: Callable[[], int | None] = lambda: None, *, nothing: bool = False
) -> Callable[[str], Sequence[Choice]]:
    """What a chooser of customers asks: the hits of a text, or those opened lately.

    Args:
        exclude: names a customer who cannot be chosen, at the time of asking.
        nothing: offer "none" first.
    """

    def find_options(text: str) -> Sequence[Choice]:
        hits = find.find(session, text, limit=12).hits if text else find.recent(session)
        choices = [
            Choice(hit.id, hit.name, more=show.phone(hit.phone)) for hit in hits if hit.id != exclude()
        ]
        if nothing and not text:
            choices.insert(0, Choice(None, translate("Choices", "None")))
        return choices

    return find_options
