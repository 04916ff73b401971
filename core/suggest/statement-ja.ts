import type { Sentence } from './sentences'
import type { Place, Spoken } from './spoken'
import type { Suggestion } from './suggestion'
import { LEADS_JA } from './words/speech'

/** The particle after a speaker. */
const SPEAKER =
  /^(?:(?:は|が|も)[、，]?|から(?:は)?[、，]|より(?:は)?[、，]|によれば[、，]?|によると[、，]?|の(?:話|説明)では[、，]?)/
const OTHERS =
  /^([^、。「『は]{1,24}?)(?:は|から(?:は)?|より(?:は)?|が|によれば|によると|の(?:話|説明)では)(?:[、，]|(?=[「『]))/u
/** A topic that is no name, but somebody who can speak. */
const TOPIC =
  /^([^、。「『はがを]{0,23}(?:[者官側府省庁局相長臣方人氏筋団院体会連社界家民紙聞信誌A-Z]|\p{Script=Katakana}|幹部|議員|委員会?|代表|大使|当局|政権|首脳))は[、，]?/u
/** The body that a post belongs to. */
const BODY = /(?:^|[、，])([^、，。「『はがを]{0,19}[省庁府院部局室会団]の)$/u
/** "Wと赤沢氏は語った": the speaker stands after the speech. */
const INVERTED = /^(.*[たいるうくすつぬむぶぐだんせ」』])[、，]?と[、，]?([^、，。「」『』はがをと]{1,20})(は|が)$/u
const HEARER = /(?:^|[、，])([^、，。「」『』]{1,20}?)(?:に対し(?:て)?|に向けて?|に)[、，]?$/u
/** The words that end what was said: the speech itself comes before them. */
const ENDS = /(?:と(?:し(?:て)?|の)?|旨(?:を)?|を|について(?:は)?)[^と旨を]{0,12}$/u

/** Words by which a sentence names its source, and those that mark hearsay at its end. */
const SOURCE = /(?:によ(?:ると|れば)|の(?:話|説明)では)$/
const HEARSAY = /^(?:という|とのこと|と話)/

/** The verb of a sentence is its last one; but a source goes with the hearsay at the end: Xによると、…という。 */
export function verbInJapanese<V extends Sentence>(text: string, verbs: readonly V[]): V | undefined {
  const last = verbs.at(-1)
  return last && HEARSAY.test(text.slice(last.start, last.end))
    ? (verbs.find(({ start, end }) => SOURCE.test(text.slice(start, end))) ?? last)
    : last
}

