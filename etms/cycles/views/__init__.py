"""The screens of cycles: find what the user may see, make one call, answer."""

from etms.cycles.views.cycles import (
    changes,
    check,
    choose,
    close,
    cycle,
    cycle_new,
    cycles,
    discard,
    publish,
    stages,
)
from etms.cycles.views.reading import guidance, my_guidance, numbers
from etms.cycles.views.versions import (
    guidance_edit,
    questions_edit,
    version,
    version_begin,
    version_discard,
    version_edit,
    versions,
)

__all__ = [
    "changes",
    "check",
    "choose",
    "close",
    "cycle",
    "cycle_new",
    "cycles",
    "discard",
    "guidance",
    "guidance_edit",
    "my_guidance",
    "numbers",
    "publish",
    "questions_edit",
    "stages",
    "version",
    "version_begin",
    "version_discard",
    "version_edit",
    "versions",
]
