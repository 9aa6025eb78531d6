"""Who works where, who holds a position, who manages whom on a day; and no reporting cycle."""

from django.db import migrations

FORWARD = """
-- Where each person works on a day: where they are for a time, else where they belong. Whoever
-- is on interchange with a host outside stays tied to their position without being in it.
CREATE FUNCTION directory_attached(day date) RETURNS TABLE (
    person_id bigint, position_id bigint, kind text, present boolean, precedence integer,
    starts_on date, appointment_id bigint
) LANGUAGE sql STABLE AS $body$
    SELECT a.person_id, a.position_id, a.kind::text,
           a.kind NOT IN ('substantive', 'interchange_in') OR NOT EXISTS (
               SELECT 1 FROM directory_appointment o
                WHERE o.person_id = a.person_id AND o.kind = 'interchange_out'
                  AND o.starts_on <= day AND (o.ends_on IS NULL OR o.ends_on >= day)),
           CASE a.kind WHEN 'acting' THEN 1 WHEN 'substantive' THEN 2 ELSE 3 END,
           a.starts_on, a.id
      FROM directory_appointment a
     WHERE a.position_id IS NOT NULL
       AND a.starts_on <= day AND (a.ends_on IS NULL OR a.ends_on >= day)
       AND (a.kind NOT IN ('substantive', 'interchange_in') OR NOT EXISTS (
               SELECT 1 FROM directory_appointment o
                WHERE o.person_id = a.person_id AND o.position_id IS NOT NULL
                  AND o.kind NOT IN ('substantive', 'interchange_in')
                  AND o.starts_on <= day AND (o.ends_on IS NULL OR o.ends_on >= day)))
$body$;

-- Whoever acts in the position, else its substantive holder unless they are elsewhere, else
-- whoever is assigned, seconded or on interchange into it.
CREATE FUNCTION directory_incumbent(wanted bigint, day date) RETURNS bigint
LANGUAGE sql STABLE AS $body$
    SELECT person_id FROM directory_attached(day)
     WHERE position_id = wanted AND present
     ORDER BY precedence, starts_on, appointment_id LIMIT 1
$body$;

-- The managers above a person on a day, nearest first, vacancies skipped.
CREATE FUNCTION directory_superiors(wanted bigint, day date) RETURNS TABLE (
    person_id bigint, position_id bigint, step integer
) LANGUAGE sql STABLE AS $body$
    WITH RECURSIVE above AS (
        SELECT t.reports_to_id AS position_id, 1 AS step
          FROM directory_attached(day) w
          JOIN directory_positionterms t ON t.position_id = w.position_id
           AND t.starts_on <= day AND (t.ends_on IS NULL OR t.ends_on >= day)
         WHERE w.person_id = wanted
        UNION ALL
        SELECT t.reports_to_id, above.step + 1
          FROM above
          JOIN directory_positionterms t ON t.position_id = above.position_id
           AND t.starts_on <= day AND (t.ends_on IS NULL OR t.ends_on >= day)
    )
    SELECT i.person_id, above.position_id,
           (row_number() OVER (ORDER BY above.step))::integer
      FROM above, LATERAL (SELECT directory_incumbent(above.position_id, day) AS person_id) i
     WHERE above.position_id IS NOT NULL AND i.person_id IS NOT NULL AND i.person_id <> wanted
$body$;

-- Who reports to a person on a day: depth 1 directly, deeper below; a vacant position does not
-- count as a step.
CREATE FUNCTION directory_reports(wanted bigint, day date) RETURNS TABLE (
    person_id bigint, position_id bigint, depth integer
) LANGUAGE sql STABLE AS $body$
    WITH RECURSIVE below AS (
        SELECT w.position_id, 0 AS depth, true AS held
          FROM directory_attached(day) w
         WHERE w.person_id = wanted AND w.present
           AND directory_incumbent(w.position_id, day) = wanted
        UNION ALL
        SELECT t.position_id, below.depth + CASE WHEN below.held THEN 1 ELSE 0 END,
               EXISTS (SELECT 1 FROM directory_attached(day) h
                        WHERE h.position_id = t.position_id AND h.present)
          FROM below
          JOIN directory_positionterms t ON t.reports_to_id = below.position_id
           AND t.starts_on <= day AND (t.ends_on IS NULL OR t.ends_on >= day)
    )
    SELECT w.person_id, below.position_id, below.depth
      FROM below JOIN directory_attached(day) w ON w.position_id = below.position_id
     WHERE below.depth > 0 AND w.person_id <> wanted
$body$;

-- No position may come to stand above itself on any day. Two transactions that would close a
-- circle together wait for each other at the lock, so that the second sees the first's line.
CREATE FUNCTION directory_refuse_reporting_cycle() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
BEGIN
    IF NEW.reports_to_id IS NULL THEN RETURN NULL; END IF;
    PERFORM pg_advisory_xact_lock(714201);
    IF EXISTS (
        WITH RECURSIVE above AS (
            SELECT NEW.reports_to_id AS position_id,
                   daterange(NEW.starts_on, NEW.ends_on, '[]') AS days
            UNION
            SELECT t.reports_to_id, above.days * daterange(t.starts_on, t.ends_on, '[]')
              FROM above
              JOIN directory_positionterms t ON t.position_id = above.position_id
             WHERE t.reports_to_id IS NOT NULL AND above.position_id <> NEW.position_id
               AND above.days && daterange(t.starts_on, t.ends_on, '[]')
        )
        SELECT 1 FROM above WHERE position_id = NEW.position_id
    ) THEN
        RAISE EXCEPTION 'position % would report to itself', NEW.position_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_reporting_cycle';
    END IF;
    RETURN NULL;
END
$body$;

CREATE TRIGGER no_reporting_cycle
    AFTER INSERT OR UPDATE OF position_id, reports_to_id, starts_on, ends_on
    ON directory_positionterms
    FOR EACH ROW EXECUTE FUNCTION directory_refuse_reporting_cycle();
"""

BACK = """
DROP TRIGGER no_reporting_cycle ON directory_positionterms;
DROP FUNCTION directory_refuse_reporting_cycle();
DROP FUNCTION directory_reports(bigint, date);
DROP FUNCTION directory_superiors(bigint, date);
DROP FUNCTION directory_incumbent(bigint, date);
DROP FUNCTION directory_attached(date);
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_people_and_positions")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
