"""The search index is one piece again after a quiet moment, and a write comes in between."""

from __future__ import annotations

import pytest

from crm_desktop.data import search_pieces
from crm_desktop.data.session import Session
from crm_desktop.services import customers, find


def pieces(session: Session) -> int:
    return int(session.one("SELECT count(DISTINCT segid) FROM customer_search_idx")[0])


@pytest.fixture
def scattered(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Twelve customers, each in a piece of its own, as those of large imports are: their names."""
    monkeypatch.setattr(search_pieces, "_SMALL", 0)
    monkeypatch.setattr(search_pieces, "_PAGES", 1)
    with session.database.transaction() as connection:
        connection.execute("INSERT INTO customer_search (customer_search, rank) VALUES ('automerge', 0)")
    names = [f"王小{sign}" for sign in "明梅芳强军丽敏静杰涛超霞"]
    for name in names:
        customers.add(session, {"name": name, "note": "说明" * 3_000})
    assert pieces(session) == len(names)
    return names


def found(session: Session) -> set[str]:
    return {hit.name for hit in find.find(session, "王小").hits}


def test_a_quiet_moment_makes_one_piece_of_many(session: Session, scattered: list[str]) -> None:
    while session.database.rest():
        pass
    assert pieces(session) == 1
    assert search_pieces.scattered(session.database.connection) == []
    assert found(session) == set(scattered)


def test_what_is_written_between_two_steps_is_found(
    session: Session, scattered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crm_desktop.data.database._MERGING", 0.0001)  # a step each
    steps = 0
    while session.database.rest():
        steps += 1
        if steps == 1:
            customers.add(session, {"name": "王小云"})
            customers.update(session, 1, {"name": "李四"})
    assert steps > 1
    assert found(session) == {*scattered, "王小云"} - {"王小明"}


def test_while_another_writes_the_merge_waits_for_the_next_quiet_moment(
    session: Session, scattered: list[str]
) -> None:
    import threading

    rests: list[bool] = []
    with session.database.transaction():
        other = threading.Thread(target=lambda: rests.append(_rest_of_a_thread(session)))
        other.start()
        other.join()
    assert rests == [False]
    assert pieces(session) == len(scattered)


def _rest_of_a_thread(session: Session) -> bool:
    session.query("SELECT 1")
    try:
        return session.database.rest()
    finally:
        session.database.close_thread()


def test_one_piece_is_left_alone(session: Session) -> None:
    customers.add(session, {"name": "王小明"})
    assert search_pieces.scattered(session.database.connection) == []
    assert not session.database.rest()
