"""Days, accounts that may and may not, and the fields that are wrong."""

from datetime import date

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
KEEPERS = ["deputy_head", "delegate", "hr_adviser"]
OTHERS = [
    "executive",
    "manager",
    "assistant",
    "colleague",
    "stranger",
    "classification_adviser",
    "committee_chair",
    "committee_member",
    "ochro_analyst",
    "ochro_lead",
    "policy_officer",
    "administrator",
    "nobody",
]


def wrong(error) -> list[str]:
    return sorted(error.value.message_dict)
