"""What a person can do: every writing act has one name, which the journal keeps."""

from __future__ import annotations

from enum import StrEnum

from crm_desktop.i18n import translate


class Action(StrEnum):
    """The kinds of operations. The value is stored; the title is translated when it is shown."""

    ADD_CUSTOMER = "add_customer"
    EDIT_CUSTOMER = "edit_customer"
    EDIT_CUSTOMERS = "edit_customers"  # a bulk edit
    DELETE_CUSTOMERS = "delete_customers"  # to the recycle bin
    RESTORE_CUSTOMERS = "restore_customers"
    PURGE_CUSTOMERS = "purge_customers"  # for good
    ARCHIVE_CUSTOMERS = "archive_customers"
    UNARCHIVE_CUSTOMERS = "unarchive_customers"
    MERGE_CUSTOMERS = "merge_customers"  # several records of one customer become one
    NOT_SAME = "not_same"  # customers that look like one are not
    RELATE = "relate"  # two customers
    UNRELATE = "unrelate"
    ADD_FILES = "add_files"  # to a customer
    REMOVE_FILE = "remove_file"
    RECORD_INTERACTION = "record_interaction"
    EDIT_INTERACTION = "edit_interaction"
    DELETE_INTERACTION = "delete_interaction"
    PLAN_FOLLOW_UP = "plan_follow_up"
    EDIT_FOLLOW_UP = "edit_follow_up"
    FINISH_FOLLOW_UP = "finish_follow_up"
    EDIT_REGISTER = "edit_register"  # its words and rules
    SERVE_VISITOR = "serve_visitor"
    VISITOR_LEFT = "visitor_left"
    EDIT_DUTY = "edit_duty"  # who is in the order of the day, and who is out
    MARK_CARE = "mark_care"  # a birthday or anniversary of this year was wished well, or was not
    RECORD_COMPLAINT = "record_complaint"
    EDIT_COMPLAINT = "edit_complaint"  # its words, a step
    CLOSE_COMPLAINT = "close_complaint"
    REOPEN_COMPLAINT = "reopen_complaint"
    DELETE_COMPLAINT = "delete_complaint"
    RECORD_SATISFACTION = "record_satisfaction"
    EDIT_SATISFACTION = "edit_satisfaction"
    EDIT_PLANNING = "edit_planning"  # closed days, ready phrases, shifts
    PLAN_FOLLOW_UPS = "plan_follow_ups"  # with many customers
    SNOOZE_FOLLOW_UP = "snooze_follow_up"
    RETURN_CALL = "return_call"
    EDIT_RULES = "edit_rules"  # of contact and follow-up, texts of messages, survey forms
    RECORD_PURCHASE = "record_purchase"
    EDIT_PURCHASE = "edit_purchase"
    DELETE_PURCHASE = "delete_purchase"
    RETURN_PURCHASE = "return_purchase"
    FOLLOW_ORDER = "follow_order"
    EDIT_PRODUCTS = "edit_products"
    EDIT_LISTS = "edit_lists"  # categories, grades, tags, sources
    EDIT_CLASS_RULES = "edit_class_rules"  # of stages, scores, kinds, stale marks and grades
    GRADE_CUSTOMERS = "grade_customers"  # by the rules
    EDIT_FIELDS = "edit_fields"  # of customers: those that the shop makes, and what must be filled
    EDIT_SEGMENTS = "edit_segments"  # groups: their names, queries, order
    CHANGE_SEGMENT = "change_segment"  # members of a fixed group come or go
    CONFIRM_CUSTOMERS = "confirm_customers"  # they said that the facts are right
    CONVERT_CUSTOMERS = "convert_customers"  # potential ones become customers
    THANK = "thank"  # somebody for a customer whom they brought
    EDIT_STAFF = "edit_staff"
    EDIT_VIEWS = "edit_views"
    IMPORT = "import"
    FILL_SAMPLES = "fill_samples"
    PUT_BACK = "put_back"  # one logged change
    UNDO = "undo"
    REDO = "redo"


