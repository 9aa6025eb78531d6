"""What the manager sees before sharing, and what the executive reads."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.bilingual import language
from etms.directory import panels
from etms.directory.access import relation
from talent.models import Assessment, Share
from talent.queries import sharing as queries
from talent.rules import sharing as rules
from talent.screens.written import Groups, grouped


def groups_of(content: dict[str, Any]) -> Groups:
    """A shared content in the reader's language, by competency or question."""
    tongue = language()
    return grouped(
        (
            answer["part"][tongue] if answer["part"] else "",
            answer["question"][tongue],
            answer["shown"][tongue],
        )
        for answer in content["answers"]
    )


def placement_of(content: dict[str, Any]) -> str:
    return content["placement"][language()] if content["placement"] else ""


def share_page(assessment: Assessment, *, viewer, form) -> dict[str, Any]:
    """Exactly what the executive would read, and what is new since the last time."""
    person = assessment.person
    content = queries.content_of(assessment)
    last = queries.last_share(assessment)
    kind = rules.share_kind(
        assessment.state, before_approval=assessment.cycle.rules.sharing_before_approval
    )
    return {
        "person": person,
        "assessment": assessment,
        "trail": [(str(person), reverse("directory:person", args=[person.pk]))],
        "tabs": panels.tabs_for(person, relation(viewer, person), here="assessment"),
        "placement": placement_of(content),
        "groups": groups_of(content),
        "kind": kind,
        "last": last,
        "new": _named(rules.differences(last.content, content), last.content, content)
        if last
        else [],
        "decision": _decision(kind, viewer, person),
        "form": form,
    }


def _decision(kind: str | None, viewer, person) -> door.Decision:
    if kind is None:
        return door.deny(_("An assessment is shared once the deputy head has approved it."))
    return door.can(viewer, "talent.share", person)


def _named(names: list[str], *contents: dict[str, Any]) -> list[str]:
    """What is new, in words: the placement, and questions with their competency."""
    said = {"placement": _("Placement")}
    for content in contents:
        for answer in content["answers"]:
            part = f" – {answer['part'][language()]}" if answer["part"] else ""
            said[answer["name"]] = answer["question"][language()] + part
    return [said[name] for name in names]


def shared_page(person, *, viewer) -> dict[str, Any]:
    """All that was shared with an executive, the newest first, each with what was new."""
    stands = relation(viewer, person)
    shares = list(queries.shares_of(person)[:50])
    return {
        "person": person,
        "own": stands.own,
        "trail": [(str(person), reverse("directory:person", args=[person.pk]))],
        "tabs": panels.tabs_for(person, stands, here="shared"),
        "shares": [_shared(share, shares[number + 1 :]) for number, share in enumerate(shares)],
    }


def _shared(share: Share, older: list[Share]) -> dict[str, Any]:
    before = next((s for s in older if s.assessment_id == share.assessment_id), None)
    return {
        "share": share,
        "cycle": share.assessment.cycle,
        "by": getattr(share.by, "person", None) or share.by,
        "placement": placement_of(share.content),
        "groups": groups_of(share.content),
        "new": _named(
            rules.differences(before.content, share.content), before.content, share.content
        )
        if before
        else [],
    }
