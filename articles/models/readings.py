"""How often articles were read, and which were read most. No table knows of a reader."""

from django.db import models

from articles.rules import readings


class Reading(models.Model):
    """How often an article was opened in one hour, on screen and as its printer-friendly page; of days long
    over in all of one, which then stands at its first hour (``rules.readings``).

    No constraint of the database ties it to the article: it would lock that, and counting stands in no
    editor's way. What was read is never deleted.
    """

    article = models.ForeignKey(
        "Article", models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    hour = models.DateTimeField()
    screen = models.PositiveIntegerField(default=0)
    printed = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            # What every worker adds to.
            models.UniqueConstraint(fields=["article", "hour"], name="reading_has_one_number")
        ]
        indexes = [models.Index(fields=["hour"], name="reading_of_a_time")]

    def __str__(self):
        return f"{self.article_id}, {self.hour:%Y-%m-%d %H:%M}: {self.screen}"


class MostRead(models.Model):
    """An article in a list of the most read, as it was last reckoned: more than readers are shown, so that
    a list stays full when one is withdrawn."""

    period = models.CharField(max_length=5, choices=[(each, each) for each in readings.PERIODS])
    place = models.PositiveSmallIntegerField()
    article = models.ForeignKey("Article", models.CASCADE, related_name="+", db_constraint=False)

    class Meta:
        default_permissions = ()
        ordering = ["period", "place"]
        constraints = [
            models.UniqueConstraint(fields=["period", "place"], name="most_read_place_is_unique"),
            models.UniqueConstraint(fields=["period", "article"], name="most_read_once_in_a_list"),
        ]

    def __str__(self):
        return f"{self.period} {self.place}: {self.article_id}"


class ReadingsReckoning(models.Model):
    """The one row that says when the most read were reckoned, and up to which day hours are put together;
    of several servers, one is the first to write it."""

    reckoned_at = models.DateTimeField(null=True)
    days_before = models.DateField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1), name="there_is_one_reckoning_of_readings"
            )
        ]

    def __str__(self):
        return f"Reckoned {self.reckoned_at}"
