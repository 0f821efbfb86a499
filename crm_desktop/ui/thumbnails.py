"""Small pictures of picture files, decoded beside the GUI thread and kept in memory by their hash."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QImageReader

SIDE = 128  # pixels: 64 on a screen of double density
_LARGEST_DECODED = 192  # MB that one picture may take while it is decoded
_MOST_PIXELS = 200_000_000
_KEPT = 256

_known: OrderedDict[str, QImage] = OrderedDict()


def decoded(path: Path) -> QImage | None:
    """The square in the middle of a picture, small; None when it is none, or too large to decode."""
    QImageReader.setAllocationLimit(_LARGEST_DECODED)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty() or size.width() * size.height() > _MOST_PIXELS:
        return None
    side = min(size.width(), size.height())
    reader.setClipRect(QRect((size.width() - side) // 2, (size.height() - side) // 2, side, side))
    reader.setScaledSize(QSize(SIDE, SIDE))
    image = reader.read()
    return None if image.isNull() else image


def known(digest: str) -> QImage | None:
    """The small picture of a content, if it was decoded lately."""
    found = _known.get(digest)
    if found is not None:
        _known.move_to_end(digest)
    return found


def remember(digest: str, image: QImage) -> None:
    """Keep a small picture; the one not looked at for longest goes."""
    _known[digest] = image
    while len(_known) > _KEPT:
        _known.popitem(last=False)
