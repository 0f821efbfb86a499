"""Numbered steps from one schema to the next.

All steps that a file lacks run in one transaction, together with the version number and the journal's
triggers, so a file is of one version or the other, never between.
"""

from __future__ import annotations

from typing import Any

from crm_desktop.data.migrations import (
    step_0001,
    step_0002,
    step_0003,
    step_0004,
    step_0005,
    step_0006,
    step_0007,
    step_0008,
    step_0009,
    step_0010,
    step_0011,
    step_0012,
    step_0013,
    step_0014,
    step_0015,
    step_0016,
    step_0017,
    step_0018,
    step_0019,
    step_0020,
    step_0021,
    step_0022,
    step_0023,
    step_0024,
    step_0025,
    step_0026,
)
from crm_desktop.progress import Progress

STEPS: tuple[str, ...] = (
    step_0001.SQL,
    step_0002.SQL,
    step_0003.SQL,
    step_0004.SQL,
    step_0005.SQL,
    step_0006.SQL,
    step_0007.SQL,
    step_0008.SQL,
    step_0009.SQL,
    step_0010.SQL,
    step_0011.SQL,
    step_0012.SQL,
    step_0013.SQL,
    step_0014.SQL,
    step_0015.SQL,
    step_0016.SQL,
    step_0017.SQL,
    step_0018.SQL,
    step_0019.SQL,
    step_0020.SQL,
    step_0021.SQL,
    step_0022.SQL,
    step_0023.SQL,
    step_0024.SQL,
    step_0025.SQL,
    step_0026.SQL,
)  # STEPS[n] leads from version n to n + 1
_NEW_INDEX = 3  # the step that made the search index anew

SCHEMA_VERSION = len(STEPS)


def version_of(connection: Any) -> int:
    """The schema of an open file; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def build(connection: Any, version: int) -> None:
    """Make the tables of a schema in an empty database, without triggers: to compare with."""
    for sql in STEPS[:version]:
        for statement in _statements(sql):
            connection.execute(statement)


def migrate(connection: Any, progress: Progress | None = None) -> int:
    """Bring the file to `SCHEMA_VERSION`.

    Args:
        connection: a DB-API connection in autocommit mode, outside a transaction.
        progress: is told what is done; cancelled, it leaves the file as it was.

    Returns:
        How many steps were taken.
    """
    version = version_of(connection)
    if version == SCHEMA_VERSION:
        return 0
    from crm_desktop.data import journal  # the window is up sooner without the models

    connection.execute("BEGIN IMMEDIATE")
    try:
        journal.remove(connection)
        for sql in STEPS[version:]:
            for statement in _statements(sql):
                connection.execute(statement)
        if 0 < version < _NEW_INDEX:
            from crm_desktop.data import search  # the window is up sooner without it

            search.rebuild(connection, progress)
        journal.install(connection)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled back already
            connection.execute("ROLLBACK")
        raise
    return SCHEMA_VERSION - version


def renew_triggers(connection: Any) -> None:
    """Make the journal's triggers anew in a file that comes from elsewhere."""
    from crm_desktop.data import journal

    connection.execute("BEGIN IMMEDIATE")
    try:
        journal.install(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(sql: str) -> list[str]:
    return [statement for statement in (part.strip() for part in sql.split(";\n")) if statement]
