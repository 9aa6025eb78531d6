"""Who may open what of an executive, by name in the house of the tests."""

FILE_READERS = {
    "executive": "executive",
    "manager": "manager",
    "assistant": "manager",
    "deputy_head": "deputy_head",
    "delegate": "delegate",
    "hr_adviser": "hr_adviser",
}
CARD_READERS = {
    *FILE_READERS,
    "colleague",
    "classification_adviser",
    "committee_chair",
    "committee_member",
    "ochro_analyst",
    "ochro_lead",
}
SALARY_READERS = {"executive", "manager", "deputy_head", "delegate"}


def text_of(response) -> str:
    return response.content.decode().replace("\xa0", " ")
