"""What an organization sees of its submission: what is in the way, what goes, what changed."""

from talent.screens.submission.changing import (
    changes_page,
    changes_since,
    known_content,
    packages_content,
    send_page,
)
from talent.screens.submission.parts import (
    figures,
    position_columns,
    position_line,
    preview_url,
    trail,
)
from talent.screens.submission.preview import file_page, preview_file, preview_page, whole_content
from talent.screens.submission.standing import levels_form, submission_page

__all__ = [
    "changes_page",
    "changes_since",
    "figures",
    "file_page",
    "known_content",
    "levels_form",
    "packages_content",
    "position_columns",
    "position_line",
    "preview_file",
    "preview_page",
    "preview_url",
    "send_page",
    "submission_page",
    "trail",
    "whole_content",
]
