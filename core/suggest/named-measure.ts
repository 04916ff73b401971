import type { ReadyPattern } from './patterns'
import { knownMeasure, type Roster } from './roster'
import type { Suggestion } from './suggestion'

/** The words before the name of an act: "Members of the House on the", "In September, the". */
const BEFORE = /^.*(?:\s(?:of|and|on|for|in|to)|,)\sthe\s/su
/** A headline that writes each word with a capital: "Japan Seeks Trade Deal". */
const HEADLINE =
  /\s(?:Agrees?|Approves?|Backs?|Eyes?|Hails?|Nears?|Passes|Reach(?:es)?|Rejects?|Says?|Seeks?|Signs?|Strikes?|Urges?|Wants?)\s/u
/** A section of something that is no law: "section 118 of the budget report". */
const OTHER_SECTION =
  /^(?:\([a-z0-9]{1,3}\)){0,3}\s(?:above|below|of (?:the|this|that|an?|its|his|her|their|our|your)\s(?![^.;,]{0,60}\b(?:Act|Code|Statute|[Ll]aw|statute|Constitution)\b))/
/** Words that make a tariff a part of something else: "steel tariff quotas", 自動車関税割当. */
const OTHER_TARIFF = /^(?:-|\s(?:quotas?|lines?|codes?|schedules?|headings?|revenues?)\b|表|割当|収入|局|定率)/

const SMALL_WORDS = /^(?:(?:of|and|the|on|for|in|to)\s+)+/

/** The measure that a pattern has found; undefined if its words name none. */
export function namedMeasure(
  match: RegExpExecArray,
  words: string,
  start: number,
  pattern: ReadyPattern,
  roster: Roster,
): Suggestion | undefined {
  const isRun = pattern.phrase.startsWith('{caps}')
  // A run of capitals begins with its first one: "of the Trade Act" is the Trade Act, and so is "Committee on the Trade Act".
  const small = isRun ? (SMALL_WORDS.exec(words)?.[0].length ?? 0) : 0
  const cut = small + (isRun ? (BEFORE.exec(words.slice(small))?.[0].length ?? 0) : 0)
  const from = cut + leading(words.slice(cut))
  const text = words.slice(from)
  const digits = match.groups?.number?.normalize('NFKC')
  // Sections of low numbers are parts of the text itself.
  if (pattern.number === 'Section #' && Number(digits) < 100 && !/Act|法/.test(text)) return undefined
  if (isRun && (!/\s/.test(text) || HEADLINE.test(text))) return undefined
  const after = match.input.slice(start + words.length, start + words.length + 90)
  if (pattern.type === 'statute' && OTHER_SECTION.test(after) && !/(?:Act|Code|法)/.test(text)) return undefined
  if (pattern.type === 'tariff' && OTHER_TARIFF.test(after)) return undefined
  if (pattern.language === 'ja' && /^[のとにはがをもや・ー]/.test(text)) return undefined
  // 本協定 is one that the text has named before.
  if (
    /^(?:(?:本|同|当|新|旧|両|別|各|諸|他|既存|個別|国際|二国間|多国間|政府間)(?:協定|条約|合意|枠組み|覚書|議定書)$|[本同当]法)/u.test(
      text,
    )
  )
    return undefined
  const number = pattern.number === undefined || digits === undefined ? undefined : pattern.number.replace('#', digits)
  const ref = knownMeasure(roster, number, text)
  return {
    kind: 'measure',
    start: start + from,
    end: start + from + text.length,
    text,
    value: { type: pattern.type ?? 'other', ...(number === undefined ? {} : { number }), ...(ref ? { ref } : {}) },
  }
}

/** Words before a name in capitals that do not belong to it: the first one of a sentence. */
function leading(words: string): number {
  return (
    /^(?:The|A|An|This|That|In|On|Under|By|For|With|And|But|No|If|As|Our|Their|Its|His|Her|Any|All|Both|Each)\s+(?:(?:the|of|and)\s+)?/.exec(
      words,
    )?.[0].length ?? 0
  )
}
