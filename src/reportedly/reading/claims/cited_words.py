"""The words before and after a name that show that a text has something from there, or from a post there."""

from __future__ import annotations

import re

from reportedly.reading.claims.cited_names import NOUN, STAFF

_ADVERBS = (
    r"(?:(?:is|are|was|were|been|has|have|had|since|also|first|later|then|now|both|all|recently|previously|itself|separately|online"
    r"|this|that|last|week|morning|today|yesterday|on|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s){0,4}"
)
_SAYS = (
    r"(?:report(?:s|ed|ing)|says?|said|saying|writes?|wrote|claim(?:s|ed|ing)|not(?:es|ed)|add(?:s|ed)|explain(?:s|ed)"
    r"|elaborates|suggest(?:s|ed)|cit(?:es|ed|ing)|quot(?:es|ed|ing)|point(?:s|ed)\sout|reveal(?:s|ed)|learn(?:s|ed|t)"
    r"|confirm(?:s|ed)|identif(?:ies|ied)|nam(?:es|ed)|believes|publish(?:es|ed)|post(?:s|ed)|obtained|argu(?:es|ed)"
    r"|describ(?:es|ed)|speculat(?:es|ed)|interviewed|list(?:s|ed)|corroborated|follow(?:s|ed)\sup|picks\sup|aired"
    r"|tweeted|caught\sup|tracked\sdown|reached(?!\sout)|asked|spoke|ran|carried|told|broke|would\shave|acquired|hears?|heard"
    r"|label(?:s|led)|debunk(?:s|ed)|(?:spread|circulat)ing|created\san\s(?:entry|article)"
    r"|has\s(?:an?|some|more|the)\s(?:\w+\s){0,2}?(?:details|summary|report|story|scoop|discussion))\b"
)
_PLACED = (
    r"(?:report(?:s|ed|er)?|story|article|piece|posts?|posters|investigation|profile|column|sources?|footage|published"
    r"|website|appeared|surfaced|originated|posted|shared|came|cited|quoted|named|identified|obtained|confirmed"
    r"|picked\sup|contacted|pressed|asked|reached|interviewed|revealed|first\sreported|spotted|seen|emerged|stemmed"
    r"|written)\s(?:[^.;:\n]{0,25}\s)?(?:from|by|in|on|at|with|for)"
)
_TOLD = (
    r"(?:told|tells?|telling|spoke\s(?:to|with|on)|[Ss]peaking\s(?:to|with|on)|talk(?:ed|ing)\s(?:to|with)"
    r"|(?:confirmed|said|says|admitted|revealed|explained|denied|claim\w*|insisted|(?:debunked|refuted)\s\w+\s\w+)"
    r"(?:\s(?:this|it|that))?\s(?:to|on)|(?:statement|comments?|remarks|e-?mail)\sto|interview(?:ed)?\s(?:with|on|for|to|by)"
    r"|appear(?:ed|ing|ance)\son|[Tt]ook\sto|provided\s(?:it\s)?to|known\sto|[Aa]ccording\sto|[Cc]iting|[Cc]ites"
    r"|(?:recording|video|footage|audio|tape|clip)\s(?:\w+\s){0,2}?(?:played|aired|broadcast|released)\sby"
    r"|named\s[^.;:\n]{0,60}\sby|quoting|[Pp]er|[Vv]ia)"
)
_BEFORE = re.compile(
    rf"\b(?:{_TOLD}|(?i:{_PLACED}))\s(?:both\s)?(?:(?:the|The|an?|its|(?:[A-Z][\w.]+|its|their)[’']s?)\s)?"
    r"(?:[\w’'-]+\s){0,3}?[“\"‘]?$"
)
_SHOWN_ON = re.compile(r"(?:^|[.!?”\"]\s)(?:Also\s)?On\s(?:the\s)?[“\"]?$")
_REPORT = r"(?:reports?|story|article|investigation|interview|exclusive)"
_AFTER = re.compile(
    rf"[”\"’]?(?:[’']s?\s[“\"]|[’']s?\s(?:[\w-]+\s){{0,2}}?(?:{_REPORT}|sources?|(?:web\s?)?site)\b"
    rf"|[’']s?\s(?:\w+\s(?:and\s\w+\s)?){{0,3}}?[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)*,?\s(?:(?:in|who)\s\w+\s)?{_ADVERBS}{_SAYS}"
    rf"|\s(?:reporter|journalist|columnist|correspondent|writer|photographer|editor)s?\s[^.;:\n]{{0,60}}?\b{_SAYS}"
    rf"|\s{_REPORT}\b|\s(?:forums?|users?)\b|\s(?:\w+\s)?{NOUN}\s{_ADVERBS}{_SAYS}"
    rf"|(?:,\s[^.;:\n]{{2,70}}?,|\s?—[^.;:\n]{{2,70}}?—|\sand\sothers)\s?{_ADVERBS}{_SAYS}"
    rf"|,?(?:\sin\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?,?)?\s{_ADVERBS}{_SAYS}|\s(?:\w+\s)?(?:post|thread|report)\s{_SAYS})"
)
_STAFF = r"columnist|reporter|correspondent|critic|editor|anchor|host|writer"
_SAYS_LATER = re.compile(rf"\b(?:{_SAYS}|snapped)")
_AROUND = tuple(  # what stands before a name together with what stands after it
    (re.compile(before), re.compile(after))
    for before, after in (
        (r"\b\w+(?:ed|ing|s)\s(?:[Tt]he\s)?$", r"\sthat\b"),
        (
            r"(?:^|\s)(?:From|Over\sat|More\sfrom)\s(?:the\s)?$",
            r":|,\s[A-Z]\w+\s[A-Z]\w+\s(?:notes|writes|reports|says)",
        ),
        (r"\b[Aa]s\s(?:[Tt]he\s)?$", rf"\s(?:\w+ly\s)?(?:{_SAYS}|demonstrates|shows|details|observes)"),
        (r"\b(?:said|says)\s(?:[Tt]he\s)?$", rf"(?:[’']s?)?\s(?:\w+\s){{0,2}}?(?:{_STAFF})\b"),
        (r"^[Pp]ost\sby\s$", r"\.?\s*$"),
        (r"(?:^|[.!?”\"]\s)(?:Writes|Reports|Notes)\s(?:[Tt]he\s)?$", r""),
    )
)
_ENDS = re.compile(r"\s?(?:$|[.,;:(”\"’'\])]|(?:on|in|that|this|last|earlier|today|yesterday)\b)")
_OF_OUTLET = re.compile(r"[’']s?\s$")
_NEWS_FROM = re.compile(r"\b[Aa]\s(?:new\s|recent\s)?report\sfrom\s(?:the\s)?$")
_READS = re.compile(r"\s(?:reads|says|claims|suggests|indicates)\b")
_INVERTED = re.compile(
    r"[,”\"’'?!]\s?(?:reports|reported|writes|wrote|notes|says|suggests|claims)\s(?:[Tt]he\s)?[“\"‘]?"
    r"(?!journalist|reporter|columnist|analyst|author|blogger)(?:[\w’'-]+\s){0,2}$"
)
_REPORT_FROM = re.compile(
    r"\b(?:says|[Aa]ccording\sto)\sa\s(?:new\s)?report\s(?:from|in)\s(?:the\s)?$|[(\[][Vv]ia\s$|\b(?:per|[Aa]s\s(?:\w+ly\s)?(?:reported|noted|revealed|claimed)\sby)\s(?:the\s)?$"
    r"|\b(?:piece|article|column|op-ed|essay)\s(?:(?:last|this)\s\w+\s)?for\s(?:the\s)?$"
)
_STRONG_BEFORE = re.compile(
    r"\b(?:told|tells|(?:revealed|confirmed|said)\s(?:\w+\s)?to|[Aa]ccording\sto|(?:report|post|article|thread|story)\s(?:from|by|in|on)|[Pp]er|[Vv]ia)\s(?:the\s)?$"
)
_STRONG_AFTER = re.compile(
    r"\s(?:is\s|has\s|also\s)?(?:report(?:s|ed|ing)|hears|notes|writes|cites|speculates|points\sout|believes)\b"
    r"|[’']s?\s(?:\w+\s)?report\b"
)
_BRACKET = re.compile(
    r"(?:^|[.!?”\"’…]\s?)[\[(](?:(?:[Vv]ia|[Ff]rom|[Ww]ith|[Ss]ource:?)\s)?(?:[Tt]he\s)?(?:[^\])\n]{2,40}/)?$"
)
_PASSED_OVER = re.compile(
    r"\b(?:follow|like|join|add|find)\b[^.]{0,40}$"
    r"|\b(?:photos?|images?|pictured?s?|screengrab|courtesy|copyright|©)\b[^.]{0,25}$"
    r"|\b(?:work(?:s|ed|ing)?|freelanced?|freelancing)\s(?:for|as)\s[^.]{0,20}$"
    r"|\beditor\b[^.,]{0,12}\s(?:of|at)\s(?:(?!\btold\b)[^.]){0,50}$",
    re.IGNORECASE,
)

