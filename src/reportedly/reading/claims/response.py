"""What a source does with a claim: asserts it, denies it, or keeps silent. Declining to comment is never a denial."""

from __future__ import annotations

import re

from msgspec import Struct

from reportedly.model import Phrase, Response, Span, phrase
from reportedly.reading.claims.taking_back import taken_back
from reportedly.reading.rules.clauses import sentence_around

_NOT = r"(?:\b(?:not|never|cannot)|n['’]t)"
_OFTEN = r"(?:\s+(?:\w+ly|yet|been|be|so\s+far))*"
_ANSWER = r"(?:respond|repl(?:y|ied)|return|answer)"
_FALSE = (
    r"(?:false|untrue|not\s+true|n['’]t\s+true|baseless|groundless|unfounded|fake|fabricat(?:ed|ions?)|invented"
    r"|(?:an?\s+)?(?:(?:outright|pure|total|complete|utter)\s+)?(?:nonsense|lies?|hoax|invention|fiction|rubbish)|ridiculous|absurd|made\s+up)"
)
_DENYING = (
    r"(?:\b(?:den(?:y|ies|ied|ying)|denials?|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|disput(?:es|ed|ing)|(?<!a\s)(?<!the\s)dispute(?!\s+(?:over|between|with|about|on)\b)"
    r"|debunk(?:s|ed|ing)?|contradict(?:s|ed|ing)?|(?:rul(?:e|es|ed|ing)|shot|shoots)\s+(?:out|down)"
    r"|(?:bristl|scoff)(?:es?|ed|ing|s)\s+at|push(?:es|ed|ing)?\s+back\s+(?:against|at)|disavow(?:s|ed)?|repudiat(?:e|es|ed)|ple(?:a?d|aded|ads)\s+not)\b|\bdismiss(?:es|ed|ing)?\b(?!\s+(?:him|her|them)\b))"
)
_ADMITTING = r"(?:admit|acknowledg|conced|confirm|accept)\w*"

_REFUSING = (
    r"\b(?:declin|refus)(?:e|es|ed|ing|al)?\s+to\s+(?:\w+ly\s+)?(?:comment|say|answer|confirm|deny|discuss|elaborate|tell"
    r"|disclose|reveal|specify|give|name|identify|speak|talk|respond|provide|explain|address|be)\b"
)
_REQUEST = re.compile(r"^(?!whether|if|wh|how)(?:[\w’'“”\"-]+\s+){0,8}?to\s+\w", re.IGNORECASE)

