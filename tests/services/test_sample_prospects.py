"""The sample shop has potential customers in every state; its undo takes them away."""

from __future__ import annotations

import pytest

from crm_desktop.data.session import Session
from crm_desktop.services import class_counts, customer_list, history, prospects, referrals, sample

pytestmark = pytest.mark.usefixtures("noon")


def test_potential_customers_of_the_sample_shop(session: Session) -> None:
    (operation,) = sample.fill(session, 300)
    counts = prospects.counts(session)
    assert all(counts.values()), counts
    found = customer_list.ids(session, prospects.listed(prospects.OPEN))
    assert any(prospects.next_step(session, each)[0] for each in found)
    assert any(row.evaluation == "5" for row in customer_list.rows(session, found).values())
    history.undo(session, operation)
    assert not any(prospects.counts(session).values())


def test_referrals_of_the_sample_shop(session: Session) -> None:
    sample.fill(session, 300)
    found = referrals.introducers(session)
    assert any(each.amount for each in found) and any(each.due for each in found)
    thanks = {one.thanks for each in found for one in referrals.chain(session, each.id)}
    assert thanks == {"due", "planned", "said", "not_yet"}
    assert any(one.depth > 1 for each in found for one in referrals.chain(session, each.id))


def test_the_overview_of_the_sample_shop_says_what_changed(session: Session) -> None:
    sample.fill(session, 300)
    before = class_counts.before(session)
    assert before.day.endswith("-01") and 0 < before.total <= customer_list.total(session)
    assert before.counts["grade"] and before.counts["stage"]