/** Reads a Japanese sentence with its verb of speech at `verb`. Undefined if no speaker is found. */
export function japaneseStatement(
  text: string,
  sentence: Sentence,
  verb: { start: number; end: number },
  names: readonly Suggestion[],
): Spoken | undefined {
  const lead = /^[○◯（）()　\s]*/.exec(text.slice(sentence.start, sentence.end))?.[0].length ?? 0
  // 述べていない and 述べたことはない: nobody said it.
  const tail = text.slice(verb.end, sentence.end)
  if (/^(?:い|おり|ご)?(?:ない|ません|なかった|ず)|^こと[はがも]/.test(tail)) return undefined
  // 述べた米国は, 述べたのは and 言ったかは: the verb belongs to another word of the sentence.
  if (/[たる]$/.test(text.slice(verb.start, verb.end)) && BELONGS.test(tail)) return undefined
  let start = sentence.start + lead
  start += LEADS_JA.exec(text.slice(start, verb.start))?.[0].length ?? 0
  const date = names.find(({ kind, start: at, end }) => kind === 'date' && at === start && text[end] === '、')
  if (date) start = date.end + 1
  start += ASKED.exec(text.slice(start, verb.start))?.[0].length ?? 0
  const verbText = text.slice(verb.start, verb.end)
  // 首相と話した: with somebody.
  if (verbText.startsWith('と話') && !/[\u3041-\u3096」』]/.test(text[verb.start - 1] ?? '')) return undefined
  const inverted = INVERTED.exec(text.slice(start, verb.start))
  if (inverted) return afterSpeech(start, verb, inverted, names)
  const subject = speakerFrom(text, start, verb.end + 1, names)
  if (!subject) return undefined
  const rest = subject.after
  if (hasOtherTopic(text, rest, verb.start, names)) return undefined
  const between = text.slice(rest, verb.start).replaceAll(/「[^」]*」/g, '「」')
  // "AがWと訴えるなか、Bは": another one has the last verb.
  if (/が[、，]?$/.test(text.slice(subject.speaker[1], rest)) && /」.*[、，][^、，]{1,16}は/u.test(between))
    return undefined
  // 結果を発表した: a thing, and no words.
  if (
    /^(?:発表|投稿|伝達|伝え|説明|述べ|語っ|答え|回答|発言|コメント)/.test(verbText) &&
    between.endsWith('を') &&
    !/「|との|という|旨/.test(between)
  )
    return undefined
  // The topic of という is what is told, and not the one who tells it.
  if (verbText.startsWith('という') && !/^(?:から|より)/.test(text.slice(subject.speaker[1], rest))) return undefined
  if (SOURCE.test(verbText)) return bySource(text, sentence, verb, subject)
  const quote = quoteIn(text, rest, verb.start)
  const bodyStart = quote ? quote[0] - 1 : verb.start
  const last = hearerAfter(text, quote ? quote[1] + 1 : rest, verb.start)
  const hearer = last ? undefined : hearerIn(text, rest, quote ? bodyStart : verb.start, quote !== undefined)
  const place = last ?? hearer?.place
  const spoken = quote ?? plainWords(text, hearer?.after ?? rest, verb, names)
  return {
    speaker: subject.speaker,
    verb: [verb.start, verb.end],
    ...(place ? { hearer: place } : {}),
    ...(spoken ? { words: spoken } : {}),
    ...(subject.by ? { by: subject.by } : {}),
  }
}

/** Wと、Xは語った。 */
function afterSpeech(
  start: number,
  verb: Sentence,
  [, said = '', speaker = '', particle = '']: RegExpExecArray,
  names: readonly Suggestion[],
): Spoken | undefined {
  // With が it may be another whom the topic reports.
  if (particle === 'が' && said.replaceAll(/「[^」]*」/g, '').includes('は')) return undefined
  const at = verb.start - particle.length - speaker.length
  const by = names.find(({ kind, start: from, end }) => kind === 'person' && from === at && end === at + speaker.length)
  const isQuote = /^「[^」]*」$/u.test(said)
  return {
    speaker: [at, at + speaker.length],
    verb: [verb.start, verb.end],
    words: isQuote ? [start + 1, start + said.length - 1] : [start, start + said.length],
    ...(by ? { by } : {}),
  }
}

