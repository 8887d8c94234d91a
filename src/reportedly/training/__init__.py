"""Training of the shipped model: the only place that needs torch. Everything here runs on a plain processor."""
