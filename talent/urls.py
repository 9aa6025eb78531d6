"""The addresses of talent."""

from django.urls import path, register_converter

from talent.views import (
    answers,
    assessing,
    cockpit,
    conversations,
    exercise,
    observations,
    placing,
    positions,
    questionnaires,
    received,
    sharing,
    submission,
)


class MoveConverter:
    """One of the steps that an executive takes with the whole questionnaire."""

    regex = "|".join(questionnaires.MOVES)
    to_python = to_url = staticmethod(str)


register_converter(MoveConverter, "questionnaire_move")

app_name = "talent"
urlpatterns = [
    # assessing and placing one's direct reports
    path("map/", placing.talent_map, name="map"),
    path("people/<int:pk>/assess/", assessing.assess, name="assess"),
    path("people/<int:pk>/assess/answer/", assessing.answer, name="assess_answer"),
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
    # conversation and sharing
    path("people/<int:pk>/conversation/", conversations.conversation, name="conversation"),
    path("people/<int:pk>/share/", sharing.share, name="share"),
    path("people/<int:pk>/shared/", sharing.shared, name="shared"),
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
