"""The menu bar and the keys that work from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from crm_desktop import i18n
from crm_desktop.i18n import translate
from crm_desktop.ui import icons

Acts = Mapping[str, Callable[..., Any]]


class Menus:
    """Builds the menu bar of a window.

    Args:
        window: gets the menus; its old ones are cleared.
        acts: what each entry does: import, export, template, backup, quit, undo, redo, find, new, paste,
            page(key), recycle_bin, scheme(name), language(name), large_type(on), shortcuts, about.
        pages: (key, icon, title) of the rail's pages in order.
    """

    def __init__(self, window: QMainWindow, acts: Acts, pages: Sequence[tuple[str, str, str]]) -> None:
        self._window = window
        self._acts = acts
        bar = window.menuBar()
        bar.clear()
        self._file(bar.addMenu(translate("Menu", "&File")))
        self._edit(bar.addMenu(translate("Menu", "&Edit")))
        self._view(bar.addMenu(translate("Menu", "&View")), pages)
        self._help(bar.addMenu(translate("Menu", "&Help")))

    def set_undo(self, undo: str | None, redo: str | None) -> None:
        """Name the acts that undo and redo take back or do again; None where there is none."""
        for action, title, plain, named in (
            (self.undo, undo, translate("Menu", "Undo"), translate("Menu", "Undo: {act}")),
            (self.redo, redo, translate("Menu", "Redo"), translate("Menu", "Redo: {act}")),
        ):
            action.setText(plain if title is None else named.format(act=_short(title)))
            action.setEnabled(title is not None)

    def set_look(self, scheme: str, large_type: bool) -> None:
        """Check the entries of the look in use."""
        self._schemes[scheme].setChecked(True)
        self._large.setChecked(large_type)

    def set_writable(self, writable: bool) -> None:
        """Grey what writes while the data is read-only."""
        for action in self._writing:
            action.setEnabled(writable)

    def _action(
        self, menu: QMenu, text: str, act: str, *keys: str, icon: str = "", anywhere: bool = False
    ) -> QAction:
        action = QAction(text, menu)
        if icon:
            action.setIcon(icons.icon(icon))
        action.setShortcuts([QKeySequence(key) for key in keys])
        if anywhere:
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        action.triggered.connect(lambda _checked=False: self._acts[act]())
        menu.addAction(action)
        return action

    def _file(self, menu: QMenu) -> None:
        self._writing = [
            self._action(
                menu, translate("Menu", "&New entry…"), "new", "F2", "Ctrl+N", icon="add", anywhere=True
            ),
            self._action(menu, translate("Menu", "&Import Excel…"), "import", "Ctrl+I", icon="import"),
        ]
        self._action(menu, translate("Menu", "&Export…"), "export", "Ctrl+Shift+E", icon="export")
        self._action(menu, translate("Menu", "Excel &template…"), "template", icon="sheet")
        menu.addSeparator()
        self._action(menu, translate("Menu", "&Back up…"), "backup", icon="backup")
        self._action(menu, translate("Menu", "Open the data folder"), "folder", icon="open")
        menu.addSeparator()
        self._action(menu, translate("Menu", "&Quit"), "quit", "Ctrl+Q")

    def _edit(self, menu: QMenu) -> None:
        self.undo = self._action(menu, translate("Menu", "Undo"), "undo", "Ctrl+Z", icon="undo")
        self.redo = self._action(
            menu, translate("Menu", "Redo"), "redo", "Ctrl+Y", "Ctrl+Shift+Z", icon="redo"
        )
        self.set_undo(None, None)
        menu.addSeparator()
        self._action(menu, translate("Menu", "&Paste"), "paste", "Ctrl+V", icon="paste")
        menu.addSeparator()
        self._action(menu, translate("Menu", "&Find…"), "find", "Ctrl+K", icon="search", anywhere=True)
        menu.addSeparator()
        self._action(menu, translate("Menu", "Find &duplicates…"), "duplicates", icon="merge")
        self._action(menu, translate("Menu", "Recycle bin"), "recycle_bin", icon="recycle-bin")

    def _view(self, menu: QMenu, pages: Sequence[tuple[str, str, str]]) -> None:
        for place, (key, icon, title) in enumerate(pages, 1):
            action = QAction(icons.icon(icon), title, menu)
            action.setShortcut(QKeySequence(f"Ctrl+{place}"))
            action.triggered.connect(lambda _=False, key=key: self._acts["page"](key))
            menu.addAction(action)
        menu.addSeparator()
        schemes = menu.addMenu(translate("Menu", "Theme"))
        group = QActionGroup(schemes)
        self._schemes: dict[str, QAction] = {}
        for name, text in (
            ("system", translate("Menu", "Follow the system")),
            ("light", translate("Menu", "Light")),
            ("dark", translate("Menu", "Dark")),
        ):
            action = schemes.addAction(text)
            action.setCheckable(True)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, name=name: self._acts["scheme"](name))
            self._schemes[name] = action
        languages = menu.addMenu(icons.icon("language"), translate("Menu", "Language"))
        words = QActionGroup(languages)
        for name, title in i18n.LANGUAGES.items():
            action = languages.addAction(title)
            action.setCheckable(True)
            action.setChecked(name == i18n.language())
            action.setActionGroup(words)
            action.triggered.connect(lambda _=False, name=name: self._acts["language"](name))
        self._large = menu.addAction(translate("Menu", "Large type"))
        self._large.setCheckable(True)
        self._large.triggered.connect(lambda on=False: self._acts["large_type"](on))

    def _help(self, menu: QMenu) -> None:
        self._action(menu, translate("Menu", "&Keys"), "shortcuts", "F1", icon="keyboard")
        self._action(menu, translate("Menu", "&About"), "about", icon="info")


def _short(title: str) -> str:
    return (title if len(title) <= 48 else title[:47] + "…").replace("&", "&&")
