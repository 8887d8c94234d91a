"""Copies and rumours over a whole OUTPUT, by the engine's own joins; no claim is ever compared with all others.

features   what is needed of each claim to find those like it: a vector, its rarest words, the blocks that it is in
blocks     the pairs of claims that are in one block and may matter
comparing  pairs judged by the desk's own comparison, some thousands at a time
passages   the pairs of documents that share a passage (MinHash), and what they share
running    all of it, and judgements into rumours
"""
