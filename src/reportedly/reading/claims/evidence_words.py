"""The wordings by which news tells how something is known, as patterns; each has a sentence of the specification."""

from __future__ import annotations

import re

from reportedly.reading.nouns import BARE_REPORTS

TALK = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|rumou?r\w*|speculation|hearsay|gossip|whisper\w*|word\s(?:has\sit|is)"
    r"|(?:is|are|was|were|been|being)(?:\s\w+)?\s(?:believed|said|thought|understood|rumou?red|alleged|reported|feared|suspected)"
    r"|reports|claims|allegations?|there\s(?:is|was)\s(?:\w+\s)?talk)\b",
    re.IGNORECASE,
)
SEEMING = re.compile(
    r"\b(?:apparently|evidently|seemingly|presumably|clearly|obviously|appear(?:s|ed)?|seem(?:s|ed)?|looks?\slike"
    r"|(?:is|are|was|were)(?:\s\w+)?\s(?:expected|projected|estimated|likely))\b",
    re.IGNORECASE,
)
_SENSED = (
    r"(?:saw|watched|witnessed|heard(?!\s(?:that|of|about|from|reports?|rumou?rs?|people\ssay))|felt\sthe"
    r"|(?:could|can)\s(?:see|hear|smell)(?!\sthat\b)|(?:had|have|has|['’]ve|['’]d)\s(?:(?:just|also|personally|themselves)\s)?"
    r"(?:seen|watched|witnessed|heard(?!\s(?:that|of|about|from))))"
)
_MEDIATED = (
    r"(?!\s(?:(?:an?|the|his|her|its|their|some|those|these|several)\s)?(?:\w+\s){0,2}?"
    r"(?:footage|videos?|recordings?|clips?|tapes?|photos?|photographs?|pictures?|images?|documents?|reports?|letters?"
    r"|records?|papers?|files?|e-?mails?|contract|posts?|tweets?|it\son|news|need)\b|\son\s(?:tv|television)\b)"
)
FIRST_PERSON = re.compile(
    rf"\b(?!we(?:\shave|['’]ve)\s)(?:I|we)(?:\s(?:all|both|just|also|actually|personally|clearly))?\s?{_SENSED}{_MEDIATED}\b|\bmy\sown\seyes\b"
    r"|\b(?:I|we)\s(?:was|were)\s(?:there|inside|in\sthe\s(?:room|crowd|square|building|street))\b",
    re.IGNORECASE,
)
OWN_EYES = re.compile(
    rf"^(?:[\s“\"]*that)?\s*(?:(?:he|she|they)\s)(?:(?:all|both|just|also|personally|themselves|himself|herself)\s)?{_SENSED}{_MEDIATED}\b",
    re.IGNORECASE,
)
SEEING_CUE = re.compile(
    r"^(?:(?:has|have|had|also)\s)*(?:saw(?!\s(?:no|little|any)\b)|watched|witnessed|heard|(?:recalled|described)\s(?:seeing|hearing|watching)"
    rf"|remember\w*\s(?:seeing|hearing)){_MEDIATED}\b",
    re.IGNORECASE,
)
WITNESS = re.compile(
    r"\b(?:eye-?)?witness(?:es)?\b|\bbystanders?\b|\bonlookers?\b|\bpassers-by\b|\bpasser-by\b", re.IGNORECASE
)

