"""What the screens of cycles show; reads only."""

from etms.cycles.screens.checking import check_page
from etms.cycles.screens.cycles import (
    changes_page,
    choose_page,
    cycle_page,
    cycles_page,
    stages_page,
    years_to_draft,
)
from etms.cycles.screens.reading import audience_of, guidance_page, numbers_page
from etms.cycles.screens.shared import edit_url, home_trail
from etms.cycles.screens.versions import edit_page, version_page, versions_page

__all__ = [
    "audience_of",
    "changes_page",
    "check_page",
    "choose_page",
    "cycle_page",
    "cycles_page",
    "edit_page",
    "edit_url",
    "guidance_page",
    "home_trail",
    "numbers_page",
    "stages_page",
    "version_page",
    "versions_page",
    "years_to_draft",
]
