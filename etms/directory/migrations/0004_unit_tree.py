"""The tree of units has no cycle, whoever writes."""

from django.db import migrations

FORWARD = """
-- No unit may come to stand above itself. Two transactions that would close a circle together
-- wait for each other at the lock, so that the second sees the first's line.
CREATE FUNCTION directory_refuse_unit_cycle() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
BEGIN
    IF NEW.parent_id IS NULL THEN RETURN NULL; END IF;
    PERFORM pg_advisory_xact_lock(714203);
    IF EXISTS (
        WITH RECURSIVE above AS (
            SELECT NEW.parent_id AS unit_id
            UNION
            SELECT u.parent_id FROM above JOIN directory_unit u ON u.id = above.unit_id
             WHERE u.parent_id IS NOT NULL AND above.unit_id <> NEW.id
        )
        SELECT 1 FROM above WHERE unit_id = NEW.id
    ) THEN
        RAISE EXCEPTION 'unit % would be part of itself', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_unit_cycle';
    END IF;
    RETURN NULL;
END
$body$;

CREATE TRIGGER no_unit_cycle
    AFTER INSERT OR UPDATE OF id, parent_id ON directory_unit
    FOR EACH ROW EXECUTE FUNCTION directory_refuse_unit_cycle();
"""

BACK = """
DROP TRIGGER no_unit_cycle ON directory_unit;
DROP FUNCTION directory_refuse_unit_cycle();
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_reporting")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
