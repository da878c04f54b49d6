"""What a reader of outside material hands on: notes and doubts."""

from articles.importing.incoming import LONGEST, MOST, Incoming
from tests.growth import in_step
from tests.histories import many


def test_a_note_is_made_once():
    incoming = Incoming()
    for _ in range(2):
        incoming.note("One.")
        incoming.doubt("body", "Two?")
    assert (incoming.notes, len(incoming.doubts)) == (["One."], 1)


def test_no_more_notes_are_kept_than_anybody_reads_and_the_last_says_how_many_more():
    incoming = Incoming()
    for number in range(MOST + 7):
        incoming.note(f"Note {number}.")
        incoming.doubt("body", f"Doubt {number}?")
    assert len(incoming.notes) == MOST + 1
    assert incoming.notes[-1] == "There are 7 more notes, which are not listed."
    assert len(incoming.doubts) == MOST + 1


def test_a_note_is_never_longer_than_a_note_should_be():
    incoming = Incoming()
    incoming.note("x" * 100_000)
    assert len(incoming.notes[0]) == LONGEST


def test_very_many_notes_take_time_in_step_with_their_number():
    def take(notes):
        incoming = Incoming()
        for number in range(notes):
            incoming.note(f"Note {number}.")
            incoming.doubt("body", f"Doubt {number}?")

    assert in_step(take, many(3_000, slow=12_500))
