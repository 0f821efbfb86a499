"""Qt's own controls in our stylesheet, on one page."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QListWidget,
    QMenu,
    QMenuBar,
    QProgressBar,
    QRadioButton,
    QSpinBox,
    QStatusBar,
    QTableView,
    QTabWidget,
    QTextEdit,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui import icons, theme
from tests.screens.gallery import row


class Controls(QWidget):
    """The page."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        menus = QMenuBar(self)
        for title in ("文件(&F)", "编辑(&E)", "View"):
            menus.addMenu(title)
        outer.addWidget(menus)
        page = QHBoxLayout()
        page.setContentsMargins(24, 16, 24, 16)
        page.setSpacing(24)
        page.addLayout(self._left())
        page.addLayout(self._middle())
        page.addLayout(self._right())
        outer.addLayout(page, 1)
        status = QStatusBar(self)
        status.setSizeGripEnabled(False)
        status.showMessage("12,408 位客户 · 显示 128 · 已选 3")
        outer.addWidget(status)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        combo = QComboBox()
        combo.addItems(["零售", "批发"])
        spin = QSpinBox()
        spin.setValue(30)
        spin.lineEdit().setTextMargins(8, 0, 0, 0)  # the stylesheet cannot indent a spin box
        date = QDateEdit(QDate(2026, 11, 23))
        column.addLayout(row(combo, spin, date))
        for kind in (QCheckBox, QRadioButton):
            off, on = kind("未选 Off"), kind("已选 On")
            on.setChecked(True)
            grey = kind("Disabled")
            grey.setEnabled(False)
            group = QFrame()
            inner = row(off, on, grey)
            inner.setContentsMargins(0, 0, 0, 0)
            group.setLayout(inner)
            column.addWidget(group)
        part = QCheckBox("部分 Partly")
        part.setTristate(True)
        part.setCheckState(Qt.CheckState.PartiallyChecked)
        column.addWidget(part)
        tools = []
        for name in ("search", "filter", "columns", "more", "undo", "redo"):
            button = QToolButton()
            button.setIcon(icons.icon(name))
            tools.append(button)
        tools[1].setCheckable(True)
        tools[1].setChecked(True)
        tools[5].setEnabled(False)
        column.addLayout(row(*tools))
        column.addWidget(QTextEdit("多行文本 A text of several lines"))
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setValue(60)
        column.addWidget(bar)
        group = QGroupBox("Group 组")
        inner = QVBoxLayout(group)
        inner.addWidget(QCheckBox("Inside"))
        column.addWidget(group)
        return column

    def _middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(16)
        model = QStandardItemModel(0, 4)
        model.setHorizontalHeaderLabels(["姓名 Name", "电话 Phone", "级别", "上次联系"])
        for at in range(30):
            cells = [f"客户 {at}", f"138 0571 {at:04}", "ABC"[at % 3], f"{at} 天前"]
            model.appendRow([QStandardItem(cell) for cell in cells])
        table = QTableView()
        table.setModel(model)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.metrics().row)
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSortingEnabled(True)
        table.selectRow(2)
        column.addWidget(table, 2)
        tabs = QTabWidget()
        tabs.addTab(QListWidget(), "记录 Notes")
        tabs.addTab(QWidget(), "资料")
        tabs.widget(0).addItems(["来电", "到店", "备注"])
        tabs.widget(0).setCurrentRow(1)
        column.addWidget(tabs, 1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(16)
        tree = QTreeWidget()
        tree.ensurePolished()  # else the rows keep the height from before the stylesheet
        tree.setHeaderLabels(["类别 Category", "#"])
        for name in ("零售", "批发", "老客户"):
            top = QTreeWidgetItem([name, "214"])
            top.addChild(QTreeWidgetItem([f"{name} 下级", "88"]))
            top.setCheckState(0, Qt.CheckState.Checked)
            tree.addTopLevelItem(top)
            top.setExpanded(True)
        column.addWidget(tree, 1)
        menu = QMenu(self)
        menu.addAction(icons.icon("add"), "New customer\tF2")
        menu.addAction(icons.icon("import"), "导入 Excel…")
        menu.addSeparator()
        shown = menu.addAction("Shown")
        shown.setCheckable(True)
        shown.setChecked(True)
        menu.addMenu("更多 More")
        menu.addAction("Disabled").setEnabled(False)
        menu.setWindowFlags(Qt.WindowType.Widget)
        column.addWidget(menu)
        column.addStretch(1)
        return column
