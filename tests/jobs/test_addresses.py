import pytest

from jobs.addresses import is_allowed, parse_networks

PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "93.184.215.14",
    "172.15.255.255",
    "172.32.0.1",
    "100.63.255.255",
    "100.128.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "168.63.129.17",
    "2606:4700:4700::1111",
    "2a00:1450:4001:81b::200e",
    "2001:200::1",
    "2003::1",
]

HOSTILE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.100.100.200",
    "100.127.255.255",
    "127.0.0.1",
    "127.8.8.8",
    "168.63.129.16",
    "169.254.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.0.192",
    "192.0.2.1",
    "192.31.196.1",
    "192.52.193.1",
    "192.88.99.1",
    "192.168.0.1",
    "192.175.48.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::8.8.8.8",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::8.8.8.8",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::1",
    "2620:4f:8000::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "",
    "localhost",
    "127.1",
    "0x7f000001",
    "2130706433",
    "8.8.8.8:80",
    "[::1]",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_the_public_internet_is_allowed(address):
    assert is_allowed(address)


@pytest.mark.parametrize("address", HOSTILE)
def test_everything_else_is_not(address):
    assert not is_allowed(address)


def test_named_networks_are_allowed_and_nothing_beside_them():
    networks = parse_networks("10.1.0.0/16, fd00:1::/32,")
    assert is_allowed("10.1.2.3", networks=networks)
    assert is_allowed("fd00:1::5", networks=networks)
    for address in ("10.2.0.1", "127.0.0.1", "fd00:2::5", "::ffff:10.1.2.3", "64:ff9b::10.1.2.3"):
        assert not is_allowed(address, networks=networks)


def test_what_is_no_network_is_refused():
    for text in ("10.0.0.0/33", "10.0.0.1/8", "here", "10.0.0.0/8;::/0"):
        with pytest.raises(ValueError, match="CIDR"):
            parse_networks(text)
