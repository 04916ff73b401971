import type { Language } from '../../../base/text'
import { dayOf, formatInstant } from '../../../dates/format-date'
import { getRef } from '../../../desk/desk-read'
import { refKey } from '../../../desk/ops'
import { titleOf } from '../../../desk/titles'
import { citableFields } from '../../../model/schema/citable-fields'
import type { RecordRef } from '../../../model/values/record-ref'
import { familyText } from '../../../text/catalogue'
import { vocabularyText } from '../../../text/describe'
import { wordChanges, type Stretch } from '../../../text/word-changes'
import { emptyPart, type TalkContext } from '../../about-talk/talk-context'
import type { MemoChange, MemoChanges } from '../../memo-changes'
import type { ContentRun, SectionPart } from '../../memo-content'
import { instantText, type EarlierMemo } from '../../memo-kind'

/** How many characters of what is the same are printed beside what differs. */
const BESIDE = 40

/** Section 3: what changed since the memo that was issued before: in the world, in our records, and what is new; or that there is no such memo. */
export function changesSection(context: TalkContext): SectionPart[] {
  const { writer, earlier } = context
  if (!earlier) return [emptyPart([writer.say('memo.empty.earlier')])]
  return [
    { kind: 'paragraph', runs: sinceRuns(context, earlier) },
    ...changesParts(context, earlier, 'moved'),
    ...changesParts(context, earlier, 'corrected'),
    newerPart(context, earlier),
  ]
}

/** "Compared with Meeting brief T-2025-11, version 1, as of …, issued …." */
function sinceRuns({ writer, settings, timeZone }: TalkContext, { memo }: EarlierMemo): ContentRun[] {
  const name = memo.reference ?? familyText(writer.language, `vocab.memoType.${memo.type}`)
  return writer.frame('memo.changes.since', {
    kind: vocabularyText(writer.language, 'memoType', memo.type),
    memo: writer.run('memo', memo, 'reference', name),
    version: String(memo.version),
    asOf: writer.run('memo', memo, 'asOf', instantText(writer, settings, memo.asOf, memo.timeZone)),
    issued:
      memo.issuedAt === undefined
        ? writer.text('memo.notKnown')
        : formatInstant(memo.issuedAt, timeZone, writer.language),
  })
}

function changesParts(context: TalkContext, earlier: EarlierMemo, which: 'moved' | 'corrected'): SectionPart[] {
  const { writer } = context
  const elapsed = elapsedDays(context, earlier)
  const all = earlier[which].places.flatMap(({ place, changes }) =>
    paired(changes, writer.language).map((change) => ({ place, change })),
  )
  const told = all.filter(({ change }) => !isCountdown(change, elapsed))
  const left = all.length - told.length
  const countdowns: SectionPart[] =
    left === 0 ? [] : [{ kind: 'paragraph', runs: [writer.say('memo.changes.countdowns', { count: left })] }]
  if (told.length === 0) return [emptyPart([writer.say(`memo.changes.none.${which}`)]), ...countdowns]
  return [
    { kind: 'paragraph', runs: [writer.say(`memo.changes.${which}`, {}, 'label')] },
    {
      kind: 'table',
      weights: [2, 5, 5],
      header: (['place', 'then', 'now'] as const).map((column) => [
        writer.say(`memo.changes.table.${column}`, {}, 'label'),
      ]),
      rows: told.map(({ place, change }) => [
        [{ text: placeText(context, place), style: 'plain' } as const],
        sideRuns(context, change, 'removed'),
        nowRuns(context, change),
      ]),
    },
    ...countdowns,
  ]
}

/** The days from the earlier memo's instant to this one's. */
const elapsedDays = ({ at, timeZone }: TalkContext, { memo }: EarlierMemo): number =>
  dayOf(new Date(at).toISOString(), timeZone) - dayOf(memo.asOf, timeZone)

/** Does a paragraph only count days from a later day? A percentage is no count of days. */
function isCountdown({ words }: MemoChange, elapsed: number): boolean {
  const counts = (side: Stretch['kind']) =>
    words.filter(({ kind }) => kind === side).flatMap(({ text }) => text.split(/[–～]/).map(Number))
  const [then, now] = [counts('removed'), counts('added')]
  const isShare = words.some(({ text }, index) => words[index - 1]?.kind === 'added' && /^\s*[%％.]/.test(text))
  const isLess = (days: number, index: number) => Number.isInteger(days) && days - elapsed === now[index]
  return elapsed > 0 && then.length > 0 && then.length === now.length && !isShare && then.every(isLess)
}

