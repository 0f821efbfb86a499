"""All our widgets in all their states, on one page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui import theme
from crm_desktop.ui.widgets.avatar import Avatar
from crm_desktop.ui.widgets.badge import Badge
from crm_desktop.ui.widgets.chips import Chip, TagChip
from crm_desktop.ui.widgets.copy_button import CopyButton
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.field_row import FieldRow
from crm_desktop.ui.widgets.flow_layout import FlowLayout
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.rail import Rail
from crm_desktop.ui.widgets.section_header import SectionHeader
from crm_desktop.ui.widgets.segmented import SegmentedButtons
from crm_desktop.ui.widgets.splitter import Splitter
from crm_desktop.ui.widgets.task_strip import TaskStrip
from crm_desktop.ui.widgets.toast_host import ToastHost


def row(*widgets: QWidget | int, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; a number is a gap."""
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    for each in widgets:
        if isinstance(each, int):
            layout.addSpacing(each)
        else:
            layout.addWidget(each)
    layout.addStretch(1)
    return layout


class Gallery(QWidget):
    """The page."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._rail())
        panes = Splitter(Qt.Orientation.Horizontal)
        for fill in (self._words, self._fields, self._states):
            pane = QFrame()
            theme.style(pane, ground="surface")
            column = QVBoxLayout(pane)
            column.setContentsMargins(24, 16, 24, 16)
            column.setSpacing(12)
            fill(column)
            panes.addWidget(pane)
        panes.setSizes([430, 460, 400])
        outer.addWidget(panes, 1)
        self.toasts = ToastHost(self)
        self.toasts.say("The list was exported to 客户-2026-11-23.xlsx", kind="info")
        self.toasts.say(
            "This could not be saved: the disk is full. What you typed is still here.", kind="bad"
        )
        self.toasts.say("已删除 3 位客户", verb="撤销", act=lambda: None)

    def _rail(self) -> Rail:
        rail = Rail()
        for key, icon, title in (
            ("today", "today", "今日"),
            ("customers", "customers", "Customers"),
            ("reception", "reception", "接待"),
            ("classification", "classification", "Classification"),
            ("follow-ups", "follow-up", "Follow-ups"),
            ("analysis", "analysis", "分析"),
        ):
            rail.add_page(key, icon, title)
        rail.add_page("settings", "settings", "设置", at_bottom=True)
        rail.set_current("customers")
        rail.set_badge("follow-ups", 8, "8 due")
        rail.set_badge("reception", 120, "120 here")
        return rail

    def _words(self, column: QVBoxLayout) -> None:
        for role, text in (
            ("title", "页标题 Page title 20"),
            ("section", "小节 Section 15"),
            ("", "正文 Body 13: 张伟 138 0571 5678"),
            ("strong", "今天 Today, strong"),
            ("secondary", "次要 Secondary 12: 上次 3 天前"),
            ("good", "✓ 已保存 good"),
            ("warn", "⚠ 电话已有客户使用 warn"),
            ("bad", "迟 2 天 overdue, bad"),
            ("accent", "打开 accent"),
        ):
            label = QLabel(text)
            theme.style(label, role=role)
            column.addWidget(label)
        narrow = ElideLabel(
            "一段很长的文字，在一行里放不下的时候会被省略 and has a tooltip", role="secondary"
        )
        narrow.setMaximumWidth(240)
        column.addWidget(narrow)
        header = SectionHeader("Notes 记录")
        header.set_count(1204)
        header.add_widget(CopyButton(lambda: "text"))
        column.addWidget(header)
        column.addLayout(row(Avatar("张伟"), Avatar("liu", 40), Avatar("", 40), Avatar("欧阳", 56)))
        badges = Badge("12"), Badge("3", "accent"), Badge("99+", "bad")
        column.addLayout(row(*badges))
        column.addLayout(_chips())
        focused = TagChip("有焦点的标签", "red")
        self.focused = focused
        column.addWidget(focused)
        column.addStretch(1)

    def _fields(self, column: QVBoxLayout) -> None:
        column.addWidget(FieldRow("Name 姓名", LineEdit("王小明"), required=True))
        phone = FieldRow("Phone", LineEdit("1.38E+10"))
        phone.set_problem("这个号码已失真，请改正。This number lost its digits in Excel; type it again.")
        column.addWidget(phone)
        company = FieldRow("Company", LineEdit("兴达贸易"))
        company.set_problem("2 other customers have this company.", "warn")
        column.addWidget(company)
        placeholder = LineEdit()
        placeholder.setPlaceholderText("姓名、拼音、电话、任何内容…")
        column.addWidget(FieldRow("Search", placeholder))
        off = LineEdit("not to be changed")
        off.setEnabled(False)
        column.addWidget(FieldRow("Disabled", off))
        bare = LineEdit("edited in place")
        theme.style(bare, look="bare")
        column.addWidget(FieldRow("In place", bare))
        kind = SegmentedButtons(
            "Kind",
            [
                ("visit", "到店", "visit"),
                ("in", "来电", "call-in"),
                ("out", "去电", "call-out"),
                ("msg", "消息", ""),
            ],
        )
        kind.set_value("in")
        column.addWidget(kind)
        column.addWidget(
            SegmentedButtons("Result", [(key, key, "") for key in ("Yes", "Maybe", "No")], clearable=True)
        )
        note = QPlainTextEdit("想看周末能不能送货…")
        note.setMaximumHeight(64)
        column.addWidget(FieldRow("Note 内容", note, above=True))
        strip = TaskStrip()
        strip._words.setText("Reading 12,408 rows …")
        strip._bar.setRange(0, 100)
        strip._bar.setValue(40)
        strip._cancel.setText("Cancel")
        strip.show()
        column.addWidget(strip)
        column.addStretch(1)

    def _states(self, column: QVBoxLayout) -> None:
        looks = []
        for look in ("primary", "", "quiet", "danger", "link"):
            button = QPushButton(look.capitalize() or "Default")
            theme.style(button, look=look)
            looks.append(button)
        column.addLayout(row(*looks))
        off = []
        for look in ("primary", "", "quiet"):
            button = QPushButton("灰色 Off")
            button.setEnabled(False)
            theme.style(button, look=look)
            off.append(button)
        column.addLayout(row(*off))
        small, large = QPushButton("Compact"), QPushButton("Large 大")
        theme.style(small, density="compact")
        theme.style(large, density="large")
        column.addLayout(row(small, large))
        empty = EmptyState(
            "customers", "客户都在这里。Bring in the Excel list of the shop, or write down the first."
        )
        empty.add_action("导入 Excel", lambda: None, primary=True)
        empty.add_action("登记第一位", lambda: None)
        column.addWidget(empty, 1)
        column.addSpacing(200)


def _chips() -> QLayout:
    box = QVBoxLayout()
    flow = FlowLayout()
    chosen = Chip("级别 A", removable=True)
    chosen.setCheckable(True)
    chosen.setChecked(True)
    chips = [
        chosen,
        Chip("上次联系 > 30 天", icon="clock", removable=True),
        TagChip("老客户", "red"),
        TagChip("零售", "blue", removable=True),
        TagChip("批发", "green"),
        TagChip("VIP", "amber"),
        TagChip("没有颜色", None),
        TagChip("一个名字特别特别特别特别特别特别特别长的标签会被省略", "purple", removable=True),
    ]
    for chip in chips:
        flow.addWidget(chip)
    box.addLayout(flow)
    return box
