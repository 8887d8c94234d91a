"""The chapter on sources: kind, role, number and distance."""
