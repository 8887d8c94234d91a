"""Marked stances as values: headlines in the format of Emergent, posts in that of RumourEval 2017.

A headline is a line ``{"claim_id", "claim", "headline", "stance"}``, for, against or observing. A post is a line
``{"id", "thread", "event", "reply_to", "text", "stance"}``, support, deny, query or comment.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from reportedly.errors import DataError
from reportedly.evaluation.lines import read_lines


class Headline(Struct, frozen=True, kw_only=True):
    """A headline about a claim, and its stance."""

    claim_id: str
    claim: str
    headline: str
    stance: Literal["for", "against", "observing"]


class Post(Struct, frozen=True, kw_only=True):
    """A post and its stance toward the rumour of its thread; the thread's first post answers to none."""

    id: str
    thread: str
    event: str
    text: str
    reply_to: str | None
    stance: Literal["support", "deny", "query", "comment"]


class Answered(Struct, frozen=True):
    """A post, the first one of its thread and the one that it replies to, as far as they are among those given."""

    post: Post
    source: str | None
    parent: str | None


class _Either(Struct, frozen=True):
    headline: str | None = None
    claim: str | None = None


def read_stances(path: Path) -> list[Headline] | list[Post]:
    """The headlines or the posts of a file, told apart by the field "headline"; raises DataError for anything else."""
    if _holds_headlines(path):
        return [headline for _, headline in read_lines(path, Headline)]
    posts = [post for _, post in read_lines(path, Post)]
    if not posts:
        raise DataError(f"{path}: there is nothing in it; give a file of JSON Lines, one headline or post a line")
    return posts


def in_threads(posts: Sequence[Post]) -> list[Answered]:
    """Each post with what it answers to."""
    texts = {post.id: post.text for post in posts}
    return [
        Answered(
            post,
            texts.get(post.thread) if post.thread != post.id else None,
            texts.get(post.reply_to) if post.reply_to is not None else None,
        )
        for post in posts
    ]


def _holds_headlines(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            first = next((line for line in file if line.strip()), b"{}")
        return msgspec.json.decode(first, type=_Either).headline is not None
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); name a file of JSON Lines") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}, line 1: {error}; see docs/evaluating.md for the format") from error
