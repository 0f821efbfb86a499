"""The log: what the program did, in a small file, without the customers' data.

Messages of the program name ids, never names or numbers. A traceback's last line may quote a value,
so the values in it are masked before they are written.
"""

from __future__ import annotations

import logging
import re
import traceback
from pathlib import Path
from types import TracebackType

from crm_desktop.errors import UserError

_BYTES = 1024 * 1024  # a longer one is put aside at the next start, in place of the one before
# These say which name or type was wrong in the code; the others may quote what a person typed.
_SAFE = (AttributeError, NameError, ImportError, TypeError)
_QUOTED = r"'[^']*'|\"[^\"]*\""
_VALUE = r"\S+@\S+|\+?\d[\d\s-]{3,}\d|[㐀-鿿]+"


def start(path: Path) -> logging.Handler | None:
    """Write the log to `path` from now on; None when its folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _BYTES:
            path.replace(path.with_suffix(".old.log"))
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        return None  # a read-only folder: the program runs, without a log
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler


def stop(handler: logging.Handler | None) -> None:
    """Close the log that `start` opened."""
    if handler is not None:
        logging.getLogger().removeHandler(handler)
        handler.close()


def masked(text: str, *, quoted: bool = True) -> str:
    """`text` without what may be a customer's: quoted values, numbers, addresses, Chinese words."""
    if quoted:
        text = re.sub(_QUOTED, "'…'", text)
    return re.sub(_VALUE, "…", text)


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler may have put its own, unmasked text there
        try:
            return super().format(record)
        finally:
            record.exc_text = None

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return traceback_text(ei[1]) if ei[1] is not None else ""


def traceback_text(error: BaseException) -> str:
    """The traceback of an error, its message masked; safe to keep and to send."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    # A sentence for people may name a customer in any letters.
    said = "…" if isinstance(error, UserError) else masked(str(error), quoted=not isinstance(error, _SAFE))
    cause = error.__cause__
    before = f"{traceback_text(cause)}\nwhich led to\n" if cause is not None else ""
    return f"{before}{frames}{type(error).__name__}: {said}"
