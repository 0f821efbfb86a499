"""Rules for grades of the sample shop: all of its customers are graded by them but a few, whom somebody knows better."""

from __future__ import annotations

from crm_desktop.data.session import Session
from crm_desktop.services import customers, filter_words, grading
from crm_desktop.values.grade_rules import GradeRule, Grading

_RULES = ("visits-365d:>=6 OR spent-365d:>=20000", "visits-365d:>=3 OR spent-365d:>=5000", "last:<365d", "")
_BY_HAND = 4


def fill(session: Session) -> None:
    """Let rules give the first grades of the list, and set a few by hand; without that many grades nothing is done."""
    grades = [
        row[0] for row in session.query("SELECT id FROM grade ORDER BY position, id LIMIT ?", (len(_RULES),))
    ]
    if len(grades) < len(_RULES):
        return
    rules = [filter_words.read(session, text)[0].rule for text in _RULES]
    grading.keep(session, Grading(True, rules=tuple(map(GradeRule, rules, grades))), over_hand=True)
    known = session.query(
        "SELECT id FROM customer WHERE grade_id = ? ORDER BY interaction_count DESC, id LIMIT ?",
        (grades[1], _BY_HAND),
    )
    customers.update_many(session, [row[0] for row in known], {"grade": grades[0]})
