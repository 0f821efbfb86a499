"""A model of a disk: what of a recorded run is still there when the power goes at a given point.

What was flushed stays. What was not may be there, lost, torn at a sector, or there without what was
written before it. Names (made, renamed, deleted) are kept in their order, as a journaling file system
does, and are safe once their folder was flushed.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
WAYS = ("lost", "kept", "torn", "reordered")


@dataclass(frozen=True)
class Event:
    """One thing that the program asked of the disk.

    Args:
        kind: create, write, truncate, sync, sync_folder, rename, delete, folder; done: an act has returned.
        path: what it was asked of.
        offset: where it wrote; the new size of a truncation.
        data: what it wrote.
        target: the new name of a renaming.
    """

    kind: str
    path: str
    offset: int = 0
    data: bytes = b""
    target: str = ""


@dataclass
class _Content:
    """What a file holds: flushed, and what was asked since."""

    safe: bytearray
    waiting: list[Event] = field(default_factory=list)

    def flush(self) -> None:
        for event in self.waiting:
            _apply(self.safe, event, len(event.data))
        self.waiting.clear()

    def after(self, way: str, chance: random.Random) -> bytes:
        """What is there after a cut."""
        content = bytearray(self.safe)
        count = len(self.waiting)
        if way == "torn":
            count = chance.randint(0, count)
        for at, event in enumerate(self.waiting[:count]):
            size = len(event.data)
            if way == "lost":
                break
            if way == "torn" and at == count - 1:
                size = _torn(event, chance)
            if way == "reordered":
                if chance.random() < 0.5:
                    continue
                if chance.random() < 0.2:
                    size = _torn(event, chance)
            _apply(content, event, size)
        return bytes(content)


def _torn(event: Event, chance: random.Random) -> int:
    """How many bytes of a write arrived: whole sectors from its beginning."""
    return min(len(event.data), chance.randint(0, len(event.data) // SECTOR) * SECTOR)


def _apply(content: bytearray, event: Event, size: int) -> None:
    if event.kind == "truncate":
        if event.offset < len(content):
            del content[event.offset :]
        else:
            content.extend(bytes(event.offset - len(content)))
        return
    if size == 0:
        return
    if event.offset > len(content):
        content.extend(bytes(event.offset - len(content)))
    content[event.offset : event.offset + size] = event.data[:size]


class Disk:
    """The files below a folder, as they were at its making, and then what happened to them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folders = {str(path) for path in root.rglob("*") if path.is_dir()} | {str(root)}
        found = (path for path in root.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
        self._safe = {str(path): _Content(bytearray(path.read_bytes())) for path in found}
        self._now = dict(self._safe)
        self._names: list[tuple[Event, _Content | None]] = []  # since the folders were flushed, in order

    def happen(self, event: Event) -> None:
        """One more event."""
        match event.kind:
            case "create":
                if event.path not in self._now:
                    self._name(event, _Content(bytearray()))
            case "write" | "truncate":
                self._now[event.path].waiting.append(event)
            case "sync":
                self._now[event.path].flush()
            case "sync_folder":
                self._flush_names(event.path)
            case "rename":
                self._name(event, self._now[event.path])
            case "delete":
                if event.path in self._now:
                    self._name(event, None)
            case "folder":
                self._folders.add(event.path)

    def _name(self, event: Event, content: _Content | None) -> None:
        self._names.append((event, content))
        _rename(self._now, event, content)

    def _flush_names(self, folder: str) -> None:
        """All names up to the last one in this folder are safe: the journal of a file system has one order."""
        last = max(
            (at for at, (event, _) in enumerate(self._names) if str(Path(event.path).parent) == folder),
            default=-1,
        )
        for event, content in self._names[: last + 1]:
            _rename(self._safe, event, content)
        del self._names[: last + 1]

    def cut(self, into: Path, way: str, chance: random.Random) -> None:
        """Write what is there after a cut into a new folder."""
        names = dict(self._safe)
        count = {"lost": 0, "kept": len(self._names)}.get(way, chance.randint(0, len(self._names)))
        for event, content in self._names[:count]:
            _rename(names, event, content)
        for folder in sorted(self._folders):
            (into / Path(folder).relative_to(self._root)).mkdir(parents=True, exist_ok=True)
        for path, kept in names.items():
            (into / Path(path).relative_to(self._root)).write_bytes(kept.after(way, chance))


def _rename(names: dict[str, _Content], event: Event, content: _Content | None) -> None:
    if event.kind == "delete":
        names.pop(event.path, None)
    elif event.kind == "rename":
        names.pop(event.path, None)
        assert content is not None
        names[event.target] = content
    else:
        assert content is not None
        names[event.path] = content


@dataclass(frozen=True)
class Cut:
    """Where the power goes, and what becomes of what was not flushed.

    Args:
        at: events before it.
        returned: acts that had returned.
    """

    at: int
    way: str
    seed: int
    returned: int


def cuts(events: Sequence[Event], count: int, seed: int) -> list[Cut]:
    """`count` cuts over a run, in its order: everywhere once, then by chance, each way as often as the others."""
    chance = random.Random(seed)
    points = list(range(len(events) + 1))
    chosen = points * (count // len(points)) + chance.sample(points, count % len(points))
    returned = [0]
    for event in events:
        returned.append(returned[-1] + (event.kind == "done"))
    return [
        Cut(at, WAYS[number % len(WAYS)], chance.getrandbits(32), returned[at])
        for number, at in enumerate(sorted(chosen))
    ]
