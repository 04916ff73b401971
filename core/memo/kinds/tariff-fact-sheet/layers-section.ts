import { dutyField } from '../../../rates/answer-words'
import type { LayerAnswer } from '../../../rates/regime/answer'
import { rateBasis } from '../../about-session/layer-texts'
import type { ContentRun, SectionPart } from '../../memo-content'
import { answerLayerName, answerRate, ruleRuns, standingText } from './layer-words'
import { goodRuns, waysOf, wayRuns } from './rates-sections'
import {
  deskLayer,
  deskRule,
  instrumentsOf,
  knownInstrument,
  layersOf,
  type Entry,
  type SheetContext,
} from './sheet-context'

/** Section 2: a table per good of the layers that touch it: those in force, and those that are not with the rule that says so; each with its source. */
export function layersSection(context: SheetContext): SectionPart[] {
  const { writer, entries } = context
  const shown = entries.filter((entry) => layersOf(entry).length > 0)
  if (shown.length === 0) return [{ kind: 'paragraph', runs: [writer.say('memo.empty.layers')], empty: true }]
  const isWordy = shown.some((entry) => layersOf(entry).some((answer) => rateLength(context, entry, answer) > FEW))
  return waysOf(shown).flatMap((ofWay) =>
    ofWay.flatMap((entry): SectionPart[] => [
      {
        kind: 'paragraph',
        runs: [
          ...wayRuns(context, ofWay),
          { text: ' ', style: 'label' },
          ...writer.frame('memo.sheet.caption', { good: goodRuns(context, entry) }, 'label'),
        ],
      },
      tableOf(context, entry, isWordy ? WORDY_WEIGHTS : WEIGHTS),
    ]),
  )
}

/** The columns after that of the layers. */
const COLUMNS = ['rate', 'standing', 'rule', 'source'] as const

/** The widths of the columns: a rate in words, such as the greater of two, needs room beside the others. */
const WEIGHTS = [3.2, 1.3, 2.5, 3.2, 2.2]
const WORDY_WEIGHTS = [2.7, 2.7, 2.3, 2.6, 2.1]
/** The most characters of a rate that fit into the narrow column. */
const FEW = 9

const rateLength = (context: SheetContext, entry: Entry, answer: LayerAnswer): number =>
  answerRate(context, entry, answer)
    .map(({ text }) => text)
    .join('').length

function tableOf(context: SheetContext, entry: Entry, weights: number[]): SectionPart {
  const { writer } = context
  return {
    kind: 'table',
    weights,
    // The head is repeated on each page that the table goes on to: it names the good.
    header: [
      writer.frame(
        'memo.sheet.table.layer',
        { good: writer.name('good', entry.good, 'title', entry.good.title) },
        'label',
      ),
      ...COLUMNS.map((column) => [writer.say(`memo.sheet.table.${column}`, {}, 'label')]),
    ],
    rows: layersOf(entry).map((answer) => rowOf(context, entry, answer)),
  }
}

function rowOf(context: SheetContext, entry: Entry, answer: LayerAnswer): ContentRun[][] {
  const { writer } = context
  const rate = answerRate(context, entry, answer)
  const strong = answer.standing === 'inForce' ? rate.map((run): ContentRun => ({ ...run, style: 'strong' })) : rate
  return [
    answerLayerName(context, answer),
    strong,
    [{ text: standingText(context, entry, answer), style: 'plain' }],
    ruleRuns(context, entry, answer) ?? [writer.say('memo.signOff.nobody')],
    sourceRuns(context, entry, answer),
  ]
}

/** The orders and the evidence of a layer, or that there is none. */
function sourceRuns(context: SheetContext, { good }: Entry, answer: LayerAnswer): ContentRun[] {
  const { writer } = context
  const found = deskLayer(context, answer)
  if (found) {
    const rules = [answer.by, ...answer.setBy].flatMap((id) => deskRule(context, id)?.id ?? [])
    const orders = instrumentsOf(context, answer).filter((id) => knownInstrument(context, id))
    return rateBasis(context, { ...found, orders, rules })
  }
  const about = { collection: 'good', id: good.id } as const
  const places = { only: [dutyField(answer.ref)] }
  const isSourced = writer.isSourced(about, places)
  return writer.cited([writer.say(isSourced ? 'memo.basis.source' : 'memo.position.unsourced')], about, places)
}
