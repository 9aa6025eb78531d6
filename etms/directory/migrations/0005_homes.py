"""Where people belong on a day, answered by the database: a page of one person asks it at once."""

from django.db import migrations

FORWARD = """
-- The position each person belongs to on a day, with its terms, unit and organization then.
CREATE FUNCTION directory_homes(day date) RETURNS TABLE (
    person_id bigint, position_id bigint, terms_id bigint, unit_id bigint, organization_id bigint
) LANGUAGE sql STABLE AS $body$
    SELECT a.person_id, a.position_id, t.id, t.unit_id, u.organization_id
      FROM directory_appointment a
      JOIN directory_positionterms t ON t.position_id = a.position_id
       AND t.starts_on <= day AND (t.ends_on IS NULL OR t.ends_on >= day)
      JOIN directory_unit u ON u.id = t.unit_id
     WHERE a.kind IN ('substantive', 'interchange_in')
       AND a.starts_on <= day AND (a.ends_on IS NULL OR a.ends_on >= day)
$body$;

-- The organization a person belongs to on a day, or nothing.
CREATE FUNCTION directory_home(wanted bigint, day date) RETURNS bigint
LANGUAGE sql STABLE AS $body$
    SELECT organization_id FROM directory_homes(day) WHERE person_id = wanted
$body$;
"""

BACK = """
DROP FUNCTION directory_home(bigint, date);
DROP FUNCTION directory_homes(date);
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0004_unit_tree")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
