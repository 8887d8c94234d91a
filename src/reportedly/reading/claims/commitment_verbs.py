"""How far a writer stands behind a clause under a verb that is itself negated, asked about, hedged or conditional.

Which verbs keep their clause standing there is the oldest finding about factives (Kiparsky and Kiparsky 1970; Karttunen
1971): "did not realise that" leaves it true, "did not think that" does not. The values are this project's own
estimates, verb by verb and setting by setting, on the scale of the CommitmentBank (de Marneffe, Simons and Tonhauser
2019), -3 to 3.
"""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct

UDS_SCALE = 0.4  # the values are times this on the scale of UDS, where a plain past event stands at 1.2


class Setting(IntEnum):
    """What the embedding verb stands under; ``PLAIN`` is nothing."""

    PLAIN = 0
    NEGATION = 1
    QUESTION = 2
    MODAL = 3
    CONDITION = 4


class Verb(Struct, frozen=True):
    """A verb's base, third person, past and participle, and the value of its clause in each setting.

    ``first`` is the value where the speaker denies it of himself ("I don't think that"), which often denies the clause.
    """

    base: str
    third: str
    past: str
    participle: str
    values: tuple[float, float, float, float, float]
    first: float | None = None


def _verbs(table: str) -> tuple[Verb, ...]:
    found = []
    for line in table.strip().splitlines():
        forms, _, numbers = line.partition("|")
        base, third, past, participle = forms.split("/")
        values = [float(n) for n in numbers.split()]
        plain, negation, question, modal, condition = values[:5]
        first = values[5] if len(values) > 5 else None
        found.append(Verb(base, third, past, participle.strip(), (plain, negation, question, modal, condition), first))
    return tuple(found)