# In this order: silence and refusal come before denial, so that "refused to confirm or deny" denies nothing.
_CUES: tuple[tuple[Response, str], ...] = (
    (
        Response.RETRACTS,
        r"\b(?:retract|recant|withdr[ae]w|t(?:ook|aken|akes?)\s+back|disown)\w*|\bretraction\b"
        r"|\bapologi[sz](?:e|es|ed|ing)\s+for\s+(?:\w+ly\s+)?(?:report|say|claim|suggest|publish|stat|writ|alleg)ing\b",
    ),
    (Response.CORRECTS, r"\b(?:correct(?:s|ed|ing|ion)|clarif(?:y|ies|ied|ying)|clarification|set\s+the\s+record)\b"),
    (
        Response.SILENT,
        rf"{_NOT}{_OFTEN}\s+{_ANSWER}\w*|\b(?:could|can){_OFTEN}\s*(?:\bnot|n['’]t)\s+(?:\w+ly\s+)?be\s+(?:reached|contacted)"
        rf"|\b(?:not|n['’]t)\s+(?:\w+ly\s+)?available|\bunavailable|\b(?:no|without)\s+(?:\w+\s+)?(?:response|reply|answer)\b"
        rf"|\bignor(?:e|es|ed)\s+(?:\w+\s+){{0,3}}?(?:requests?|questions?|calls?|messages?|e-?mails?)\b|\b(?:fail(?:s|ed)?|yet)\s+to\s+{_ANSWER}|\bunanswered\b|\bunreachable\b",
    ),
    (
        Response.UNVERIFIED,
        rf"(?:\b(?:could|can|able|been|be|was|were|has|have)\b{_OFTEN}\s*{_NOT}|{_NOT}|\bunable\s+to|\bfail\w*\s+to"
        rf"|\bcannot|\bimpossible\s+to|\byet\s+to){_OFTEN}(?:\s+able\s+to)?{_OFTEN}\s+(?:verif|confirm|corroborat|authenticat)\w*"
        r"|\bno\s+(?:\w+\s+)?(?:confirmation|verification)\b|\bunconfirmed\b|\bunverified\b",
    ),
    (
        Response.DECLINES,
        rf"{_REFUSING}|\bdeclin(?:e|es|ed|ing)\b(?!\s+to\b)|\bno\s+(?:\w+\s+)?comments?\b|{_NOT}{_OFTEN}\s+(?:comment|discuss|den(?:y|ied)|say|said"
        r"|elaborate|tell|told|give|gave|speak|spoken|commented|disclose|reveal|specify|drawn)\w*"
        r"|\bneither\b.{0,20}\bnor\b|\brefrain\w*|\bdodg\w+|\bsidestep\w*",
    ),
    (
        Response.DENIES_IN_PART,
        rf"\b(?:part(?:ly|ially)|in\s+part)\s+(?:den|reject|disput|refut)\w+|(?:den\w+|reject\w+)\s+(?:\w+\s+)?(?:in\s+part|parts?\s+of|some\s+of)"
        rf"|{_DENYING}.*\b(?:but|while|although|though)\b.*\b{_ADMITTING}|\b{_ADMITTING}.*\b(?:but|while)\b.*{_DENYING}",
    ),
    (Response.DENIES, _DENYING),
    (
        Response.QUERIES,
        r"\b(?:ask(?:s|ed|ing)?\b(?!\s+for\b)|wonder\w*|question(?:s|ed|ing)?|quer(?:y|ies|ied)|inquir\w+|enquir\w+|quizz\w+|grill(?:s|ed|ing)"
        r"|press(?:es|ed|ing)?\s+(?:\w+\s+)?(?:on|about|over))\b",
    ),
)
_CALLING = re.compile(r"\b(?:call|describ|brand|label|denounc|term|condemn)\w*|\bslammed\b|\b(?:as)\b", re.IGNORECASE)
_CONTENT: tuple[tuple[Response, str], ...] = (
    (
        Response.DECLINES,
        rf"^(?:that\s+)?[“\"'‘]?(?:\w+\s+){{1,4}}?[“\"'‘]?(?:would|could|can|do|does|did|will|wo|ca|had|has|have)\s*{_NOT}"
        r"(?:\s+(?:\w+ly|yet|so\s+far|been\s+able\s+to))*\s+(?:comment|discuss)\b"
        rf"|^(?:that\s+)?(?:\w+\s+){{1,4}}?(?:would|will|wo)\s*{_NOT}{_OFTEN}\s+(?:confirm|say|disclose|elaborate|identify)\b"
        r"|^(?:that\s+)?(?:\w+\s+){1,4}?had\s+no\s+comment|^[“\"']?no\s+comment"
        rf"|^[“\"']?(?:I|we|he|she|they)(?:\s+(?:do|did|will|would|can|could|am|are|is|was)|['’](?:m|re|ll))?\s*{_NOT}"
        r"(?:\s+(?:going|able|allowed|prepared|willing)\s+to|\s+be)?\s+(?:comment|discuss)(?:ing)?\b",
    ),
    (
        Response.UNVERIFIED,
        rf"^(?:that\s+)?(?:(?:\w+\s+){{1,6}}?(?:could|can|has|have|had|was|were|is|are)\s*{_NOT}|(?:\w+\s+){{1,6}}?(?:cannot|was\s+unable\s+to"
        rf"|were\s+unable\s+to)){_OFTEN}(?:\s+able\s+to)?{_OFTEN}\s+(?:verif|confirm|corroborat|authenticat)\w*",
    ),
    (
        Response.DENIES_IN_PART,
        rf"\b(?:part(?:ly|ially)|in\s+part)\s+{_FALSE}|\b(?:some|parts?)\s+of\b.{{0,40}}\b(?:is|are|was|were)\s+{_FALSE}",
    ),
    (
        Response.DENIES,
        rf"^(?:that\s+)?[“\"']?(?:[\w’'-]+\s+){{1,7}}?(?:is|are|was|were)\s*(?:\w+ly\s+|all\s+|just\s+|simply\s+)*{_FALSE}\b"
        rf"|^[“\"']?(?:that|it)['’]s\s+(?:\w+ly\s+|all\s+)*{_FALSE}\b|\bthere\s+(?:is|was)\s+no\s+truth\b|\bno\s+truth\s+(?:in|to)\b",
    ),
)
_CUE_PATTERNS = tuple((response, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for response, pattern in _CUES)
_CONTENT_PATTERNS = tuple((response, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for response, pattern in _CONTENT)
_FALSE_CONTENT = re.compile(rf"\b{_FALSE}\b", re.IGNORECASE)
_REACH = 400  # characters of a cue and of a sentence that are looked at, so that odd spans cost no time
_MOST = 20  # spans of a cue or a content that are looked at


class Answer(Struct, frozen=True, kw_only=True):
    """What a source does with a claim, why it is that, and the ``words`` that show it, if any do."""

    response: Response
    because: str
    words: Phrase | None = None


def response(text: str, cue: tuple[Span, ...], content: tuple[Span, ...], source: tuple[Span, ...] = ()) -> Response:
    """What the ``source`` of an attribution does, by its ``cue`` and by the first sentence of its ``content``."""
    return answer(text, cue, content, source).response


def answer(text: str, cue: tuple[Span, ...], content: tuple[Span, ...], source: tuple[Span, ...] = ()) -> Answer:
    """The same with its reason."""
    taken = taken_back(text, source, cue, content)
    if taken is not None:
        return Answer(response=taken.response, because=taken.because, words=taken.words)
    said = _joined(text, cue)
    told = _first_sentence(text, content)
    refused = _REFUSED.search(said) is not None
    by_cue = phrase(text, cue) if cue else None
    none = _of_nobody(said, told, _joined(text, source))
    if none is not None:
        return Answer(response=none, because=f"‘{said}’ is said of nobody", words=by_cue)
    # "denied the theft but admitted …" may be cut between the roles, and "could not confirm" after "could not".
    for found, pattern in _CUE_PATTERNS if said else ():
        if _is_other(found, told, refused):
            continue
        if pattern.search(said) or (found in _SPLIT and _across(pattern, said, told)):
            return Answer(response=found, because=f"‘{said}’ {_DOES[found]}", words=by_cue)
    for found, pattern in _CONTENT_PATTERNS:
        match = pattern.search(told)
        if match and not (found in _DENIALS and refused):
            return Answer(response=found, because=f"‘{match.group().strip()}’ {_DOES[found]}")
    if not refused and _CALLING.search(said) and _FALSE_CONTENT.search(told):
        return Answer(response=Response.DENIES, because=f"‘{said}’ calls it untrue", words=by_cue)
    quoted = re.search(r"[“‘\"]", told[1:-2]) is not None
    asks = told.rstrip("\"'”’ )").endswith("?") or _asked_after(text, content)
    if not quoted and asks:
        return Answer(response=Response.QUERIES, because="what is said is a question")
    return Answer(response=Response.ASSERTS, because="nothing in the words denies, asks or keeps silent")


def _of_nobody(said: str, told: str, who: str) -> Response | None:
    """What "neither" makes of a cue: "neither could be reached", "neither side's figures could be verified"."""
    if _NONE.match(told) and _CHECKED.search(said):
        return Response.UNVERIFIED
    return Response.SILENT if _NONE.match(who) and _REACHED.search(said) else None


def _is_other(found: Response, told: str, refused: bool) -> bool:
    """Whether a cue does something else to what is ``told``: "rejected him" denies nothing, "asked ... to" requests."""
    if found in _DENIALS:
        return refused or _ONLY_HIM.fullmatch(told) is not None
    return found is Response.QUERIES and _REQUEST.search(told) is not None


_DOES = {
    Response.DENIES: "denies",
    Response.DENIES_IN_PART: "denies a part",
    Response.DECLINES: "declines to say, which denies nothing",
    Response.SILENT: "gives no answer",
    Response.UNVERIFIED: "could not verify",
    Response.QUERIES: "asks",
    Response.CORRECTS: "corrects",
    Response.RETRACTS: "takes it back",
}


# Whoever refuses, or fails, to say or to do something denies nothing by it.
_REFUSED = re.compile(r"\b(?:refus|declin|(?<!aded )(?<!eads )(?<!pled )not\b|never\b|fail)|n['’]t\b", re.IGNORECASE)
_ONLY_HIM = re.compile(r"(?:him|her|us|me|you)[.!,]?", re.IGNORECASE)
_NONE = re.compile(r"(?:neither|none|nobody|no)\b", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:could|can)\b.*\bbe\b.*\b(?:reached|contacted)\b", re.IGNORECASE)
_CHECKED = re.compile(
    r"\b(?:could|can|has|have|been|be)\b.*\b(?:verif|confirm|corroborat|authenticat)\w*", re.IGNORECASE
)
_DENIALS = frozenset({Response.DENIES, Response.DENIES_IN_PART})
_SPLIT = frozenset({Response.SILENT, Response.UNVERIFIED, Response.DECLINES, Response.DENIES_IN_PART})


def _asked_after(text: str, content: tuple[Span, ...]) -> bool:
    """Whether a question behind a colon has its mark outside the content: "Q: Who knew?"."""
    if len(content) != 1 or text[content[0].end : content[0].end + 1] != "?":
        return False
    return text[max(0, content[0].start - 2) : content[0].start].rstrip().endswith(":")


def _across(pattern: re.Pattern[str], said: str, told: str) -> bool:
    """Whether ``pattern`` is in the cue and its content taken together, and begins in the cue."""
    match = pattern.search(f"{said} {told}")
    return match is not None and match.start() < len(said)


def _joined(text: str, spans: tuple[Span, ...]) -> str:
    """The words of ``spans`` as far as they are looked at."""
    return " ".join(text[s.start : min(s.end, s.start + _REACH)] for s in spans[:_MOST])[:_REACH]


def _first_sentence(text: str, content: tuple[Span, ...]) -> str:
    words = _joined(text, content).strip()
    return words[: sentence_around(words, 0).end] if words else ""
