import pytest

from jobs.callbacks import Target, parse_callback
from jobs.errors import CallbackError
from jobs.settings import Settings

SETTINGS = Settings()
WITH_HTTP = Settings(callback_https_only=False)
INSIDE_TOO = Settings(callback_networks="10.0.0.0/8,127.0.0.0/8", callback_https_only=False)


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
    found = parse_callback(url, WITH_HTTP)
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
        "https://example.org%00.evil.example/",
    ],
)
def test_what_is_no_receiver_s_url_is_refused(url):
    for settings in (SETTINGS, WITH_HTTP, INSIDE_TOO):
        with pytest.raises(CallbackError, match=r"^must "):
            parse_callback(url, settings)


LITERALS = [
    "127.0.0.1",
    "127.1",
    "127.000.000.001",
    "0x7f.0.0.1",
    "0x7f000001",
    "0X7F000001",
    "0177.0.0.1",
    "0177.0.0.01",
    "017700000001",
    "2130706433",
    "127.0.0.1.",
    "127.0x1",
    "0",
    "0.0.0.0",
    "00000000000",
    "10.0.0.5",
    "10.5",
    "0xa000005",
    "167772165",
    "100.64.0.1",
    "100.100.100.200",
    "169.254.169.254",
    "0xa9fea9fe",
    "2852039166",
    "0251.0376.0251.0376",
    "169.254.170.2",
    "168.63.129.16",
    "172.16.0.1",
    "172.31.255.254",
    "192.0.0.192",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.7",
    "224.0.0.1",
    "255.255.255.255",
    "256.256.256.256",
    "1.2.3.4.5",
    "example.0x7f",
    "example.org.1",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::127.0.0.1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:8.8.8.8]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::8.8.8.8]",
    "[64:ff9b:1::1]",
    "[2001::1]",
    "[2002:7f00:1::]",
    "[2002:a00:5::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[fe80::1]",
    "[fe80::1%25eth0]",
    "[2606:4700::1111%251]",
    "[fec0::1]",
    "[ff02::1]",
    "[v1.fe80::1]",
    "１２７.0.0.1",
    "127。0。0。1",
    "①②⑦.⓪.⓪.①",
    "127%2e0.0.1",
    "%31%32%37.0.0.1",
]
NAMES = [
    "localhost",
    "LOCALHOST",
    "localhost.",
    "app.localhost",
    "localhost.localdomain",
    "ⓛocalhost",
    "redis",
    "metadata",
    "metadata.google.internal",
    "metadata.google.internal.",
    "instance-data.ec2.internal",
    "printer.local",
    "nas.home.arpa",
]


@pytest.mark.parametrize("host", LITERALS + NAMES)
def test_a_callback_cannot_be_aimed_inside(host):
    for url in (f"https://{host}/", f"https://{host}:8443/hook?a=b", f"http://{host}/"):
        with pytest.raises(CallbackError, match=r"^must "):
            parse_callback(url, WITH_HTTP)


def test_there_are_enough_of_them():
    assert len(LITERALS) >= 60


def test_networks_that_are_let_in_have_names_and_addresses():
    for host in ("redis", "cms.internal", "localhost", "10.1.2.3", "127.0.0.1"):
        assert parse_callback(f"http://{host}:8080/", INSIDE_TOO).host == host
    for host in ("169.254.169.254", "192.168.0.1", "[::1]", "0xa9fea9fe", "127.0.0.1."):
        with pytest.raises(CallbackError, match=r"^must "):
            parse_callback(f"http://{host}/", INSIDE_TOO)


@pytest.mark.parametrize("port", [0, 1, 22, 25, 53, 110, 143, 465, 587, 2049, 5060, 6000, 6667, 10080])
def test_a_port_that_belongs_to_something_else_is_refused(port):
    for host in ("example.org", "8.8.8.8", "10.0.0.1"):
        with pytest.raises(CallbackError, match="port"):
            parse_callback(f"https://{host}:{port}/", INSIDE_TOO)


@pytest.mark.parametrize("port", [80, 443, 3000, 5000, 8000, 8080, 8443, 9443, 65535])
def test_other_ports_are_let_be(port):
    assert parse_callback(f"https://example.org:{port}/", SETTINGS).port == port


def test_plain_http_is_refused_unless_it_is_let_be():
    assert parse_callback("http://example.org/", WITH_HTTP).scheme == "http"
    for scheme in ("http", "HTTP"):
        with pytest.raises(CallbackError, match="must begin with https://"):
            parse_callback(f"{scheme}://example.org/", SETTINGS)


def test_the_query_does_not_show():
    assert "sesame" not in repr(parse_callback("https://example.org/?key=sesame", SETTINGS))
