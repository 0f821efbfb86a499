"""Python's search for cycles, put off while rows are made by the hundred thousand."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def put_off() -> Iterator[None]:
    """Look for no cycles meanwhile, in any thread; also to be used as a decorator.

    Rows are lists and tuples of texts, which refer to nothing that refers to them. The more of them there
    are, the longer each search takes: a quarter of an import's time, for nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
