"""Texts, titles, names and addresses that try to be more than words."""

from __future__ import annotations

SCRIPTS = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "<svg onload=window.pwned=1>",
    "<svg><script>window.pwned=1</script></svg>",
    '"><script>window.pwned=1</script>',
    "'><img src=x onerror=window.pwned=1>",
    '" autofocus onfocus=window.pwned=1 x="',
    "' onmouseover='window.pwned=1",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<a href=javascript:window.pwned=1>x</a>",
    "<math><mtext><script>window.pwned=1</script></mtext></math>",
    "<style>@import 'http://evil.example/x.css';</style>",
    "<style>*{background:url(http://evil.example/x)}</style>",
    "<link rel=stylesheet href=http://evil.example/x.css>",
    "<meta http-equiv=refresh content=0;url=http://evil.example>",
    "<base href=http://evil.example/>",
    "<form action=http://evil.example><button>x</button></form>",
    "<body onload=window.pwned=1>",
    "<details open ontoggle=window.pwned=1>",
    "<video><source onerror=window.pwned=1></video>",
    "<!--><script>window.pwned=1</script>-->",
    "<textarea></textarea><script>window.pwned=1</script>",
    "</title><script>window.pwned=1</script>",
    "</textarea><script>window.pwned=1</script>",
    "{{ 7*7 }}{% include 'base.html.jinja' %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "+ADw-script+AD4-window.pwned=1+ADw-/script+AD4-",
)
CONTROLS = (
    "abc\u202egnp.exe",
    "\u2066\u2067\u2068 never closed",
    "\u200b\u200c\u200d\ufeff zero width",
    "line\u2028separator\u2029paragraph",
    "\x00\x01\x08\x1b[31mred\x7f",
    "lone \ud800 surrogate",
    "e\u0301" * 50 + "\u0489" * 50,
    "\U000e0041\U000e0042 tags",
    "ﷺ" * 40,
    "A" * 5_000,
)
ADDRESSES = (
    "javascript:window.pwned=1",
    "data:text/html,<script>window.pwned=1</script>",
    'https://example.org/"onmouseover="window.pwned=1',
    "https://example.org/'><script>window.pwned=1</script>",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    "https://user:secret@example.org/",
    "\x01javascript:window.pwned=1",
)
WORDS = (*SCRIPTS, *CONTROLS)
