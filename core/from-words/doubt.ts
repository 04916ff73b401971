import type { CollectionName } from '../model/values/collection-names'

/**
 * Words by which a sentence may say that something did not happen, is of another time or of other people, or is only part of a figure. No rule here can tell what
 * such a sentence leaves of it, so a form is not filled in from it: a person reads it.
 */
const UNTRUE =
  /\b(?:not|never|cannot|nobody|neither|nor|none|nothing|den(?:y|ies|ied|ying)|rumou?rs?|false|wrong|should have|would have|(?:was|were) to have|instead|unlike|hardly|almost|fail(?:s|ed)?|cancel\w*|called off|postpon\w*|scrapp?ed|threat\w*|an end to|if asked)\b|n[’']t\b|\bno (?:[\p{L}-]+ ){0,3}(?:rounds?|meetings?|talks|sessions?|quotas?|dut(?:y|ies)|tariffs?|lev(?:y|ies)|deadline|agreement|offer)\b|ない|なかった|なく|ません|せず|ておらず|否定|中止|延期|見送|脅[しすか]|やめ|虚偽/iu

/** The same for meetings: counted from or to another one, of another year, or of people who were not there. */
const OF_ANOTHER_MEETING =
  /\bfirst (?:[\p{L}-]+ ){0,2}(?:time )?in\b|\b(?:twenty|thirty|forty|fifty|hundred)[- ](?:and )?\p{L}+|\b(?:second|third|next)[- ](?:to[- ])?last\b|\bquarter\b|\bfirst (?:two|three|four|five)\b|\ba (?:third|quarter|fifth|tenth) of\b|\b(?:anniversary|minutes of|cited|quoted|recalled|refus\w+|aides?|regrets|delayed|delay|late|early|ahead of|since the|since its|without \p{L}{2,}|wrote)\b|\d (?:or|and) \d|\b(?:hours?|minutes?) (?:after|before)\b|\bminutes? on \p{Lu}[^.]{0,60}\bminutes? on\b|\bhours? on \p{Lu}[^.]{0,60}\bhours? on\b|以来|ぶり|前後|欠席|拒否|側近|発言|議事録|予定より|早く|遅れ|短[かく]|時間半|年前/iu

/** The same for rates: taken away, asked for, or a part of the figure. */
const NO_WHOLE_RATE =
  /\b(?:half|halved|one (?:third|quarter|fifth|tenth)|minus|below|above|lift(?:s|ed)?|remov\w+|proposed?|consider\w*|relief|against|data on|bill|subsid\w+|rebates?|exempt\w*)\b|半分|撤廃|廃止|検討|補助|免除/iu

/** The same for dates to count down to. */
const NO_OWN_DATE = /\b(?:no earlier than|extended|day after|day before|since)\b|延長|翌日|前日/iu

const DOUBTS: { readonly [C in CollectionName]?: readonly RegExp[] } = {
  round: [UNTRUE, OF_ANOTHER_MEETING],
  session: [UNTRUE, OF_ANOTHER_MEETING],
  measure: [UNTRUE, NO_WHOLE_RATE],
  milestone: [UNTRUE, NO_OWN_DATE],
  commitment: [UNTRUE, /\b(?:agree\w* to disagree|would)\b/iu],
  proposal: [UNTRUE, /\b(?:would|condolences|congratulations|apolog\w+|help|thanks)\b/iu],
}

/** Do words leave in doubt that what they say of a record of this kind is so? */
export const isInDoubt = (of: CollectionName, words: string): boolean =>
  (DOUBTS[of] ?? []).some((doubt) => doubt.test(words))

/** Somebody who held a post before: no words of the present holder. */
export const OF_FORMER =
  /\b(?:former|ex-|then-|late)\b|(?<![以直事])(?:元|前)(?=[\p{Script=Han}ー]{0,14}(?:相|大臣|長官|大統領|代表|氏))/iu

/** A stance that is taken back: "does not oppose", "never rejected", 反対しない, 求めていない. "Will not accept" is one of its own. */
export const TAKEN_BACK =
  /(?:\b(?:not|never|cannot|no longer|stopped(?: short of)?|hardly|almost|nobody|anyone)|n[’']t)\b[^,.;]{0,24}\b(?:oppos|reject|demand|insist|refus|rul)|\b(?:almost|hardly|wrong to)\b[^,.;]{0,40}\baccept|\bnow accept|(?:反対|要求|拒否|求め)(?:して|て|し)?(?:い)?(?:ない|なかった|ません|なく)|(?:拒否|反対|要求)した(?:の)?(?:は|と)/iu
