"""The nouns that sources are headed by, in groups, and which word of a source is its head."""

from __future__ import annotations

from collections.abc import Sequence


def words_of(words: str) -> frozenset[str]:
    """The words of a string as a set."""
    return frozenset(words.split())


CUT = words_of(
    "of for to with by from in on at about who whom whose which that as after before during over against into near "
    ", ( — – - : ; close familiar present privy knowledgeable involved briefed"
)
CUT_PARTICIPLES = words_of(
    "released conducted compiled filed seen published obtained posted sponsored commissioned based named called "
    "led written issued taken reviewed signed provided filmed shot recorded captured leaked carried drawn made held "
    "uploaded shared circulated broadcast aired reached contacted"
)
_ARTICLES = words_of("a an the one another this that his her its their newly recently")
ANONYMOUS = words_of("source sources insider insiders someone somebody whistleblower whistleblowers tipster")
RECORDING = words_of(
    "video videos footage recording recordings tape tapes audio photo photos photograph photographs picture "
    "pictures image images clip clips film documentary livestream podcast"
)
POST = words_of("tweet tweets post posts retweet thread hashtag comment comments blog")
DOCUMENT = words_of(
    "roster rosters timetable report reports study studies poll polls survey surveys document documents "
    "letter letters memo memos filing "
    "filings email emails e-mail e-mails statement statements book books law laws bill article articles "
    "indictment affidavit lawsuit complaint transcript transcripts data records record statistics figures "
    "research rules regulation regulations ad ads advertisement constitution website page paper papers analysis "
    "opinion ruling order resolution petition column editorial story release advisory agreement contract census "
    "numbers findings results review audit plan poll proposal essay op-ed headline headlines leaflet notice note "
    "message messages text texts cable cables diary speech amendment platform slide slides "
    "chart charts graph presentation investigation inquiry probe"
)
MEDIA_NOUNS = words_of(
    "newspaper newspapers magazine television radio broadcaster "
    "network networks outlet outlets tabloid press media station "
    "website weekly daily newswire channel"
)
MEDIA_NAMES = words_of(
    "times post journal herald tribune guardian telegraph gazette news newsweek reuters bloomberg cnn bbc cbs nbc "
    "abc msnbc npr pbs fox ap afp upi tass interfax politico breitbart huffpost buzzfeed axios slate salon vox "
    "economist spiegel independent mirror mail sun observer chronicle globe examiner inquirer courier dispatch "
    "register press tv radio daily jazeera arabiya"
)
OFFICIAL_PERSON = words_of(
    "spokesman spokeswoman spokesperson minister ambassador commissioner mayor sheriff prosecutor judge "
    "chancellor envoy attorney-general governor coroner"
)
OFFICIAL_BODY = words_of(
    "officials authorities police prosecutors spokesmen spokeswomen spokespeople spokespersons government "
    "administration ministry department court courts parliament embassy pentagon kremlin congress senate military "
    "army navy council cabinet regulators fbi f.b.i cia c.i.a coastguard investigators ministers judges bureau "
    "city county"
)
OFFICIAL_NAMES = words_of(
    "department ministry agency bureau court commission senate congress house parliament police office"
)
ORGANISATION = words_of(
    "company firm campaign committee party group organisation organization union association club bank university "
    "school hospital charity foundation institute corporation agency commission board team federation coalition "
    "church business airline carrier brand palace league pac think-tank council society movement centre center clinic "
    "mill panel fund industry "
    "maker carmaker automaker drugmaker chipmaker manufacturer retailer lender insurer"
)
BODIES = (
    ORGANISATION
    | OFFICIAL_BODY
    | OFFICIAL_NAMES
    | words_of(
        "treasury vatican fed crown un eu home foreign office service authority met union defence defense opposition"
    )
)
"""Words in the names of bodies that are no outlets."""
GROUP = words_of(
    "people others some many most both few several all none everyone everybody nobody critics supporters "
    "opponents number voters democrats republicans conservatives liberals half majority majorities percent % public "
    "crowd nation electorate two three four five family couple staff witnesses"
)
PERSON = words_of(
    "man woman boy girl senator representative congressman congresswoman president candidate nominee leader "
    "lawyer attorney doctor professor analyst strategist adviser advisor aide manager director chairman "
    "chairwoman chair founder owner journalist reporter author writer editor columnist host pollster economist "
    "expert scientist historian activist pastor priest bishop pope king queen prince princess general officer "
    "detective secretary teacher student mother father wife husband son daughter brother sister friend neighbour "
    "neighbor witness victim resident voter worker businessman businesswoman billionaire politician lawmaker "
    "legislator democrat republican strongman autocrat despot dictator front-runner frontrunner contender rival "
    "opponent moderator surgeon physician nurse clerk guard survivor refugee singer actor actress coach player user "
    "eyewitness bystander onlooker passer-by "
    "captain colonel sergeant lieutenant admiral constable corporal skipper deckhand passenger boss expert specialist "
    "defendant plaintiff juror barrister pilot tenant pensioner firefighter "
    "waitress hostess duchess empress heiress stewardess countess governess seamstress mistress "
    "veteran researcher classmate colleague relative principal agent diplomat executive insider"
)


