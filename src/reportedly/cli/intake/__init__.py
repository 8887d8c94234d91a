"""What ``add``, ``watch`` and ``reread`` share: documents on their way into the desk's memory."""
