"""Thanks of the sample shop: some introducers were thanked, some will be."""

from __future__ import annotations

from datetime import timedelta

from crm_desktop import clock
from crm_desktop.data.session import Change
from crm_desktop.services import follow_ups

_MOST = 24
_LOOKED_AT = 4_000  # the newest customers, among whom those are found whom somebody brought
_IN_CHAIN = 9
_HOW = ("送一盒茶叶", "送 100 元代金券", "请喝咖啡")


def write(change: Change) -> None:
    """Let one customer bring several, and these others; a quarter of the thanks is planned, a quarter is due."""
    _chain(change)
    rows = change.execute(
        "SELECT id, referrer_id FROM (SELECT * FROM customer ORDER BY id DESC LIMIT ?) "
        "WHERE referrer_id IS NOT NULL AND deleted_at IS NULL "
        "AND id NOT IN (SELECT brought_id FROM referral_thanks) ORDER BY id DESC LIMIT ?",
        (_LOOKED_AT, _MOST),
    ).fetchall()
    for at, (brought_id, customer_id) in enumerate(rows):
        own: dict[str, object] = {"customer_id": customer_id, "brought_id": brought_id}
        if at % 4 == 1:
            day = (clock.today() + timedelta(at % 6)).isoformat()
            own["follow_up_id"] = follow_ups.insert(change, customer_id, day, _HOW[at % len(_HOW)])
        elif at % 4:
            own["done_at"] = change.at - at * 86_400
        else:
            continue
        change.insert("referral_thanks", own)


def _chain(change: Change) -> None:
    """Those who came on somebody's word without a name are the people of one introducer, and of whom they brought."""
    hub = change.execute(
        "SELECT customer_id FROM purchase GROUP BY customer_id HAVING customer_id <= ? ORDER BY sum(amount) DESC LIMIT 1",
        (_LOOKED_AT,),
    ).fetchone()
    if hub is None:
        return
    rows = change.execute(
        "SELECT id FROM (SELECT * FROM customer ORDER BY id DESC LIMIT ?) AS customer WHERE referrer_id IS NULL "
        "AND deleted_at IS NULL AND archived_at IS NULL AND id > ? "
        "AND source_id = (SELECT source_id FROM customer WHERE referrer_id IS NOT NULL LIMIT 1) "
        "ORDER BY id DESC LIMIT ?",
        (_LOOKED_AT, hub[0], _IN_CHAIN),
    ).fetchall()
    brought = sorted(each for (each,) in rows)
    for at, customer_id in enumerate(brought):  # whoever stands above was recorded before
        by = hub[0] if at < 2 or at % 3 else brought[at // 2 - 1]
        change.update("customer", customer_id, {"referrer_id": by})
