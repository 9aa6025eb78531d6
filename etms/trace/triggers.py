"""Hang the ledger's trigger on every content table; run by the owner after each migrate."""

from django.db import connections

from etms.trace.content import content_models, kept_out


def install(sender, using="default", **kwargs):
    """Idempotent: a table that a migration of app `sender` has made gets its trigger at once."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for model in content_models([sender]):
            table = model._meta.db_table
            if table not in present:
                continue
            arguments = ", ".join(f"'{column}'" for column in kept_out(model))
            cursor.execute(
                f'CREATE OR REPLACE TRIGGER ledger AFTER INSERT OR UPDATE OR DELETE ON "{table}" '
                f"FOR EACH ROW EXECUTE FUNCTION audit.record({arguments})"
            )
