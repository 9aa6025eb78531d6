"""A package stays as it was submitted: the database refuses any change but of its state."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION packages_never_changed() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
DECLARE
    moves CONSTANT text[] := ARRAY['state', 'note', 'moved_at', 'moved_by_id'];
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - moves = to_jsonb(NEW) - moves
        AND (OLD.state, NEW.state) IN (
            ('submitted', 'withdrawn'), ('submitted', 'endorsed'), ('submitted', 'returned'),
            ('endorsed', 'returned'))
    THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a submitted package is never changed and never removed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'package_never_changed';
END
$body$;

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON packages_package
    FOR EACH ROW EXECUTE FUNCTION packages_never_changed();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON packages_package
    FOR EACH STATEMENT EXECUTE FUNCTION packages_never_changed();
"""
BACK = """
DROP TRIGGER never_changed ON packages_package;
DROP TRIGGER never_emptied ON packages_package;
DROP FUNCTION packages_never_changed();
"""


class Migration(migrations.Migration):
    dependencies = [("packages", "0001_first")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
