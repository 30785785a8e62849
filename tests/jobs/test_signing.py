import base64

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from jobs.signing import new_secret, public_key, scheme_of, sign

CONTENT = b'msg_1.1614265330.{"test": 2432232314}'


def test_it_signs_as_the_reference_libraries_do():
    content = b'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}'
    signature = sign(content, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_it_signs_with_a_key_as_the_reference_does():
    key = "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg=="
    content = b'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}'
    assert public_key(key) == "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="
    assert sign(content, key) == (
        "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg=="
    )


def test_a_new_key_signs_what_its_public_key_verifies():
    key = new_secret("v1a")
    assert (scheme_of(key), key[:5], len(base64.b64decode(key[5:]))) == ("v1a", "whsk_", 64)
    scheme, signature = sign(CONTENT, key).split(",")
    assert scheme == "v1a"
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key(key).removeprefix("whpk_")))
    public.verify(base64.b64decode(signature), CONTENT)
    with pytest.raises(InvalidSignature):
        public.verify(base64.b64decode(signature), CONTENT + b" ")


def test_a_new_secret_is_one():
    secret = new_secret("v1")
    assert (scheme_of(secret), public_key(secret), len(base64.b64decode(secret.removeprefix("whsec_")))) == (
        "v1",
        None,
        32,
    )
    assert sign(CONTENT, secret).startswith("v1,")
    assert new_secret("v1") != secret


def test_what_is_no_secret_signs_nothing():
    with pytest.raises(ValueError, match="base64"):
        sign(CONTENT, "whsec_hunter2!")
