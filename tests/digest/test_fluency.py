import pytest

from digest.fluency import broken

COURT = (
    "A court on Thursday threw out an order to close the night market in the old town of São Bento, where some 230 stalls "
    "have traded since 1987. Pupils at a school in Port Meridian spoke by radio to an astronaut. Two officers were found guilty "
    "on Friday of taking bribes from a builder. The death of the poet Irène Okafor-Brandt was announced by her sister."
)


@pytest.mark.parametrize(
    "line",
    [
        "Court throws out order to close night market in São Bento",
        "Court on Thursday threw out an order to close the night market in São Bento",
        "Night market in old town of São Bento to stay",
        "Port Meridian pupils speak to astronaut",
        "Two officers guilty of taking bribes",
        "Poet Irène Okafor-Brandt dies",
        "Death of the poet Irène Okafor-Brandt was announced",
        "Order to close market thrown out",
    ],
)
def test_what_reads_well_is_let_through(line):
    assert broken(line, COURT) is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Court on threw out an order to close the night market", "on threw"),
        ("Two officers found guilty on taking bribes", "on taking"),
        ("Port Meridian spoke by radio to an astronaut", "begins in the middle of “in port”"),
        ("Court on Thursday threw out an order to", "ends on “to”"),
        ("Death of the poet Irène Okafor-Brandt", "ends before its verb, “was”"),
        ("Pupils at a school in Port Meridian", "ends before its verb, “spoke”"),
        ("Court on Thursday threw out the town", "“out the”|“the town”"),
        ("Court threw out order. Pupils at a school spoke", "goes on after a full stop"),
        ("Bribes officers astronaut pupils court", "pieced together"),
        ("Court threw out an order court order", "again"),
        ("...", "no words"),
    ],
)
def test_what_does_not_is_told_with_its_reason(line, why):
    reason = broken(line, COURT)
    assert reason is not None
    assert any(part in reason for part in why.split("|"))