def action_title(action: str, count: int = 1) -> str:
    """The act in the person's language, e.g. "Edit customer", for menus, toasts and history."""
    titles = {
        Action.ADD_CUSTOMER: lambda: translate("Actions", "New customer"),
        Action.EDIT_CUSTOMER: lambda: translate("Actions", "Edit customer"),
        Action.EDIT_CUSTOMERS: lambda: translate("Actions", "Edit %n customers", count),
        Action.DELETE_CUSTOMERS: lambda: translate("Actions", "Delete %n customers", count),
        Action.RESTORE_CUSTOMERS: lambda: translate("Actions", "Restore %n customers", count),
        Action.PURGE_CUSTOMERS: lambda: translate("Actions", "Delete %n customers for good", count),
        Action.ARCHIVE_CUSTOMERS: lambda: translate("Actions", "Archive %n customers", count),
        Action.UNARCHIVE_CUSTOMERS: lambda: translate(
            "Actions", "Take %n customers out of the archive", count
        ),
        Action.MERGE_CUSTOMERS: lambda: translate("Actions", "Merge customers"),
        Action.NOT_SAME: lambda: translate("Actions", "Not the same customer"),
        Action.RELATE: lambda: translate("Actions", "Add relation"),
        Action.UNRELATE: lambda: translate("Actions", "Remove relation"),
        Action.ADD_FILES: lambda: translate("Actions", "Add file"),
        Action.REMOVE_FILE: lambda: translate("Actions", "Remove file"),
        Action.RECORD_INTERACTION: lambda: translate("Actions", "Record contact"),
        Action.EDIT_INTERACTION: lambda: translate("Actions", "Edit entry"),
        Action.DELETE_INTERACTION: lambda: translate("Actions", "Delete entry"),
        Action.PLAN_FOLLOW_UP: lambda: translate("Actions", "Plan follow-up"),
        Action.EDIT_FOLLOW_UP: lambda: translate("Actions", "Edit follow-up"),
        Action.FINISH_FOLLOW_UP: lambda: translate("Actions", "Finish follow-up"),
        Action.EDIT_REGISTER: lambda: translate("Actions", "Set the reception"),
        Action.SERVE_VISITOR: lambda: translate("Actions", "Receive visitor"),
        Action.VISITOR_LEFT: lambda: translate("Actions", "Visitor left"),
        Action.EDIT_DUTY: lambda: translate("Actions", "Change the rotation"),
        Action.MARK_CARE: lambda: translate("Actions", "Mark care"),
        Action.RECORD_COMPLAINT: lambda: translate("Actions", "Record complaint"),
        Action.EDIT_COMPLAINT: lambda: translate("Actions", "Edit complaint"),
        Action.CLOSE_COMPLAINT: lambda: translate("Actions", "Close complaint"),
        Action.REOPEN_COMPLAINT: lambda: translate("Actions", "Reopen complaint"),
        Action.DELETE_COMPLAINT: lambda: translate("Actions", "Delete complaint"),
        Action.RECORD_SATISFACTION: lambda: translate("Actions", "Record satisfaction"),
        Action.EDIT_SATISFACTION: lambda: translate("Actions", "Edit satisfaction"),
        Action.EDIT_PLANNING: lambda: translate("Actions", "Set up planning"),
        Action.PLAN_FOLLOW_UPS: lambda: translate("Actions", "Plan %n follow-ups", count),
        Action.SNOOZE_FOLLOW_UP: lambda: translate("Actions", "Snooze follow-up"),
        Action.RETURN_CALL: lambda: translate("Actions", "Return call"),
        Action.EDIT_RULES: lambda: translate("Actions", "Edit rules"),
        Action.RECORD_PURCHASE: lambda: translate("Actions", "Record purchase"),
        Action.EDIT_PURCHASE: lambda: translate("Actions", "Edit purchase"),
        Action.DELETE_PURCHASE: lambda: translate("Actions", "Delete purchase"),
        Action.RETURN_PURCHASE: lambda: translate("Actions", "Record return"),
        Action.FOLLOW_ORDER: lambda: translate("Actions", "Follow order"),
        Action.EDIT_PRODUCTS: lambda: translate("Actions", "Edit products"),
        Action.EDIT_LISTS: lambda: translate("Actions", "Edit classification"),
        Action.EDIT_CLASS_RULES: lambda: translate("Actions", "Edit the rules of classes"),
        Action.GRADE_CUSTOMERS: lambda: translate("Actions", "Grade %n customers by the rules", count),
        Action.EDIT_FIELDS: lambda: translate("Actions", "Edit customer fields"),
        Action.EDIT_SEGMENTS: lambda: translate("Actions", "Edit group"),
        Action.CHANGE_SEGMENT: lambda: translate("Actions", "Change members of the group"),
        Action.CONFIRM_CUSTOMERS: lambda: translate("Actions", "Confirm the facts of %n customers", count),
        Action.CONVERT_CUSTOMERS: lambda: translate("Actions", "Convert %n potential customers", count),
        Action.THANK: lambda: translate("Actions", "Thank for a referral"),
        Action.EDIT_STAFF: lambda: translate("Actions", "Edit staff"),
        Action.EDIT_VIEWS: lambda: translate("Actions", "Edit view"),
        Action.IMPORT: lambda: translate("Actions", "Import"),
        Action.FILL_SAMPLES: lambda: translate("Actions", "Sample data"),
        Action.PUT_BACK: lambda: translate("Actions", "Put back a value"),
        Action.UNDO: lambda: translate("Actions", "Undo"),
        Action.REDO: lambda: translate("Actions", "Redo"),
    }
    return titles[Action(action)]()
