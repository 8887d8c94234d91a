"""Measures readings against gold marks: exact, overlap and found, with intervals, floors and a page of the worst."""
