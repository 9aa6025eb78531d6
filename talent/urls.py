"""The addresses of talent."""

from django.urls import path, register_converter

from talent.choices import EntryKind
from talent.views import (
    answers,
    approval,
    assessing,
    calibrating,
    cockpit,
    competencies,
    conversations,
    exercise,
    observations,
    placing,
    positions,
    profiles,
    questionnaires,
    received,
    sessions,
    sharing,
    submission,
    talent_profile,
)


class MoveConverter:
    """One of the steps that an executive takes with the whole questionnaire."""

    regex = "|".join(questionnaires.MOVES)
    to_python = to_url = staticmethod(str)


class EntryKindConverter:
    """What an entry of the profile is."""

    regex = "|".join(EntryKind.values)
    to_python = to_url = staticmethod(str)


class DocumentLanguageConverter:
    """The language in which a document is made, whatever that of the pages."""

    regex = "|".join(talent_profile.LANGUAGES)
    to_python = to_url = staticmethod(str)


register_converter(EntryKindConverter, "entry_kind")
register_converter(DocumentLanguageConverter, "document_language")


class SessionConverter:
    """A session opens and closes."""

    regex = "open|close"
    to_python = to_url = staticmethod(str)


register_converter(MoveConverter, "questionnaire_move")
register_converter(SessionConverter, "session_move")

