"""Purchases and returns from files: what a row says made whole, and written.

Below zero is given back: such a row becomes a return of the newest purchase of the same thing by the same customer of
which so much is left, else it stands alone. A day without a time stands at noon, as one does that is typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from crm_desktop import clock, i18n
from crm_desktop.data.session import Change, Session
from crm_desktop.i18n import translate
from crm_desktop.services import orders, products, purchases
from crm_desktop.services.entry_fields import values_of
from crm_desktop.services.import_rows import Block
from crm_desktop.services.purchase_checks import MOST_CENTS, MOST_OF_IT, NOON, times
from crm_desktop.values import money, numbers

TABLE = "purchase"
ITEM = "coalesce((SELECT name FROM product WHERE id = product_id), item)"
COLUMNS = (
    "customer_id", "day", "at", "product_id", "item", "quantity", "amount", "cost", "channel", "place", "staff_id",
    "note", "created_at", "order_state", "promised_on",
)  # fmt: skip
_WORDS = {  # of shops, for the channels of the program
    "shop": "到店 店内 门店 线下 现场 店里 柜台 shop instore in-store store counter offline",
    "phone": "电话 来电 电话订购 phone call telephone",
    "wechat": "微信 微信群 朋友圈 企业微信 小程序 wechat",
    "online": "网上 网店 线上 淘宝 天猫 京东 拼多多 抖音 网购 online web webshop",
}

Wrong = Callable[[int, str, str], None]  # (row of the block, key, why)


def channel_words() -> dict[str, str]:
    """What may stand in a file for each channel, in lower case, both languages."""
    words = {word: key for key, several in _WORDS.items() for word in several.split()}
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            for key in purchases.CHANNELS:
                words[purchases.channel_title(key).lower()] = key
                words[key] = key
    return words


def finish(block: Block, count: int, wrong: Wrong, warn: Wrong) -> None:
    """Make of clean cells what is stored: thousandths, cents of all of it, below zero where it came back.

    Args:
        wrong: says that a row cannot be taken; `warn` what is to be known of it.
    """
    words = channel_words()
    block["channel"] = [words.get(word.lower(), word) for word in values_of(block, "channel", count)]
    states = values_of(block, "order_state", count)
    promised = values_of(block, "promised_on", count)
    block["promised_on"] = [day if state else "" for day, state in zip(promised, states, strict=True)]
    _moments(block, count, wrong)
    said = zip(
        values_of(block, "quantity", count, None),
        values_of(block, "price", count, None),
        values_of(block, "amount", count, None),
        values_of(block, "cost", count, None),
        strict=True,
    )
    quantities: list[int] = []
    amounts: list[int | None] = []
    costs: list[int | None] = []
    for at, (quantity, price, amount, cost) in enumerate(said):
        thousandths = _thousandths(quantity, at, wrong)
        back = any(each is not None and each < 0 for each in (quantity, amount))
        if amount is None and price is not None:
            amount = times(price, thousandths, 1000)
        for key, cents in (("amount", amount), ("price", price), ("cost", cost)):
            if cents is not None and abs(cents) > MOST_CENTS:
                text = translate("Purchases", "{amount} is more than anybody pays. Is a digit too much?")
                wrong(at, key, text.format(amount=money.show(cents)))
        if back:
            warn(at, "amount", translate("Import", "Below zero: it is taken as a return."))
        sign = -1 if back else 1
        quantities.append(sign * abs(thousandths))
        amounts.append(None if amount is None else sign * abs(amount))
        costs.append(None if cost is None else sign * abs(cost))
    block["quantity"], block["amount"], block["cost"] = quantities, amounts, costs
    for at, (item, amount) in enumerate(zip(values_of(block, "item", count), amounts, strict=True)):
        if not item and amount is None:
            wrong(at, "item", translate("Import", "Neither what was bought is said, nor for how much."))


def _moments(block: Block, count: int, wrong: Wrong) -> None:
    moments, now = values_of(block, "at", count, None), clock.timestamp()
    days: list[str] = []
    for at, moment in enumerate(moments):
        if moment is None:
            wrong(at, "at", translate("Import", "The day of it is missing."))
            days.append("")
            continue
        day = clock.local_day(moment)
        there = clock.local(moment)
        if (there.hour, there.minute) == (0, 0):
            noon = clock.at_local(day, NOON)
            moment = moment if noon is None or noon > now else noon
        if day > clock.today().isoformat():
            text = translate("Purchases", "That day has not come yet. Plan a follow-up for it instead.")
            wrong(at, "at", text)
        moments[at] = moment
        days.append(day)
    block["at"], block["day"] = moments, days


def _thousandths(quantity: float | None, at: int, wrong: Wrong) -> int:
    thousandths = round((1.0 if quantity is None else quantity) * 1000, 6)
    if not thousandths or thousandths % 1:
        text = translate("Purchases", "The quantity is a number above zero with at most three decimals.")
        wrong(at, "quantity", text)
        return 1000
    if abs(thousandths) > MOST_OF_IT:
        text = translate("Purchases", "So many cannot be: at most {most}. Is a digit too much?")
        wrong(at, "quantity", text.format(most=numbers.show(MOST_OF_IT // 1000)))
        return 1000
    return int(thousandths)


def identity(block: Block, at: int, owner: int | None) -> tuple[Any, ...]:
    """What two rows, or a row and a purchase, share when they are the same."""
    item = values_of(block, "item", at + 1)[at]
    return owner, block["day"][at], folded(item), block["quantity"][at], block["amount"][at]


def key_of(entry: dict[str, Any]) -> tuple[Any, ...]:
    """The same of a purchase that is there."""
    return (
        entry["customer_id"],
        entry["day"],
        folded(entry["item"]),
        entry["quantity"],
        entry["amount"],
    )


def folded(text: str) -> str:
    """A word by which products are told apart."""
    return " ".join(text.split()).casefold()


class _Of(NamedTuple):
    id: int
    cost: int | None


class Writer:
    """Writes rows of purchases inside an import's change.

    Args:
        staff: word in lower case → the staff member, None for nobody.
    """

    def __init__(self, session: Session, change: Change, staff: dict[str, int | None]) -> None:
        self._change = change
        self._staff = staff
        self._products = {
            each.name.casefold(): _Of(each.id, each.cost)
            for each in reversed(products.products(session, with_retired=True))
        }
        self._back: list[tuple[Any, ...]] = []

    def write(self, block: Block, owners: dict[int, int]) -> None:
        """Write the rows of a block that are taken: row of the block → whose it is."""
        self._change.insert_many(TABLE, COLUMNS, self._rows(block, owners))

    def _rows(self, block: Block, owners: dict[int, int]) -> Iterator[tuple[Any, ...]]:
        count = len(block["name"])
        words = ("item", "channel", "place", "note", "staff", "order_state", "promised_on")
        columns = [values_of(block, key, count) for key in words]
        for at, owner in owners.items():
            item, channel, place, note, staff, state, promised = (column[at] for column in columns)
            quantity, cost = block["quantity"][at], block["cost"][at]
            product = self._products.get(item.strip().casefold()) if item else None
            if cost is None and product is not None and product.cost is not None:
                cost = times(product.cost, quantity, 1000)
            row = (
                owner,
                block["day"][at],
                block["at"][at],
                None if product is None else product.id,
                item if product is None else "",
                quantity,
                block["amount"][at],
                cost,
                channel,
                place,
                self._staff.get(staff.casefold()),
                note,
                self._change.at,
                (state or None) if quantity > 0 else None,
                (promised or None) if quantity > 0 else None,
            )
            if quantity < 0:
                self._back.append(row)
            else:
                yield row

    def write_returns(self) -> None:
        """Write what came back, when all that was bought is there."""
        for row in sorted(self._back, key=lambda each: each[2]):
            owner, _, at, product_id, item, quantity = row[:6]
            sold = self._change.execute(
                "SELECT id FROM purchase AS sold WHERE customer_id = ? AND at <= ? AND product_id IS ? AND item = ? "
                "AND quantity > 0 AND quantity + coalesce((SELECT sum(quantity) FROM purchase AS back "
                "WHERE back.returned_of = sold.id), 0) >= ? ORDER BY at DESC, id DESC LIMIT 1",
                (owner, at, product_id, item, -quantity),
            ).fetchone()
            self._change.insert(
                TABLE,
                {**dict(zip(COLUMNS, row, strict=True)), "returned_of": None if sold is None else sold[0]},
            )

    def update(self, purchase_id: int, changes: dict[str, Any]) -> None:
        """Write what a row changes on a purchase that is there."""
        values = dict(changes)
        if "staff" in values:
            values["staff_id"] = self._staff.get(values.pop("staff").casefold())
        if "at" in values:
            values["day"] = clock.local_day(values["at"])
        if "item" in values:
            product = self._products.get(values["item"].strip().casefold())
            values["product_id"] = None if product is None else product.id
            values["item"] = "" if product is not None else values["item"]
        self._change.update(TABLE, purchase_id, values)


def shown(key: str, value: Any) -> str:
    """A stored value of a purchase in the person's language."""
    if key in ("amount", "cost"):
        return money.show(value)
    if key == "quantity":
        return purchases.quantity_shown(value)
    if key == "order_state":
        return orders.state_title(value)
    return purchases.channel_title(value) if key == "channel" else str(value)
