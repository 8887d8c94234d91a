"""The chapter on evidence: on what a claim rests, according to the words around it."""
