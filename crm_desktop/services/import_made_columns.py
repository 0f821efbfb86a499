"""The columns of new customers that hold fields of the shop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from crm_desktop.data import custom_fields
from crm_desktop.data.fields import FIELDS, Field, Kind
from crm_desktop.data.session import Change
from crm_desktop.services import field_values, import_made, serial_numbers

Block = Mapping[str, list[Any]]


class MadeColumns:
    """Makes the columns of a piece of an import.

    Args:
        made: the fields that columns of the file fill, by the keys of the rows.
        entries: key → word in lower case → id of its option.
        count: how many customers are new in all.
    """

    def __init__(
        self,
        change: Change,
        made: Mapping[str, Field],
        entries: Mapping[str, Mapping[str, int | None]],
        count: int,
    ) -> None:
        self._made = made
        self._entries = entries
        self._defaults = {
            field.key: field_values.stored(field, field.default) for field in FIELDS.made if field.default
        }
        self._kinds = {field.column: field.kind for field in (*FIELDS.made, *made.values())}
        self._serials: dict[str, Iterator[str]] = {  # all at once: the pieces are made in another thread
            field.column: iter(
                list(islice(serial_numbers.following(change, field.column, field.pattern), count))
            )
            for field in FIELDS.made
            if field.kind == Kind.SERIAL
        }

    def columns(self, block: Block, count: int) -> dict[str, list[Any]]:
        """Column → a value for each new customer; defaults and numbers that the program gives included."""
        found: dict[str, list[Any]] = {}
        for key, field in self._made.items():
            if key in block and field.kind != Kind.CUSTOMER:
                found[field.column] = self._column(field, block[key], self._entries.get(key, {}))
        for key, value in self._defaults.items():
            column = FIELDS[key].column
            found[column] = [value if each is None else each for each in found.get(column, [None] * count)]
        for column, given in self._serials.items():
            told = found.get(column, [None] * count)
            found[column] = [next(given) if each is None else each for each in told]
        return found

    @staticmethod
    def _column(field: Field, values: Sequence[str], options: Mapping[str, int | None]) -> list[Any]:
        known: dict[str, Any] = {}
        for value in values:
            if value not in known:
                known[value] = import_made.column_value(field, value, options)
        return [known[value] for value in values]

    def links(self, block: Block, ids: range) -> list[tuple[int, str, str]]:
        """(customer, column, who is meant) of the links to other customers."""
        return [
            (customer_id, field.column, word)
            for key, field in self._made.items()
            if key in block and field.kind == Kind.CUSTOMER
            for customer_id, word in zip(ids, block[key], strict=True)
            if word
        ]

    def searched(self, columns: Block) -> tuple[list[list[Any]], list[list[Any]]]:
        """The columns whose texts, and those whose phone numbers, the customers are found by."""
        texts = [
            values
            for column, values in columns.items()
            if self._kinds.get(column) in custom_fields.SEARCHED and self._kinds[column] != Kind.PHONE
        ]
        phones = [values for column, values in columns.items() if self._kinds.get(column) == Kind.PHONE]
        return texts, phones
