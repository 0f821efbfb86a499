"""The values of the fields that the shop makes: read from what was typed, stored, shown.

Stored are: texts as they are, numbers as numbers, money as cents, yes and no as 1 and 0, one of the options
as its id, several as `[3,7]`, dates as `values.partial_dates` has them, another customer as the id. Empty is None.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from crm_desktop.data.fields import Field, Kind
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import listed, translate
from crm_desktop.values import emails, money, numbers, partial_dates, phones

LONGEST = {Kind.LONG_TEXT: 20_000}
LONGEST_LINE = 500
TEXTS = (Kind.TEXT, Kind.LONG_TEXT)
_YES = frozenset(("1", "是", "有", "对", "yes", "y", "true", "√", "✓", "✔", "☑", "t", "on"))
_NO = frozenset(("0", "否", "无", "没有", "不", "no", "n", "false", "×", "✗", "✘", "☐", "f", "off"))


def stored(field: Field, value: object) -> Any:
    """A value as it is stored, from what was typed or chosen; None for nothing.

    Args:
        value: a text; or the id of an option or a customer, ids of options, a number, True or False.

    Raises:
        InvalidValue: it cannot stand in this field.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    reader = _READERS.get(field.kind)
    try:
        found = reader(field, value) if reader is not None else _text(field, str(value).strip())
        _check_bounds(field, found)
        return found
    except InvalidValue as error:
        raise InvalidValue(error.sentence, field=field.key) from error


def _check_bounds(field: Field, value: Any) -> None:
    """Raises InvalidValue when a value lies outside of what the shop has set."""
    least, most = bounds(field)
    measured = len(value) if field.kind in TEXTS and isinstance(value, str) else value
    if measured is None or not (
        (least is not None and measured < least) or (most is not None and not at_most(field, measured, most))
    ):
        return
    if field.kind in TEXTS:
        raise InvalidValue(_said_bounds(field, translate("Checks", "{field} has {range} characters.")))
    raise InvalidValue(_said_bounds(field, translate("Checks", "{field} lies in {range}.")))


def at_most(field: Field, value: Any, most: Any) -> bool:
    """Whether a stored value lies before a bound. A month or a year goes to its end: 2026 holds 2026-12-31."""
    return bool(value <= most or (field.kind == Kind.PARTIAL_DATE and value.startswith(most)))


def _said_bounds(field: Field, sentence: str) -> str:
    return sentence.format(field=field.title, range=f"{field.least or '…'} – {field.most or '…'}")


def bounds(field: Field) -> tuple[Any, Any]:
    """The least and the most value of a field, as it is stored (of a text its length); None for no bound.

    Raises:
        InvalidValue: one of them is none; `.field` is "least" or "most".
    """
    found = []
    for name in ("least", "most"):
        said = getattr(field, name)
        reader = _number if field.kind in TEXTS else _READERS.get(field.kind)
        try:
            found.append(
                reader(field, said) if said and reader is not None and can_be_bound(field.kind) else None
            )
        except InvalidValue as error:
            raise InvalidValue(error.sentence, field=name) from error
    return found[0], found[1]


def can_be_bound(kind: Kind) -> bool:
    """Whether the values of a kind can be kept between two others."""
    return kind in (*TEXTS, Kind.NUMBER, Kind.MONEY, Kind.PARTIAL_DATE)


def problem(field: Field, text: str) -> str | None:
    """Why `text` cannot stand in the field, as a sentence; None when it can."""
    try:
        stored(field, text)
    except InvalidValue as error:
        return error.sentence
    return None


def shown(field: Field, value: Any) -> str:
    """A stored value in words; "" for nothing. A customer's id is no word: whoever shows it has the name."""
    if value is None or value == "":
        return ""
    if field.kind == Kind.NUMBER:
        return numbers.show(value)
    if field.kind == Kind.MONEY:
        return money.show(int(value))
    if field.kind == Kind.YES_NO:
        return translate("Options", "Yes") if int(value) else translate("Options", "No")
    if field.kind == Kind.ONE_OF:
        return field.option(value)
    if field.kind == Kind.MANY_OF:
        return listed(names(field, value))
    if field.kind == Kind.PARTIAL_DATE:
        return partial_dates.show(str(value))
    return str(value)


