import pytest

from articles.rules import workflow
from articles.rules.refusals import NotNow


def test_every_refused_move_has_its_reason():
    for verb, move in workflow.MOVES.items():
        for state in workflow.ANY - move.begins:
            assert str(workflow.REASONS[verb, state]).endswith(".")


def test_every_move_is_spoken_of_and_leads_to_a_known_state():
    for verb, move in workflow.MOVES.items():
        assert workflow.SPOKEN[verb]
        assert move.leads is None or move.leads in workflow.STATES


def test_a_draft_cannot_be_withdrawn():
    with pytest.raises(NotNow, match="never published"):
        workflow.next_state("withdraw", workflow.DRAFT)


def test_saving_leaves_the_state_as_it_is():
    assert workflow.next_state("save", workflow.LIVE) == workflow.LIVE
