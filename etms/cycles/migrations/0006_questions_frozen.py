"""A published cycle also stands on its questionnaire; one published before may stay without."""

from importlib import import_module

from django.db import migrations

before = import_module("etms.cycles.migrations.0003_frozen_once_published")

# The body of cycles_never_turn_back() of migration 0003, asking for one thing more.
NEVER_TURN_BACK = """
CREATE OR REPLACE FUNCTION cycles_never_turn_back() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
BEGIN
    PERFORM pg_advisory_xact_lock(714202);
    IF OLD.state = 'draft' THEN
        IF TG_OP = 'DELETE' OR NEW.state = 'draft' THEN RETURN NULL; END IF;
        IF NEW.state = 'published' AND NEW.rules_id IS NOT NULL
            AND NEW.competencies_id IS NOT NULL AND NEW.placements_id IS NOT NULL
            AND NEW.guidance_id IS NOT NULL {more}
        THEN RETURN NULL; END IF;
    ELSIF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'state' = to_jsonb(NEW) - 'state'
        AND (OLD.state, NEW.state) IN (('published', 'published'), ('published', 'closed'),
                                       ('closed', 'closed'))
    THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'cycle % cannot be changed that way', OLD.code
        USING ERRCODE = 'check_violation', CONSTRAINT = 'cycle_never_turns_back';
END
$body$;
"""
HANG = before.HANG.format(pin="questions_id", version="cycles_questionset", row="cycles_question")
UNHANG = "DROP TRIGGER frozen ON cycles_questionset; DROP TRIGGER frozen ON cycles_question;"


class Migration(migrations.Migration):
    dependencies = [("cycles", "0005_questions")]
    operations = [
        migrations.RunSQL(
            NEVER_TURN_BACK.format(more="AND NEW.questions_id IS NOT NULL") + HANG,
            NEVER_TURN_BACK.format(more="") + UNHANG,
        )
    ]