_POSTED = re.compile(
    r"\b(?:post(?:s|ed|ings?)?|posting|wr(?:ote|ites|iting|itten)|tweet(?:s|ed|ing)?|upload(?:s|ed)?|shared"
    r"|publish(?:es|ed)|released|tagged|announc(?:es|ed|ing)|reveal(?:s|ed)?|reported|said|says|stated|claim(?:s|ed)|broke|messages?"
    r"|statement|note|thread|tribute|user|appeared|surfaced|took|takes|taken|told|commented|obituary|status|denied|video"
    r"|photos?|pictures?|account|via|source:?|lit\sup|dedicated|circulat\w+|popped\sup|picked\sup)\b[^.;\n]{0,60}$",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:on|to|via|in|from|through|[Aa]s|his|her|their|its|an?|[Ss]ource:)\s"
    r"(?:(?:his|her|its|their|the|an?|[\w’']+[’']s)\s)?(?:\w+\s)?$"
)
_PUT = re.compile(r"\b(?:posted|shared|uploaded|released)\s(?:on|to|onto)\s$")
_ON_IT = re.compile(r"(?:^|[.!?]\s)On\s$")
_HEADS = re.compile(
    r"\s(?:posts?|page|thread|message|status|video)\s(?:by|from|shows?|reads?|reveals?|says?|claims?|of)\b"
    r"|\susers\s(?:\w+\s)?(?:say|said|claim|report|wrote|noted)\b",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"\s(?:users?|accounts?|pages?|posts?|posting|profile|video|channel|message|update|thread|status|friends|blog)\b"
)
_SPREAD = re.compile(
    r"\b(?:times|spread(?:ing)?|viral|follow|likes?|share|swirl\w*|(?:users|friends?)\son|went|link\w*|sale|sold|blaz\w+)"
    r"\b[^.;\n]{0,25}$"
)


