"""What the customers of the sample shop bought: a few things at once, when they came or called.

The entries of the sample say what the talk was about. Where it went well that is bought with what goes with it, at the
list's price or a little less; some of the other visits end with something small. A few things come back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crm_desktop import clock
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.services.sample_draws import Draws, data, spread
from crm_desktop.services.sample_shop import BLOCK

_IN_ONE = 20 * BLOCK  # customers whose purchases are written as one operation
_SMALL = 0.38  # of the visits that did not end with a yes, those after which something small is bought
_MORE = spread([(0, 12), (1, 22), (2, 26), (3, 22), (4, 12), (5, 6)])  # things beside the main one
_TIMES = spread([(1, 45), (2, 25), (3, 15), (4, 10), (6, 5)])  # how many times as much a company takes
_OCCASION = "(outcome = 'won' OR kind IN ('visit', 'house_call') AND outcome <> 'not_interested')"
_COLUMNS = (
    "id", "customer_id", "day", "at", "product_id", "item", "quantity", "amount", "cost", "channel", "place",
    "staff_id", "note", "returned_of", "created_at", "order_state", "promised_on",
)  # fmt: skip
_INSERT = f"INSERT INTO purchase ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
_ORDERED = ("定制", "家具", "窗帘")  # categories of what comes later
_FOLLOWED = 40  # days after which nobody follows an order
_NOTES = ("要开票", "月底送货", "尾款安装后付", "微信已付", "刷卡", "送到门卫")


@dataclass(frozen=True)
class _Good:
    id: int
    category: str
    price: int  # cents, of one
    cost: int
    amounts: list[float]  # how many are taken at once


def fill(session: Session, *, seed: int = 1) -> list[int]:
    """Invent purchases for the customers that are there and have bought nothing; returns the operations' ids.

    They follow from the customers' entries; what is there otherwise stays as it is.
    """
    operations: list[int] = []
    for first, last in _spans(session):
        with session.change(Action.FILL_SAMPLES, wait=60.0) as change:
            for begin in range(first, last + 1, BLOCK):
                write(change, begin, min(begin + BLOCK - 1, last), seed)
        operations.append(change.operation_id)
    return operations


def _spans(session: Session) -> Iterator[tuple[int, int]]:
    low, high = session.one("SELECT min(id), max(id) FROM customer")
    if low is None:
        return
    for first in range(low, high + 1, _IN_ONE):
        last = min(first + _IN_ONE - 1, high)
        if session.one(
            f"SELECT EXISTS (SELECT 1 FROM interaction WHERE customer_id BETWEEN ? AND ? AND {_OCCASION})",
            (first, last),
        )[0]:
            yield first, last


def write(change: Change, first: int, last: int, seed: int) -> None:
    """Write the purchases of the customers with ids from `first` to `last` who have bought nothing yet."""
    occasions = change.execute(
        "SELECT customer_id, at, day, kind, staff_id, outcome, text, "
        "(SELECT kind FROM customer WHERE id = customer_id) "
        f"FROM interaction WHERE customer_id BETWEEN ? AND ? AND {_OCCASION} AND customer_id NOT IN "
        "(SELECT customer_id FROM purchase WHERE customer_id BETWEEN ? AND ?) ORDER BY customer_id, at",
        (first, last, first, last),
    ).fetchall()
    if not occasions:
        return
    row = change.execute("SELECT seq FROM sqlite_sequence WHERE name = 'purchase'").fetchone()
    shop = _Shop(_goods(change), Draws(seed, first, "purchases"), row[0] + 1 if row else 1, change.at)
    for entry in occasions:
        shop.sell(*entry)
    change.executemany(_INSERT, shop.rows)


class _Shop:
    """Draws what was bought; `rows` are those of the table."""

    def __init__(self, goods: dict[str, _Good], draws: Draws, first: int, now: int) -> None:
        said = data("goods")
        self.rows: list[tuple[Any, ...]] = []
        self._goods, self._chance, self._next, self._now = goods, draws.random, first, now
        self._known = re.compile(
            "|".join(sorted((name for name, *_ in said["goods"]), key=len, reverse=True))
        )
        self._main = data("shop")["products"]
        self._with, self._words = said["with"], said["words"]
        self._reductions, self._places = said["reductions"], said["places"]
        self._channels, self._why_back = said["channels"], said["return_notes"]

    def sell(
        self,
        customer: int,
        at: int,
        day: str,
        kind: str,
        staff: int | None,
        outcome: str,
        text: str,
        who: str,
    ) -> None:
        """A basket: what the talk was about, and what goes with it; or, without a yes, perhaps something small."""
        pick, draw = self._chance.choice, self._chance.random
        if outcome != "won" and draw() >= _SMALL:
            return
        found = self._known.search(text)
        name = found[0] if found else pick(self._main)
        if outcome != "won":
            name = pick(self._with[self._goods[name].category])
        names = [name]
        category = self._goods[name].category
        for _ in range(pick(_MORE)):
            more = pick(self._main if outcome == "won" and draw() < 0.3 else self._with[category])
            if more not in names:
                names.append(more)
        reduction, place, channel = pick(self._reductions), pick(self._places), self._channels.get(kind, "")
        times = pick(_TIMES) if who == "company" else 1
        note = pick(_NOTES) if draw() < 0.08 else ""
        for name in names:
            good = self._goods[name]
            quantity = round(pick(good.amounts) * times * 1000)
            amount = round(good.price * quantity * reduction / 10_000_000) * 100  # to the yuan, as at a till
            cost = round(good.cost * quantity / 1000) if draw() < 0.97 else None
            row = (customer, day, at, good.id, "", quantity, amount, cost, channel, place, staff, note)
            self._add(*row, None, at, *self._order(good, at))
            if draw() < 0.025 and good.category != "服务":
                self._give_back(self._next - 1, row)
            note = ""
        if draw() < 0.04:  # what no list knows: words and an amount
            amount = pick((3000, 5000, 8000, 12_000, 20_000))
            self._add(customer, day, at, None, pick(self._words), 1000, amount, None, channel, place, staff, "", None, at)  # fmt: skip

    def _give_back(self, bought: int, row: tuple[Any, ...]) -> None:
        """All of it, or one in two times a part, within three weeks."""
        customer, _, at, good, item, quantity, amount, cost, channel, place, staff, _ = row
        later = at + self._chance.randrange(2, 21) * 86_400
        if later > self._now:
            return
        share = 2 if quantity % 2000 == 0 and self._chance.random() < 0.5 else 1
        self._add(
            customer, clock.local_day(later), later, good, item, -quantity // share, -amount // share,
            None if cost is None else -cost // share, channel, place, staff,
            self._chance.choice(self._why_back), bought, later,
        )  # fmt: skip

    def _order(self, good: _Good, at: int) -> tuple[str | None, str | None]:
        """What is made to measure or brought comes some weeks later; the older ones arrived, and were taken."""
        days = (self._now - at) // 86_400
        if good.category not in _ORDERED or days > _FOLLOWED or self._chance.random() < 0.5:
            return None, None
        promised = clock.local_day(at + self._chance.randrange(10, 30) * 86_400)
        return ("ordered" if days < 10 else "delivered" if days < 30 else "collected"), promised

    def _add(self, *values: Any) -> None:
        self.rows.append((self._next, *values, *(None,) * (len(_COLUMNS) - 1 - len(values))))
        self._next += 1


def _goods(change: Change) -> dict[str, _Good]:
    """The products by name; those that are missing are put into the list."""
    said = data("goods")
    known = {
        name: (product_id, category, price, cost)
        for name, product_id, category, price, cost in change.execute(
            "SELECT name, id, category, price, cost FROM product ORDER BY id DESC"
        )
    }
    found = {}
    for place, (name, category, yuan, share, unit) in enumerate([*said["goods"], said["retired"]]):
        price, cost = yuan * 100, yuan * share
        if name not in known:
            values = {"name": name, "category": category, "price": price, "cost": cost, "position": place}
            values["retired"] = int(name == said["retired"][0])
            known[name] = (change.insert("product", values), category, price, cost)
        product_id, _, own_price, own_cost = known[name]
        own = (price if own_price is None else own_price, cost if own_cost is None else own_cost)
        found[name] = _Good(product_id, category, *own, said["quantities"][unit])
    return found
