from jobs.ids import is_id, new_id


def test_ids_sort_by_time_and_do_not_repeat(monkeypatch):
    made = []
    for now_ns in range(0, 10**12, 10**9):
        monkeypatch.setattr("jobs.ids.time.time_ns", lambda now_ns=now_ns: now_ns)
        made.append(new_id("dg"))
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_what_is_no_id_is_told_apart():
    assert is_id(new_id("dg"))
    for text in (
        "",
        "dg_",
        new_id("dg") + "\n",
        new_id("dg")[:-1],
        "dg_" + "u" * 26,
        "../" + new_id("dg"),
        "\ud800" * 29,
    ):
        assert not is_id(text)
