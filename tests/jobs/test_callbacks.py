import pytest

from jobs.callbacks import Target, parse_callback
from jobs.errors import CallbackError
from jobs.settings import Settings

SETTINGS = Settings()


@pytest.mark.parametrize(
    ("url", "target", "host_header"),
    [
        ("https://example.org/hook", Target("https", "example.org", 443, "/hook"), "example.org"),
        ("http://Example.org", Target("http", "example.org", 80, "/"), "example.org"),
        ("HTTPS://example.org:8443/a?b=c", Target("https", "example.org", 8443, "/a?b=c"), "example.org:8443"),
        ("https://example.org:443/%20x", Target("https", "example.org", 443, "/%20x"), "example.org"),
        ("https://bücher.example/ü?q=ß", Target("https", "xn--bcher-kva.example", 443, "/%C3%BC?q=%C3%9F"), None),
        ("https://8.8.8.8/", Target("https", "8.8.8.8", 443, "/"), "8.8.8.8"),
        ("http://[2606:4700::1111]:81/", Target("http", "2606:4700::1111", 81, "/"), "[2606:4700::1111]:81"),
        ("https://a_b.example.org./x", Target("https", "a_b.example.org.", 443, "/x"), "a_b.example.org."),
    ],
)
def test_a_callback_is_taken_apart(url, target, host_header):
    found = parse_callback(url, SETTINGS)
    assert found == target
    assert found.host_header == (host_header or target.host)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "//example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "https://",
        "https:///path",
        "https://:443/",
        "https://example.org:0/",
        "https://example.org:65536/",
        "https://example.org:port/",
        "https://user:sesame@example.org/",
        "https://user@example.org/",
        "https://@example.org/",
        "https://example.org#@8.8.8.8/",
        "https://example.org\\@8.8.8.8/",
        "https://example.org/a b",
        "https://exam\tple.org/",
        "https://example.org/\r\nX-Injected: 1",
        "https://exa mple.org/",
        "https://exam%70le.org/",
        "https://[::1",
        "https://[example.org]/",
        "https://..example.org/",
        "https://" + "a" * 64 + ".org/",
        "https://example.org/" + "a" * 2048,
        "https://\ud800.org/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://2130706433/",
        "https://0/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://[::ffff:8.8.8.8]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[fe80::1%25eth0]/",
        "https://１２７.0.0.1/",
        "https://127。0。0。1/",
    ],
)
def test_what_nothing_would_be_sent_to_is_refused(url):
    with pytest.raises(CallbackError, match=r"^must "):
        parse_callback(url, SETTINGS)


def test_plain_http_can_be_refused():
    strict = Settings(callback_https_only=True)
    assert parse_callback("https://example.org/", strict)
    with pytest.raises(CallbackError, match="https"):
        parse_callback("http://example.org/", strict)


def test_a_named_network_is_let_in():
    assert parse_callback("http://127.0.0.1:8080/", Settings(callback_networks="127.0.0.0/8")).port == 8080


def test_the_query_does_not_show():
    assert "sesame" not in repr(parse_callback("https://example.org/?key=sesame", SETTINGS))
