"""The groups of the sample shop: three that ask anew each time, one whose members were chosen."""

from __future__ import annotations

from crm_desktop.data.session import Session
from crm_desktop.services import segments
from crm_desktop.services.customer_filter import having

_INVITED = 24  # the newest customers


def fill(session: Session) -> None:
    """Make the groups, inside the change that invents the customers; a shop that has groups keeps its own."""
    if segments.every(session):
        return
    best = [row[0] for row in session.query("SELECT id FROM grade ORDER BY position, id LIMIT 2")]
    if best:
        segments.add_smart(session, "好久没来的老客户", having(grade=best, last_contact_at=">60d"))
    segments.add_smart(session, "本月生日", having(birthday="this-month"))
    segments.add_smart(session, "本周要跟进", having(next_follow_up="this-week"))
    newest = session.query("SELECT id FROM customer ORDER BY id DESC LIMIT ?", (_INVITED,))
    segments.add_fixed(session, "店庆邀请", [row[0] for row in newest])