def passed_over(before: str) -> bool:
    """Whether what follows is only to be followed, pictured or worked for."""
    return _PASSED_OVER.search(before) is not None


def cites(before: str, after: str) -> bool:
    """Whether the words around an outlet's name say that the text has something from it."""
    if _BEFORE.search(before) or _SHOWN_ON.search(before) or _AFTER.match(after):
        return True
    if STAFF.match(after) and _SAYS_LATER.search(after):
        return True
    return any(first.search(before) and second.match(after) for first, second in _AROUND)


def surely_cites(before: str, after: str) -> bool:
    """Whether they say so in a way in which hardly anything but outlets is spoken of."""
    return _STRONG_BEFORE.search(before) is not None or _STRONG_AFTER.match(after) is not None


def must_cite(before: str, after: str) -> bool:
    """Whether they leave nothing else, whatever the name is: ", reports Quillfire"."""
    if _OF_OUTLET.search(before):
        return False
    if _NEWS_FROM.search(before) and _READS.match(after):
        return True
    return _REPORT_FROM.search(before) is not None or (
        _INVERTED.search(before) is not None and _ENDS.match(after) is not None
    )


def in_bracket(before: str, after: str) -> bool:
    """Whether a name stands alone in a bracket after a sentence: "[Quillfire]", "(Kestrel Post)"."""
    return after[:1] in {")", "]", "/"} and _BRACKET.search(before) is not None


def posts(before: str, after: str) -> bool:
    """Whether something was put on a platform or said there; what spreads on it or is followed there is passed over."""
    if _PUT.search(before):
        return True
    if _SPREAD.search(before) or passed_over(before):
        return False
    if _ON_IT.search(before) or _HEADS.match(after):
        return True
    return _POSTED.search(before) is not None and (_ON.search(before) is not None or _PAGE.match(after) is not None)