_RECORDING = (
    r"(?:footage|videos?|recordings?|clips?|tapes?|photos?|photographs?|pictures?|images?|cctv|surveillance\scameras?"
    r"|webcams?|livestream|dashcam|satellite\simages?)"
)
ON_TAPE = re.compile(
    rf"\b{_RECORDING}\b[^.;]{{0,60}}?(?<!\bto\s)\b(?:show(?:s|ed|ing)?|captur\w+|appear(?:s|ed)?\sto|reveal\w*)\b"
    rf"|\b(?:captured|caught|seen|filmed|recorded|visible|heard|shown)\s(?:on|in|by)\s(?:an?\s|the\s|his\s|her\s)?(?:\w+\s){{0,2}}?(?:camera|{_RECORDING})\b"
    rf"|\b(?:saw|seen|watched|reviewed|viewed|obtained|verified)\s(?:an?\s|the\s|some\s|several\s)?(?:\w+\s){{0,2}}?{_RECORDING}\b",
    re.IGNORECASE,
)
_PAPER = (
    r"(?:documents?|records?|files?|filings?|papers?|letters?|e-?mails?|memos?|contracts?|invoices?|ledgers?|transcripts?"
    r"|minutes|receipts?|reports?|data|figures|statistics|logs?|registers?|affidavits?|indictments?)"
)
ON_PAPER = re.compile(
    rf"\b(?:seen|saw|reviewed|read|obtained|examined|viewed|inspected|(?:seen|obtained|reviewed)\sby)\s(?:an?\s|the\s|some\s|several\s|his\s|her\s)?(?:\w+\s){{0,2}}?{_PAPER}\b"
    rf"|\b(?:according\sto|based\son|citing|cited|quoting|pointing\sto|pointed\sto)\s(?:an?\s|the\s|some\s|several\s)?(?:\w+\s){{0,3}}?{_PAPER}\b"
    rf"|\b{_PAPER}\s(?:seen|obtained|reviewed|viewed)\sby\b",
    re.IGNORECASE,
)
STATEMENT = re.compile(
    r"\b(?:statement|release|op-ed|column|editorial|essay|website|page|speech|story|article|articles|book|message|advert\w*|ads?)\b",
    re.IGNORECASE,
)
HEARD = re.compile(
    r"\b(?:I|we|he|she|they)(?:\s(?:have|had|has|also|only|just)|['’](?:ve|d))*\sheard\s(?:that|of|about|rumou?rs?|reports?|people\ssay)\b"
    r"|\b(?:there\s(?:are|were)\s)?(?:rumou?rs?|gossip)\b|\bpeople\sare\ssaying\b|\bword\son\sthe\sstreet\b",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"\b(?:I|we|he|she|they)\s(?:was|were|am|are|(?:had|have|has)\sbeen)\s(?:told|informed|briefed)\b"
    r"|\b(?:told|informed)\s(?:me|us|him)\b|\bheard\sfrom\b|\b(?:had|was|were)\stold\sby\b"
    r"|\b(?:witnesses|neighbou?rs|residents|a\switness|a\sneighbou?r|passers-by|colleagues)\s(?:had\s|have\s)?(?:said|saw|seen|told|heard|reported|claimed)\b",
    re.IGNORECASE,
)
REASONED_CUE = re.compile(
    r"\b(?:conclud\w+|infer\w*|deduc\w+|estimat\w+|calculat\w+|suspect\w*|believ\w+|think(?:s|ing)?|thought|assum\w+|presum\w+|guess\w*"
    r"|suggest\w*|predict\w*|expect\w*|speculat\w+|reckon\w*|suppos\w+|surmis\w+|impl(?:y|ied|ies|ying)|indicat\w+|appear\w*|seem\w*"
    r"|projected|forecast\w*|doubt\w*)\b",
    re.IGNORECASE,
)
REASONED = re.compile(
    r"\b(?:must\shave|apparently|evidently|presumably|it\s(?:appears|appeared|seems|seemed|looks)|(?:appears?|appeared|seems?|seemed)\sto"
    r"|suggest(?:s|ed|ing)?\sthat|points?\sto|judging\s(?:by|from)|which\smeans|I\s(?:think|believe|suspect|guess|assume)|we\s(?:think|believe|suspect|assume))\b",
    re.IGNORECASE,
)
SAYING = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|according|writ(?:es?|ing|ten)|wrote|add(?:s|ed|ing)?|not(?:es?|ed|ing)|report(?:s|ed|ing)?|announc\w+"
    r"|tweet\w*|retweet\w*|post(?:s|ed|ing)?|describ\w+|argu(?:es?|ed|ing)|continu(?:ed|es)|explain\w*|acknowledg\w+|declar\w+|accus\w+|recall\w*|remember\w*"
    r"|claim\w*|respond(?:s|ed)|stat(?:ed|es?|ing)|insist\w*|repl(?:y|ies|ied)|warn\w*|reveal\w*|admit\w*|conced\w+|den(?:y|ies|ied|ying)|confirm\w*|point(?:s|ed|ing)?\sout"
    r"|assert\w*|alleg\w+|stress\w*|promis\w+|vow\w*|pledg\w+|call(?:s|ed|ing)?|told|ask(?:s|ed|ing)?|put\sit|quot(?:es|ed|ing)|cit(?:es|ed|ing)|mention\w*|remark\w*"
    r"|testif\w+|maintain\w*|complain\w*|lament\w*|boast\w*|jok(?:ed|es)|shout\w*|whisper\w*|yell\w*|caution\w*|refut\w+|disput\w+|reject\w*|dismiss\w*|rul(?:ed|es)|recount\w*"
    r"|emphasi[sz]\w+|reiterat\w+|repeat\w*|answer\w*|assur\w+|contend\w*|predict\w*|read(?:s|ing)?|show(?:s|ed|n|ing)?|find(?:s|ing)?|found|publish\w*|relea\w+"
    r"|conclud\w+|contradict\w*|criticis\w+|criticiz\w+|disclos\w+|insinuat\w+|urg(?:ed|es|ing)|agree[ds]?|suggest\w*|specif(?:y|ied)|threaten\w*|went\son|spoke|speaks)\b",
    re.IGNORECASE,
)


PRESS = re.compile(r"\b(?:reporters|journalists|conference|briefing|press|media)\b", re.IGNORECASE)
TALKED = re.compile(
    rf"^\W*(?:(?:the\s)?(?:rumou?rs?|gossip|speculation)\b|{BARE_REPORTS}\W*$)",
    re.IGNORECASE,
)
AFTER_SEEING = re.compile(rf"\s(?:an?\s|the\s)?(?:\w+\s){{0,2}}?(?:{_RECORDING}|{_PAPER})\b", re.IGNORECASE)
UNSAID = re.compile(
    r"\b(?:(?:did|do|does|would|could|has|have|had|was|were|is|are)(?:\snot|n['’]t)|declin\w+|refus\w+|never|no\scomment)\b",
    re.IGNORECASE,
)
VIEWED = re.compile(r"^[^.,;]{0,80}?\s(?:as|that)\s", re.IGNORECASE)
