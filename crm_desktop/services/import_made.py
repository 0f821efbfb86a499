"""The fields that the shop made, as an import knows them, and columns of a file that become new ones.

In the rows of an import each value of such a field is a text, "" for none: words for options (several with
、 between them), "1" and "0" for yes and no, "12.50" for money, the name or number of a customer. A column
that is to become a field has a key of its own, `new.<kind>.<column>`, until the import is written; the field
is made in the same act, so that one undo takes both back.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from crm_desktop.data.fields import FIELDS, Field, Kind, Stored
from crm_desktop.data.session import Change
from crm_desktop.errors import InvalidValue
from crm_desktop.exchange import cleaning
from crm_desktop.i18n import translate
from crm_desktop.services import custom_fields, field_values
from crm_desktop.services.custom_fields import CHOOSING, Definition, kind_title
from crm_desktop.values import emails, money, numbers, partial_dates, phones

NEW = "new."
NEW_KINDS = (
    Kind.TEXT, Kind.LONG_TEXT, Kind.NUMBER, Kind.MONEY, Kind.PARTIAL_DATE, Kind.ONE_OF, Kind.MANY_OF, Kind.YES_NO,
    Kind.PHONE, Kind.EMAIL,
)  # fmt: skip
BETWEEN = "、"
_CLEANED: dict[Kind, str] = {
    Kind.SERIAL: "text",
    Kind.ONE_OF: "text",
    Kind.MANY_OF: "tags",
    Kind.YES_NO: "option",
}
_MOST_OPTIONS = 12  # different words of a column that looks like a choice
_LONG = 80  # characters of a text that wants several lines


def new_key(kind: Kind, column: int) -> str:
    """The key of a column that is to become a field."""
    return f"{NEW}{kind}.{column}"


def is_new(key: str) -> bool:
    """Whether a key stands for a field that is still to be made."""
    return key.startswith(NEW)


def is_made(key: str) -> bool:
    """Whether a key stands for a field of the shop, made already or to be made."""
    return is_new(key) or (key in FIELDS and bool(FIELDS[key].made))


def field_of(key: str) -> Field:
    """The field of a key; of one that is to be made as much as is known.

    Raises:
        KeyError: there is no such field.
    """
    if not is_new(key):
        return FIELDS[key]
    kind = Kind(key.split(".")[1])
    title = translate("Import", "New field: {kind}").format(kind=kind_title(kind))
    return Field(key, kind, Stored.CUSTOMER, column=key, made=-1, name=title)


def choosing(mapping: Iterable[str | None]) -> list[str]:
    """The keys among those of a mapping whose words are options of a field that is there."""
    return [
        key for key in mapping if key and key in FIELDS and FIELDS[key].made and FIELDS[key].kind in CHOOSING
    ]


def words_in(key: str, value: Any) -> Sequence[str]:
    """The words of a list that a value of a row has."""
    if isinstance(value, tuple):
        return value
    return value.split(BETWEEN) if is_made(key) and field_of(key).kind == Kind.MANY_OF else (value,)


def cleaned_as(field: Field) -> str:
    """The kind by which the cells are cleaned."""
    return _CLEANED.get(field.kind, field.kind)


def option_words() -> dict[str, str]:
    """What may stand for yes and no."""
    return field_values.words_of_yes_and_no()


def texts(field: Field, values: Sequence[Any]) -> list[str]:
    """A column of cleaned values as the texts that the rows keep."""
    if field.kind == Kind.NUMBER:
        return ["" if value is None else numbers.show(value) for value in values]
    if field.kind == Kind.MONEY:
        return ["" if value is None else _money_text(value) for value in values]
    if field.kind in (Kind.PHONE, Kind.EMAIL, Kind.MANY_OF):
        return [BETWEEN.join(value) for value in values]
    return list(values)


def _money_text(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def text(field: Field, value: Any) -> str:
    """A stored value as the rows of a file have it, for the comparison; of a link the name must be given."""
    if value is None:
        return ""
    if field.kind == Kind.MONEY:
        return _money_text(value)
    if field.kind == Kind.YES_NO:
        return str(value)
    if field.kind == Kind.MANY_OF:
        return BETWEEN.join(field_values.names(field, value))
    return str(value) if field.kind == Kind.PARTIAL_DATE else field_values.shown(field, value)


def column_value(field: Field, said: str, options: Mapping[str, int | None]) -> Any:
    """The value that a column stores for a text of the rows; None for nothing.

    Args:
        options: word in lower case → id of its option.
    """
    if not said:
        return None
    if field.kind == Kind.NUMBER:
        return float(said)
    if field.kind == Kind.MONEY:
        return money.parse(said)
    if field.kind == Kind.YES_NO:
        return int(said)
    if field.kind == Kind.ONE_OF:
        return options.get(said.casefold())
    if field.kind == Kind.MANY_OF:
        ids = [found for word in said.split(BETWEEN) if (found := options.get(word.casefold())) is not None]
        return json.dumps(list(dict.fromkeys(ids)), separators=(",", ":")) if ids else None
    return said


def guess_kind(samples: Sequence[Any]) -> Kind:
    """What a column holds whose heading says nothing, by the cells of its first rows."""
    said = [cell for cell in samples if cleaning.shown(cell).strip()]
    words = [cleaning.shown(cell).strip() for cell in said]
    if not words:
        return Kind.TEXT
    if all(isinstance(field_values.yes_or_no(word), int) and not word.isdigit() for word in words):
        return Kind.YES_NO
    for kind, fits in (
        (Kind.PHONE, lambda word: phones.problem(word) is None and len(phones.digits(word)) >= 7),
        (Kind.EMAIL, lambda word: emails.problem(word) is None),
        (Kind.NUMBER, _is_number),
        (Kind.MONEY, _is_money),
    ):
        if all(fits(word) for word in words):
            return kind
    if all(not isinstance(cell, (int, float)) for cell in said) and all(map(_is_date, words)):
        return Kind.PARTIAL_DATE
    different = Counter(words)
    if (
        len(words) >= 2 * len(different) >= 4
        and len(different) <= _MOST_OPTIONS
        and max(map(len, words)) <= 12
    ):
        return Kind.ONE_OF
    return Kind.LONG_TEXT if max(map(len, words)) > _LONG else Kind.TEXT


def _is_number(word: str) -> bool:
    try:
        return numbers.parse(word) is not None and not (
            word.startswith("0") and word.isdigit() and len(word) > 1
        )
    except InvalidValue:
        return False


def _is_money(word: str) -> bool:
    try:
        return money.parse(word) is not None and any(sign in word for sign in "¥￥元块万$")
    except InvalidValue:
        return False


def _is_date(word: str) -> bool:
    try:
        return partial_dates.parse(word) is not None
    except InvalidValue:
        return False


def define(
    change: Change, headings: Mapping[str, str], words: Mapping[str, Sequence[str]]
) -> tuple[dict[str, Field], dict[str, dict[str, int | None]]]:
    """Inside an import's change: make the fields of the columns that are to become some.

    Args:
        headings: key → heading of the column, which is its name.
        words: key → the words that become options.

    Returns:
        Key → field, and key → word in lower case → id of its option.
    """
    found: dict[str, Field] = {}
    options: dict[str, dict[str, int | None]] = {}
    taken = {field.title.casefold() for field in FIELDS.with_retired()}
    for key, heading in headings.items():
        kind = field_of(key).kind
        name = _free_name(heading, taken)
        choice = tuple(words.get(key, ())) if kind in CHOOSING else ()
        if kind in CHOOSING and not choice:
            kind = Kind.TEXT
        column = custom_fields.insert(change, Definition(name, kind, choice))
        field_id = int(column.rpartition("_")[2])
        found[key] = Field(column, kind, Stored.CUSTOMER, column=column, made=field_id, name=name)
        options[key] = {
            word.casefold(): option_id
            for word, option_id in change.execute(
                "SELECT name, id FROM field_option WHERE field_id = ?", (field_id,)
            )
        }
    return found, options


def _free_name(heading: str, taken: set[str]) -> str:
    """The heading, with a number behind it when a field has this name."""
    name = wanted = " ".join(heading.split())[:50]
    number = 2
    while name.casefold() in taken:
        name, number = f"{wanted} {number}", number + 1
    taken.add(name.casefold())
    return name