app_name = "talent"
urlpatterns = [
    # assessing and placing one's direct reports
    path("map/", placing.talent_map, name="map"),
    path("people/<int:pk>/assess/", assessing.assess, name="assess"),
    path("people/<int:pk>/assess/answer/", assessing.answer, name="assess_answer"),
    path("people/<int:pk>/assess/again/", assessing.again, name="again"),
    path("people/<int:pk>/assess/reopen/", assessing.reopen, name="reopen"),
    path("people/<int:pk>/place/", placing.place, name="place"),
    path("people/<int:pk>/notes/", observations.notes, name="notes"),
    path("notes/<int:pk>/delete/", observations.delete, name="note_delete"),
    # running the exercise of an organization
    path("organizations/<int:pk>/", cockpit.cockpit, name="cockpit"),
    path("organizations/<int:pk>/files/", cockpit.files, name="cockpit_files"),
    path("organizations/<int:pk>/remind/", cockpit.remind, name="remind"),
    path("organizations/<int:pk>/mend/", cockpit.mend, name="mend"),
    path("organizations/<int:pk>/dates/", exercise.dates, name="dates"),
    path("organizations/<int:pk>/more-time/<int:person>/", exercise.extend, name="extend"),
    path("more-time/<int:pk>/end/", exercise.end_extension, name="end_extension"),
    path("reminders/<int:pk>/", cockpit.reminder_round, name="reminders"),
    path("announcements/", exercise.announcements, name="announcements"),
    path("questions/", exercise.threads, name="threads"),
    path("questions/<int:pk>/", exercise.thread, name="thread"),
    # positions and their successors
    path("positions/", positions.positions, name="positions"),
    path("positions/<int:pk>/", positions.position, name="position"),
    path("positions/<int:pk>/answer/", positions.position_answer, name="position_answer"),
    path("positions/<int:pk>/reopen/", positions.position_reopen, name="position_reopen"),
    path("positions/<int:pk>/slate/", positions.slate_add, name="slate_add"),
    path("positions/<int:pk>/slate/empty/", positions.slate_empty, name="slate_empty"),
    path("successors/<int:pk>/", positions.successor, name="successor"),
    path("people/<int:pk>/slates/", positions.slates, name="slates"),
    # review committee and approval
    path("sessions/", sessions.sessions, name="sessions"),
    path("sessions/<int:pk>/", sessions.session, name="session"),
    path("sessions/<int:pk>/<session_move:action>/", sessions.session_move, name="session_move"),
    path("sessions/<int:pk>/presence/", sessions.session_presence, name="session_presence"),
    path("sessions/<int:pk>/time/", calibrating.session_time, name="session_time"),
    path("sessions/<int:pk>/trial/", calibrating.trial, name="trial"),
    path("sessions/<int:pk>/board/", sessions.room, name="room"),
    path("sessions/<int:pk>/agenda/", sessions.agenda, name="agenda"),
    path("sessions/<int:pk>/figures/", sessions.figures, name="figures"),
    path("sessions/<int:pk>/place/<int:person>/", sessions.session_place, name="session_place"),
    path("sessions/<int:pk>/people/<int:person>/", sessions.session_person, name="session_person"),
    path(
        "sessions/<int:pk>/step-out/<int:person>/",
        sessions.session_step_out,
        name="session_step_out",
    ),
    path(
        "sessions/<int:pk>/items/<slug:kind>/<slug:key>/",
        sessions.session_item,
        name="session_item",
    ),
    path("approval/", approval.approval, name="approval"),
    path("approval/<int:pk>/", approval.approve_one, name="approve_one"),
    # conversation and sharing
    path("people/<int:pk>/conversation/", conversations.conversation, name="conversation"),
    path("people/<int:pk>/share/", sharing.share, name="share"),
    path("people/<int:pk>/shared/", sharing.shared, name="shared"),
    # the talent profile
    path("people/<int:pk>/talent-profile/", talent_profile.talent_profile, name="talent_profile"),
    path(
        "people/<int:pk>/talent-profile/<document_language:language>.pdf",
        talent_profile.talent_profile_pdf,
        name="talent_profile_pdf",
    ),
    path(
        "people/<int:pk>/talent-profile/<document_language:language>.docx",
        talent_profile.talent_profile_docx,
        name="talent_profile_docx",
    ),
    # the Employee Information Portal, and what positions ask
    path("people/<int:pk>/information/", profiles.information, name="information"),
    path("information/", profiles.own_information, name="own_information"),
    path("information/confirm/", profiles.confirm, name="confirm"),
    path("information/contact/", profiles.contact, name="contact"),
    path("information/communities/", profiles.communities, name="communities"),
    path(
        "information/communities/<int:pk>/leave/",
        profiles.community_leave,
        name="community_leave",
    ),
    path("information/entries/<int:pk>/", profiles.entry_change, name="entry_change"),
    path("information/entries/<int:pk>/remove/", profiles.entry_remove, name="entry_remove"),
    path("information/<entry_kind:kind>/", profiles.entry_add, name="entry_add"),
    path("positions/<int:pk>/required/", competencies.required, name="required"),
    # the executive's questionnaire
    path("questionnaire/", questionnaires.questionnaire, name="questionnaire"),
    path("questionnaire/next/", questionnaires.go_on, name="go_on"),
    path("questionnaire/notice/", questionnaires.notice, name="notice"),
    path("questionnaire/section/<slug:code>/", questionnaires.section, name="section"),
    path("questionnaire/answer/", questionnaires.answer, name="answer"),
    path("questionnaire/check/", questionnaires.check, name="check"),
    path("questionnaire/decline/", questionnaires.decline, name="decline"),
    path(
        "questionnaire/<questionnaire_move:action>/",
        questionnaires.move,
        name="move_questionnaire",
    ),
    path("answers/<int:pk>/", answers.answers, name="answers"),
    # submission to OCHRO
    path("submission/", submission.own, name="submission_own"),
    path("submission/<int:pk>/", submission.submission, name="submission"),
    path("submission/<int:pk>/levels/", submission.levels, name="submission_levels"),
    path("submission/<int:pk>/reasons/<int:person>/", submission.reason, name="missing_reason"),
    path("submission/<int:pk>/preview/", submission.preview, name="preview"),
    path(
        "submission/<int:pk>/preview/content/", submission.preview_content, name="preview_content"
    ),
    path(
        "submission/<int:pk>/preview/<int:person>/", submission.preview_file, name="preview_file"
    ),
    path("submission/<int:pk>/changes/", submission.changes, name="submission_changes"),
    path("submission/<int:pk>/send/", submission.send, name="send"),
    # what was submitted
    path("submitted/", received.submissions, name="submissions"),
    path("submitted/executives/", received.submitted_files, name="submitted_files"),
    path("packages/<slug:number>/", received.package, name="package"),
    path("packages/<slug:number>/content/", received.package_content, name="package_content"),
    path("packages/<slug:number>/changes/", received.package_changes, name="package_changes"),
    path("packages/<slug:number>/withdraw/", received.withdraw, name="withdraw_package"),
    path("packages/<slug:number>/decide/", received.decide, name="decide_package"),
    path(
        "packages/<slug:number>/files/<int:person>/",
        received.submitted_file,
        name="submitted_file",
    ),
]
