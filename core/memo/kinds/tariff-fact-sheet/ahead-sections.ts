import { lawWords, layerName, ruleName } from '../../../rates/answer-words'
import { inOrder } from '../../../rates/rate-in-order'
import { reasonsOf as reasonsIn, reasonWords } from '../../../rates/reasons'
import { nextChangeOf } from '../../../rates/regime/time-line'
import type { RateAnswer } from '../../../rates/regime/answer'
import { inARow } from '../../../text/joined'
import { ofAnswers } from '../../about-session/traded-rates'
import type { ContentRun, SectionPart } from '../../memo-content'
import { instantText } from '../../memo-kind'
import { answerLayerName } from './layer-words'
import { goodRuns, waysOf, wayRuns } from './rates-sections'
import { deskLayer, deskRule, layersOf, type Entry, type SheetContext } from './sheet-context'

const space: ContentRun = { text: ' ', style: 'plain' }

/** Section 6: why a figure is not known, good by good, and the goods that the desk cannot say anything of. */
export function unknownSection(context: SheetContext): SectionPart[] {
  const { writer, entries, unasked } = context
  const reasons = entries.flatMap((entry): SectionPart[] => {
    const words = reasonsOf(context, entry)
    if (words.length === 0) return []
    return [
      {
        kind: 'paragraph',
        runs: [
          ...wayRuns(context, [entry]),
          space,
          ...writer.frame('memo.sheet.caption', { good: goodRuns(context, entry) }, 'label'),
        ],
        points: words.map((text) => [ofAnswers(context, [entry.law, entry.announced], { text, style: 'plain' })]),
      },
    ]
  })
  const missing = waysOf(unasked).map((ofWay): SectionPart => {
    const goods = writer.join(
      ofWay.map((one) => goodRuns(context, one)),
      'memo.comma',
    )
    return {
      kind: 'paragraph',
      runs: [...wayRuns(context, ofWay), space, ...writer.frame('memo.sheet.unasked', { goods })],
    }
  })
  const parts = [...reasons, ...missing]
  return parts.length > 0 ? parts : [{ kind: 'paragraph', runs: [writer.say('memo.empty.unknowns')], empty: true }]
}

/** The reasons of both answers, each once; or the rules that give no answer. */
function reasonsOf(context: SheetContext, { regime, question, law, announced }: Entry): string[] {
  const { writer, whole } = context
  const answers = [law, announced]
  const conflicts = answers.flatMap((answer) => ('conflict' in answer ? [conflictText(context, answer)] : []))
  const unknown = answers.flatMap((answer) => ('conflict' in answer ? [] : answer.unknown))
  const reasons = reasonsIn(regime, question, unknown, whole)
  return [...new Set(conflicts), ...reasons.map((reason) => reasonWords(reason, writer.language, whole))]
}

function conflictText(context: SheetContext, { conflict }: Extract<RateAnswer, { conflict: unknown }>): string {
  const { writer, whole } = context
  const { kind, rules, layers } = conflict
  for (const rule of rules.flatMap((id) => deskRule(context, id) ?? [])) writer.use('stackingRule', rule)
  for (const { measure } of layers.flatMap((ref) => deskLayer(context, { ref }) ?? [])) writer.use('measure', measure)
  return writer.text(`rate.conflict.${kind}`, {
    rules: inARow(
      rules.map((id) => ruleName(id, writer.language, whole)),
      writer.language,
    ),
    layers: inARow(
      layers.map((ref) => layerName(ref, writer.language, whole)),
      writer.language,
    ),
  })
}

/** Section 7: the next change of each good's rate that was known, by the clocks of the border and of our capital. */
export function aheadSection(context: SheetContext): SectionPart[] {
  const { writer, entries } = context
  if (entries.length === 0) return [{ kind: 'paragraph', runs: [writer.say('memo.empty.goods')], empty: true }]
  return waysOf(entries).flatMap((ofWay) => {
    const changes = ofWay.map((entry) => ({ entry, next: nextChangeOf(entry.regime, entry.question) }))
    const still = changes
      .filter(({ next }) => !next)
      .map(({ entry }) => goodRuns(context, entry).map((run) => ofAnswers(context, [entry.law], run)))
    const points = [
      ...changes.flatMap(({ entry, next }) => (next ? [changeRuns(context, entry, next)] : [])),
      ...(still.length > 0 ? [writer.frame('memo.sheet.noChange', { goods: writer.join(still, 'memo.comma') })] : []),
    ]
    return [{ kind: 'paragraph', runs: wayRuns(context, ofWay), points } satisfies SectionPart]
  })
}

/** "General good: from 9 July 2025, 00:01 (Washington time), 9 July 2025, 13:01 (Tokyo time): 28% in force: 4% + 24%." and the layers that change. */
function changeRuns(context: SheetContext, entry: Entry, next: { from: number; answer: RateAnswer }): ContentRun[] {
  const { writer, settings } = context
  const { language } = writer
  const iso = new Date(next.from).toISOString()
  const ours = settings.capitals.find(({ party }) => party === settings.ourParty)?.timeZone
  const clocks = [...new Set([entry.clock, ...(ours === undefined ? [] : [ours])])]
  const dates = clocks.map((clock) => [{ text: instantText(writer, settings, iso, clock), style: 'plain' as const }])
  const before = new Map(layersOf(entry).map((answer) => [answer.ref, answer]))
  const after = layersOf({ law: inOrder(next.answer) })
  const refs = new Set(after.map(({ ref }) => ref))
  const turned = after.filter(({ ref, standing }) => before.get(ref)?.standing !== standing)
  const gone = [...before.values()].filter(({ ref, standing }) => !refs.has(ref) && standing === 'inForce')
  const words = [
    ...turned.map((answer) => ({ answer, standing: answer.standing })),
    ...gone.map((answer) => ({ answer, standing: 'ended' as const })),
  ].map(({ answer, standing }) =>
    writer.frame('memo.sheet.turned', {
      layer: answerLayerName(context, answer),
      standing: writer.text(`rate.standing.${standing}`),
    }),
  )
  const line = {
    good: goodRuns(context, entry),
    dates: writer.join(dates, 'memo.semicolon'),
    words: ofAnswers(context, [entry.law, next.answer], {
      text: lawWords(inOrder(next.answer), language),
      style: 'plain',
    }),
  }
  return words.length === 0
    ? writer.frame('memo.sheet.change', line)
    : writer.frame('memo.sheet.changeBy', { ...line, layers: writer.join(words, 'memo.semicolon') })
}
