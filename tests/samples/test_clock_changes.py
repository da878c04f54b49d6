"""Every change of clocks that a table of them knows (``*transitions*.json``)."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from articles.rules.hours import HourSkipped, HourStruckTwice, moment_of, moments_of

MINUTE = timedelta(minutes=1)


def as_this_machine_knows(zone, change):
    """Whether this machine's time-zone data has this change: governments make new ones, data age."""
    at, place = datetime.fromisoformat(change["utc"]), ZoneInfo(zone)
    offsets = [each.astimezone(place).utcoffset() for each in (at - timedelta(seconds=1), at)]
    return [each.total_seconds() for each in offsets] == [change["from"], change["to"]]


def minutes_between(change):
    """Each minute on the wall that the clocks skip, or show twice."""
    at = datetime.fromisoformat(change["utc"]).replace(tzinfo=None)
    edges = sorted(at + timedelta(seconds=change[side]) for side in ("from", "to"))
    return [edges[0] + MINUTE * step for step in range((edges[1] - edges[0]) // MINUTE)]


def test_every_minute_of_every_change_of_clocks_is_refused_or_asked_about(samples):
    tables = [json.loads(path.read_text()) for path in samples.rglob("*transitions*.json")]
    every = [
        (zone, change)
        for table in tables
        for zone, changes in table["zones"].items()
        for change in changes
    ]
    if not every:
        pytest.skip("No table of clock changes among the samples.")
    known = [(zone, change) for zone, change in every if as_this_machine_knows(zone, change)]
    print(f"{len(known)} of {len(every)} changes are in this machine's time-zone data.")
    assert len(known) > 0.95 * len(every)
    for zone, change in known:
        at, minutes = datetime.fromisoformat(change["utc"]), minutes_between(change)
        for wall in minutes:
            if change["kind"] == "gap":
                with pytest.raises(HourSkipped) as refusal:
                    moment_of(wall, zone=zone)
                assert refusal.value.after == at, (zone, change)
                assert refusal.value.before == at - MINUTE, (zone, change)
            else:
                with pytest.raises(HourStruckTwice):
                    moment_of(wall, zone=zone)
                first, second = moments_of(wall, zone=zone)
                assert first < at <= second, (zone, change)
                assert second - first == timedelta(seconds=change["from"] - change["to"])
        for wall in (minutes[0] - MINUTE, minutes[-1] + MINUTE):
            assert len(moments_of(wall, zone=zone)) == 1, (zone, change)
