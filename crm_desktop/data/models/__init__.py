"""The stored records. Parents stand before their children, so the order serves undo as well."""

from crm_desktop.data.models.attachment import Attachment
from crm_desktop.data.models.classification import Category, Grade, Source, Tag
from crm_desktop.data.models.contact import ContactMethod
from crm_desktop.data.models.customer import Customer, CustomerTag, NotSame
from crm_desktop.data.models.follow_up import FollowUp
from crm_desktop.data.models.import_run import ImportFailedRow, ImportRun
from crm_desktop.data.models.interaction import Interaction
from crm_desktop.data.models.operation import Change, Operation
from crm_desktop.data.models.reception import Duty, ReceptionRules, RegisterWord, Stay, Turn
from crm_desktop.data.models.relation import Relation
from crm_desktop.data.models.setting import SavedView, Setting
from crm_desktop.data.models.shop_field import FieldOption, ShopField
from crm_desktop.data.models.staff import StaffMember

JOURNALED = (
    StaffMember, Category, Grade, Tag, Source, SavedView, ShopField, FieldOption,
    Customer, CustomerTag, ContactMethod, Interaction, FollowUp, NotSame, Relation, Attachment,
    RegisterWord, ReceptionRules, Stay, Duty, Turn,
)  # fmt: skip

MODELS = (*JOURNALED, Setting, Operation, Change, ImportRun, ImportFailedRow)

__all__ = [
    "JOURNALED", "MODELS", "Attachment", "Category", "Change", "ContactMethod", "Customer", "CustomerTag", "Duty",
    "FieldOption", "FollowUp", "Grade", "ImportFailedRow", "ImportRun", "Interaction", "NotSame", "Operation",
    "ReceptionRules", "RegisterWord", "Relation", "SavedView", "Setting", "ShopField", "Source", "StaffMember",
    "Stay", "Tag", "Turn",
]  # fmt: skip
