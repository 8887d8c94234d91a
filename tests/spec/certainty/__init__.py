"""The chapter on certainty: what a source's words and the writer's cue say of how sure a claim is."""
