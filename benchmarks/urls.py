"""The product's addresses and, beside them, the floor."""

from django.urls import include, path

from benchmarks import floor

urlpatterns = [
    path("floor/home/", floor.home),
    path("floor/list/", floor.rows),
    path("floor/file/", floor.file),
    path("floor/form/", floor.form),
    path("floor/board/", floor.board),
    path("floor/figures/", floor.figures),
    path("floor/save/", floor.save),
    path("", include("etms.urls")),
]
