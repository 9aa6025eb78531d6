"""The verbs of cycles: every change is one transaction and one act."""

from etms.cycles.services.cycles import (
    choose_versions,
    close_cycle,
    discard_cycle,
    draft_cycle,
    publish_cycle,
    set_stages,
)
from etms.cycles.services.first import load_first_versions
from etms.cycles.services.versions import begin_version, discard_version, edit_version

__all__ = [
    "begin_version",
    "choose_versions",
    "close_cycle",
    "discard_cycle",
    "discard_version",
    "draft_cycle",
    "edit_version",
    "load_first_versions",
    "publish_cycle",
    "set_stages",
]
