"""Boards and lists open many files at once: a reading of each person, in one statement."""

from django.db import migrations

FORWARD = """
SET ROLE etms_audit;
CREATE FUNCTION audit.record_readings(
    reader bigint, people bigint[], what text, role text, purpose text, request_id text
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS
$body$
    INSERT INTO audit.reading (reader_id, person_id, what, role, purpose, request_id)
    SELECT reader, person, what, role, purpose, request_id
      FROM unnest(people) AS person;
$body$;
REVOKE ALL ON FUNCTION audit.record_readings FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.record_readings TO etms_app;
RESET ROLE;
"""

BACK = """
SET ROLE etms_audit;
DROP FUNCTION audit.record_readings;
RESET ROLE;
"""


class Migration(migrations.Migration):
    dependencies = [("trace", "0002_read_only_models")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
