"""Records out of JSON: a list of objects or of lists, or an object of objects."""

from __future__ import annotations

import json
from typing import Any


def read(text: str) -> list[list[str]] | None:
    """Rows with a heading row of the objects' keys; `None` when the text is no JSON of records.

    Objects inside objects give their keys a column each; lists of plain values stand in one cell.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    records = list(found.values()) if isinstance(found, dict) else found
    if not isinstance(records, list) or not records:
        return None
    if all(isinstance(record, list) for record in records):
        return [[_shown(value) for value in record] for record in records]
    if not all(isinstance(record, dict) for record in records):
        return None
    flat = [_flattened(record) for record in records]
    keys = list(dict.fromkeys(key for record in flat for key in record))
    return [keys, *([record.get(key, "") for key in keys] for record in flat)]


def _flattened(record: dict[str, Any]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            flat.update({inner: _shown(text) for inner, text in value.items()})
        else:
            flat[key] = _shown(value)
    return flat


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
        return "\n".join(map(str, value))
    return json.dumps(value, ensure_ascii=False)
