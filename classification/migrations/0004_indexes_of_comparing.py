"""What ranking, review and similar positions elsewhere narrow by; an index that served nothing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("classification", "0003_second_amount")]

    operations = [
        migrations.RemoveIndex(model_name="jobevaluation", name="evaluation_level"),
        migrations.AddIndex(
            model_name="jobdescription",
            index=models.Index(
                fields=["noc_code"], include=("id",), name="description_occupation"
            ),
        ),
        migrations.AddIndex(
            model_name="jobevaluation",
            index=models.Index(
                condition=models.Q(("state", "decided")),
                fields=["position", "-effective_on", "-id"],
                include=(
                    "level_after",
                    "total",
                    "know_how",
                    "percent",
                    "accountability",
                    "inclusion",
                    "levels_below",
                    "description",
                ),
                name="evaluation_in_effect",
            ),
        ),
        migrations.AddIndex(
            model_name="jobevaluation",
            index=models.Index(
                condition=models.Q(("state", "decided")),
                fields=["inclusion", "levels_below"],
                name="evaluation_kind",
            ),
        ),
    ]
