"""Copies and rumours over a whole OUTPUT, by the engine's own joins; no claim is ever compared with all others.

features   what is needed of each claim to find those like it: a vector, its rarest words, its profile
claims     the claims as columns of numbers, and graphs over them
sharing    the pairs of claims that share what is rare, found by the engine
cells      the claims by the pivots that their vectors are nearest to
bins       claims and pairs in bins, so that a worker has at hand what it looks at
screening  the pairs of a bin that may matter
comparing  pairs judged by the desk's own rule, document by document
grouping   judgements into rumours
passages   the pairs of documents that share a passage (MinHash), and what they share
running    all of it
"""
