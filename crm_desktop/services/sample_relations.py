"""Relations of the sample shop: some who share a phone are a family, some who were brought are friends."""

from __future__ import annotations

from crm_desktop.data.session import Change

_LOOKED_AT = 4_000  # the newest customers, among whom they are found
_FAMILIES, _FRIENDS = 12, 8


def write(change: Change) -> None:
    """Relate a few customers to each other, each pair at both ends."""
    newest = (
        "WITH newest AS (SELECT * FROM (SELECT * FROM customer ORDER BY id DESC LIMIT :looked_at) "
        "WHERE deleted_at IS NULL AND archived_at IS NULL AND kind = 'person') "
    )
    families = change.execute(
        f"{newest} SELECT one.id, two.id, one.gender = two.gender FROM newest AS one JOIN newest AS two "
        "ON two.phone = one.phone AND two.id > one.id WHERE one.phone <> '' ORDER BY one.id LIMIT :most",
        {"looked_at": _LOOKED_AT, "most": _FAMILIES},
    ).fetchall()
    friends = change.execute(
        f"{newest} SELECT id, referrer_id FROM newest WHERE referrer_id IS NOT NULL ORDER BY id LIMIT :most",
        {"looked_at": _LOOKED_AT, "most": _FRIENDS},
    ).fetchall()
    told = {
        frozenset((one, two)): (one, two, *(("parent", "child") if same else ("spouse", "spouse")))
        for one, two, same in families
    }
    for one, two in friends[::2]:
        told.setdefault(frozenset((one, two)), (one, two, "friend", "friend"))
    known = change.execute("SELECT customer_id, other_id FROM relation ORDER BY id DESC LIMIT 1000")
    for pair in map(frozenset, known.fetchall()):  # of a sample that was made before
        told.pop(pair, None)
    change.insert_many(
        "relation",
        ("customer_id", "other_id", "label", "reverse"),
        (
            end
            for one, two, label, reverse in told.values()
            for end in ((one, two, label, reverse), (two, one, reverse, label))
        ),
    )
