"""Records in JSON."""

from __future__ import annotations

import pytest

from crm_desktop.exchange.json_tables import read


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            '[{"name":"王","tel":[1,2]},{"name":"李","mail":null}]',
            [["name", "tel", "mail"], ["王", "1\n2", ""], ["李", "", ""]],
        ),
        ('{"a":{"x":1,"in":{"sn":"Doe"}}}', [["x", "sn"], ["1", "Doe"]]),
        ('[["a","b"],[1,true]]', [["a", "b"], ["1", "true"]]),
        ("[]", None),
        ("[1,2]", None),
        ("{broken", None),
        ("[" * 100_000, None),
    ],
)
def test_records(text: str, rows: list[list[str]] | None) -> None:
    assert read(text) == rows