/** Xによると、W。: all that follows is X's. */
function bySource(
  text: string,
  sentence: Sentence,
  verb: Sentence,
  subject: Pick<Spoken, 'speaker' | 'by'>,
): Spoken | undefined {
  const start = verb.end + comma(text, verb.end)
  const body = text.slice(start, sentence.end).replace(/(?:といいます|という|とのこと(?:だ|です|でした)?)?。?$/u, '')
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
  const marked = names.flatMap((name) => {
    if (name.start < start || name.end > last) return []
    if (name.kind !== 'person' && name.kind !== 'post' && name.kind !== 'party') return []
    const particle = SPEAKER.exec(text.slice(name.end, name.end + 8))?.[0]
    return particle === undefined ? [] : [{ name, particle }]
  })
  // The topic speaks; が may mark the one who does something else in a clause before it.
  const topic = marked.find(({ particle }) => particle.startsWith('は'))
  const first = marked[0]
  // Two may be the speaker where one is said to report the other.
  if (topic && first && topic !== first && /^(?:によ|の)/.test(first.particle)) return undefined
  const chosen = topic ?? first
  const plain = topic ? undefined : TOPIC.exec(text.slice(start, Math.min(chosen?.name.start ?? last, last)))
  if (plain?.[1] !== undefined)
    return { speaker: [start + placeIn(plain[1]), start + plain[1].length], after: start + plain[0].length }
  if (chosen) {
    const { name, particle } = chosen
    const after = name.end + particle.length
    const body = name.kind === 'post' ? BODY.exec(text.slice(start, name.start))?.[1] : undefined
    // A record of a post does not say whose spokesman it is.
    if (body !== undefined) return { speaker: [name.start - body.length, name.end], after }
    const joint = names.find(
      ({ kind, end: to }) =>
        kind === name.kind && to < name.start && /^(?:と|や|、|・|及び|および)$/.test(text.slice(to, name.start)),
    )
    return joint && joint.start >= start
      ? { speaker: [joint.start, name.end], after }
      : { speaker: [name.start, name.end], after, by: name }
  }
  const found = OTHERS.exec(text.slice(start, last + 1))
  const said = found?.[1]
  return found && said !== undefined && !/[てでに]$/.test(said)
    ? { speaker: [start + placeIn(said), start + said.length], after: start + found[0].length }
    : undefined
}

/** Words that a verb belongs to; 述べた後 and 述べる一方 are still the speaker's. */
const BELONGS =
  /^(?:[\p{Script=Katakana}]|(?![上後際旨一他直時同模様])[\p{Script=Han}]|の[はがを]|か[はがを]|とおり|よう[なに])/u
/** The length of the place before a speaker: 昨日の電話で先方. */
const placeIn = (said: string): number =>
  /^.*(?:[会談議場席話見]|\p{Script=Katakana})で(?=.{2})/u.exec(said)?.[0].length ?? 0

const comma = (text: string, at: number) => (/^[、，]/.test(text.slice(at, at + 1)) ? 1 : 0)

/** Words that end the clause of a first topic. */
const CLAUSE_END = /が、|ものの、|一方|こと(?:について|に)|と(?:述べ|語|話|説明|主張|指摘)/

/** Is another one named as a topic before the verb, so that nobody can tell whose verb it is? A country may be what a person speaks of. */
function hasOtherTopic(text: string, from: number, to: number, names: readonly Suggestion[]): boolean {
  return names.some(({ kind, start, end }) => {
    if (start < from || end >= to || text[end] !== 'は') return false
    const before = text.slice(from, start)
    if (before.lastIndexOf('「') > before.lastIndexOf('」')) return false
    if (kind === 'person') return true
    return (kind === 'post' || kind === 'party') && CLAUSE_END.test(before.replaceAll(/「[^」]*」/g, ''))
  })
}

/** The longest words in 「」. */
function quoteIn(text: string, from: number, to: number): Place | undefined {
  const quotes = [
    ...text
      .slice(from, to + 1)
      .matchAll(
        /[「『]((?<=「)[^」]{2,600}(?=」)|(?<=『)[^』]{2,600}(?=』))[」』](?=と|との|など|などと|旨|、と|。と)/gu,
      ),
  ]
  const longest = quotes.toSorted((a, b) => (b[1]?.length ?? 0) - (a[1]?.length ?? 0))[0]
  if (longest?.[1] === undefined) return undefined
  const start = from + longest.index + 1
  return [start, start + longest[1].length]
}

/** Those who can hear, as the end of a word. */
const HEARS = '(?:団|者|者ら|陣|長官|大臣|首相|大統領|総理|側|氏|代表|議員|委員|各国|相手国?|先方|国民|政府)'
const AFTER_WORDS = new RegExp(`(?:と|旨を?)([^、。「」『』とをは]{0,14}${HEARS})に(?:対し(?:て)?)?[、，]?$`, 'u')

