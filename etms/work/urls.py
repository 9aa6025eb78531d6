"""Addresses of home, notices, jobs and health: names, nothing else."""

from django.urls import path

from etms.work import views

app_name = "work"
urlpatterns = [
    path("", views.home, name="home"),
    path("notices/", views.notices, name="notices"),
    path("notices/mail/", views.notice_mail, name="notice_mail"),
    path("notices/read/", views.notices_read, name="notices_read"),
    path("notices/<int:pk>/read/", views.notice_read, name="notice_read"),
    path("work/jobs/", views.jobs, name="jobs"),
    path("work/jobs/<int:pk>/retry/", views.job_retry, name="job_retry"),
    path("work/health/", views.health, name="health"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
