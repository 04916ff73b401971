/** Words that tell how certain a time is, and whose. */

/** A target, and no date that is fixed. */
export const TARGET =
  /\b(?:aim(?:s|ed|ing)? (?:for|to|at)|target(?:ing)? (?:date|of|for)|(?:set|sets|has|have) (?:itself |themselves )?(?:a |the )target|goal of|hop(?:e|es|ed|ing) to (?:[\p{L}-]+ ){1,4}by)\b|目指[しすそ]|目標/iu

/** A day on which something ends or begins for certain. */
export const FIXED =
  /\b(?:expir(?:e|es|ed|ing|y)|runs? out|running out|laps(?:e|es|ed)|starts?|begins?|takes effect|enters into force|deadline)\b|期限|失効|満了|発効|施行|開幕|始ま[るり]/iu

/** Words that leave open if it will be so; "May" is a month. */
export const HEDGES =
  /\b(?:may|might|could|[Pp]ossibl[ey]|[Pp]erhaps|[Hh]op(?:es?|ed|ing)|would like|[Ii]f|[Uu]nless|consider(?:ing)?)\b|可能性|検討|見通し|かもしれ|模索|希望/u

/** The meeting before the one that the words are about. */
export const BEFORE_THIS =
  /前回|前々回|\b(?:previous|earlier|prior) (?:[\p{L}-]+ )?(?:round|meeting|session|one|talks)\b|\b(?:the|their|its) last (?:[\p{L}-]+ )?(?:round|meeting|session)\b/iu

/** The meeting after it. */
export const AFTER_THIS = /次回|\b(?:next|following) (?:[\p{L}-]+ )?(?:round|meeting|session|one)\b/iu
