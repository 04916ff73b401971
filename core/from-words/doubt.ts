import type { CollectionName } from '../model/values/collection-names'

/**
 * Words by which a sentence may say that something did not happen, is of another time or of other people, or is only part of a figure. No rule here can tell what
 * such a sentence leaves of it, so a form is not filled in from it: a person reads it.
 */
const UNTRUE =
  /\b(?:not|never|cannot|nobody|neither|nor|none|nothing|den(?:y|ies|ied|ying)|rumou?rs?|false|wrong|should have|would have|(?:was|were) to have|instead|unlike|hardly|almost|fail(?:s|ed)?|cancel\w*|called off|postpon\w*|scrapp?ed|threat\w*|an end to|if asked)\b|n[’']t\b|\bno (?:[\p{L}-]+ ){0,3}(?:rounds?|meetings?|talks|sessions?|quotas?|dut(?:y|ies)|tariffs?|lev(?:y|ies)|deadline|agreement|offer)\b|ない|なかった|なく|ません|せず|ておらず|否定|中止|延期|見送|脅[しすか]|やめ|虚偽/iu

/** Things that only might have been, that were taken back, or that an earlier report had: an inverted "Had Chile", はずだった, a condition in Japanese. */
const UNREAL =
  /(?:^|[.;]\s)(?:Had|Were|Should)\s(?:the\s)?\p{L}|\b(?:was|were) to\s(?!the\b)\p{Ll}|\b(?:withdr[ae]w\w*|retract\w*|ruled out|rules out|correct(?:ion|ed|s)\b|hypothetical|(?:earlier|previous|old) reports?|should be held|supposed to|was expected to|wrongly|mistaken\w*|used to|yet to|[Aa]nalysts (?:think|believe|expect)|is expected to agree)\b|はず(?:だっ|でし|であっ)|わけで(?:は|も)|訂正|誤報|撤回|かつて/u
/** A condition in Japanese: it leaves open if the rest is so. 例えば and によれば are none. */
const IF_JA = /もし|仮に|(?<!によ|例)[れせけてねべめえ]ば、/u

/** A condition: it leaves open if the rest is so. "Agreed to see if" is none. */
const CONDITION =
  /(?<!\b(?:ask|asks|asked|see|check|examine|study|explore) )\bif\b|\b(?:unless|assuming|suppos(?:e|ing)|provid(?:ed|ing) that|on (?:the )?condition|conditional on|as long as|so long as|only (?:once|when|after)|subject to|contingent on|depend(?:s|ing)? on|in (?:the )?(?:event|case) (?:of|that)|pending (?:a|an|the|its|their|approval|ratification))\b|(?:^|[.;,]\s)provided\b|\bonce (?!(?:a|an|every|more|again|or)\b)[\p{L}-]+|\bwhether\b[^.;]{0,80}\b(?:agree|pledg|promis|commit|undert|vow)|場合|条件(?:に|で|とし|付き)|(?:たら|なら|ならば)、|たとえ|次第[でだ]|前提[にとで]|か(?:どうか|否か)[はが]|限り[、は]|としても/iu

/** Do words put a condition on what they say? */
export const isConditional = (words: string): boolean => CONDITION.test(words) || IF_JA.test(words)

/** Somebody else did the same: the clause leaves out how much, how long and when, and may be of either. */
const DID_THE_SAME =
  /\b(?:did|does|do|done|doing) (?:the same|so|likewise)\b|\b(?:[Ss]o|as|nor|neither|than) (?:did|does|do|has|have|had|will|would|is|was|were) (?:the )?\p{Lu}|\bfollow(?:s|ed|ing)? (?:suit|(?:its|their|his|her) example)\b|同様[にのだで]|[これそ]れに続|に続いた|追随|[にを]倣|足並み|もそうし/u
/** Words that may also mean something else in the account of a meeting. */
const ALIKE = /\b(?:likewise|similarly|in kind|match(?:es|ed|ing)?)\b|\b(?:too|as well)(?=[.,;]|$)/iu

/** Do words say of somebody only that they did the same as another? */
export const isElliptic = (words: string): boolean => DID_THE_SAME.test(words) || ALIKE.test(words)

/** The same for meetings: counted from or to another one, of another year, or of people who were not there. */
const OF_ANOTHER_MEETING =
  /\bfirst (?:[\p{L}-]+ ){0,2}(?:time )?in\b|\b(?:twenty|thirty|forty|fifty|hundred)[- ](?:and )?\p{L}+|\b(?:second|third|next)[- ](?:to[- ])?last\b|\bquarter\b|\bfirst (?:two|three|four|five)\b|\ba (?:third|quarter|fifth|tenth) of\b|\b(?:anniversary|predecessor|successor|minutes of|cited|quoted|recalled|refus\w+|aides?|regrets|delayed|delay|late|early|ahead of|since the|since its|without \p{L}{2,}|wrote)\b|\d (?:or|and) \d|\b(?:hours?|minutes?) (?:after|before)\b|\bminutes? on \p{Lu}[^.]{0,60}\bminutes? on\b|\bhours? on \p{Lu}[^.]{0,60}\bhours? on\b|以来|ぶり|前後|欠席|拒否|側近|発言|議事録|予定より|前任|後任|早く|遅れ|短[かく]|時間半|年前/iu

/** The same for rates: taken away, asked for, or a part of the figure. */
const NO_WHOLE_RATE =
  /\b(?:half|halved|one (?:third|quarter|fifth|tenth)|minus|below|above|lift(?:s|ed)?|remov\w+|proposed?|consider\w*|relief|against|data on|bill|subsid\w+|rebates?|exempt\w*|suspend\w*|postpon\w*|may|might|could|if|unless|once (?:charged|imposed|levied|had)|call\w* for|demand\w*|urg(?:e|es|ed|ing)|model\w*|simulat\w*|estimat\w*)\b|(?<!\b(?:announced|unveiled|confirmed)\b.{0,40})\bwould\b|半分|撤廃|廃止|検討|補助|免除|停止|凍結|可能性|かもしれ|べき|求め|試算/iu

/** The same for dates to count down to. */
const NO_OWN_DATE = /\b(?:no earlier than|extended|day after|day before|since)\b|延長|翌日|前日/iu

const DOUBTS: { readonly [C in CollectionName]?: readonly RegExp[] } = {
  round: [UNTRUE, UNREAL, IF_JA, DID_THE_SAME, OF_ANOTHER_MEETING],
  session: [UNTRUE, UNREAL, IF_JA, DID_THE_SAME, OF_ANOTHER_MEETING],
  measure: [UNTRUE, UNREAL, IF_JA, CONDITION, DID_THE_SAME, ALIKE, NO_WHOLE_RATE],
  milestone: [UNTRUE, UNREAL, IF_JA, NO_OWN_DATE],
  commitment: [UNTRUE, UNREAL, IF_JA, CONDITION, DID_THE_SAME, ALIKE, /\b(?:agree\w* to disagree|would)\b/iu],
  proposal: [
    UNTRUE,
    UNREAL,
    IF_JA,
    CONDITION,
    DID_THE_SAME,
    ALIKE,
    /\b(?:would|condolences|congratulations|apolog\w+|help|thanks)\b/iu,
  ],
}

/** Do words leave in doubt that what they say of a record of this kind is so? */
export const isInDoubt = (of: CollectionName, words: string): boolean =>
  (DOUBTS[of] ?? []).some((doubt) => doubt.test(withoutMay(words).replaceAll(LEFT_UNSAID, '')))

/** A clause by which a source says only that it leaves something out: the rest is as it says. */
const LEFT_UNSAID =
  /[;,] (?:(?:and )?(?:where|when|how long|at what level|with whom)(?: exactly)?, )?(?:the |this )?(?:report|summary|source|statement|ministry|agency|news agency) (?:does|do|did) not (?:say|tell|give|name)(?: (?:where|when|how long|the (?:place|day|time|hour|length)))?(?=[.;]|$)|、?(?:場所|日程|日時|時間)(?:など|や(?:場所|日程|日時|時間))?は(?:明らかにされていない|明らかにしていない|報じられていない|伝えられていない)(?=。|$)/giu

/** The month is no "may". */
const withoutMay = (words: string): string => words.replaceAll(/\bMay\b/gu, '')

/** Somebody who held a post before: no words of the present holder. */
export const OF_FORMER =
  /\b(?:former|ex-|then-|late)\b|(?<![以直事])(?:元|前)(?=[\p{Script=Han}ー]{0,14}(?:相|大臣|長官|大統領|代表|氏))/iu

/** A stance that is only told of, feared, asked for or thought possible, and so held by nobody that the words name. */
const ONLY_TOLD =
  /\b(?:wrong to|(?:is|are|was|were) (?:said|reported|rumou?red|thought|believed|expected|likely|asked|urged|told) to|reportedly|allegedly|supposedly|threat\w*|may|might|correct(?:ed|s|ion))\b|かもしれ|可能性|(?:する|しない)よう(?:に)?(?:求め|要請|促|迫)|と(?:報じ|伝え|言わ|噂)|とされ|ではなく|訂正/iu

/** Do words tell of a stance that need not be held? */
export const isOnlyTold = (words: string): boolean => UNREAL.test(words) || ONLY_TOLD.test(withoutMay(words))

/** A stance that is taken back: "does not oppose", "never rejected", 反対しない, 求めていない. "Will not accept" is one of its own. */
export const TAKEN_BACK =
  /(?:\b(?:not|never|cannot|no longer|stopped(?: short of)?|hardly|almost|nobody|anyone)|n[’']t)\b[^,.;]{0,24}\b(?:oppos|reject|demand|insist|refus|rul)|\b(?:almost|hardly|wrong to)\b[^,.;]{0,40}\baccept|\bnow accept|(?:反対|要求|拒否|求め)(?:して|て|し)?(?:い)?(?:ない|なかった|ません|なく)|(?:拒否|反対|要求)した(?:の)?(?:は|と)/iu
