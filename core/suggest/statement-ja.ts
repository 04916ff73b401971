import type { Sentence } from './sentences'
import type { Place, Spoken } from './statement-en'
import type { Suggestion } from './suggestion'
import { LEADS_JA } from './words/speech'

/** The particle after a speaker. */
const SPEAKER = /^(?:(?:は|が|も)[、，]?|から(?:は)?[、，]|によれば[、，]?|によると[、，]?)/
const OTHERS = /^([^、。「『は]{1,24}?)(?:は|から(?:は)?|が|によれば|によると)[、，]/u
const HEARER = /(?:^|[、，])([^、，。「」『』]{1,20}?)(?:に対し(?:て)?|に向けて?|に)[、，]?$/u
/** The words that end what was said: the speech itself comes before them. */
const ENDS = /(?:と(?:し(?:て)?|の)?|旨(?:を)?|を|について(?:は)?)[^と旨を]{0,12}$/u

/** Reads a Japanese sentence with its verb of speech at `verb`. Undefined if no speaker is found. */
export function japaneseStatement(
  text: string,
  sentence: Sentence,
  verb: { start: number; end: number },
  names: readonly Suggestion[],
): Spoken | undefined {
  const lead = /^[○◯（）()　\s]*/.exec(text.slice(sentence.start, sentence.end))?.[0].length ?? 0
  let start = sentence.start + lead
  start += LEADS_JA.exec(text.slice(start, verb.start))?.[0].length ?? 0
  const subject = speakerFrom(text, start, verb.end + 1, names)
  if (!subject) return undefined
  const rest = subject.after
  if (/によ(?:ると|れば)$/.test(text.slice(verb.start, verb.end))) return bySource(text, sentence, verb, subject)
  const quote = quoteIn(text, rest, verb.start)
  const bodyStart = quote ? quote[0] - 1 : verb.start
  const hearer = hearerIn(text, rest, quote ? bodyStart : verb.start, quote !== undefined)
  const spoken = quote ?? plainWords(text, hearer?.after ?? rest, verb.start, names)
  return {
    speaker: subject.speaker,
    verb: [verb.start, verb.end],
    ...(hearer ? { hearer: hearer.place } : {}),
    ...(spoken ? { words: spoken } : {}),
    ...(subject.by ? { by: subject.by } : {}),
  }
}

/** Xによると、W。: all that follows is X's. */
function bySource(
  text: string,
  sentence: Sentence,
  verb: Sentence,
  subject: Pick<Spoken, 'speaker' | 'by'>,
): Spoken | undefined {
  const start = verb.end + (/^[、，]/.test(text.slice(verb.end, verb.end + 1)) ? 1 : 0)
  const body = text.slice(start, sentence.end).replace(/(?:という|とのことだ|とのことです)?。?$/u, '')
  if (body === '') return undefined
  const { speaker, by } = subject
  return { speaker, verb: [verb.start, verb.end], words: [start, start + body.length], ...(by ? { by } : {}) }
}

/** A name before は, から or によれば; else the first words of the sentence before it. */
function speakerFrom(
  text: string,
  start: number,
  end: number,
  names: readonly Suggestion[],
): { speaker: Place; after: number; by?: Suggestion } | undefined {
  const limit = Math.min(end, start + 60)
  const quoteAt = text.slice(start, limit).search(/[「『]/)
  const last = quoteAt < 0 ? limit : start + quoteAt
  for (const name of names) {
    if (name.start < start || name.end > last) continue
    if (name.kind !== 'person' && name.kind !== 'post' && name.kind !== 'party') continue
    const particle = SPEAKER.exec(text.slice(name.end, name.end + 8))
    if (particle) return { speaker: [name.start, name.end], after: name.end + particle[0].length, by: name }
  }
  const found = OTHERS.exec(text.slice(start, last))
  const said = found?.[1]
  return found && said !== undefined && !/[てでに]$/.test(said)
    ? { speaker: [start, start + said.length], after: start + found[0].length }
    : undefined
}

/** The longest words in 「」. */
function quoteIn(text: string, from: number, to: number): Place | undefined {
  const quotes = [...text.slice(from, to).matchAll(/「([^」]{2,600})」(?=と|との|など|などと|旨|、と|。と)/gu)]
  const longest = quotes.toSorted((a, b) => (b[1]?.length ?? 0) - (a[1]?.length ?? 0))[0]
  if (longest?.[1] === undefined) return undefined
  const start = from + longest.index + 1
  return [start, start + longest[1].length]
}

function hearerIn(
  text: string,
  from: number,
  to: number,
  isQuoted: boolean,
): { place: Place; after: number } | undefined {
  const region = text.slice(from, to)
  const found = isQuoted
    ? HEARER.exec(region)
    : /^(?:[^、。「」]{1,20}[、，])?([^、，。「」『』]{1,20}?)(?:に対し(?:て)?|(?<=団|者|長官|大臣|首相|側|氏|代表|ら|議員|総理|大統領)に)[、，]/u.exec(
        region,
      )
  const said = found?.[1]
  if (!found || said === undefined || /^(?:これ|それ|前|後)/.test(said)) return undefined
  // "In Kagoshima to reporters": the place is no part of the hearer.
  const place = /^.*[でて](?=.)/u.exec(said)?.[0].length ?? 0
  const start = from + found.index + found[0].indexOf(said) + place
  return { place: [start, start + said.length - place], after: from + found.index + found[0].length }
}

/** Words said without quotation marks: from the speaker to と, 旨 or を before the verb. */
function plainWords(text: string, from: number, to: number, names: readonly Suggestion[]): Place | undefined {
  let start = from
  for (const name of names) {
    if (name.kind !== 'date' || name.start !== start) continue
    start = name.end
    while (/[、，に]/.test(text[start] ?? '')) start += 1
  }
  // 会見で、 says where, and not which words.
  start += /^[^、，「」]{1,20}(?:で|にて)[、，]/u.exec(text.slice(start, to))?.[0].length ?? 0
  const region = text.slice(start, to)
  const end = ENDS.exec(region)?.index ?? region.length
  const words = region.slice(0, end).replace(/[、，]$/, '')
  return words.length < 2 ? undefined : [start, start + words.length]
}
