import { foldText } from '../base/fold-text'
import { settingsOf, type DeskRead } from '../desk/desk-read'
import { CAPITALS } from '../model/values/capitals'
import type { Vocabulary } from '../model/values/vocabularies'
import { foundOf, onlyOne, wordsOf, type SelectedWords } from './selected-words'

/** The party of a position in a sentence, and its stance if the beginning of the sentence names it. */
export interface PositionHead {
  party: string
  stance?: Vocabulary<'stance'>
}

const KINDS =
  '(?:(?:repeated|old|standing|main|chief|first|only|key|central|long-?standing|core|new|latest|firm) ){0,3}(condition|demand|request|objection|red line)s?'
/** "’s repeated condition: " and "’s main demand is that ": what follows is the position itself. */
const OWN = new RegExp(`^(?:['’]s?| side['’]s) ${KINDS}(?::| (?:is|are|remains?) (?:still )?that\\b)`, 'iu')
const RESTATED = new RegExp(
  `^ (?:(?:has|have|had|again|also|once more) ){0,2}(?:repeat(?:s|ed)?|restat(?:es?|ed)|renew(?:s|ed)?|reiterat(?:es?|ed)|set out|put forward|ma(?:kes?|de)) (?:an?|its|the|their|one) ${KINDS}(?::| that\\b)`,
  'iu',
)
const OWN_JA =
  /^(?:側|政府)?の(?:従来の|かねての|一貫した|主な)?(条件|要求|要望)は、?[^。は]{1,200}こと(?:だ|である|です)?。?$/u

/** Verbs by which a government that is called by its capital takes a stand. Words about the city itself have none of them. */
const STANDS =
  /^ (?:(?:has|have|had|again|also|still|now|repeatedly|once more) ){0,2}(?:sa(?:ys|id)|repeat(?:s|ed)|reiterat(?:es|ed)|insist(?:s|ed)|demand(?:s|ed)|wants?|wanted|ask(?:s|ed)|urge[sd]|call(?:s|ed) (?:for|on)|refuse[sd]|reject(?:s|ed)|oppose[sd]|object(?:s|ed) to|accept(?:s|ed)|offer(?:s|ed)|propose[sd]|blame[sd]|accuse[sd]|claim(?:s|ed)|argue[sd]|complain(?:s|ed)|warn(?:s|ed)|maintain(?:s|ed)|seeks|sought|cannot accept|(?:will|would) (?:not |never |only )?(?:accept|agree|allow|lift|lower|cut|keep|drop|reduce|negotiate)|(?:is|remains) (?:ready|willing|prepared|open|opposed) to)\b/iu
const STANDS_JA =
  /^は、?[^。]{0,120}(?:求め|要求し|要請し|主張し|反対し|拒否し|受け入れ|応じ|批判し|非難し|提案し)[^。]{0,12}。?$/u

/** Another one begins to act in the same sentence. */
const ANOTHER = /[,;] (?:and|but|while|whereas) (?:the )?\p{Lu}|[がし]、[^。]{1,20}は/u

const STANCES: Readonly<Record<string, Vocabulary<'stance'>>> = {
  condition: 'conditional',
  demand: 'demand',
  request: 'demand',
  objection: 'oppose',
  'red line': 'oppose',
  条件: 'conditional',
  要求: 'demand',
  要望: 'demand',
}

/**
 * The party that selected words of one sentence begin with, if they then state its position: “Chile’s repeated condition: …”, “Wellington wants …”. The capital of a
 * party speaks for its government. Undefined for other words, and where another acts in the same sentence.
 */
export function positionHead(words: SelectedWords): PositionHead | undefined {
  const text = wordsOf(words)
  const first = text.length - text.trimStart().length
  if (words.sentences.filter(({ start, end }) => start < words.end && end > words.start).length !== 1) return undefined
  const named = foundOf(words, 'party').find(({ start }) => start === words.start + first)
  const capital = named ? undefined : capitalAt(words, text.slice(first))
  const party = named?.value.ref?.id ?? capital?.party
  if (party === undefined) return undefined
  const rest = named ? text.slice(named.end - words.start) : text.slice(first + (capital?.length ?? 0))
  if (ANOTHER.test(rest)) return undefined
  const own = (OWN.exec(rest) ?? RESTATED.exec(rest) ?? OWN_JA.exec(rest.trim()))?.[1]
  const stance = own === undefined ? undefined : STANCES[own.toLowerCase()]
  if (stance !== undefined) return { party, stance }
  return capital && (STANDS.test(rest) || STANDS_JA.test(rest.trim())) ? { party } : undefined
}

/** The capital of a party of the desk by which a text begins, and nobody's name. */
function capitalAt(words: SelectedWords, text: string): { party: string; length: number } | undefined {
  const from = words.end - text.length
  if (foundOf(words, 'person').some(({ start, end }) => start <= from && from < end)) return undefined
  const known = words.desk.derived(capitalsKnown, 'capitalsKnown')
  const folded = foldText(text.slice(0, LONGEST))
  const found = known.flatMap(({ name, party }) => (folded.startsWith(name) ? [{ party, length: name.length }] : []))
  const longest = Math.max(...found.map(({ length }) => length))
  const party = onlyOne(found.flatMap((one) => (one.length === longest ? [one.party] : [])))
  return party === undefined ? undefined : { party, length: longest }
}

/** The longest name of a city that is looked for, in UTF-16 code units. */
const LONGEST = 40

/** The parties of the desk by the names of their capitals, folded: the desk's own cities, and those that Parley knows. Brussels is the Union's: trade is its affair. */
function capitalsKnown(desk: DeskRead): { name: string; party: string }[] {
  const own = settingsOf(desk).capitals
  const others = desk.all('party').flatMap(({ id, code }) => {
    const city = code === 'BE' ? undefined : CAPITALS[code]?.city
    const seat = own.find(({ party }) => party === id)?.city
    // The desk may have another seat for it; the same one may lack its Japanese name there.
    const isAnother = seat !== undefined && seat.en !== city?.en && seat.ja !== city?.ja
    return city === undefined || isAnother ? [] : [{ party: id, city }]
  })
  return [...own, ...others].flatMap(({ party, city }) =>
    [city.en, city.ja].flatMap((name) =>
      name === undefined || name.trim().length < 2 ? [] : [{ party, name: foldText(name.trim()) }],
    ),
  )
}
