"""The signed file of a decision, which stays as it was signed: the database refuses any change."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FORWARD = """
CREATE FUNCTION classification_never_changed() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
BEGIN
    RAISE EXCEPTION 'a signed classification file is never changed and never removed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'signed_file_never_changed';
END
$body$;

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON classification_signedfile
    FOR EACH ROW EXECUTE FUNCTION classification_never_changed();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON classification_signedfile
    FOR EACH STATEMENT EXECUTE FUNCTION classification_never_changed();
"""
BACK = """
DROP TRIGGER never_changed ON classification_signedfile;
DROP TRIGGER never_emptied ON classification_signedfile;
DROP FUNCTION classification_never_changed();
"""


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("classification", "0001_first"),
    ]
    operations = [
        migrations.CreateModel(
            name="SignedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        max_length=40, unique=True, verbose_name="number of the signed file"
                    ),
                ),
                ("content", models.JSONField(verbose_name="content")),
                ("hash", models.CharField(max_length=64, verbose_name="hash")),
                ("signature", models.CharField(max_length=64, verbose_name="signature")),
                ("signed_at", models.DateTimeField(verbose_name="signed")),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signed_file",
                        to="classification.jobevaluation",
                        verbose_name="evaluation",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="signed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "signed classification file",
                "verbose_name_plural": "signed classification files",
            },
        ),
        migrations.RunSQL(FORWARD, BACK),
    ]
