"""The same Reader over very many documents, on an engine (Daft) that runs on one machine or, with Ray, on many.

    values        a job, an input's plan, its shards, and the manifest of a shard that is done
    opening       inputs by path or by fsspec's address, and stretches of them
    planning      an input cut into shards, without reading it
    stretches     the documents of one shard, with the numbers and refusals that the whole input has
    columns       the model's values as Parquet's columns, with the names of the JSON Schema
    output        the folder of Parquet: a shard appears whole or not at all
    shard_reading a shard from its documents to its Parquet: what a worker does
    engine        work spread over workers by Daft
    running       all of a job: plan, read what is missing, go on where workers die
    joining       copies and rumours over all that was read
    desk          what was read and joined, brought into a desk

Nothing of Daft, Ray or pyarrow is imported before a job begins.
"""
