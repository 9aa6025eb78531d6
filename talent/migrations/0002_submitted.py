"""What a package is read by is a copy of its content, from the first moment and for good."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION talent_never_changed() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
BEGIN
    RAISE EXCEPTION 'a submitted package is never changed and never removed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'package_never_changed';
END
$body$;

-- Every row that is added equals an element of its package's content, and its columns come from
-- there. Once for each statement: a package is read once for all of its files.
CREATE FUNCTION talent_copies_of_the_package() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
DECLARE
    part CONSTANT text := TG_ARGV[0];  -- the list of the content
    thing CONSTANT text := TG_ARGV[1]; -- the column that names the thing
    same CONSTANT text := TG_ARGV[2];  -- the columns that come from the element
    good bigint;
BEGIN
    EXECUTE format($sql$
        SELECT count(*)
          FROM packages_package p
          CROSS JOIN LATERAL jsonb_array_elements(p.content -> %L) AS element
          JOIN added ON added.package_id = p.id
           AND added.%I = (element ->> 'key')::bigint AND added.content = element AND %s
         WHERE p.id IN (SELECT package_id FROM added)
    $sql$, part, thing, same) INTO good;
    IF good <> (SELECT count(*) FROM added) THEN
        RAISE EXCEPTION 'this is not what the package holds'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'copy_of_the_package';
    END IF;
    RETURN NULL;
END
$body$;

CREATE TRIGGER copies AFTER INSERT ON talent_submittedfile
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT
    EXECUTE FUNCTION talent_copies_of_the_package('files', 'person_id',
        'added.level = element ->> ''level'' AND added.rule = element ->> ''rule''
         AND added.given_name = element #>> ''{name,given}''
         AND added.family_name = element #>> ''{name,family}''
         AND added.placement = element #>> ''{assessment,placement,code}''');
CREATE TRIGGER copies AFTER INSERT ON talent_submittedposition
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT
    EXECUTE FUNCTION talent_copies_of_the_package('positions', 'position_id',
        'added.level = element ->> ''level''
         AND added.title_en = element #>> ''{title,en}''
         AND added.title_fr = element #>> ''{title,fr}''
         AND added.successors = (element #>> ''{successors,all}'')::int
         AND added.ready_now = (element #>> ''{successors,now}'')::int');
"""
HANG = """
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION talent_never_changed();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION talent_never_changed();
"""
TAKE_DOWN = """
DROP TRIGGER copies ON {table};
DROP TRIGGER never_changed ON {table};
DROP TRIGGER never_emptied ON {table};
"""
TABLES = ("talent_submittedfile", "talent_submittedposition")
BACK = "".join(TAKE_DOWN.format(table=table) for table in TABLES) + (
    "DROP FUNCTION talent_copies_of_the_package(); DROP FUNCTION talent_never_changed();"
)


class Migration(migrations.Migration):
    dependencies = [("talent", "0001_first"), ("packages", "0002_never_changed")]
    operations = [
        migrations.RunSQL(FORWARD + "".join(HANG.format(table=table) for table in TABLES), BACK)
    ]
