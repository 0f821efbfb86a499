"""Dates of which a part is unknown are found by what is known of them, and stand in a sensible order."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop.data.fields import Kind
from crm_desktop.data.session import Session
from crm_desktop.services import customer_list, customers, filter_words
from crm_desktop.services.customer_list import Filter, Sort
from crm_desktop.ui.dialogs import filter_operators
from crm_desktop.values import spans
from crm_desktop.values.rules import Condition
from tests.services.test_custom_fields import define

BIRTHDAYS = (
    "1985", "1990", "1990-01", "1990-05", "1990-05-01", "1990-05-17", "1990-05-31", "1990-02", "1990-02-28",
    "1990-06-01", "1990-12-31", "1991-01-01", "1991", "2001-11", "--05", "--05-17", "--11-22",
)  # fmt: skip


@pytest.fixture
def born(session: Session) -> Session:
    """A customer for each birthday, called like it; and one without."""
    for birthday in BIRTHDAYS:
        customers.add(
            session,
            {"name": birthday, "birthday": birthday.removeprefix("--") if len(birthday) > 4 else birthday},
        )
    customers.add(session, {"name": "none"})
    assert found(session, "") == {*BIRTHDAYS, "none"}
    return session


def found(session: Session, text: str) -> set[str]:
    chosen, problems = filter_words.read(session, text)
    assert problems == (), problems
    ids = customer_list.ids(session, chosen)
    rows = customer_list.rows(session, ids)
    return {rows[each].name for each in ids}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("birthday:1990-05", {"1990-05", "1990-05-01", "1990-05-17", "1990-05-31"}),
        ("birthday:1990-01", {"1990-01"}),  # the year alone is no January
        ("birthday:1990-02", {"1990-02", "1990-02-28"}),
        ("birthday:1990-05-17", {"1990-05-17"}),
        ("birthday:1990-05-01", {"1990-05-01"}),  # the month alone is no first of it
        ("birthday:1990", {each for each in BIRTHDAYS if each.startswith("1990")}),
        ("生日:1990年5月", {"1990-05", "1990-05-01", "1990-05-17", "1990-05-31"}),
        ("birthday:05", {"1990-05", "1990-05-01", "1990-05-17", "1990-05-31", "--05", "--05-17"}),
        ("birthday:5", {"1990-05", "1990-05-01", "1990-05-17", "1990-05-31", "--05", "--05-17"}),
        ("birthday:May", {"1990-05", "1990-05-01", "1990-05-17", "1990-05-31", "--05", "--05-17"}),
        ("生日:11月", {"2001-11", "--11-22"}),
        ("birthday:05-17", {"1990-05-17", "--05-17"}),
        ("birthday:<1990-06", {"1985", *(each for each in BIRTHDAYS if "1990-01" <= each < "1990-06")}),
        ("birthday:>1990", {"1991-01-01", "1991", "2001-11"}),
        ("birthday:>=1990-12-31", {"1990-12-31", "1991-01-01", "1991", "2001-11"}),
        ("birthday:1990-05-17..1990-06", {"1990-05-17", "1990-05-31", "1990-06-01"}),
        ("birthday:none", {"none"}),
        (
            "-birthday:05",
            {*BIRTHDAYS, "none"} - {"1990-05", "1990-05-01", "1990-05-17", "1990-05-31", "--05", "--05-17"},
        ),
    ],
)
def test_what_is_known_of_a_birthday_finds_it(born: Session, text: str, expected: set[str]) -> None:
    assert found(born, text) == expected


def _whole(text: str) -> tuple[date, date]:
    """The first and the last day that a partial date may be."""
    year, month, day = (int(each) for each in f"{text}-0-0".split("-")[:3])
    first, last = month or 1, month or 12
    return date(year, first, day or 1), date(year, last, day or monthrange(year, last)[1])


_POINTS = st.sampled_from(
    ["1985", "1990", "1990-01", "1990-02", "1990-05", "1990-05-17", "1990-12-31", "1991", "2001-11-30"]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(["", ">", ">=", "<", "<="]), _POINTS, st.none() | _POINTS)
def test_a_date_is_in_a_span_when_every_day_that_it_may_be_is(
    born: Session, sign: str, point: str, until: str | None
) -> None:
    text = f"{sign}{point}" if until is None else f"{point}..{until}"
    kept = spans.parse(text, yearless=True)
    assert kept is not None
    begins, ends = spans.days(kept)
    dated = [each for each in BIRTHDAYS if not each.startswith("--")]
    expected = {
        each
        for each in dated
        if (begins is None or _whole(each)[0] >= begins) and (ends is None or _whole(each)[1] <= ends)
    }
    assert found(born, f"birthday:{text}") == expected


def test_a_field_of_the_shop_with_partial_dates_is_asked_for_in_the_same_way(session: Session) -> None:
    key = define(session, "Handover", Kind.PARTIAL_DATE)
    for value in ("2027", "2027-01", "2027-02", "2027-02-10"):
        customers.add(session, {"name": value, key: value})
    assert found(session, "Handover:2027-01") == {"2027-01"}
    assert found(session, "Handover:2027-02") == {"2027-02", "2027-02-10"}
    assert found(session, "Handover:2027") == {"2027", "2027-01", "2027-02", "2027-02-10"}


@pytest.mark.parametrize("descending", [False, True])
def test_birthdays_are_in_the_order_of_the_years_and_those_without_one_by_themselves(
    born: Session, descending: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_year = sorted(each for each in BIRTHDAYS if not each.startswith("--"))
    expected = [*with_year, "--05", "--05-17", "--11-22"]
    expected = [*(expected[::-1] if descending else expected), "none"]

    def names() -> list[str]:
        ids = customer_list.ids(born, Filter(), [Sort("birthday", descending)])
        rows = customer_list.rows(born, ids)
        return [rows[each].name for each in ids]

    assert names() == expected
    monkeypatch.setattr(customer_list, "_DEALT_FROM", 0)
    assert names() == expected


@pytest.mark.parametrize(
    ("operator", "text", "kept"),
    [
        ("in", "05", "--05"),
        ("in", "1990-05", "1990-05"),
        ("in", "05-17", "--05-17"),
        ("in", "1990", "1990"),
        ("before", "1990-05", "<1990-05"),
        ("between", "1985..1990-05", "1985..1990-05"),
    ],
)
def test_the_builder_asks_for_a_month_or_a_year_and_shows_it_again(
    session: Session, operator: str, text: str, kept: str
) -> None:
    rule = filter_operators.rule(filter_operators.Asked("birthday", operator, text))
    assert isinstance(rule, Condition) and rule.values == (kept,)
    asked = filter_operators.asked(rule)
    assert asked is not None
    assert (asked.operator, asked.text) == (operator, text)
    assert filter_operators.rule(asked) == rule
