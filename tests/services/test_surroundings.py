"""Sync folders, drives and conflict copies are recognised."""

from __future__ import annotations

from pathlib import Path

import pytest

from crm_desktop.paths import DataFolder
from crm_desktop.services import surroundings


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("/home/li/OneDrive - 兴达/客户", "OneDrive"),
        ("/home/li/Dropbox/shop", "Dropbox"),
        ("/Users/li/Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("/home/li/iCloud Drive/shop", "iCloud"),
        ("/home/li/我的坚果云/客户", "坚果云"),
        ("/home/li/Nutstore/1", "坚果云"),
        ("/home/li/BaiduSyncdisk/a", "百度网盘"),
        ("/home/li/WPSDrive/123/WPS云盘", "WPS云盘"),
        ("/home/li/Documents/shop", ""),
        ("/home/li/onedriver/shop", ""),
    ],
)
def test_sync_folders(folder: str, program: str) -> None:
    assert surroundings.sync_program(Path(folder)) == program


def test_drives() -> None:
    mounts = [("/", "ext4"), ("/mnt/shop", "cifs"), ("/mnt/shop/local", "ext4")]
    assert surroundings.kind_among("/mnt/shop/data/", mounts) == "network"
    assert surroundings.kind_among("/mnt/shop/local/data/", mounts) == ""
    assert surroundings.kind_among("/media/li/USB/data/", mounts) == "removable"
    assert surroundings.kind_among("/home/li/", mounts) == ""


def test_conflict_copies_are_shown(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    copies = ["customers (conflicted copy 2026-11-20).db", "customers-DESKTOP-7.db", "customers 冲突文件.db"]
    for name in [*copies, "customers.db", "customers.db-wal", "restored.db"]:
        (tmp_path / name).write_bytes(b"")
    assert sorted(path.name for path in surroundings.conflict_copies(folder)) == sorted(copies)
    assert any("conflict copies" in text for text in surroundings.warnings(folder, None))
