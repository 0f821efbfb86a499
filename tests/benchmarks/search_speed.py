"""Search: hits and count of what people type, beside `LIKE '%…%'` over the same columns."""

from __future__ import annotations

import random
from collections.abc import Iterator

from crm_desktop.data.session import Session
from crm_desktop.services import find
from crm_desktop.values import phones, pinyin
from tests.benchmarks.measure import Line, ms, percentile, seconds

_QUERIES = 400
_COMPARED = 25


def queries(session: Session, count: int = _QUERIES, seed: int = 7) -> list[str]:
    """What people type, each keystroke a query: parts of names, pinyin, initials and numbers that exist."""
    draw = random.Random(seed)
    highest = session.one("SELECT max(id) FROM customer")[0]
    found: list[str] = []
    while len(found) < count:
        row = session.one(
            "SELECT name, phone FROM customer WHERE id >= ? LIMIT 1", (draw.randint(1, highest),)
        )
        name, digits = row[0], phones.digits(row[1])
        spelled = [reading[0] for reading in pinyin.name_readings(name)[:4]]
        if not spelled or len(digits) < 8:
            continue
        letters, initials = "".join(spelled), "".join(part[0] for part in spelled)
        start = draw.randrange(max(1, len(digits) - 4))
        found += [
            name,
            name[:1],
            name[-2:],
            letters[: draw.randint(2, 8)],
            initials,
            spelled[0] + initials[1:2],
            digits[-4:],
            digits[: draw.randint(3, 8)],
            digits[start : start + draw.randint(3, 6)],
            f"{name[:1]} {digits[-4:]}",
        ]
    return found[:count]


def run(session: Session) -> Iterator[Line]:
    """The figures of search on an open shop."""
    asked = queries(session)
    for text in asked[:20]:
        find.find(session, text)  # the cache of pages is warm, as it is after a minute of work
    both = [find.find(session, text).ms / 1000 for text in asked]
    hits = [seconds(lambda text=text: find.find(session, text, counted=False)) for text in asked]
    yield Line("search, hits and count, p50", ms(percentile(both, 0.5)))
    yield Line("search, hits and count, p95", ms(percentile(both, 0.95)), "bar: 16 ms")
    yield Line(
        "search, hits alone (what a keystroke waits for), p95", ms(percentile(hits, 0.95)), "bar: 16 ms"
    )
    single = [find.find(session, text, counted=False).ms / 1000 for text in "1358wzlh"]
    yield Line("search, hits of one digit or letter, slowest", ms(max(single)))
    ours, theirs = 0.0, 0.0
    for text in random.Random(3).sample(asked, _COMPARED):
        ours += seconds(lambda text=text: find.find(session, text))
        theirs += seconds(lambda text=text: _like(session, text))
    yield Line(
        "search beside LIKE '%…%' on the same columns",
        ms(ours / _COMPARED),
        f"LIKE: {ms(theirs / _COMPARED)}; bar: 0.1 ×",
        ours / theirs,
    )


def _like(session: Session, text: str) -> object:
    """The same question without an index: every part in any of the columns that hold such a part."""
    parts = text.split()
    where = " AND ".join(
        "(name LIKE ? OR sort_key LIKE ? OR phone LIKE ? OR number LIKE ? OR company LIKE ? OR region LIKE ? "
        "OR email LIKE ? OR wechat LIKE ? OR qq LIKE ? OR note LIKE ?)"
        for _ in parts
    )
    values = [f"%{part}%" for part in parts for _ in range(10)]
    top = session.query(
        f"SELECT id, name, phone FROM customer WHERE deleted_at IS NULL AND {where} ORDER BY last_contact_at DESC LIMIT 50",
        values,
    ).fetchall()
    count = session.one(f"SELECT count(*) FROM customer WHERE deleted_at IS NULL AND {where}", values)
    return top, count
