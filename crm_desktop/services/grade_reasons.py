"""Why a customer has the grade that the rules gave, in words: the figures that the rule asked for."""

from __future__ import annotations

from dataclasses import dataclass

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import filter_conditions, filter_fields, filter_words, grading
from crm_desktop.services.customer_filter import Filter
from crm_desktop.values import money, rules
from crm_desktop.values.grade_rules import ORDER
from crm_desktop.values.language import Type
from crm_desktop.values.rules import Condition, Rule


@dataclass(frozen=True)
class Reason:
    """What the rules say of one customer.

    Args:
        grade_id: the grade by the rules; None when none holds.
        by_hand: the customer has another one, which somebody set: it stays.
        because: the figures in words; "" when no rule holds.
    """

    grade_id: int | None
    by_hand: bool
    because: str


def reason(session: Session, customer_id: int) -> Reason | None:
    """What the rules say of a customer, and why; None while no rules grade."""
    by = grading.current(session)
    row = session.one(
        "SELECT customer.grade_id, given.grade_id FROM customer "
        "LEFT JOIN rule_grade AS given ON given.customer_id = customer.id WHERE customer.id = ?",
        (customer_id,),
    )
    if not by.on or row is None:
        return None
    has, given = row
    grade_id, why = grading.of_one(session, by, customer_id)
    places = [why["rule"]] if why.get("rule") is not None else []
    if by.mode != ORDER:
        places = grading.holding(session, by, customer_id)
    facts = list(
        dict.fromkeys(fact for at in places for fact in _facts(session, by.rules[at].rule, customer_id))
    )
    because = translate("Grading", ", ").join(facts)
    if by.mode != ORDER and grade_id is not None:
        points = translate("Grading", "%n points", why["points"])
        because = (
            translate("Grading", "{points}: {facts}").format(points=points, facts=because)
            if facts
            else points
        )
    elif places and not facts:
        because = translate("Grading", "no other rule holds")
    return Reason(grade_id, has is not None and has != given, because if grade_id is not None else "")


def _facts(session: Session, rule: Rule, customer_id: int) -> list[str]:
    """What the customer has of each thing that a rule asks for."""
    found = []
    for leaf in rules.leaves(rule):
        if isinstance(leaf, Condition):
            found.append(_figure(session, leaf, customer_id) or filter_words.written(session, Filter(leaf)))
    return found


def _figure(session: Session, condition: Condition, customer_id: int) -> str:
    """A number, an amount or a day with its name; "" for other fields."""
    field = filter_fields.of_key(condition.field)
    if field is None or field.type not in (Type.NUMBER, Type.MONEY, Type.DAY) or not field.sql:
        return ""
    value = session.one(
        f"SELECT {filter_conditions.value_sql(field)} FROM customer WHERE customer.id = ?", (customer_id,)
    )[0]
    if value is None:
        return ""
    shown = f"¥{money.show(int(value)).removesuffix('.00')}" if field.type == Type.MONEY else str(value)
    if field.type == Type.DAY and not isinstance(value, str):
        return ""
    return translate("Grading", "{name} {value}").format(name=filter_fields.title(field.key), value=shown)
