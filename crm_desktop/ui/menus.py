"""The menu bar and the keys that work from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from crm_desktop import i18n
from crm_desktop.i18n import translate
from crm_desktop.ui import acts as offered
from crm_desktop.ui import icons, show
from crm_desktop.ui.page_tabs import page_tabs

Acts = Mapping[str, Callable[..., Any]]


class Menus:
    """Builds the menu bar of a window.

    Args:
        window: gets the menus; its old ones are cleared.
        acts: what each entry does: import, export, template, backup, quit, undo, redo, find, replace, new, paste,
            new_customer, record(kind), plan, purchase, page(key), tab("page.tab"), scheme(name), language(name), large_type(on),
            shortcuts, about.
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
        self,
        menu: QMenu,
        text: str,
        act: str,
        *keys: str,
        icon: str = "",
        words: str = "",
        about: str | None = None,
        anywhere: bool = False,
    ) -> QAction:
        """Add an entry.

        Args:
            act: what it does, with `about` when that is given.
            keys: its shortcuts; `anywhere` also while a dialog is in front.
            words: what else the top box finds it by.
        """
        action = QAction(text, menu)
        action.setProperty(offered.WORDS, words)
        if icon:
            action.setIcon(icons.icon(icon))
        action.setShortcuts([QKeySequence(key) for key in keys])
        if anywhere:
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        given = () if about is None else (about,)
        action.triggered.connect(lambda _checked=False: self._acts[act](*given))
        menu.addAction(action)
        return action

    def _file(self, menu: QMenu) -> None:
        entry = self._action(
            menu,
            translate("Menu", "&New entry…"),
            "new",
            "F2",
            "Ctrl+N",
            icon="add",
            words="visit call 登记 来访 来电",
            anywhere=True,
        )
        new = menu.addMenu(translate("Menu", "New"))
        made = [
            self._action(new, text, act, icon=icon, words=f"create add note 新建 添加 {words}", about=about)
            for text, act, about, icon, words in (
                (translate("Menu", "Customer…"), "new_customer", "", "new-customer", "person 客人 顾客"),
                (translate("Menu", "Visit…"), "record", "visit", show.kind_icon("visit"), "walk-in 到店"),
                (translate("Menu", "Call in…"), "record", "call_in", show.kind_icon("call_in"), "电话"),
                (translate("Menu", "Call out…"), "record", "call_out", show.kind_icon("call_out"), "电话"),
                (translate("Menu", "Follow-up…"), "plan", None, "follow-up", "plan remind 计划 提醒"),
            )
        ]
        bought = self._action(
            new,
            translate("Menu", "Purchase…"),
            "purchase",
            "F3",
            icon="purchase",
            words="buy sell sale order create add note 新建 添加 购买 销售 成交 消费 开单",
            anywhere=True,
        )
        taken = self._action(
            menu,
            translate("Menu", "&Import Excel…"),
            "import",
            "Ctrl+I",
            icon="import",
            words="csv vcard file 表格 文件",
        )
        self._writing = [entry, *made, bought, taken]
        self._action(
            menu,
            translate("Menu", "&Export…"),
            "export",
            "Ctrl+Shift+E",
            icon="export",
            words="excel csv 表格",
        )
        self._action(menu, translate("Menu", "Excel &template…"), "template", icon="sheet", words="模板")
        menu.addSeparator()
        self._action(menu, translate("Menu", "&Back up…"), "backup", icon="backup", words="save copy 保存")
        self._pages(
            menu,
            (
                (
                    "backups",
                    "backup",
                    translate("Menu", "Backups && safety"),
                    "restore safety second place new PC 恢复 还原 安全 换电脑",
                ),
                ("health", "info", translate("Menu", "System health"), "check size free disk 检查 健康 体检"),
            ),
        )
        self._action(menu, translate("Menu", "Open the data folder"), "folder", icon="open")
        menu.addSeparator()
        self._action(menu, translate("Menu", "&Quit"), "quit", "Ctrl+Q", words="exit close 关闭")

    def _edit(self, menu: QMenu) -> None:
        self.undo = self._action(
            menu, translate("Menu", "Undo"), "undo", "Ctrl+Z", icon="undo", words="undo 撤销"
        )
        self.redo = self._action(
            menu, translate("Menu", "Redo"), "redo", "Ctrl+Y", "Ctrl+Shift+Z", icon="redo", words="redo 重做"
        )
        self.set_undo(None, None)
        menu.addSeparator()
        self._action(menu, translate("Menu", "&Paste"), "paste", "Ctrl+V", icon="paste")
        menu.addSeparator()
        find = self._action(menu, translate("Menu", "&Find…"), "find", "Ctrl+K", icon="search", anywhere=True)
        find.setProperty(offered.HIDDEN, True)
        replaced = self._action(
            menu,
            translate("Menu", "Find and &replace…"),
            "replace",
            "Ctrl+H",
            icon="replace",
            words="change all 批量 替换 改",
        )
        view = self._action(
            menu,
            translate("Menu", "&Save the list as a view…"),
            "save_view",
            "Ctrl+S",
            icon="pin",
            words="keep filter columns 视图 保存 筛选",
        )
        self._writing += [replaced, view]
        menu.addSeparator()
        self._pages(
            menu,
            (
                (
                    "duplicates",
                    "merge",
                    translate("Menu", "Find &duplicates…"),
                    "double merge 重复 合并 去重",
                ),
                (
                    "upkeep",
                    "done",
                    translate("Menu", "Clean-up"),
                    "upkeep missing unreachable 数据清理 整理 缺 核对",
                ),
                ("imports", "import", translate("Menu", "Imported files"), "imports 导入记录 导入历史"),
                ("recycle_bin", "recycle-bin", translate("Menu", "Recycle bin"), "deleted trash 删除"),
            ),
        )

    def _pages(self, menu: QMenu, pages: Sequence[tuple[str, str, str, str]]) -> list[QAction]:
        return [
            self._action(menu, title, "page", icon=icon, words=f"go open 打开 {words}", about=key)
            for key, icon, title, words in pages
        ]

    def _view(self, menu: QMenu, pages: Sequence[tuple[str, str, str]]) -> None:
        others = {
            "today": "register 登记簿",
            "customers": "list",
            "reception": "register rotation here 登记簿 来访 来电 在店 轮接",
            "follow_ups": "due",
            "classification": "categories tags grades lifecycle stages rfm value rules 标签 级别 生命周期 价值分析 规则",
            "history": "operations 操作",
            "settings": "staff options fields products 员工 选项 字段 商品",
        }
        shown = self._pages(menu, [(key, icon, title, others[key]) for key, icon, title in pages])
        for place, action in enumerate(shown, 1):
            action.setShortcut(QKeySequence(f"Ctrl+{place}"))
        self.page_keys = {page[0]: offered.shortcuts(each) for page, each in zip(pages, shown, strict=True)}
        parts = menu.addMenu(translate("Menu", "Parts of the pages"))
        for page, title, tabs in page_tabs():
            below = parts.addMenu(title)
            for key, tab_title in tabs:
                self._action(below, tab_title, "tab", words="go open 打开", about=f"{page}.{key}")
        menu.addSeparator()
        self._action(
            menu,
            translate("Menu", "Go to the reminders"),
            "reminders",
            "Ctrl+J",
            icon="follow-up",
            words="due snooze done 提醒 到期 稍后",
        )
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
        self._action(
            menu,
            translate("Menu", "&Keys"),
            "shortcuts",
            "F1",
            icon="keyboard",
            words="shortcuts help 快捷键 帮助",
        )
        self._action(menu, translate("Menu", "&About"), "about", icon="info")


def _short(title: str) -> str:
    return (title if len(title) <= 48 else title[:47] + "…").replace("&", "&&")
