"""The street map: one line per app; the apps are named, never imported."""

from django.conf import settings
from django.urls import include, path

from etms.components import components

handler400 = "etms.api.refusals.bad_request"
handler500 = "etms.api.refusals.server_error"
urlpatterns = [
    path("", include("etms.work.urls")),
    path("", include("etms.accounts.urls")),
    path("accounts/", include("etms.accounts.entrance_urls")),
    path("directory/", include("etms.directory.urls")),
    path("roles/", include("etms.roles.urls")),
    path("cycles/", include("etms.cycles.urls")),
    path("", include("etms.learning.urls")),
    path("packages/", include("etms.packages.urls")),
    path("components/", components, name="components"),
    path("api/", include("etms.api_urls")),
    path("classification/", include("classification.urls")),
    path("performance/", include("performance.urls")),
    path("talent/", include("talent.urls")),
    path("reports/", include("reports.urls")),
]
if settings.DEMO:  # its sign-in without a password exists nowhere else
    urlpatterns.append(path("demo/", include("demo.urls")))
