"""Numbered steps from one schema to the next.

Each step runs in one transaction together with its version number, the last one also with the
journal's triggers, so a file is of one version or the other, never between.
"""

from __future__ import annotations

from typing import Any

from crm_desktop.data import journal
from crm_desktop.data.migrations import step_0001, step_0002

STEPS: tuple[str, ...] = (step_0001.SQL, step_0002.SQL)  # STEPS[n] leads from version n to n + 1

SCHEMA_VERSION = len(STEPS)


def migrate(connection: Any) -> int:
    """Bring the file to `SCHEMA_VERSION`.

    Args:
        connection: a DB-API connection in autocommit mode, outside a transaction.

    Returns:
        How many steps were taken.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    for number, sql in enumerate(STEPS[version:], start=version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in _statements(sql):
                connection.execute(statement)
            if number == SCHEMA_VERSION:  # the triggers are those of the models, which know the newest tables
                journal.install(connection)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
    return SCHEMA_VERSION - version


def _statements(sql: str) -> list[str]:
    return [statement for statement in (part.strip() for part in sql.split(";\n")) if statement]
