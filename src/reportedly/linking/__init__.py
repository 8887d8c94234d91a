"""The same claim across documents: candidates, comparison with reasons, judgements, clusters.

    profiles      what a claim is compared by, found once in its words
    candidates    which claims are worth comparing: near in meaning, or with rare words, names or figures in common
    comparison    whether two say the same: a score, an answer and the reasons
    judgements    what holds about a pair: the last word of a person, else that of the rule
    clusters      judgements into rumours, with a guard against chains
    linker        all of it for a desk: claims in, rumours out, and one document more touches only its candidates

Vectors come in as an argument (``Embed``), so nothing here loads a model.
"""
