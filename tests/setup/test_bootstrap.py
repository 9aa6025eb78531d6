"""bin/bootstrap: a step is taken again only when what it starts from has changed."""

import pytest

from bin.bootstrap import _run
from bin.stamps import Stamps


@pytest.fixture
def source(tmp_path):
    file = tmp_path / "runtime.txt"
    file.write_text("django==5.2", "utf-8")
    return file


def test_a_step_is_taken_once(source, tmp_path):
    stamps = Stamps(tmp_path / "build" / "set-up.json")
    assert stamps.differs("fonts", [source])

    stamps.mark("fonts", [source])

    assert not Stamps(tmp_path / "build" / "set-up.json").differs("fonts", [source])


def test_a_step_is_taken_again_when_its_source_changed(source, tmp_path):
    stamps = Stamps(tmp_path / "set-up.json")
    stamps.mark("fonts", [source])

    source.write_text("django==5.3", "utf-8")

    assert stamps.differs("fonts", [source])


def test_broken_stamps_are_as_good_as_none(source, tmp_path):
    (tmp_path / "set-up.json").write_text("{", "utf-8")

    assert Stamps(tmp_path / "set-up.json").differs("fonts", [source])


def test_a_failed_step_shows_its_words_and_stops(capfd):
    with pytest.raises(SystemExit, match=r"(?s)no such thing.*stopped at: Trying"):
        _run(["/bin/sh", "-c", "echo no such thing; exit 3"], says="Trying ...")