VERBS = _verbs("""
know/knows/knew/known | 2.6 1.6 1.5 1.6 1.3 -0.9
realise/realises/realised/realised | 2.6 2.3 2.1 2.0 1.8 1.8
realize/realizes/realized/realized | 2.6 2.3 2.1 2.0 1.8 1.8
notice/notices/noticed/noticed | 2.6 2.3 2.1 1.8 1.5 1.2
remember/remembers/remembered/remembered | 2.5 1.6 1.6 1.6 1.4 0.3
forget/forgets/forgot/forgotten | 2.3 2.0 1.8 1.7 1.7 2.0
see/sees/saw/seen | 2.5 1.2 1.3 1.2 0.9 0.0
understand/understands/understood/understood | 2.4 1.6 1.5 1.6 1.3 1.0
discover/discovers/discovered/discovered | 2.5 1.2 1.3 1.0 0.5 0.6
find out/finds out/found out/found out | 2.5 1.4 1.4 1.0 0.6 0.8
learn/learns/learned/learned | 2.5 1.5 1.4 1.3 0.8 1.0
regret/regrets/regretted/regretted | 2.5 2.4 2.2 2.2 2.0 2.4
admit/admits/admitted/admitted | 2.3 1.5 1.2 1.4 0.7 0.9
acknowledge/acknowledges/acknowledged/acknowledged | 2.3 1.5 1.2 1.2 0.8 1.0
accept/accepts/accepted/accepted | 2.0 0.8 0.9 0.9 0.5 -0.8
mention/mentions/mentioned/mentioned | 2.3 1.8 1.4 1.2 0.9 1.5
reveal/reveals/revealed/revealed | 2.4 1.4 1.2 1.0 0.5 1.4
be aware/is aware/was aware/been aware | 2.6 2.1 1.9 1.9 1.6 1.2
be surprised/is surprised/was surprised/been surprised | 2.5 2.0 1.9 1.0 1.3 2.0
be glad/is glad/was glad/been glad | 2.6 2.1 1.9 1.6 1.4 2.0
be sorry/is sorry/was sorry/been sorry | 2.6 2.2 2.0 1.8 1.6 2.2
think/thinks/thought/thought | 0.9 -1.4 -0.1 0.0 -0.6 -2.0
believe/believes/believed/believed | 1.0 -1.3 -0.1 0.1 -0.5 -1.9
suppose/supposes/supposed/supposed | 0.5 -1.4 -0.3 -0.1 -0.5 -1.8
imagine/imagines/imagined/imagined | 0.1 -1.2 0.0 -0.2 -0.4 -1.8
feel/feels/felt/felt | 1.0 -1.1 0.1 0.3 0.0 -1.6
guess/guesses/guessed/guessed | 0.6 1.0 0.5 0.4 0.1 0.4
say/says/said/said | 1.2 -0.6 0.2 0.5 0.0 -0.8
tell her/tells her/told her/told her | 1.3 1.3 0.8 0.6 0.4 0.6
claim/claims/claimed/claimed | 0.4 -0.4 0.0 -0.1 -0.3 -0.5
suggest/suggests/suggested/suggested | 0.6 -0.7 0.1 0.3 0.0 -0.9
assume/assumes/assumed/assumed | 0.5 -0.3 0.0 0.1 -0.3 -0.4
expect/expects/expected/expected | 0.4 -0.8 -0.1 0.2 -0.1 -1.6
hope/hopes/hoped/hoped | 0.0 -0.4 0.0 0.0 -0.2 -0.5
fear/fears/feared/feared | 0.5 0.0 0.2 0.2 0.1 0.0
hear/hears/heard/heard | 1.5 0.7 0.7 0.4 0.3 0.2
argue/argues/argued/argued | 0.7 -0.4 0.1 0.2 0.0 -0.6
deny/denies/denied/denied | -1.2 0.9 -0.2 -0.6 -0.6 1.3
doubt/doubts/doubted/doubted | -1.3 1.0 -0.3 -0.6 -0.6 1.8
pretend/pretends/pretended/pretended | -2.0 -0.8 -1.3 -1.3 -1.2 -0.6
dream/dreams/dreamed/dreamed | -1.5 -0.8 -0.8 -0.8 -0.6 -0.8
be sure/is sure/was sure/been sure | 1.6 -0.2 0.2 0.6 0.1 -0.3
be certain/is certain/was certain/been certain | 1.7 -0.2 0.2 0.6 0.1 -0.3
be convinced/is convinced/was convinced/been convinced | 1.2 -0.6 0.1 0.4 0.0 -0.9
show/shows/showed/shown | 2.2 -0.4 0.3 0.6 0.1 -0.3
prove/proves/proved/proven | 2.4 -0.8 0.2 0.4 0.0 -0.6
mean/means/meant/meant | 1.4 -1.2 0.0 0.4 0.0 -0.9
decide/decides/decided/decided | 1.2 -0.5 0.1 0.4 0.0 -0.7
recognise/recognises/recognised/recognised | 2.4 1.7 1.6 1.6 1.3 0.9
recognize/recognizes/recognized/recognized | 2.4 1.7 1.6 1.6 1.3 0.9
appreciate/appreciates/appreciated/appreciated | 2.5 1.9 1.8 1.8 1.6 1.4
recall/recalls/recalled/recalled | 2.3 1.2 1.3 1.4 1.2 -0.2
care/cares/cared/cared | 2.3 1.9 1.5 1.3 1.3 2.0
concede/concedes/conceded/conceded | 2.2 1.1 1.0 1.0 0.6 0.4
confirm/confirms/confirmed/confirmed | 2.3 0.2 0.5 0.6 0.2 0.1
explain/explains/explained/explained | 1.9 1.0 1.0 0.9 0.5 0.6
announce/announces/announced/announced | 1.9 0.3 0.7 0.7 0.3 0.2
complain/complains/complained/complained | 1.7 1.0 1.0 0.8 0.5 0.6
object/objects/objected/objected | 1.6 1.0 1.0 0.7 0.6 0.8
agree/agrees/agreed/agreed | 1.4 -0.7 0.2 0.6 0.2 -1.2
insist/insists/insisted/insisted | 1.0 0.1 0.2 0.3 0.1 0.0
swear/swears/swore/sworn | 1.0 -0.2 0.1 0.3 0.0 -0.3
warn/warns/warned/warned | 1.2 0.6 0.7 0.5 0.3 0.4
worry/worries/worried/worried | 0.5 0.2 0.3 0.2 0.1 0.2
suspect/suspects/suspected/suspected | 0.9 0.7 0.3 0.4 0.2 -0.2
conclude/concludes/concluded/concluded | 1.2 -0.4 0.2 0.5 0.1 -0.5
follow/follows/followed/followed | 1.3 -0.6 0.0 0.4 0.1 -0.6
seem/seems/seemed/seemed | 1.0 -1.3 0.1 0.4 0.1 -1.5
matter/matters/mattered/mattered | 2.2 1.8 1.4 1.2 1.2 1.8
guarantee/guarantees/guaranteed/guaranteed | 1.4 -0.2 0.1 0.5 0.1 -0.2
occur/occurs/occurred/occurred | 1.8 1.7 1.3 0.8 0.6 1.7
demonstrate/demonstrates/demonstrated/demonstrated | 2.2 -0.7 0.3 0.6 0.1 -0.6
establish/establishes/established/established | 2.2 -0.4 0.3 0.5 0.1 -0.4
trust/trusts/trusted/trusted | 1.0 -0.5 0.1 0.4 0.1 -0.6
""")

# "There is no evidence that": what is left of the clause under the noun that is denied.
DENIED_NOUNS = {
    **dict.fromkeys("idea inkling notion doubt question secret wonder surprise".split(), 2.0),
    **dict.fromkeys("evidence sign indication suggestion reason proof guarantee certainty assurance".split(), -0.8),
    **dict.fromkeys("chance way hope possibility likelihood danger risk".split(), -2.0),
}
