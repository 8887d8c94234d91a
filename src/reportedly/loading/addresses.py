"""Which network addresses may be fetched from: public ones, as they were resolved and not as they are named."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Thread

_TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address


def is_public(address: str) -> bool:
    """Whether ``address`` can be reached by anyone: not private, loopback, link-local, shared, multicast or reserved.

    IPv6 addresses that stand for an IPv4 address (mapped, 6to4, Teredo, NAT64) are judged by that one too.
    """
    return all(_is_public(ip) for ip in _with_embedded(ip_address(address.partition("%")[0])))


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of ``host``, in the resolver's order, each once.

    Raises TimeoutError after ``seconds``, OSError (socket.gaierror) where the name is not known.
    """
    answers: SimpleQueue[list[str] | OSError] = SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except OSError as error:
            answers.put(error)
        except UnicodeError:  # a label that is empty or too long
            answers.put(socket.gaierror(socket.EAI_NONAME, "not a host name"))

    # getaddrinfo takes no time limit, and only a daemon thread does not hold up the end of the program.
    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    if ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local:
        return False
    return ip.is_global and not (isinstance(ip, IPv6Address) and ip.is_site_local)


def _with_embedded(ip: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    if isinstance(ip, IPv4Address):
        return [ip]
    if ip.ipv4_mapped is not None:
        return [ip.ipv4_mapped]
    embedded = [ip.sixtofour, *(ip.teredo or ())]
    if ip in _TRANSLATED:
        # the prefix itself counts as reserved; only what it translates to is judged
        return [IPv4Address(int(ip) & 0xFFFFFFFF)]
    return [ip, *(e for e in embedded if e is not None)]