def word(field: Field, value: int) -> str:
    """One value of a field that chooses: the option's name, or yes or no."""
    return shown(field, value) if field.kind == Kind.YES_NO else field.option(value)


def ids(value: Any) -> list[int]:
    """The ids of the options in a stored value of MANY_OF."""
    return [int(each) for each in json.loads(value)] if value else []


def names(field: Field, value: Any) -> list[str]:
    """The names of the options in a stored value of MANY_OF."""
    return [name for name in (field.option(each) for each in ids(value)) if name]


def yes_or_no(text: str) -> int | None:
    """1 or 0 for a word that means yes or no, in both languages; None for another word."""
    found = words_of_yes_and_no().get(text.strip().casefold())
    return None if found is None else int(found)


def words_of_yes_and_no() -> dict[str, str]:
    """ "1" or "0" by the words that mean yes or no, in lower case, in both languages."""
    return dict.fromkeys(_YES, "1") | dict.fromkeys(_NO, "0")


def _text(field: Field, text: str) -> str:
    longest = LONGEST.get(field.kind, LONGEST_LINE)
    if len(text) > longest:
        raise InvalidValue(
            translate("Checks", "This is too long: at most {count} characters.").format(count=longest)
        )
    return text


def _phone(field: Field, value: object) -> str:
    text = _text(field, str(value).strip())
    wrong = phones.problem(text) if phones.is_damaged(text) or not phones.digits(text) else None
    if wrong:
        raise InvalidValue(wrong)
    return text


def _email(field: Field, value: object) -> str:
    text = _text(field, str(value).strip())
    wrong = emails.problem(text)
    if wrong:
        raise InvalidValue(wrong)
    return text


def _number(_field: Field, value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else numbers.parse(str(value))


def _money(_field: Field, value: object) -> int | None:
    return value if isinstance(value, int) else money.parse(str(value))


def _date(field: Field, value: object) -> str | None:
    parsed = partial_dates.parse(str(value))
    own = (
        (partial_dates.SOLAR, partial_dates.LUNAR)
        if field.yearly == partial_dates.LUNAR
        else (partial_dates.SOLAR,)
    )
    if parsed is not None and parsed.calendar not in own:
        raise InvalidValue(
            translate("Checks", "Only the birthday can be a lunar date. Type the date of the calendar.")
        )
    return parsed.stored if parsed else None


def _yes_no(_field: Field, value: object) -> int:
    found = int(bool(value)) if isinstance(value, (bool, int)) else yes_or_no(str(value))
    if found is None:
        raise InvalidValue(translate("Checks", "Type yes or no."))
    return found


def _one_of(field: Field, value: object) -> int:
    for each in field.options:
        if value == each.id or (isinstance(value, str) and value.strip().casefold() == each.name.casefold()):
            return each.id
    raise InvalidValue(
        translate("Checks", "{field} is one of: {words}.").format(
            field=field.title, words=listed(each.name for each in field.options if not each.retired)
        )
    )


def _many_of(field: Field, value: object) -> str | None:
    if isinstance(value, str) and not value.startswith("["):
        for sign in ",，;；/|":
            value = value.replace(sign, "、")
        chosen: Iterable[object] = [part for part in value.split("、") if part.strip()]
    else:
        chosen = ids(value) if isinstance(value, str) else value if isinstance(value, Iterable) else [value]
    found = {_one_of(field, each) for each in chosen}
    in_order = [each.id for each in field.options if each.id in found]
    return json.dumps(in_order, separators=(",", ":")) if in_order else None


def _customer(field: Field, value: object) -> int:
    if isinstance(value, int):
        return value
    raise InvalidValue(translate("Checks", "Choose a customer for {field}.").format(field=field.title))


_READERS: dict[Kind, Callable[[Field, Any], Any]] = {
    Kind.PHONE: _phone,
    Kind.EMAIL: _email,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.PARTIAL_DATE: _date,
    Kind.YES_NO: _yes_no,
    Kind.ONE_OF: _one_of,
    Kind.MANY_OF: _many_of,
    Kind.CUSTOMER: _customer,
}
