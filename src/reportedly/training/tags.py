"""What the network's heads tell apart; reading knows the same numbers from ``reading.decoding`` and the manifest."""

from __future__ import annotations

from reportedly.reading.encoder import POST_CERTAINTIES, POST_EVIDENCE

CUE_TAGS = 3  # O, B, I
ROLE_TAGS = 3  # O, source, content
ENTITY_LABELS = ("person", "organisation", "place", "group", "time")
ENTITY_TAGS = 1 + 2 * len(ENTITY_LABELS)  # O, then B and I of each label
POST_TAGS = len(POST_CERTAINTIES) + len(POST_EVIDENCE)
