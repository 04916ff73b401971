import type { MemoFigure } from './memo-figure'
import { ParleyError } from '../../base/errors'
import type { Language } from '../../base/text'
import type { DeskRead } from '../../desk/desk-read'
import { boundsOf } from '../../desk/known-by'
import { titleOf } from '../../desk/titles'
import { isFrozenMemo } from '../../model/records/memos'
import type { Memo } from '../../model/records/records'
import { choosesGoods, isMadeMemoType } from '../../model/values/made-memos'
import type { RecordRef } from '../../model/values/record-ref'
import { layerName, rateSentence } from '../../rates/answer-words'
import { regimeGood } from '../../rates/desk-good'
import { regimeOf } from '../../rates/desk-regime'
import { formatRate } from '../../rates/format-rate'
import { standingAt, type AsKnown } from '../../rates/layer-standing'
import { compileRegime } from '../../rates/regime/compile'
import { rateInOrder } from '../../rates/rate-in-order'
import { sameRate } from '../../rates/same-rate-words'
import { familyText } from '../../text/catalogue'
import { KnownDesk } from '../known-desk'
import { blockRuns, type MemoModel, type Run } from '../memo-model'
import { correctedTexts, noneIfRefused, textsKnownAt } from './corrected-texts'
import { keptOf } from './kept-memo'

/** Something that a memo printed a figure of. */
type Key =
  { kind: 'layer'; ref: RecordRef; layer: string } | { kind: 'good'; ref: RecordRef; origin: string; border: string }

/**
 * The rates of an issued memo, each once, in the order of its pages; then the dates and numbers that the desk has corrected since. `now` is today's instant (ISO 8601).
 * @throws ParleyError `memo-not-issued` of a memo that has no frozen text, those of `keptOf`, and of a memo without rates those of `gatherFor`
 */
export function figuresOfMemo(desk: DeskRead, memo: Memo, now: string): MemoFigure[] {
  const rates = ratesOfMemo(desk, memo, now)
  const others = () => {
    const texts = correctedTexts(desk, memo)
    const present = textsKnownAt(desk, memo, texts, knownUntil(memo, now))
    return texts.map(({ ref, printed, corrected }, index): MemoFigure => {
      const title = titleOf(desk, ref)[keptOf(desk, memo)?.content.language ?? 'en']
      return { ref, title, printed, knownThen: corrected, knownNow: present[index] ?? corrected }
    })
  }
  // Rates are shown even if nothing else can be compared now; a memo without any says why.
  return [...rates, ...(rates.length === 0 ? others() : noneIfRefused(others))]
}

/** The instant up to which things are known: now, or the memo's own cut-off if that is later. */
const knownUntil = (memo: Memo, now: string) => new Date(Math.max(boundsOf(memo).known, Date.parse(now))).toISOString()

/** The rates of an issued memo alone. @throws ParleyError `memo-not-issued`, and those of `keptOf` */
export function ratesOfMemo(desk: DeskRead, memo: Memo, now: string): MemoFigure[] {
  const issued = isFrozenMemo(memo) ? keptOf(desk, memo)?.issued : undefined
  if (!issued) throw new ParleyError('memo-not-issued')
  const printed = new Map<string, { key: Key; text: string }>()
  for (const run of runsOf(issued)) {
    const key = keyOf(run)
    if (!key) continue
    const name = JSON.stringify(key)
    const before = printed.get(name)
    // The figure of a layer in force is strong; an announced one is plain.
    const isInForce = key.kind === 'good' || run.style === 'strong'
    if (isInForce) printed.set(name, before && before.text !== NOT ? before : { key, text: run.text })
    else if (!before) printed.set(name, { key, text: NOT })
  }
  const { language } = issued
  const said = [...printed.values()]
  // A fact sheet gives the rate of a good; of a layer alone it says less, since a rule may take it out for one good and not for another. A brief
  // gives both.
  const isSheet = isMadeMemoType(memo.type) && choosesGoods(memo.type)
  const ofGoods = isSheet ? said.filter(({ key }) => key.kind === 'good') : []
  const bounds = boundsOf(memo)
  const cut = new KnownDesk(desk, bounds)
  const today = Date.parse(knownUntil(memo, now))
  const notInForce = familyText(language, 'figures.notInForce')
  return (ofGoods.length > 0 ? ofGoods : said).map(({ key, text }) => ({
    ref: key.ref,
    title: titleOfKey(desk, key, language),
    printed: text === NOT ? notInForce : text,
    ...present(
      'knownThen',
      key.kind === 'layer'
        ? layerText(cut, key, { at: bounds.at, knownAt: bounds.known }, language)
        : asPrinted(text, goodText(desk, key, { entered: bounds.at, knownAt: bounds.known }, language), language),
    ),
    ...present(
      'knownNow',
      key.kind === 'layer'
        ? layerText(desk, key, { at: bounds.at, knownAt: today }, language)
        : asPrinted(text, goodText(desk, key, { entered: bounds.at, knownAt: today }, language), language),
    ),
  }))
}

