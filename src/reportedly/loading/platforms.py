"""Exports of platforms: Mastodon's outbox (ActivityPub), Bluesky's feeds and records, Telegram's result.json.

And JSON Feed, which is one JSON document like them. Each is known by the list that it keeps its items in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from reportedly.errors import RefusedError
from reportedly.loading.elements import elements
from reportedly.loading.entries import Entry, entry_of_json
from reportedly.loading.packed import whole
from reportedly.loading.post_links import PostLink, of_facets, of_parts
from reportedly.loading.posts import Post, links_of_html, post_document, text_of_html
from reportedly.loading.raw import Raw
from reportedly.model import Document, Refusal

_LISTS = frozenset({"orderedItems", "feed", "posts", "records", "messages", "items"})
_NESTS = frozenset({"chats", "list"})
_UNKNOWN = "give an export of Mastodon (outbox.json), Bluesky or Telegram (result.json), or a JSON Feed"
_NAMING = "@#"  # what begins the name of a person or a topic, which leads to no text
_SCALARS = str | int | float | bool


class _NoPost(Exception):  # noqa: N818 (no error: a boost, a join, a picture without words)
    """An item that is there but holds no words of its author's."""


def read_export(raw: Raw, limit: int, now: datetime) -> Iterator[Document | Refusal | Entry]:
    """The posts in ``raw``, of which each may have ``limit`` characters; of a JSON Feed, its entries.

    What holds no words of its author's (a post passed on as it is, a picture alone, a notice of the platform) is passed
    over. Raises RefusedError where ``raw`` is no known export, or is damaged; what stands before was given.
    """
    about: dict[str, Any] = {}
    number = 0
    for name, item in elements(whole(raw), _LISTS, _NESTS, raw.target, limit):
        if name not in _LISTS:
            about |= {name: item} if isinstance(item, _SCALARS) else {}
            continue
        number += 1
        target = f"{raw.target}:{number}"
        try:
            if name == "items":
                yield entry_of_json(item, target, raw.url)
            else:
                yield post_document(_POSTS[name](item, about), target, now)
        except _NoPost:
            continue
        except RefusedError as refused:
            yield Refusal(target=refused.target, reason=refused.reason, remedy=refused.remedy)
        except (KeyError, TypeError, AttributeError, ValueError, OverflowError):
            reason = "is not a post as its platform exports them"
            yield Refusal(target=target, reason=reason, remedy="export it again, or give it as a line of JSON")
    if not number and not (raw.url is not None and "//jsonfeed.org/version/" in str(about.get("version"))):
        raise _unknown(raw, about)


def _unknown(raw: Raw, about: dict[str, Any]) -> RefusedError:
    if "id" in about or b"[" in raw.head.partition(b"{")[0]:
        program = "jq -c '.[]'" if b"[" in raw.head.partition(b"{")[0] else "jq -c ."
        remedy = f"put each object on a line of its own, for example with {program}"
        return RefusedError(raw.target, "is JSON, but not JSON Lines", remedy)
    return RefusedError(raw.target, "is JSON without posts or articles that are known", _UNKNOWN)


def _mastodon(item: dict[str, Any], _: dict[str, Any]) -> Post:
    note = item["object"]
    if item["type"] != "Create" or not isinstance(note, dict):
        raise _NoPost
    author = note.get("attributedTo") or item["actor"]
    text = "\n\n".join(part for part in (note.get("summary") or "", text_of_html(note["content"])) if part)
    if not text:
        raise _NoPost
    url = _optional(note.get("url")) or _string(note["id"])
    linked = (link for link in links_of_html(note["content"], text, url) if link.text[0] not in _NAMING)
    return Post(
        id=_string(note["id"]),
        author=_string(author).rstrip("/").rpartition("/")[2].removeprefix("@"),
        time=_string(note["published"]),
        text=text,
        url=url,
        reply_to=_optional(note.get("inReplyTo")),
        shares=_optional(note.get("quote") or note.get("quoteUrl")),
        links=tuple(PostLink(url=link.url, start=s.start, end=s.end) for link in linked for s in link.spans),
    )


def _bluesky(item: dict[str, Any], _: dict[str, Any]) -> Post:
    post = item.get("post", item)
    record = post.get("record") or post["value"]
    if "reason" in item or record.get("$type", "app.bsky.feed.post") != "app.bsky.feed.post" or not record["text"]:
        raise _NoPost
    uri = _string(post["uri"])
    repository, found, key = uri.removeprefix("at://").partition("/app.bsky.feed.post/")
    handle = _string((post.get("author") or {}).get("handle") or repository)
    return Post(
        id=uri,
        author=handle,
        time=_string(record["createdAt"]),
        text=record["text"],
        url=f"https://bsky.app/profile/{handle}/post/{key}" if found else None,
        reply_to=_optional(((record.get("reply") or {}).get("parent") or {}).get("uri")),
        shares=_optional(_quoted(record.get("embed") or {})),
        platform="Bluesky",
        links=tuple(of_facets(record["text"], record.get("facets"))),
    )


def _quoted(embed: dict[str, Any]) -> Any:
    """The address of the post that an embedded record is; with pictures it lies a level deeper."""
    record = embed.get("record") or {}
    return record.get("uri") or (record.get("record") or {}).get("uri")


def _telegram(item: dict[str, Any], about: dict[str, Any]) -> Post:
    parts = item["text"] if isinstance(item["text"], list) else [item["text"]]
    text = "".join(part if isinstance(part, str) else part["text"] for part in parts)
    if item["type"] != "message" or not text.strip():
        raise _NoPost
    chat = about.get("id", "")
    seconds = item.get("date_unixtime")
    # without it there is only the clock of whoever exported, in a zone that the export does not name
    time = datetime.fromtimestamp(int(seconds), UTC).isoformat() if seconds is not None else _string(item["date"])
    reply = item.get("reply_to_message_id")
    return Post(
        id=f"telegram:{chat}/{item['id']}",
        author=_optional(item.get("from")) or _optional(about.get("name")) or "",
        time=time,
        text=text,
        reply_to=f"telegram:{chat}/{reply}" if reply is not None else None,
        shares=_optional(item.get("forwarded_from")),
        platform=f"Telegram, {about['name']}" if about.get("name") else "Telegram",
        links=tuple(of_parts(parts)),
    )


def _string(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError
    return value


def _optional(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


_POSTS: dict[str, Callable[[dict[str, Any], dict[str, Any]], Post]] = {
    "orderedItems": _mastodon,
    "feed": _bluesky,
    "posts": _bluesky,
    "records": _bluesky,
    "messages": _telegram,
}
