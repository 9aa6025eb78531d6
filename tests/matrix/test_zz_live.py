import importlib, io, os, sys, time, traceback, contextlib
from pathlib import Path
import pytest
from django.db import transaction

BOX = Path("/work/scratch/s10")


@pytest.mark.skipif("S10_LIVE" not in os.environ, reason="live")
def test_live(django_db_setup, django_db_blocker, log_lines):
    ns = {}
    (BOX / "ready").unlink(missing_ok=True)
    with django_db_blocker.unblock():
        while True:
            action = None
            try:
                with transaction.atomic():
                    for name in [
                        m
                        for m in sys.modules
                        if m.startswith(("tests.matrix.", "tests.factories.talent"))
                        and "zz_live" not in m
                        and "conftest" not in m
                    ]:
                        del sys.modules[name]
                    from etms import audit

                    audit._verbs.pop("test.revise", None)
                    out = io.StringIO()
                    try:
                        from tests.matrix.world import World
                        from tests.matrix.knocking import Knocker

                        ns["knocker"] = Knocker(World(), log_lines)
                        ns["world"] = ns["knocker"].world
                        (BOX / "ready").write_text("ok")
                    except Exception:
                        (BOX / "ready").write_text(traceback.format_exc())
                    while True:
                        cmd = BOX / "cmd.py"
                        if not cmd.exists():
                            time.sleep(0.3)
                            continue
                        code = cmd.read_text()
                        cmd.unlink()
                        if code.strip() in ("rebuild", "quit"):
                            action = code.strip()
                            (BOX / "out.txt").write_text(action)
                            (BOX / "ready").unlink(missing_ok=True)
                            break
                        buf = io.StringIO()
                        try:
                            with contextlib.redirect_stdout(buf), transaction.atomic():
                                try:
                                    exec(compile(code, "cmd", "exec"), ns)
                                finally:
                                    transaction.set_rollback(True)
                        except BaseException:
                            buf.write(traceback.format_exc())
                        tmp = BOX / "out.tmp"
                        tmp.write_text(buf.getvalue())
                        tmp.rename(BOX / "out.txt")
                    transaction.set_rollback(True)
            except Exception:
                (BOX / "ready").write_text("outer\n" + traceback.format_exc())
                action = action or "rebuild"
                time.sleep(1)
            if action == "quit":
                return
