"""Looks in the worker for the customer who may be the one that is being typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.ui import show
from crm_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from crm_desktop.services.same_customer import Same


class SameLookup:
    """Asks `same_customer.same`.

    Args:
        session: whose customers.
        tasks: the worker; None looks at once.
    """

    def __init__(self, session: Session, tasks: Tasks | None) -> None:
        self._session = session
        self._tasks = tasks

    def ask(self, owner: QWidget, on_found: Callable[[Sequence[Same]], object], **typed: Any) -> None:
        """Hand to `on_found` who it may be; a newer question of the same owner drops this one."""
        from crm_desktop.services import same_customer

        def look() -> list[Same]:
            return same_customer.same(self._session, **typed)

        if self._tasks is None:
            on_found(look())
            return
        self._tasks.run(
            look, on_done=on_found, on_error=_nothing, owner=owner, latest=f"same_customer.{id(owner)}"
        )


def _nothing(error: UserError) -> None:
    """A hint that cannot be had is none."""


def words(found: Same) -> str:
    """Who it is, why, whose, and when there was contact last."""
    when = show.relative_time(found.last_contact_at) or translate("CustomerPage", "never")
    if found.owner_name:
        return translate("CustomerPage", "{name} ({reason}), owner {owner}, last contact {when}").format(
            name=found.name, reason=found.reason, owner=found.owner_name, when=when
        )
    return translate("CustomerPage", "{name} ({reason}), last contact {when}").format(
        name=found.name, reason=found.reason, when=when
    )
