"""The sample shop has families and friends, each told from both ends."""

from __future__ import annotations

from crm_desktop.data.session import Session
from crm_desktop.services import relations, sample


def test_some_customers_of_the_sample_are_related_and_both_ends_say_it(session: Session) -> None:
    sample.fill(session, 300, 600)
    rows = session.query("SELECT customer_id, other_id, label, reverse FROM relation").fetchall()
    assert len(rows) >= 8
    assert {(two, one, reverse, label) for one, two, label, reverse in rows} == set(rows)
    assert {label for _, _, label, _ in rows} <= {label for label, _ in relations.PAIRS}
    one = rows[0]
    assert one[1] in [each.other_id for each in relations.of(session, one[0]).rows]
