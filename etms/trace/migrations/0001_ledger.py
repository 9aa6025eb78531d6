"""The ledger: schema `audit`, owned by etms_audit, written only through its own functions."""

from django.db import migrations

FORWARD = """
SET ROLE etms_audit;
CREATE SCHEMA audit;
REVOKE ALL ON SCHEMA audit FROM PUBLIC;

CREATE TABLE audit.act (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    epoch integer NOT NULL DEFAULT 1,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    at timestamptz NOT NULL,
    verb text NOT NULL,
    actor_id bigint,
    acting_for_id bigint,
    purpose text NOT NULL DEFAULT '',
    request_id text NOT NULL DEFAULT '',
    target_table text,
    target_id bigint
);
CREATE INDEX act_target ON audit.act (target_table, target_id, id);
CREATE INDEX act_actor ON audit.act (actor_id, id);

CREATE TABLE audit.event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    epoch integer NOT NULL DEFAULT 1,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    act_id bigint NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    table_name text NOT NULL,
    row_id bigint,
    op "char" NOT NULL,
    old jsonb,
    new jsonb,
    person_id bigint,
    position_id bigint,
    organization_id bigint
);
CREATE INDEX event_act ON audit.event (act_id);
CREATE INDEX event_row ON audit.event (table_name, row_id, id);
CREATE INDEX event_person ON audit.event (person_id, id) WHERE person_id IS NOT NULL;
CREATE INDEX event_position ON audit.event (position_id, id) WHERE position_id IS NOT NULL;
CREATE INDEX event_organization ON audit.event (organization_id, id)
    WHERE organization_id IS NOT NULL;

CREATE TABLE audit.reading (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    epoch integer NOT NULL DEFAULT 1,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    reader_id bigint NOT NULL,
    person_id bigint NOT NULL,
    what text NOT NULL,
    role text NOT NULL,
    purpose text NOT NULL,
    request_id text NOT NULL DEFAULT ''
);
CREATE INDEX reading_person ON audit.reading (person_id, id);
CREATE INDEX reading_reader ON audit.reading (reader_id, id);

CREATE TABLE audit.refusal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    epoch integer NOT NULL DEFAULT 1,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    user_id bigint,
    status integer NOT NULL,
    method text NOT NULL,
    route text NOT NULL,
    thing text NOT NULL DEFAULT '',
    request_id text NOT NULL DEFAULT ''
);
CREATE INDEX refusal_user ON audit.refusal (user_id, id);

CREATE FUNCTION audit.open_act(
    verb text, actor bigint, acting_for bigint, purpose text, request_id text,
    target_table text, target_id bigint, at timestamptz
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS
$body$
DECLARE
    opened bigint;
BEGIN
    INSERT INTO audit.act (verb, actor_id, acting_for_id, purpose, request_id, target_table,
                           target_id, at)
    VALUES (open_act.verb, actor, acting_for, coalesce(open_act.purpose, ''),
            coalesce(open_act.request_id, ''), open_act.target_table, open_act.target_id,
            open_act.at)
    RETURNING id INTO opened;
    PERFORM set_config('etms.act', opened::text, true);
    RETURN opened;
END
$body$;

-- The act must have been opened in this very transaction: a row cannot be laid at the door of
-- an act of somebody else. The columns named in the trigger's arguments never enter the ledger.
CREATE FUNCTION audit.record() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS
$body$
DECLARE
    opened bigint := nullif(current_setting('etms.act', true), '')::bigint;
    kept_out text[] := coalesce(TG_ARGV, '{}');  -- without arguments TG_ARGV is null, not empty
    old_row jsonb;
    new_row jsonb;
    any_row jsonb;
BEGIN
    IF TG_OP <> 'INSERT' THEN old_row := to_jsonb(OLD) - kept_out; END IF;
    IF TG_OP <> 'DELETE' THEN new_row := to_jsonb(NEW) - kept_out; END IF;
    any_row := coalesce(new_row, old_row);
    IF TG_OP = 'UPDATE' THEN
        IF old_row = new_row THEN RETURN NULL; END IF;
        SELECT jsonb_object_agg(key, value), jsonb_object_agg(key, old_row -> key)
          INTO new_row, old_row
          FROM jsonb_each(new_row) WHERE value IS DISTINCT FROM old_row -> key;
    END IF;
    PERFORM 1 FROM audit.act WHERE id = opened AND xid = pg_current_xact_id();
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a write to % needs an act', TG_TABLE_NAME USING ERRCODE = 'ET001';
    END IF;
    INSERT INTO audit.event (act_id, table_name, row_id, op, old, new, person_id, position_id,
                             organization_id)
    VALUES (
        opened, TG_TABLE_NAME, (any_row ->> 'id')::bigint, left(TG_OP, 1)::"char",
        old_row, new_row,
        CASE TG_TABLE_NAME WHEN 'directory_person' THEN (any_row ->> 'id')::bigint
             ELSE (any_row ->> 'person_id')::bigint END,
        CASE TG_TABLE_NAME WHEN 'directory_position' THEN (any_row ->> 'id')::bigint
             ELSE (any_row ->> 'position_id')::bigint END,
        CASE TG_TABLE_NAME WHEN 'directory_organization' THEN (any_row ->> 'id')::bigint
             ELSE (any_row ->> 'organization_id')::bigint END
    );
    RETURN NULL;
END
$body$;

CREATE FUNCTION audit.record_reading(
    reader bigint, person bigint, what text, role text, purpose text, request_id text
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS
$body$
    INSERT INTO audit.reading (reader_id, person_id, what, role, purpose, request_id)
    VALUES (reader, person, what, role, purpose, request_id);
$body$;

CREATE FUNCTION audit.record_refusal(
    refused bigint, status integer, method text, route text, thing text, request_id text
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS
$body$
    INSERT INTO audit.refusal (user_id, status, method, route, thing, request_id)
    VALUES (refused, status, method, route, thing, request_id);
$body$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC;
GRANT USAGE ON SCHEMA audit TO etms_app, etms_owner;
GRANT SELECT ON ALL TABLES IN SCHEMA audit TO etms_app;
GRANT EXECUTE ON FUNCTION audit.open_act, audit.record_reading, audit.record_refusal TO etms_app;
GRANT EXECUTE ON FUNCTION audit.open_act, audit.record TO etms_owner;
RESET ROLE;
"""

BACK = """
SET ROLE etms_audit;
DROP SCHEMA audit CASCADE;
RESET ROLE;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(FORWARD, BACK)]