def head_noun(words: Sequence[str]) -> str:
    """The last word before anything that only qualifies: "spokeswoman" of "a spokeswoman for the mill"."""
    stop = next((n for n, w in enumerate(words) if n and _cuts(w, words[n - 1])), len(words))
    kept = [w for w in words[:stop] if w[0].isalnum() or w == "%"]
    return kept[-1] if kept else ""


def _cuts(word: str, before: str) -> bool:
    """Whether the head stands before ``word``; a participle right after an article leads to it ("a leaked memo")."""
    if word in CUT:
        return True
    participle = word in CUT_PARTICIPLES or (word.endswith("ing") and word not in {"ruling", "filing"})
    return participle and before not in _ARTICLES


def is_person(noun: str) -> bool:
    """Whether a noun in lower case means one person: listed, or made like "pollster", "columnist" or "actress"."""
    if noun in PERSON or noun in OFFICIAL_PERSON or noun in {"source", "official", "insider"}:
        return True
    return noun.endswith(_AGENTS) and not any(noun in nouns for nouns in _THINGS)


_AGENTS = ("er", "or", "ist", "man", "woman", "tress", "person")
_NO_AGENTS = words_of(  # made like "worker", but no people
    "anchor anger answer armor armour banner barrier beer behavior blister blockbuster bluster boiler border browser "
    "buffer bumper bunker butter buttress cancer career carrier center chamber chapter character chatter cluster "
    "color colour computer container copper corner corridor counter cover cruiser cylinder danger december dinner "
    "disaster disorder distress door elevator encounter error factor favor fervor fever filibuster filter finger "
    "floor folder fortress freighter frontier furor gender generator gutter harbor harbour helicopter honor horror "
    "human humor hunger indicator labor labour ladder layer lever list lumber maneuver manner marker matter "
    "mattress metaphor meter mirror misdemeanor motor murder newsletter november number october odor odour "
    "offer order ouster pepper poster power prayer printer quarter razor reactor river router rumor rumour sector "
    "sensor september server shelter shower silver slaughter soccer specter steamer stress summer supper surrender "
    "swagger takeover tanker teleprompter temper tender tenor terror theater thriller thunder tier timber tractor "
    "trailer transfer trawler tremor tumor tumour twist vapor vapour vigor water weather whisper winter wonder"
)
_THINGS = (RECORDING, POST, DOCUMENT, MEDIA_NOUNS, MEDIA_NAMES, OFFICIAL_BODY, ORGANISATION, GROUP, _NO_AGENTS)

BARE_REPORTS = (
    r"(?:(?:the|these|those|some|several|many|various|other|multiple|numerous|unconfirmed|unverified|conflicting|early|initial|first"
    r"|earlier|recent|previous|local|widespread|persistent)\s)*reports"
)
"""Reports of nobody in particular, which are talk: "according to local reports"."""
