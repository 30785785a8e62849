"""Which IP addresses a callback may go to: the public internet's own, and networks that the operator named.

`ipaddress`'s `is_global` is not enough: it lets through addresses that stand for others (NAT64, 6to4), multicast, and
addresses that only answer from inside a provider's network. So public means: unicast, and in no block of the IANA
special-purpose registries (RFC 6890 and what has been added to them since).
"""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_SPECIAL_V4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # Azure's host, from inside
        "169.254.0.0/16",  # link-local, and the clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # IETF protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays, deprecated
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_UNICAST_V6 = IPv6Network(
    "2000::/3"
)  # all that is handed out; loopback, mapped, NAT64, local and multicast lie outside
_SPECIAL_V6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # IETF protocol assignments: Teredo, ORCHID, benchmarks
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: stands for any IPv4 address
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)


# Services that are no HTTP server and might do what a request says: browsers refuse these too
# (https://fetch.spec.whatwg.org/#port-blocking).
_BAD_PORTS = frozenset(
    [
        *(
            0,
            1,
            7,
            9,
            11,
            13,
            15,
            17,
            19,
            20,
            21,
            22,
            23,
            25,
            37,
            42,
            43,
            53,
            69,
            77,
            79,
            87,
            95,
            101,
            102,
            103,
            104,
            109,
        ),
        *(110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530),
        *(531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045),
        *(4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080),
    ]
)
# Names that mean something inside a machine or a network only (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal).
_INSIDE = ("localhost", "localdomain", "local", "internal", "home.arpa")


def is_bad_port(port: int) -> bool:
    """Whether a port belongs to something else than HTTP."""
    return port in _BAD_PORTS


def is_inside_name(host: str) -> bool:
    """Whether a host's name can only be meant for the inside of a network: it has one label, or ends in such a domain."""
    name = host.rstrip(".")
    return "." not in name or name.endswith(tuple(f".{domain}" for domain in _INSIDE))


def is_allowed(address: str, *, networks: Sequence[Network] = ()) -> bool:
    """Whether a callback may go to `address`: public, or inside one of `networks`. What is no address is not."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return _is_public(parsed) or any(parsed in network for network in networks)


def parse_networks(text: str) -> tuple[Network, ...]:
    """Networks in CIDR notation, separated by commas. Raises ValueError."""
    try:
        return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())
    except ValueError:
        raise ValueError("must be networks in CIDR notation, separated by commas") from None


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv4Address):
        return not any(address in block for block in _SPECIAL_V4)
    return address in _UNICAST_V6 and not any(address in block for block in _SPECIAL_V6)
