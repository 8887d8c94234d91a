"""The chapter on time, with a notation and a runner of its own."""