const NOT = ''

/** The sentence that was printed, where today's says the same figures: an earlier Parley had other words for them. */
const asPrinted = (printed: string, now: string | undefined, language: Language): string | undefined =>
  now !== undefined && sameRate(printed, now, language) ? printed : now

const present = (name: 'knownThen' | 'knownNow', text: string | undefined) =>
  text === undefined ? {} : { [name]: text }

function keyOf({ from }: Run): Key | undefined {
  if (!from) return undefined
  const { collection, id, field } = from
  const ref = { collection, id }
  // Memos issued before the rate of a layer was one text name its percentage.
  const [, layer] = /^components\.(.+)\.(?:rate|basisPoints)$/.exec(field) ?? []
  if (collection === 'measure' && layer !== undefined) return { kind: 'layer', ref, layer }
  const [, origin, border] = /^rate\.([^.]+)\.([^.]+)$/.exec(field) ?? []
  if (collection === 'good' && origin !== undefined && border !== undefined)
    return { kind: 'good', ref, origin, border }
  return undefined
}

function titleOfKey(desk: DeskRead, key: Key, language: Language): string {
  if (key.kind === 'layer') return layerName(`${key.ref.id}/${key.layer}`, language, desk)
  const name = (ref: RecordRef) => (desk.get(ref.collection, ref.id) ? titleOf(desk, ref)[language] : ref.id)
  return familyText(language, 'figures.good', {
    good: name(key.ref),
    origin: name({ collection: 'party', id: key.origin }),
    border: name({ collection: 'party', id: key.border }),
  })
}

function layerText(
  desk: DeskRead,
  key: Key & { kind: 'layer' },
  when: AsKnown,
  language: Language,
): string | undefined {
  const measure = desk.get('measure', key.ref.id)
  if (!measure) return undefined
  const component = measure.components.find(({ id }) => id === key.layer)
  // A layer that the memo could not know of is in force for nobody.
  if (!component) return familyText(language, 'figures.notInForce')
  const { standing } = standingAt(desk, measure, component, when)
  if (standing !== 'inForce') return familyText(language, 'figures.notInForce')
  return formatRate(component, language) ?? familyText(language, 'memo.rate.unknown')
}

function goodText(
  desk: DeskRead,
  key: Key & { kind: 'good' },
  when: { entered: number; knownAt: number },
  language: Language,
): string | undefined {
  const good = desk.get('good', key.ref.id)
  const origin = desk.get('party', key.origin)
  if (!good || !origin || !desk.get('party', key.border)) return undefined
  const regime = compileRegime(regimeOf(desk, key.border))
  const question = { good: regimeGood(desk, good, key.border), origin: origin.code, ...when }
  return rateSentence(rateInOrder(regime, question), rateInOrder(regime, question, 'announced'), language)
}

const runsOf = ({ blocks }: MemoModel): Run[] => blocks.flatMap((block) => blockRuns(block).flat())