/** A hearer between the words and the verb: 「…」と記者団に語った, …旨を米側に伝えた. */
function hearerAfter(text: string, from: number, to: number): Place | undefined {
  const found = AFTER_WORDS.exec(text.slice(from, to))
  const said = found?.[1]
  if (!found || said === undefined) return undefined
  const start = from + found.index + found[0].indexOf(said)
  return [start, start + said.length]
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
    : /^(?:[^、。「」]{1,20}[、，])?([^、，。「」『』]{1,20}?)(?:に対し(?:て)?|(?<=団|者|長官|大臣|首相|側|氏|代表|ら|議員|総理|大統領)に)(?:[、，]|(?<=(?:記者団|記者ら|報道陣)に(?:対し(?:て)?)?))/u.exec(
        region,
      )
  const said = found?.[1]
  if (
    !found ||
    said === undefined ||
    /^(?:これ|それ|前|後)|(?:SNS|X|Ｘ|ブログ|声明|文書|取材|質問|問い|インタビュー|会見|演説|集会|番組|投稿)$/.test(
      said,
    )
  )
    return undefined
  // "In Kagoshima to reporters": the place is no part of the hearer.
  const place = /^.*[でて](?=.)/u.exec(said)?.[0].length ?? 0
  const start = from + found.index + found[0].indexOf(said) + place
  return { place: [start, start + said.length - place], after: from + found.index + found[0].length }
}

/** The occasion on which somebody spoke: 上院で証言し、 and 記者団の取材に応じ、. */
const OCCASION =
  /^[^、，「」]{0,24}(?:証言し|取材に応じ|質問に答え|会見し|出席し|会談し|訪れ|演説し|登壇し|面会し|出演し|投稿し|応じ)(?:て|た後に?)?[、，]/u
/** Somebody asks before the speaker answers: 記者から「近いか」と問われ、. */
const ASKED =
  /^[^、，「」]{1,20}(?:から|に)(?:「[^」]{1,200}」(?:など)?と)?(?:問|聞か|質問さ|尋ねら|指摘さ|批判さ|求めら)[^、，「」]{0,6}[、，]/u
/** The name that the sentence gives to what was said: 歓迎するとのコメント. */
const CALLED = /(?:との|という)(?:コメント|声明|談話|見解|考え|認識|方針|意向|立場|書簡|メッセージ)$/u

/** Words said without quotation marks: from the speaker to と, 旨 or を before the verb. */
function plainWords(text: string, from: number, verb: Sentence, names: readonly Suggestion[]): Place | undefined {
  const to = verb.start
  let start = from
  for (const name of names) {
    if (name.kind !== 'date' || name.start !== start) continue
    start = name.end
    while (/[、，に]/.test(text[start] ?? '')) start += 1
  }
  // 会見で、 and 書簡で say where, and not which words.
  start +=
    /^(?:[^、，「」]{0,8})?(?:書簡|声明|会見|演説|投稿|談話|SNS|電話|国会|議会)で(?![、，は])/u.exec(
      text.slice(start, to),
    )?.[0].length ?? 0
  start += /^[^、，「」]{1,20}(?:で|にて)[、，]/u.exec(text.slice(start, to))?.[0].length ?? 0
  start += OCCASION.exec(text.slice(start, to))?.[0].length ?? 0
  const region = text.slice(start, to)
  // A verb with a と of its own leaves none to look for: the one in こと is another.
  const end =
    (/^(?:[と旨]|認識|考え|見方|見解|意向|方針|立場|期待|懸念)/.test(text.slice(to, verb.end))
      ? /(?:との|という)$/u.exec(region)?.index
      : ENDS.exec(region)?.index) ?? region.length
  const words = region
    .slice(0, end)
    .replace(CALLED, '')
    .replace(/[、，]$/, '')
  return words.length < 2 || /^(?:そう|こう|このように|そのように|次のように|以下のように)$/.test(words)
    ? undefined
    : [start, start + words.length]
}
