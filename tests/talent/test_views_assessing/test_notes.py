"""Private notes."""

import pytest

from etms import access
from talent.models import Observation
from tests.factories.acts import arrange
from tests.talent.exercise import days
from tests.talent.test_views_assessing.placing import text_of


class TestNotes:
    def test_a_note_is_written_read_and_deleted_by_its_author(self, go, director):
        go("notes", director.pk, post={"text": "Led the room.", "observed_on": str(days(0))})
        assert "Led the room." in text_of(go("notes", director.pk))

        note = Observation.objects.get()
        go("note_delete", note.pk, post={})
        assert not Observation.objects.exists()

    @pytest.mark.parametrize("text", ["\u200b", "\ufeff", "\u3164", "\u2800"])
    def test_a_note_that_nobody_can_see_is_refused(self, go, director, text):
        answer = go("notes", director.pk, post={"text": text, "observed_on": str(days(0))})

        assert answer.status_code == 422
        assert not Observation.objects.exists()

    def test_a_note_of_somebody_else_is_not_there(self, house, go, director):
        go("notes", director.pk, post={"text": "Mine.", "observed_on": str(days(0))})
        note = Observation.objects.get()
        for user in [house.deputy_head.user, house.heads[0].user, director.user]:
            assert go("note_delete", note.pk, by=user, post={}).status_code == 404

    def test_after_a_change_of_manager_each_reads_the_own_notes(self, house, go, director):
        go("notes", director.pk, post={"text": "Mine.", "observed_on": str(days(0))})
        arrange()
        terms = director.appointments.get().position.terms.get()
        terms.reports_to = house.generals[1].appointments.get().position
        terms.save()
        access.forget_standings()

        assert "Mine." not in text_of(go("notes", director.pk, by=house.generals[1].user))
        former = go("notes", director.pk)
        assert former.status_code == 200
        assert "Mine." in text_of(former)
        refused = go("notes", director.pk, post={"text": "More.", "observed_on": str(days(0))})
        assert refused.status_code == 403

    def test_nothing_is_kept_without_words_or_for_tomorrow(self, go, director):
        for post in [{"text": "", "observed_on": str(days(0))},
                     {"text": "x", "observed_on": str(days(1))}]:  # fmt: skip
            assert go("notes", director.pk, post=post).status_code == 422
        assert not Observation.objects.exists()
