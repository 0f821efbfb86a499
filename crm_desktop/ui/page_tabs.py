"""The tabs of the pages, as entries of the View menu and of the top box: each opens its page with it in front."""

from __future__ import annotations

from crm_desktop.i18n import translate


def page_tabs() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(page, its title, its tabs as (key, title)); the pages are not loaded for it."""
    return [
        (
            "reception",
            translate("Rail", "Reception"),
            [
                ("desk", translate("Reception", "Desk")),
                ("sheet", translate("Reception", "Day sheet")),
                ("close", translate("Reception", "Day close")),
                ("setup", translate("Reception", "Set up")),
            ],
        ),
        (
            "follow_ups",
            translate("Rail", "Follow-ups"),
            [
                ("list", translate("FollowUpsView", "List")),
                ("calendar", translate("FollowUpsView", "Calendar")),
                ("cadence", translate("FollowUpsView", "Contacts due")),
                ("care", translate("FollowUpsView", "Care")),
                ("complaints", translate("FollowUpsView", "Complaints")),
                ("visits", translate("FollowUpsView", "Return visits")),
                ("rules", translate("FollowUpsView", "Automatic")),
            ],
        ),
        (
            "classification",
            translate("Rail", "Classes"),
            [
                ("overview", translate("ClassificationView", "Overview")),
                ("lists", translate("ClassificationView", "Categories and tags")),
                ("groups", translate("Customers", "Groups")),
                ("lifecycle", translate("LifecycleTab", "Lifecycle")),
                ("value", translate("ValueTab", "Value analysis")),
                ("grading", translate("Grading", "Grade rules")),
                ("prospects", translate("Prospects", "Potential customers")),
                ("referrals", translate("Referrals", "Referrals")),
                ("returning", translate("Returning", "Old customers")),
            ],
        ),
        (
            "settings",
            translate("Rail", "Settings"),
            [
                ("general", translate("Settings", "General")),
                ("staff", translate("Settings", "Staff")),
                ("fields", translate("Settings", "Customer fields")),
                ("products", translate("Products", "Products")),
                ("phrases", translate("Phrases", "Ready phrases")),
            ],
        ),
    ]
