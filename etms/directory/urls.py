"""Addresses of the directory screens: names, nothing else."""

from django.urls import path

from etms.directory.views import changes, lists, people, places

app_name = "directory"
urlpatterns = [
    path("people/", lists.people, name="people"),
    path("positions/", lists.positions, name="positions"),
    path("organizations/", lists.organizations, name="organizations"),
    path("team/", lists.team, name="team"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/file/", people.file, name="file"),
    path("people/<int:pk>/changes/", people.person_changes, name="person_changes"),
    path("people/<int:pk>/particulars/", changes.particulars, name="particulars"),
    path("people/<int:pk>/restricted/", changes.restricted, name="restricted"),
    path("people/<int:pk>/salary/", changes.salary_record, name="salary_record"),
    path("people/<int:pk>/appointments/add/", changes.appointment_add, name="appointment_add"),
    path("people/<int:pk>/account/open/", changes.account_open, name="account_open"),
    path("people/<int:pk>/results/add/", changes.result_add, name="result_add"),
    path("appointments/<int:pk>/end/", changes.appointment_end, name="appointment_end"),
    path("positions/<int:pk>/", places.position, name="position"),
    path("positions/<int:pk>/changes/", places.position_changes, name="position_changes"),
    path("positions/<int:pk>/revise/", changes.position_revise, name="position_revise"),
    path("positions/<int:pk>/appoint/", places.appoint, name="appoint"),
    path("organizations/<int:pk>/", places.organization, name="organization"),
    path("organizations/<int:pk>/chart/", places.chart, name="chart"),
    path("organizations/<int:pk>/units/add/", changes.unit_add, name="unit_add"),
    path("organizations/<int:pk>/positions/add/", changes.position_add, name="position_add"),
    path("organizations/<int:pk>/people/add/", changes.person_add, name="person_add"),
    path("organizations/<int:pk>/people/receive/", changes.person_receive, name="person_receive"),
    path("units/<int:pk>/", places.unit, name="unit"),
    path("units/<int:pk>/revise/", changes.unit_revise, name="unit_revise"),
]
