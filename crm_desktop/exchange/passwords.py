"""Workbooks behind a password: unlocked inside the reading process, into a folder that the program removes."""

from __future__ import annotations

from pathlib import Path

from crm_desktop.errors import PasswordNeeded
from crm_desktop.i18n import translate

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how every workbook with a password begins
_OF_EXCEL = "VelvetSweatshop"  # a workbook locked with it opens in Excel unasked


def may_be_locked(path: Path) -> bool:
    """Whether the file is of the kind that passwords lock."""
    with path.open("rb") as stream:
        return stream.read(len(COMPOUND)) == COMPOUND


def unlock(path: Path, password: str | None, folder: Path) -> Path:
    """An unlocked copy of a workbook, of the same name, in `folder`.

    Args:
        password: None when nobody was asked yet: then only Excel's own is tried.

    Raises:
        PasswordNeeded: there is no password, or it is the wrong one, or the lock is of an unknown kind.
    """
    import msoffcrypto
    from msoffcrypto.exceptions import InvalidKeyError

    target = folder / path.name
    try:
        with path.open("rb") as source, target.open("wb") as copy:
            office = msoffcrypto.OfficeFile(source)
            key = password or _OF_EXCEL
            if office.format == "ooxml":
                office.load_key(password=key, verify_password=True)
            else:
                office.load_key(password=key)
            office.decrypt(copy)
    except InvalidKeyError as error:
        if not password:
            raise PasswordNeeded(needed(path)) from error
        raise PasswordNeeded(wrong(path), wrong=True) from error
    except MemoryError:
        raise
    except Exception as error:  # it raises whatever its parsing meets
        raise PasswordNeeded(unknown(path), possible=False) from error
    return target


def needed(path: Path) -> str:
    """The sentence for a workbook whose password nobody gave yet."""
    return translate(
        "Gate",
        "{name} is protected by a password. Import it in the window, where the password is asked for, or "
        "remove the password in Excel or WPS (File, Info, Protect Workbook) and try again.",
    ).format(name=path.name)


def wrong(path: Path) -> str:
    """The sentence for a wrong password."""
    return translate(
        "Gate", "This password does not open {name}. Look at capital letters and try again."
    ).format(name=path.name)


def unknown(path: Path) -> str:
    """The sentence for a lock that cannot be opened here."""
    return translate(
        "Gate",
        "{name} is protected by a password in a way that is not known here. Open it in Excel or WPS, remove "
        "the password (File, Info, Protect Workbook), save it and try again.",
    ).format(name=path.name)
