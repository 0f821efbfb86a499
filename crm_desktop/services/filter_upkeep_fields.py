"""What can be asked of customers by the state of their facts: cannot be reached, hardly right, missing, long not confirmed.

Plain conditions on `customer`: `filter_fields` makes flags of them, the page of upkeep counts by them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from crm_desktop import clock
from crm_desktop.data.fields import FIELDS, Stored
from crm_desktop.i18n import translate

CONFIRM_MONTHS = (
    "facts.confirm_months"  # setting: after so many months facts are to be confirmed; 0 for never
)
MONTHS = 12  # where nothing is set
DEAD = ("空号", "停机", "错号", "dead", "wrong number")  # labels of a number under which nobody is reached

# As `values/phones.problem` judges, told in SQL, as a filter may look at a million numbers; {n} is one without
# its extension, {l} its length.
_FINE = (
    "{l} = 11 AND {n} GLOB '1[3-9]*'",
    "{l} = 10 AND ({n} GLOB '400*' OR {n} GLOB '800*')",
    "{l} BETWEEN 5 AND 8 AND {n} GLOB '9[56]*'",
    "{l} BETWEEN 3 AND 6 AND {n} GLOB '[1-9]*' AND {n} NOT GLOB '9[56]*' AND {n} NOT GLOB '[48]00*'",
    "{l} BETWEEN 10 AND 11 AND ({n} GLOB '010[2-9]*' OR {n} GLOB '02[0-57-9][2-9]*')",
    "{l} BETWEEN 11 AND 12 AND ({n} GLOB '0[3-9][0-9][0-9][2-9]*' OR {n} GLOB '01[1-9][0-9][2-9]*' OR {n} GLOB '026[0-9][2-9]*')",
    "{l} BETWEEN 7 AND 8 AND {n} GLOB '[2-9]*'",
    "{l} BETWEEN 8 AND 16 AND {n} GLOB '+[1-9]*'",
)


def in_doubt(column: str) -> str:
    """The SQL that says whether a normalised phone number in a column is hardly one."""
    number = f"substr({column}, 1, instr({column} || 'x', 'x') - 1)"
    fine = " OR ".join(f"({each.format(n=number, l=f'length({number})')})" for each in _FINE)
    return f"NOT ({fine})"


_DEAD = ", ".join(f"'{word}'" for word in DEAD)
_DOUBTFUL = (
    "customer.id IN (SELECT customer_id FROM contact_method WHERE contact_method.kind = 'phone' "
    f"AND (label IN ({_DEAD}) OR {in_doubt('normalized')}))"
)


class Flag(NamedTuple):
    """One flag: its words after `is:`, and its condition with the parameters."""

    english: str
    chinese: str
    title: Callable[[], str]
    condition: Callable[[], tuple[str, list[str]]]


def _incomplete() -> tuple[str, list[str]]:
    """A field is empty that the shop wants of every customer."""
    wanted = []
    for field in FIELDS.values():
        if not field.required or field.key == "name":
            continue
        if field.stored == Stored.TAGS:
            wanted.append("NOT EXISTS (SELECT 1 FROM customer_tag WHERE customer_id = customer.id)")
        else:
            wanted.append(f"coalesce(customer.{field.read}, '') = ''")
    return f"({' OR '.join(wanted)})" if wanted else "0", []


def _unconfirmed() -> tuple[str, list[str]]:
    """Neither written down nor confirmed within the months that the shop has set."""
    months = (
        f"coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE key = '{CONFIRM_MONTHS}'), {MONTHS})"
    )
    since = f"date(?, '-' || {months} || ' months')"
    known = "coalesce(customer.confirmed_on, date(customer.created_at, 'unixepoch', 'localtime'))"
    return f"({months} > 0 AND {known} < {since})", [clock.today().isoformat()]


FLAGS: Mapping[str, Flag] = {
    "unreachable": Flag(
        "unreachable",
        "联系不上",
        lambda: translate("Upkeep", "Cannot be reached"),
        lambda: (
            "(customer.phone = '' AND customer.email = '' AND customer.wechat = '' AND customer.qq = '')",
            [],
        ),
    ),
    "doubtful": Flag(
        "doubtful", "号码存疑", lambda: translate("Upkeep", "Phone number in doubt"), lambda: (_DOUBTFUL, [])
    ),
    "incomplete": Flag("incomplete", "资料不全", lambda: translate("Upkeep", "Facts missing"), _incomplete),
    "unconfirmed": Flag(
        "unconfirmed", "待核对", lambda: translate("Upkeep", "Facts long not confirmed"), _unconfirmed
    ),
}
