"""The stored records. Parents stand before their children, so the order serves undo as well."""

from crm_desktop.data.models.attachment import Attachment
from crm_desktop.data.models.care import (
    CareMark,
    Complaint,
    ComplaintKind,
    ComplaintStep,
    ComplaintUrgency,
    FollowUpRule,
    MessageTemplate,
    Satisfaction,
    SurveyForm,
)
from crm_desktop.data.models.classes import ClassCount, ClassRule, RuleGrade, StageChange
from crm_desktop.data.models.classification import Category, Grade, LostReason, Source, Tag
from crm_desktop.data.models.contact import ContactMethod
from crm_desktop.data.models.customer import Customer, CustomerTag, NotSame
from crm_desktop.data.models.follow_up import FollowUp, Reminder
from crm_desktop.data.models.import_run import ImportFailedRow, ImportRun
from crm_desktop.data.models.interaction import Interaction
from crm_desktop.data.models.operation import Change, Operation
from crm_desktop.data.models.planning import Phrase, Shift, ShopDay
from crm_desktop.data.models.purchase import Product, Purchase
from crm_desktop.data.models.reception import Duty, ReceptionRules, RegisterWord, Stay, Turn
from crm_desktop.data.models.relation import Relation
from crm_desktop.data.models.segment import ReferralThanks, Segment, SegmentMember
from crm_desktop.data.models.setting import SavedView, Setting
from crm_desktop.data.models.shop_field import FieldOption, ShopField
from crm_desktop.data.models.staff import StaffMember

JOURNALED = (
    StaffMember, Category, Grade, Tag, Source, LostReason, SavedView, ShopField, FieldOption,
    ComplaintKind, ComplaintUrgency, SurveyForm, FollowUpRule, MessageTemplate,
    Customer, CustomerTag, ContactMethod, Interaction, FollowUp, NotSame, Relation, Attachment,
    Segment, SegmentMember, ReferralThanks,
    RegisterWord, ReceptionRules, Stay, Duty, Turn,
    CareMark, Complaint, ComplaintStep, Satisfaction,
    Product, Purchase,
    ClassRule, RuleGrade,
    ShopDay, Phrase, Shift,
)  # fmt: skip

MODELS = (*JOURNALED, Setting, Operation, Change, ImportRun, ImportFailedRow, StageChange, Reminder, ClassCount)  # fmt: skip

__all__ = [
    "JOURNALED", "MODELS", "Attachment", "CareMark", "Category", "Change", "ClassCount", "ClassRule", "Complaint",
    "ComplaintKind", "ComplaintStep", "ComplaintUrgency", "ContactMethod", "Customer", "CustomerTag",
    "Duty", "FieldOption", "FollowUp", "FollowUpRule", "Grade", "ImportFailedRow", "ImportRun",
    "Interaction", "LostReason", "MessageTemplate", "NotSame", "Operation", "Phrase", "Product", "Purchase", "ReceptionRules",
    "ReferralThanks", "RegisterWord", "Relation", "Reminder", "RuleGrade", "Satisfaction", "SavedView", "Segment", "SegmentMember",
    "Setting", "Shift", "ShopDay", "ShopField", "Source", "StaffMember", "StageChange", "Stay", "SurveyForm", "Tag", "Turn",
]  # fmt: skip
