from jobs.beacon import Beacon


def test_workers_are_alive_while_they_say_so(redis, settings, clock):
    beacon = Beacon(redis, settings, clock=clock)
    assert beacon.workers_alive() == 0
    beacon.show("one")
    clock.pass_s(settings.sweep_s)
    beacon.show("two")
    beacon.show("two")
    beacon.show("three", queue="deliveries")
    assert (beacon.workers_alive(), beacon.workers_alive(queue="deliveries")) == (2, 1)
    clock.pass_s(3600)
    assert beacon.workers_alive() == 0
    beacon.show("four")
    assert redis.zrange("nutgraf:alive:digests", 0, -1) == ["four"]
