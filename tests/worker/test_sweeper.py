import itertools
from datetime import UTC, datetime

import pytest

from jobs import ids
from jobs.batches import BatchStore
from jobs.untold import Teller
from jobs.webhook_events import Event
from worker.lifecycle import Flags
from worker.sweeper import Sweeper


@pytest.fixture
def flags():
    return Flags()


@pytest.fixture
def sweeper(desk, flags):
    batches = BatchStore(desk.redis, desk.store, desk.settings)
    teller = Teller(desk.redis, desk.store, batches, desk.deliveries)
    return Sweeper(desk.store, teller, desk.deliveries, desk.beacon, desk.sender, flags)


@pytest.fixture
def tell(desk):
    """Make deliveries to receivers of their own."""

    numbers = itertools.count()

    def make(count):
        for number in itertools.islice(numbers, count):
            event = Event(id=ids.new_id(ids.EVENT), type="test", at=datetime.now(UTC), data={}, brief={})
            desk.deliveries.publish(event, key_id="local", callback_url=f"https://{number}.example/")

    return make


def test_a_deliverer_goes_on_with_the_next_and_others_get_the_rest(desk, sweeper, tell):
    tell(3)
    following = sweeper.due_here(most=10)
    assert desk.deliveries.claim(next(following))
    assert desk.redis.llen("deliveries") == 2
    tell(1)
    assert desk.deliveries.claim(next(following))
    assert list(following) == []
    assert desk.redis.llen("deliveries") == 2


def test_after_so_many_others_go_on(desk, sweeper, tell):
    following = sweeper.due_here(most=2)
    tell(1)
    assert next(following)
    tell(1)
    assert list(following) == []
    assert desk.redis.llen("deliveries") == 1


def test_a_deliverer_that_is_to_stop_leaves_the_rest_to_others(desk, sweeper, tell, flags):
    tell(2)
    flags.set_stopping()
    assert list(sweeper.due_here(most=10)) == []
    assert desk.redis.llen("deliveries") == 2
