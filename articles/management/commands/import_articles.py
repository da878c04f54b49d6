"""``manage.py import_articles``: bring material in from files, folders and archives."""

from django.core.management.base import BaseCommand, CommandError

from articles.importing.running import Orders, import_paths
from articles.rules.refusals import Refusal


class Command(BaseCommand):
    help = (
        "Bring articles in: printed press-digest pages (.txt) and Markdown with front matter (.md), "
        "from files, folders and tar or zip archives. A second run of the same input changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="report, and store nothing")
        parser.add_argument("--publish", action="store_true", help="publish what is brought in")
        parser.add_argument("--section", default="", help="for files that name none: a/path")
        parser.add_argument("--create-sections", action="store_true", help="open unknown sections")

    def handle(self, *, paths, dry_run, publish, section, create_sections, verbosity, **options):
        orders = Orders(
            publishing=publish,
            dry=dry_run,
            section=tuple(step for step in section.split("/") if step.strip()),
            create_sections=create_sections,
        )
        try:
            report = import_paths(paths, orders=orders, say=self.stderr.write)
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal
        except KeyboardInterrupt:
            raise CommandError(
                "Stopped. What was brought in so far is kept; run it again to go on."
            ) from None
        if dry_run:
            self.stdout.write("A dry run: nothing was stored.")
        for line in report.lines(all_notes=verbosity > 1):
            self.stdout.write(line)
        if report.refused:
            raise CommandError(f"{len(report.refused)} of the files could not be brought in.")
