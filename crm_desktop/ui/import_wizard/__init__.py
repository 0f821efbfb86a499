"""Bringing a file in: file → columns → check → result, with a way back from every step."""

from crm_desktop.ui.import_wizard.wizard import ImportWizard

__all__ = ["ImportWizard"]
