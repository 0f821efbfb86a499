"""Errors that are expected: each is shown to the person as one sentence that says what to do.

Everything that is not a `UserError` is a bug: it is logged and shown once, and the program lives.
"""

from __future__ import annotations


class UserError(Exception):
    """Something went wrong that a person can understand and act on.

    Args:
        sentence: the translated sentence that is shown; it says what is wrong and what to do.
        field: key of the field at fault, when there is one, so that a form can mark it.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class InvalidValue(UserError):
    """A value that cannot be stored in its field."""


class NotFound(UserError):
    """The record is not there (any more)."""


class NotAllowed(UserError):
    """The person at the desk may not do this."""


class Busy(UserError):
    """Another long act is writing; try again when it has finished."""


class StorageError(UserError):
    """The surroundings failed: disk full, locked, read-only, damaged, foreign or newer file."""


class FileRefused(UserError):
    """A file that is brought in cannot be read, or must not be."""


class PasswordNeeded(FileRefused):
    """A file that opens with a password.

    Args:
        wrong: a password was given, and it is not the one.
        possible: a password would help; not when the kind of lock is unknown.
    """

    def __init__(self, sentence: str, *, wrong: bool = False, possible: bool = True) -> None:
        super().__init__(sentence)
        self.wrong = wrong
        self.possible = possible


class Cancelled(UserError):
    """The person cancelled; nothing of the act remains."""
