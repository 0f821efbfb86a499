"""What the shop sells: names with category, price and cost. Who buys what stands in `purchases.py`."""

from __future__ import annotations

from dataclasses import dataclass

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate
from crm_desktop.values import money, texts

_LONGEST_NAME = 100  # characters


@dataclass(frozen=True)
class Product:
    """One product or service.

    Args:
        price, cost: cents, of one; None when the shop does not say.
    """

    id: int
    name: str
    category: str
    price: int | None
    cost: int | None
    retired: bool


def products(session: Session, *, with_retired: bool = False) -> list[Product]:
    """The products in the shop's order."""
    rows = session.query(
        "SELECT id, name, category, price, cost, retired FROM product "
        f"{'' if with_retired else 'WHERE NOT retired '}ORDER BY position, id"
    )
    return [Product(*row) for row in rows]


def counts(session: Session) -> dict[int, int]:
    """How many purchases name each product; read from one index, for the worker."""
    rows = session.query(
        "SELECT product_id, count(*) FROM purchase WHERE product_id IS NOT NULL GROUP BY product_id"
    )
    return dict(rows.fetchall())


def get(session: Session, product_id: int) -> Product:
    """One product.

    Raises:
        NotFound: it is gone.
    """
    row = session.one(
        "SELECT id, name, category, price, cost, retired FROM product WHERE id = ?", (product_id,)
    )
    if row is None:
        raise NotFound(translate("Products", "This product is not in the list any more."))
    return Product(*row)


def named(session: Session, name: str) -> Product | None:
    """The product of this name, capitals alike; None when there is none."""
    row = session.one("SELECT id FROM product WHERE name = ? COLLATE NOCASE", (texts.line(name).strip(),))
    return get(session, row[0]) if row else None


def add(session: Session, name: str, *, category: str = "", price: str = "", cost: str = "") -> int:
    """Put a product at the end of the list; returns its id. Price and cost as a person types them.

    Raises:
        InvalidValue: the name is missing or taken, or an amount cannot be read; `.field` says which.
    """
    values = _checked(session, None, {"name": name, "category": category, "price": price, "cost": cost})
    with session.change(Action.EDIT_PRODUCTS, str(values["name"])) as change:
        row = change.execute("SELECT coalesce(max(position) + 1, 0) FROM product").fetchone()
        return change.insert("product", {**values, "position": row[0]})


def update(session: Session, product_id: int, **values: str) -> int:
    """Change name, category, price or cost, as a person types them; purchases keep their amounts.

    Returns:
        The operation's id.

    Raises:
        InvalidValue: as for `add`.
        NotFound: it is gone.
    """
    known = get(session, product_id)
    checked = _checked(session, product_id, values)
    with session.change(Action.EDIT_PRODUCTS, str(checked.get("name", known.name))) as change:
        change.update("product", product_id, checked)
    return change.operation_id


def retire(session: Session, product_id: int, retired: bool = True) -> int:
    """Offer a product no longer, or again; its purchases stay. Returns the operation's id."""
    with session.change(Action.EDIT_PRODUCTS, get(session, product_id).name) as change:
        change.update("product", product_id, {"retired": int(retired)})
    return change.operation_id


def delete(session: Session, product_id: int) -> int:
    """Take a product off the list; returns the operation's id.

    Raises:
        InvalidValue: purchases name it; it can be retired.
    """
    known = get(session, product_id)
    if session.one("SELECT EXISTS (SELECT 1 FROM purchase WHERE product_id = ?)", (product_id,))[0]:
        raise InvalidValue(
            translate(
                "Products", "{name} was sold, so it stays. Retire it: then it is not offered any more."
            ).format(name=known.name)
        )
    with session.change(Action.EDIT_PRODUCTS, known.name) as change:
        change.execute("DELETE FROM product WHERE id = ?", (product_id,))
    return change.operation_id


def _checked(session: Session, product_id: int | None, values: dict[str, str]) -> dict[str, object]:
    checked: dict[str, object] = {}
    for key, typed in values.items():
        if key in ("price", "cost"):
            checked[key] = _price(key, typed)
            continue
        checked[key] = texts.line(typed).strip()
    if "name" in checked:
        name = str(checked["name"])
        if not name or len(name) > _LONGEST_NAME:
            raise InvalidValue(
                translate("Products", "Type a name of at most {count} characters.").format(
                    count=_LONGEST_NAME
                ),
                field="name",
            )
        other = named(session, name)
        if other is not None and other.id != product_id:
            raise InvalidValue(
                translate("Products", "{name} is in the list already.").format(name=other.name), field="name"
            )
    return checked


def _price(key: str, typed: str) -> int | None:
    try:
        cents = money.parse(typed)
    except InvalidValue as error:
        raise InvalidValue(error.sentence, field=key) from error
    if cents is not None and cents < 0:
        raise InvalidValue(translate("Products", "A price is not below zero."), field=key)
    return cents
