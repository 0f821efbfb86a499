"""Starting with the computer: the entry of each system, and what it starts."""

from __future__ import annotations

import shlex
import sys
import types
from pathlib import Path

import pytest

from crm_desktop import paths
from crm_desktop.app import window_options
from crm_desktop.errors import StorageError
from crm_desktop.services import autostart
from crm_desktop.services.autostart import DesktopEntry, RegistryEntry


def test_the_entry_of_a_desktop_is_written_read_and_taken_away(tmp_path: Path) -> None:
    entry = DesktopEntry(tmp_path / "autostart")
    assert not autostart.enabled(entry)
    autostart.set_enabled(entry, False, tmp_path)
    autostart.set_enabled(entry, True, paths.default_data_folder())
    assert autostart.enabled(entry)
    assert shlex.split(entry.read()) == autostart.command(paths.default_data_folder())
    autostart.set_enabled(entry, False, tmp_path)
    assert not autostart.enabled(entry)
    assert list((tmp_path / "autostart").iterdir()) == []


def test_a_folder_with_odd_signs_is_kept_as_it_is(tmp_path: Path) -> None:
    entry = DesktopEntry(tmp_path)
    entry.write(["/opt/crm", "--data", '/home/王 小明/100% "shop"'])
    assert entry.read() == '"/opt/crm" "--data" "/home/王 小明/100%% \\\\"shop\\\\""'


def test_it_starts_in_the_background_with_the_data_that_is_open(tmp_path: Path) -> None:
    assert autostart.command(paths.default_data_folder())[-2:][-1] == "--background"
    assert "--data" not in autostart.command(paths.default_data_folder())
    assert autostart.command(tmp_path)[-3:] == ["--data", str(tmp_path), "--background"]
    options = window_options(autostart.command(tmp_path)[-3:])
    assert options is not None
    assert (options.data, options.background) == (tmp_path, True)


def test_a_system_that_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="does not allow"):
        autostart.set_enabled(DesktopEntry(tmp_path / "autostart"), True, tmp_path)


def test_the_value_of_the_run_key_of_windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    values: dict[str, str] = {}

    class Key:
        def __enter__(self) -> Key:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    def query(_key: Key, name: str) -> tuple[str, int]:
        if name not in values:
            raise FileNotFoundError
        return values[name], 1

    def delete(_key: Key, name: str) -> None:
        if name not in values:
            raise FileNotFoundError
        del values[name]

    def write(_key: Key, name: str, _zero: int, _kind: int, text: str) -> None:
        values[name] = text

    opened: list[tuple[object, str]] = []

    def create(root: object, path: str) -> Key:
        opened.append((root, path))
        return Key()

    fake = types.SimpleNamespace(
        HKEY_CURRENT_USER="user",
        REG_SZ=1,
        CreateKey=create,
        QueryValueEx=query,
        DeleteValue=delete,
        SetValueEx=write,
    )
    monkeypatch.setitem(sys.modules, "winreg", fake)
    monkeypatch.setattr(sys, "platform", "win32")
    entry = RegistryEntry()
    assert entry.read() == ""
    entry.write([r"C:\Program Files\CRM\crm.exe", "--background"])
    assert entry.read() == r'"C:\Program Files\CRM\crm.exe" --background'
    entry.write([])
    entry.write([])
    assert entry.read() == ""
    assert set(opened) == {("user", r"Software\Microsoft\Windows\CurrentVersion\Run")}
    assert isinstance(autostart.entry(tmp_path), RegistryEntry)
    assert autostart.entry(tmp_path / "crm-desktop-demo-x1") is None
