"""What the one who gets a webhook can check: who sent it, and that nobody changed it (Standard Webhooks 1.0)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

_PREFIX = "whsec_"


def new_secret() -> str:
    """A secret that nobody can guess, as Standard Webhooks writes it."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(24)).decode()


def headers(secret: str, id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers of one message: its id, when it was sent in seconds since 1970, and its signature."""
    return {
        "webhook-id": id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{signature(secret, id, timestamp, body)}",
    }


def signature(secret: str, id: str, timestamp: int, body: bytes) -> str:
    """HMAC-SHA256 over the id, the time and the body, in base64."""
    signed = f"{id}.{timestamp}.".encode() + body
    return base64.b64encode(hmac.new(_key(secret), signed, hashlib.sha256).digest()).decode()


def _key(secret: str) -> bytes:
    try:
        return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except ValueError:
        return secret.encode()
