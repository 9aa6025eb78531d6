"""The street map of demo mode, which the tests of the button stand on."""

from django.urls import include, path

from etms.urls import handler500
from etms.urls import urlpatterns as everywhere

__all__ = ["handler500", "urlpatterns"]
urlpatterns = [*everywhere, path("demo/", include("demo.urls"))]
