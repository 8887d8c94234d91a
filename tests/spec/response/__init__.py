"""The chapter on responses: what a source does with a claim."""
