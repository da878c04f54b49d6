"""``manage.py publish_due``: carry out what is due, for those who prefer a timer to the servers' clock."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.text import capfirst

from articles.actions.due import carry_out_due
from articles.actions.expiring import carry_out_expired
from articles.actions.front_hours import carry_out_due_fronts
from articles.actions.pins import carry_out_ended_pins
from articles.rules import hours, schedules


class Command(BaseCommand):
    help = (
        "Publish and withdraw what is scheduled for an hour that has come. Every server does this by "
        "itself; both together do nothing twice. Ends with 1 if anything failed."
    )

    def handle(self, **options):
        ended = carry_out_due()
        for schedule in ended:
            self.stdout.write(_line(schedule))
        expired = []
        while once := carry_out_expired():
            expired += once
        for article in expired:
            self.stdout.write(f"Withdrawn: “{article.headline}”, its licence ended")
        fronts = carry_out_due_fronts()
        for change in fronts:
            self.stdout.write(f"{capfirst(str(change))}: {change.failure or 'shown'}")
        gone = carry_out_ended_pins()
        if gone:
            self.stdout.write(f"Gone from a front, their time being over: {len(gone)} articles.")
        ended = [*ended, *fronts]
        failed = [each for each in ended if each.state == schedules.FAILED]
        if failed:
            raise CommandError(f"{len(failed)} of {len(ended)} failed.")
        if not (ended or gone or expired):
            self.stdout.write("Nothing was due.")


def _line(schedule) -> str:
    when = hours.spoken(schedule.due_at, zone=schedule.zone)
    late = ", late" if schedule.late else ""
    said = f"“{schedule.article.headline}”, due {when}{late}"
    if schedule.state == schedules.FAILED:
        return f"Not {schedule.done_spoken}: {said}: {schedule.failure}"
    return f"{schedule.done_spoken.capitalize()}: {said}"
