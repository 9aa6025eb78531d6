"""The ledger as this application may see it: read, never written, here."""

from django.db import models


class ReadOnly(models.Model):
    """Rows that only the ledger's own functions write; the database refuses anything else."""

    epoch = models.IntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


class Act(ReadOnly):
    """One act: who did what to which thing, for whom, why, within which request."""

    at = models.DateTimeField()
    verb = models.TextField()
    actor_id = models.BigIntegerField(null=True)
    acting_for_id = models.BigIntegerField(null=True)
    purpose = models.TextField()
    request_id = models.TextField()
    target_table = models.TextField(null=True)  # noqa: DJ001  an act may have no target
    target_id = models.BigIntegerField(null=True)

    class Meta:
        managed = False
        db_table = '"audit"."act"'

    def __str__(self):
        return f"{self.recorded_at:%Y-%m-%d %H:%M} {self.verb}"


class Event(ReadOnly):
    """One changed row: the columns that changed, before and after."""

    act = models.ForeignKey(Act, models.DO_NOTHING, related_name="events")
    table_name = models.TextField()
    row_id = models.BigIntegerField(null=True)
    op = models.CharField(max_length=1)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    person_id = models.BigIntegerField(null=True)
    position_id = models.BigIntegerField(null=True)
    organization_id = models.BigIntegerField(null=True)

    class Meta:
        managed = False
        db_table = '"audit"."event"'

    def __str__(self):
        return f"{self.op} {self.table_name}:{self.row_id}"


class Reading(ReadOnly):
    """Somebody opened somebody's file."""

    reader_id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    what = models.TextField()
    role = models.TextField()
    purpose = models.TextField()
    request_id = models.TextField()

    class Meta:
        managed = False
        db_table = '"audit"."reading"'

    def __str__(self):
        return f"{self.recorded_at:%Y-%m-%d %H:%M} {self.what} of {self.person_id}"


class Refusal(ReadOnly):
    """An attempt that the door refused; no content, only the route and the thing's number."""

    user_id = models.BigIntegerField(null=True)
    status = models.IntegerField()
    method = models.TextField()
    route = models.TextField()
    thing = models.TextField()
    request_id = models.TextField()

    class Meta:
        managed = False
        db_table = '"audit"."refusal"'

    def __str__(self):
        return f"{self.status} {self.method} {self.route}"
