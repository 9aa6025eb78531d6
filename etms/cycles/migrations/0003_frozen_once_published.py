"""What a published cycle stands on stays as it is: the database refuses any change to it."""

from django.db import migrations

FORWARD = """
-- A row of a version, or the version itself, that a cycle no longer in draft pins. The lock
-- makes a change and a publication wait for each other, so that neither misses the other.
CREATE FUNCTION cycles_refuse_frozen() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
DECLARE
    pin CONSTANT text := TG_ARGV[0];    -- the column of cycles_cycle that pins such a version
    named CONSTANT text := TG_ARGV[1];  -- the column of this table that names the version
    versions bigint[] := '{}';
    frozen boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(714202);
    IF TG_OP <> 'INSERT' THEN versions := versions || (to_jsonb(OLD) ->> named)::bigint; END IF;
    IF TG_OP <> 'DELETE' THEN versions := versions || (to_jsonb(NEW) ->> named)::bigint; END IF;
    EXECUTE format(
        'SELECT EXISTS (SELECT 1 FROM cycles_cycle WHERE state <> ''draft'' AND %I = ANY ($1))', pin
    ) INTO frozen USING versions;
    IF frozen THEN
        RAISE EXCEPTION 'a published cycle uses this version of %', TG_TABLE_NAME
            USING ERRCODE = 'check_violation', CONSTRAINT = 'frozen_by_a_published_cycle';
    END IF;
    RETURN NULL;
END
$body$;

-- Stages belong to one cycle: within its days, and as they are once it is published.
CREATE FUNCTION cycles_keep_stages() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
DECLARE
    cycles bigint[] := '{}';
BEGIN
    PERFORM pg_advisory_xact_lock(714202);
    IF TG_OP <> 'INSERT' THEN cycles := cycles || OLD.cycle_id; END IF;
    IF TG_OP <> 'DELETE' THEN cycles := cycles || NEW.cycle_id; END IF;
    IF EXISTS (SELECT 1 FROM cycles_cycle WHERE id = ANY (cycles) AND state <> 'draft') THEN
        RAISE EXCEPTION 'the stages of a published cycle stay as they are'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'frozen_by_a_published_cycle';
    END IF;
    IF TG_OP <> 'DELETE' AND EXISTS (
        SELECT 1 FROM cycles_cycle c WHERE c.id = NEW.cycle_id
           AND NOT daterange(c.starts_on, c.ends_on, '[]')
               @> ALL (array_remove(ARRAY[NEW.opens_on, NEW.closes_on], NULL))
    ) THEN
        RAISE EXCEPTION 'a stage lies within its cycle'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'stage_within_its_cycle';
    END IF;
    RETURN NULL;
END
$body$;

-- A cycle goes from draft to published to closed. Published means: it pins one version of each
-- kind; from then on only the state moves.
CREATE FUNCTION cycles_never_turn_back() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
BEGIN
    PERFORM pg_advisory_xact_lock(714202);
    IF OLD.state = 'draft' THEN
        IF TG_OP = 'DELETE' OR NEW.state = 'draft' THEN RETURN NULL; END IF;
        IF NEW.state = 'published' AND NEW.rules_id IS NOT NULL
            AND NEW.competencies_id IS NOT NULL AND NEW.placements_id IS NOT NULL
            AND NEW.guidance_id IS NOT NULL
        THEN RETURN NULL; END IF;
    ELSIF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'state' = to_jsonb(NEW) - 'state'
        AND (OLD.state, NEW.state) IN (('published', 'published'), ('published', 'closed'),
                                       ('closed', 'closed'))
    THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'cycle % cannot be changed that way', OLD.code
        USING ERRCODE = 'check_violation', CONSTRAINT = 'cycle_never_turns_back';
END
$body$;

CREATE TRIGGER never_turn_back AFTER UPDATE OR DELETE ON cycles_cycle
    FOR EACH ROW EXECUTE FUNCTION cycles_never_turn_back();
CREATE TRIGGER keep_stages AFTER INSERT OR UPDATE OR DELETE ON cycles_stage
    FOR EACH ROW EXECUTE FUNCTION cycles_keep_stages();
"""
TABLES = {
    "rules_id": ("cycles_ruleset", "cycles_levelrule"),
    "competencies_id": ("cycles_competencyset", "cycles_competency"),
    "placements_id": ("cycles_placementlist", "cycles_placement"),
    "guidance_id": ("cycles_guidanceset", "cycles_guidancepage"),
}
HANG = """
CREATE TRIGGER frozen AFTER UPDATE OR DELETE ON {version}
    FOR EACH ROW EXECUTE FUNCTION cycles_refuse_frozen('{pin}', 'id');
CREATE TRIGGER frozen AFTER INSERT OR UPDATE OR DELETE ON {row}
    FOR EACH ROW EXECUTE FUNCTION cycles_refuse_frozen('{pin}', 'version_id');
"""
TRIGGERS = "".join(
    HANG.format(pin=pin, version=version, row=row) for pin, (version, row) in TABLES.items()
)
BACK = (
    """
DROP TRIGGER never_turn_back ON cycles_cycle;
DROP FUNCTION cycles_never_turn_back();
DROP TRIGGER keep_stages ON cycles_stage;
DROP FUNCTION cycles_keep_stages();
"""
    + "".join(
        f"DROP TRIGGER frozen ON {version}; DROP TRIGGER frozen ON {row};"
        for version, row in TABLES.values()
    )
    + "DROP FUNCTION cycles_refuse_frozen();"
)


class Migration(migrations.Migration):
    dependencies = [("cycles", "0002_stages_and_versions")]
    operations = [migrations.RunSQL(FORWARD + TRIGGERS, BACK)]
