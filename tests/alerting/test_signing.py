"""Signatures as Standard Webhooks has them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.alerting.signing import headers, new_secret, signature

BODY = b'{"test": 2432232314}'
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def test_the_published_example_is_met() -> None:
    """That of the specification's reference libraries."""
    sent = headers(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, BODY)
    assert sent["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert sent["webhook-timestamp"] == "1614265330"


@given(st.binary(), st.binary(), st.text(max_size=9))
def test_another_body_or_secret_has_another_signature(one: bytes, other: bytes, secret: str) -> None:
    """Whatever the secret is."""
    assert (signature(secret, "e1", 1, one) == signature(secret, "e1", 1, other)) == (one == other)
    assert signature(SECRET, "e1", 1, one) != signature(new_secret(), "e1", 1, one)


def test_no_two_secrets_are_the_same() -> None:
    """And they look as the specification says."""
    made = {new_secret() for _ in range(20)}
    assert len(made) == 20
    assert all(secret.startswith("whsec_") and len(secret) == 38 for secret in made)
