"""A second amount is above zero, as the first is: it never takes away from it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("classification", "0002_signed_file")]

    operations = [
        migrations.AddConstraint(
            model_name=name,
            constraint=models.CheckConstraint(
                condition=models.Q(second_dollars=None) | models.Q(second_dollars__gt=0),
                name=f"{table}_second_dollars_above_zero",
            ),
        )
        for name, table in (("jobevaluation", "evaluation"), ("seat", "seat"))
    ]