/** The changes of a place. A paragraph that went and one that came about the same record first, such as an issue, are one change. */
function paired(changes: readonly MemoChange[], language: Language): MemoChange[] {
  const came = new Set(changes.filter(({ kind }) => kind === 'added'))
  const taken = new Map<MemoChange, MemoChange>()
  for (const gone of changes) {
    const same = gone.kind === 'removed' ? [...came].find((one) => isOfSame(one, gone)) : undefined
    if (!same) continue
    came.delete(same)
    taken.set(gone, same)
  }
  return changes.flatMap((change): MemoChange[] => {
    const next = taken.get(change)
    if (!next) return change.kind !== 'added' || came.has(change) ? [change] : []
    return [{ kind: 'changed', words: wordChanges(textOf(change), textOf(next), language), from: next.from }]
  })
}

const textOf = ({ words }: MemoChange): string => words.map(({ text }) => text).join('')

function isOfSame({ from: [one] }: MemoChange, { from: [other] }: MemoChange): boolean {
  return one !== undefined && other !== undefined && refKey(one) === refKey(other)
}

const placeText = ({ writer }: TalkContext, place: MemoChanges['places'][number]['place']): string =>
  place === 'head' || place === 'notes'
    ? writer.text(`room.place.${place}`)
    : vocabularyText(writer.language, 'memoSection', place)

/** The words of a paragraph today, with the evidence of the record that they come from. */
function nowRuns(context: TalkContext, change: MemoChange): ContentRun[] {
  const runs = sideRuns(context, change, 'added')
  const [ref] = change.from
  if (!ref || change.kind === 'removed' || !getRef(context.desk, ref)) return runs
  return context.writer.cited(runs, ref)
}

/** The earlier or the later words of a changed paragraph, what differs strong, as much of the rest as shows where it is. */
function sideRuns(context: TalkContext, { words, from }: MemoChange, side: 'removed' | 'added'): ContentRun[] {
  const { writer } = context
  const shown = words.filter(({ kind }) => kind === 'same' || kind === side)
  if (shown.length === 0) return [writer.say('memo.changes.nothing', {}, 'quiet')]
  const [ref] = from
  const write = (text: string, style: ContentRun['style']): ContentRun =>
    side === 'added' && ref ? ofRecord(context, ref, text, style) : { text, style }
  return shown.map((stretch, index) =>
    stretch.kind === 'same'
      ? write(beside(stretch, { isFirst: index === 0, isLast: index === shown.length - 1 }), 'plain')
      : write(stretch.text, 'strong'),
  )
}

/** A stretch that did not change, cut to what is beside a change. */
function beside({ text }: Stretch, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string {
  const characters = Array.from(text)
  const kept = isFirst || isLast ? BESIDE : 2 * BESIDE
  if (characters.length <= kept + 1) return text
  // Cut between words, where there are spaces.
  const head = isFirst
    ? ''
    : characters
        .slice(0, BESIDE)
        .join('')
        .replace(/(\s)\S*$/, '$1')
  const tail = isLast
    ? ''
    : characters
        .slice(-BESIDE)
        .join('')
        .replace(/^\S*(\s)/, '$1')
  return `${head}…${tail}`
}

/** A run that leads to a record. */
function ofRecord({ desk, writer }: TalkContext, ref: RecordRef, text: string, style: ContentRun['style']): ContentRun {
  const record = getRef(desk, ref)
  if (!record) return { text, style }
  const [field = 'id'] = citableFields(ref.collection)
  return writer.run(ref.collection, record, field, text, style)
}

/** The title of a record that is newer. */
const newerRun = (context: TalkContext, ref: RecordRef): ContentRun =>
  context.writer.computed(
    ofRecord(context, ref, titleOf(context.desk, ref)[context.writer.language], 'plain'),
    context.writer.named(ref),
  )

/** The records that are on the desk and later than the earlier memo knew. */
function newerPart(context: TalkContext, { newer }: EarlierMemo): SectionPart {
  const { desk, writer } = context
  const names = newer.flatMap((ref) => (getRef(desk, ref) ? [[newerRun(context, ref)]] : []))
  if (names.length === 0) return emptyPart([writer.say('memo.changes.none.newer')])
  return {
    kind: 'paragraph',
    runs: writer.frame('memo.changes.newer', { records: writer.join(names, 'memo.report.between') }),
  }
}
