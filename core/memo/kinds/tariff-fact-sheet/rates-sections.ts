import { compare } from '../../../base/rational'
import { inARow } from '../../../text/joined'
import { lawWords, percentWords, rateSentence } from '../../../rates/answer-words'
import { knownParts, partWords } from '../../../rates/reasons'
import type { LayerAnswer, RateAnswer } from '../../../rates/regime/answer'
import { hsCode } from '../../../rates/schedule/hts-number'
import { ofAnswers } from '../../about-session/traded-rates'
import type { ContentRun, SectionPart } from '../../memo-content'
import { instantText } from '../../memo-kind'
import { answerLayerName, answerRate, ruleRuns } from './layer-words'
import { layersOf, partyRun, type Entry, type SheetContext } from './sheet-context'

/** Section 1: the instants of entry and of knowledge, and per good the two figures in one sentence. */
export function ratesSection(context: SheetContext): SectionPart[] {
  const { writer, entries } = context
  const banner: SectionPart = { kind: 'paragraph', runs: [bannerRun(context)] }
  if (entries.length === 0) return [banner, { kind: 'paragraph', runs: [writer.say('memo.empty.goods')], empty: true }]
  return [
    banner,
    ...waysOf(entries).map((ofWay): SectionPart => ({
      kind: 'paragraph',
      runs: wayRuns(context, ofWay),
      points: ofWay.map((entry) =>
        writer.frame('memo.sheet.good', { good: goodRuns(context, entry), words: sentenceRun(context, entry) }),
      ),
    })),
  ]
}

/** The entries of each way from an origin to a border. */
export function waysOf<T extends Pick<Entry, 'origin' | 'border'>>(entries: readonly T[]): T[][] {
  const ways = new Map<string, T[]>()
  for (const entry of entries) {
    const key = `${entry.origin.id} ${entry.border.id}`
    ways.set(key, [...(ways.get(key) ?? []), entry])
  }
  return [...ways.values()]
}

/** "Origin Japan, border United States." */
export function wayRuns(context: SheetContext, [first]: readonly Pick<Entry, 'origin' | 'border'>[]): ContentRun[] {
  if (!first) return []
  return context.writer.frame(
    'memo.sheet.way',
    { origin: partyRun(context, first.origin), border: partyRun(context, first.border) },
    'label',
  )
}

function bannerRun({ writer, settings, bounds, timeZone }: SheetContext): ContentRun {
  const text = (at: number) => instantText(writer, settings, new Date(at).toISOString(), timeZone)
  const entered = text(bounds.at)
  const known = text(bounds.known)
  return known === entered
    ? writer.say('memo.sheet.bannerThen', { entered }, 'strong')
    : writer.say('memo.sheet.banner', { entered, known }, 'strong')
}

/** "Passenger car (HS 8703)". */
export function goodRuns({ writer }: SheetContext, { good }: Pick<Entry, 'good'>): ContentRun[] {
  const name = writer.name('good', good, 'title', good.title)
  if (good.codes.length === 0) return [name]
  const codes = writer.run(
    'good',
    good,
    'codes',
    inARow(
      good.codes.map(({ hs }) => hsCode(hs)),
      writer.language,
    ),
  )
  return writer.frame('memo.sheet.goodWithCodes', { good: name, codes })
}

/** Both figures in a sentence. It names the good, the origin and the border, so that a reader can ask again what it says now. */
function sentenceRun(context: SheetContext, { good, origin, border, law, announced }: Entry): ContentRun {
  const { writer } = context
  const text = rateSentence(law, announced, writer.language)
  const run = writer.run('good', good, `rate.${origin.id}.${border.id}`, text, 'strong')
  return ofAnswers(context, [law, announced], run)
}

/** Section 3: how each figure comes about, or the parts that are known of one that is not, the layers that are taken out with the rule that does so, and what differs from what was announced. */
export function whySection(context: SheetContext): SectionPart[] {
  const { writer, entries } = context
  if (entries.length === 0) return [{ kind: 'paragraph', runs: [writer.say('memo.empty.goods')], empty: true }]
  return waysOf(entries).flatMap((ofWay) => ofWay.map((entry): SectionPart => whyPart(context, entry, ofWay)))
}

function whyPart(context: SheetContext, entry: Entry, ofWay: readonly Entry[]): SectionPart {
  const { writer } = context
  const { law, announced } = entry
  const isFirst = ofWay[0] === entry
  const space: ContentRun = { text: ' ', style: 'plain' }
  const plain = () => writer.say('memo.sheet.plain', { words: lawWords(law, writer.language) })
  const sum = sumRuns(context, law) ?? [ofAnswers(context, [law], plain())]
  const known = 'conflict' in law ? [] : knownParts(law)
  const out = layersOf(entry).filter(({ standing, setBy }) => standing !== 'inForce' || setBy.length > 0)
  const differs = !isSameTotal(law, announced)
  const said = differs ? sumRuns(context, announced) : undefined
  return {
    kind: 'paragraph',
    runs: [
      ...(isFirst ? [...wayRuns(context, ofWay), space] : []),
      ...writer.frame('memo.sheet.good', { good: goodRuns(context, entry), words: sum }),
    ],
    points: [
      ...(known.length > 0 ? [writer.frame('rate.knownParts', { parts: partRuns(context, known) })] : []),
      ...out.map((answer) => outRuns(context, entry, answer)),
      ...(said ? [writer.frame('memo.sheet.announced', { sum: said })] : []),
    ],
  }
}

const isSameTotal = (law: RateAnswer, announced: RateAnswer): boolean =>
  !('conflict' in law) &&
  !('conflict' in announced) &&
  law.total !== undefined &&
  announced.total !== undefined &&
  compare(law.total, announced.total) === 0

/** "2.5% (MFN duty) + 25% (additional duty) = 27.5%."; undefined where the total is not known. */
function sumRuns(context: SheetContext, answer: RateAnswer): ContentRun[] | undefined {
  const { writer } = context
  if ('conflict' in answer || !answer.total) return undefined
  const parts = answer.layers.filter(({ standing, percent }) => standing === 'inForce' && percent)
  if (parts.length === 0) return undefined
  const words = partRuns(context, parts)
  return parts.length === 1
    ? writer.frame('memo.sheet.plain', { words })
    : writer.frame('memo.sheet.sum', { parts: words, total: percentWords(answer.total) })
}

/** "2.5% (MFN duty) + 25% (additional duty)". */
function partRuns(context: SheetContext, parts: readonly LayerAnswer[]): ContentRun[] {
  const { writer } = context
  const runs = parts.map((part) =>
    writer.frame('rate.knownPart', {
      percent: partWords(part, writer.language),
      layer: answerLayerName(context, part),
    }),
  )
  return writer.join(runs, 'memo.sheet.plus')
}

/** "Reciprocal tariffs – baseline, 10%: excluded. Goods under the tariff on automobiles are excluded from the baseline (EO 14257)." */
function outRuns(context: SheetContext, entry: Entry, answer: LayerAnswer): ContentRun[] {
  const { writer } = context
  const rule = ruleRuns(context, entry, answer)
  const line = {
    layer: answerLayerName(context, answer),
    rate: answerRate(context, entry, answer),
    standing: writer.text(`rate.standing.${answer.standing}`),
  }
  return rule ? writer.frame('memo.sheet.outBy', { ...line, rule }) : writer.frame('memo.sheet.out', line)
}
