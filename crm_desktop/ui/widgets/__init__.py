"""The parts that views are made of. Import each from its module.

Words and pictures
  ElideLabel(text="", role="", parent=None)                 elide.py: one line, cut with … and a tooltip
  Avatar(name="", size=32, parent=None)                     avatar.py: the first character in a circle
  Picture(icon, size, role="text", parent=None)              picture.py: an icon that follows the palette
  Badge(text="", kind="neutral", parent=None)               badge.py: a count in a pill; set_count(n)
  SectionHeader(title, parent=None)                         section_header.py: title, count, hairline; add_widget(w)
  EmptyState(icon, line, parent=None)                       empty_state.py: add_action(text, act, primary=False)
Choosing and entering
  LineEdit(text="", delay_ms=0, parent=None)                line_edit.py: composing; text_settled(str)
  FieldRow(label, editor, *, above=False, required=False)   field_row.py: set_problem(sentence, "bad"|"warn"), clear_problem()
  SegmentedButtons(label, options, parent=None)             segmented.py: one of a few: [(key, text, icon or "")]; chosen(str)
  Chip(text, *, icon="", removable=False)                   chips.py: clicked, removed
  TagChip(name, colour, *, removable=False)                 chips.py: the same with the tag's dot
  CopyButton(text_of, parent=None)                          copy_button.py: copies what text_of() gives
  ChoicePopup(options, name, *, can_create=False)           choices.py: type to find; chosen(key), create_requested(str); Choice, matching
  Chooser(options, name, *, can_create=False, framed=False) chooser.py: a flat button that shows the choice and opens such a list
  customer_options(session, exclude, *, nothing=False)      customer_choices.py: the options of a chooser of customers
  ChipChoice(name, options, *, may_be_none)                 chip_choice.py: one of a few as chips in lines; value; changed()
  DayChoice(parent=None), day_menu(parent, chosen)          day_choice.py: tomorrow, 3 days, next week, any day
  ArrowKeys(buttons, parent)                                arrow_keys.py: buttons as one place of the tab order
Arranging
  FlowLayout(parent=None, spacing=8)                        flow_layout.py: widgets in lines, like words
  FlowBox(spacing=8, parent=None)                           flow_box.py: the same as a widget that is as high as its lines
  Splitter(orientation, parent=None)                        splitter.py: a hairline that is easy to grab
  LetterStrip(parent=None)                                  letter_strip.py: A to Z; set_letters(present), set_current(x); letter_chosen(str)
The window
  Rail(parent=None)                                         rail.py: add_page(key, icon, title), set_badge(key, n); page_chosen(str)
  ToastHost(window)                                         toast_host.py: say(text, verb="", act=None, kind="info")
  TaskStrip(parent=None)                                    task_strip.py: watch(task, text): progress after 400 ms, Cancel, Esc
  Banner(text="", kind="warn")                              banner.py: a sentence that stays above a page; add_action(text, act)
  Fitted(content), fit(dialog), room_for(window)             fitting.py: what is larger than the screen is scrolled
  PageHead(title, words="")                                 page_head.py: a page's title; add_button(text, look)
  PairsLayout(parent, needs, half, gap=12)                  pairs_layout.py: labelled rows; two short ones side by side
  PlainTable(titles, widths, name)                          plain_table.py: whole rows of texts; set_rows(rows), selected_keys()
  menu_place(view, event)                                   menu_place.py: where the menu of a list's entry opens
  LineList(name, act="")                                    line_list.py: painted lines; opened(key), act_pressed(key)
"""
