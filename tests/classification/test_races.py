"""Two at once: a decision, and a change in the directory."""

import contextlib
import threading

from django.db import connection, transaction

from etms.directory.models import Position
from tests.classification.evaluating import EFFECTIVE, act, standing
from tests.factories import classification as make
from tests.factories.acts import arrange
from tests.factories.classification import HIGHER


def test_a_decision_waits_for_the_directory_and_undoes_nothing_of_it(transactional_db):
    desk = make.desk()
    found = standing(desk, "recommended", degrees=HIGHER, seats=[desk.member], reasons=True)
    post, started, done = desk.posts["director"], threading.Event(), []

    def decide():
        with contextlib.closing(connection):
            started.set()
            done.append(act(desk, found, "decide", desk.head.user).state)

    meanwhile = threading.Thread(target=decide)
    with transaction.atomic():
        arrange()
        Position.objects.select_for_update().get(pk=post.pk)
        post.terms.update(title_en="Director, Renamed")
        meanwhile.start()
        started.wait(5)
        meanwhile.join(0.5)
        waited = meanwhile.is_alive()
    meanwhile.join(20)

    terms = post.terms.on(EFFECTIVE).get()
    assert waited
    assert done == ["decided"]
    assert (terms.level, terms.title_en) == ("EX-02", "Director, Renamed")
