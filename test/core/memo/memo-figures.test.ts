import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { issueMemo, refreshMemo } from '../../../core/commands/memo-commands'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import { overlay } from '../../../core/desk/staged-desk'
import { withText } from '../../../core/desk/with-text'
import type { Op } from '../../../core/desk/ops'
import { memoChanges } from '../../../core/memo/memo-changes'
import { keptMemoText, keptOf } from '../../../core/memo/saved/kept-memo'
import { figuresOfMemo } from '../../../core/memo/saved/memo-figures'
import { correctedFigures } from '../../../core/queries/corrected-figures'
import type { Memo } from '../../../core/model/records/records'
import { idOf } from '../../../core/model/values/ids'
import { sampleDesk } from '../../helpers/desks/sample'
import { itLong } from '../../helpers/long'

const NOW = '2025-06-20T12:00:00Z'
const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** The sample with its memo issued as a memo of a kind. */
async function issuedDesk(
  type: Memo['type'],
  more: Partial<Memo> = {},
  change: (desk: DeskRead) => DeskRead = (desk) => desk,
): Promise<DeskRead> {
  const sample = change(await sampleDesk())
  const memo = getOrThrow(sample, 'memo', 'memo-leaders')
  const actor = { staff: idOf('staff').parse('staff-example'), at: NOW }
  const apply = (desk: DeskRead, { ops, texts = [] }: { ops: readonly Op[]; texts?: readonly string[] }) =>
    overlay(
      texts.reduce((base, text) => withText(base, 'memo', hash(text), text), desk),
      [...ops],
    )
  const draft = overlay(sample, [{ op: 'put', collection: 'memo', record: { ...memo, type, ...more } }])
  const kept = apply(draft, refreshMemo(draft, memo.id, getOrThrow(draft, 'memo', memo.id).rev, actor, hash))
  return apply(kept, issueMemo(kept, memo.id, getOrThrow(kept, 'memo', memo.id).rev, actor, hash))
}

const figures = (desk: DeskRead) => figuresOfMemo(desk, getOrThrow(desk, 'memo', 'memo-leaders'), NOW)
const edited = (desk: DeskRead, rate: string) => {
  const measure = getOrThrow(desk, 'measure', 'measure-autos')
  const components = measure.components.map((component) => ({ ...component, rate }))
  return overlay(desk, [{ op: 'put', collection: 'measure', record: { ...measure, components } }])
}

describe('the figures of an issued memo', () => {
  it('of a fact sheet are the sentences as they were printed, then and now', async () => {
    const desk = await issuedDesk('tariffFactSheet')
    const all = figures(desk)
    expect(all).toHaveLength(5)
    expect(all.every(({ printed, knownThen, knownNow }) => printed === knownThen && printed === knownNow)).toBe(true)
    expect(all[1]).toMatchObject({
      title: 'Passenger car, origin Japan, border United States',
      printed: '27.5% in force: 2.5% + 25%; announced the same.',
    })
  })

  it('stay as printed when a record is corrected, and say what it says today', async () => {
    const car = figures(edited(await issuedDesk('tariffFactSheet'), '26%'))[1]
    expect([car?.printed, car?.knownThen, car?.knownNow]).toEqual([
      '27.5% in force: 2.5% + 25%; announced the same.',
      '28.5% in force: 2.5% + 26%; announced the same.',
      '28.5% in force: 2.5% + 26%; announced the same.',
    ])
  })

  it('are right then and wrong now where an order became known after the cut-off', async () => {
    const cutoff = { knowledgeCutoff: '2025-04-08T12:00:00-04:00' }
    const [general] = figures(await issuedDesk('tariffFactSheet', cutoff))
    expect([general?.printed, general?.knownThen, general?.knownNow]).toEqual([
      '28% in force: 4% + 24%; announced the same.',
      '28% in force: 4% + 24%; announced the same.',
      '14% in force: 4% + 10%; announced 28%.',
    ])
  })

  it.each(['meetingBrief', 'cueCard'] as const)('of a %s are those of its layers, in force or not', async (type) => {
    const desk = await issuedDesk(type)
    const all = figures(desk)
    expect(all.map(({ printed }) => printed)).toEqual(all.map(({ knownThen }) => knownThen))
    expect(all.map(({ printed }) => printed)).toEqual(all.map(({ knownNow }) => knownNow))
    expect(all.map(({ printed }) => printed)).toEqual(expect.arrayContaining(['10%', '25%', '50%']))
    const cars = figures(edited(desk, '26%')).find(({ ref }) => ref.id === 'measure-autos')
    expect([cars?.printed, cars?.knownThen, cars?.knownNow]).toEqual(['25%', '26%', '26%'])
  })

  itLong('of a kind without rates are the dates and numbers that were corrected', async () => {
    const desk = await issuedDesk('decisionSubmission', { talk: idOf('talk').parse('talk-jp-us') })
    expect(figures(desk)).toEqual([])
    const milestone = getOrThrow(desk, 'milestone', 'milestone-g7')
    const later = { ...milestone, rev: milestone.rev + 1, when: { edtf: '2025-06-16' } }
    const corrected = overlay(desk, [{ op: 'put', collection: 'milestone', record: later }])
    expect(figures(corrected)).toEqual([
      {
        ref: { collection: 'milestone', id: 'milestone-g7' },
        title: 'Three-day G7 summit starts, Canada',
        printed: '15 June 2025',
        knownThen: '16 June 2025',
        knownNow: '16 June 2025',
      },
    ])
    const [finding] = correctedFigures(corrected, getOrThrow(corrected, 'memo', 'memo-leaders'))
    expect(finding?.params).toMatchObject({ printed: '15 June 2025', now: '16 June 2025' })
  })

  itLong('say that a record is gone, and are refused of a draft', async () => {
    const desk = await issuedDesk('tariffFactSheet')
    const gone = overlay(desk, [{ op: 'delete', collection: 'good', id: 'car' }])
    expect(figures(gone)[1]).toMatchObject({ printed: '27.5% in force: 2.5% + 25%; announced the same.' })
    expect([figures(gone)[1]?.knownThen, figures(gone)[1]?.knownNow]).toEqual([undefined, undefined])
    const draft = await sampleDesk()
    expect(() => figures(draft)).toThrow('memo-not-issued')
  })
})

/** A desk whose issued memo has the words of an earlier Parley in the place of today’s. */
function asIssuedOnce(desk: DeskRead, now: string, once: string): DeskRead {
  const memo = getOrThrow(desk, 'memo', 'memo-leaders')
  const kept = keptOf(desk, memo)
  const text = keptMemoText(kept ?? expect.unreachable())
  expect(text).toContain(now)
  const old = text.replaceAll(now, once)
  const record = { ...memo, snapshot: hash(old) }
  return overlay(withText(desk, 'memo', hash(old), old), [{ op: 'put', collection: 'memo', record }])
}

describe('a memo that an earlier Parley issued in other words', () => {
  const kept = (desk: DeskRead) =>
    keptOf(desk, getOrThrow(desk, 'memo', 'memo-leaders'))?.content ?? expect.unreachable()

  itLong('has the same figures, and is not corrected', async () => {
    const desk = await issuedDesk('tariffFactSheet')
    const old = asIssuedOnce(desk, 'no announced rate recorded', 'announced the same')
    const figure = figures(old).find(({ printed }) => printed.startsWith('0% in force'))
    const { printed, knownThen, knownNow } = figure ?? expect.unreachable()
    expect([printed, knownThen, knownNow]).toEqual(Array(3).fill('0% in force; announced the same.'))
    expect(correctedFigures(old, getOrThrow(old, 'memo', 'memo-leaders'))).toEqual([])
    expect(memoChanges(kept(old), kept(desk), true).count).toBe(0)
    // A draft is refreshed to the words of today.
    expect(memoChanges(kept(old), kept(desk)).count).toBeGreaterThan(0)
    // Another figure is a correction all the same.
    const other = asIssuedOnce(desk, '0% in force; no announced rate recorded', '2% in force; announced the same')
    expect(memoChanges(kept(other), kept(desk), true).count).toBeGreaterThan(0)
    expect(correctedFigures(other, getOrThrow(other, 'memo', 'memo-leaders')).length).toBeGreaterThan(0)
  })

  it.each([
    ['no announced rate recorded', 'the announced rate is not known'],
    ['announced the same', 'the announced rate is not known'],
    ['announced the same', 'no announced rate recorded'],
    ['announced the same', 'the rules give no announced rate either'],
  ])('is corrected where what was announced has changed: now %s, then %s', async (now, then) => {
    const desk = await issuedDesk('tariffFactSheet')
    const old = asIssuedOnce(desk, now, then)
    expect(memoChanges(kept(old), kept(desk), true).count).toBeGreaterThan(0)
    expect(figures(old).some(({ printed, knownThen }) => printed !== knownThen)).toBe(true)
    expect(correctedFigures(old, getOrThrow(old, 'memo', 'memo-leaders')).length).toBeGreaterThan(0)
  })

  itLong('has the same dates, in the words of another language', async () => {
    const talk = { talk: idOf('talk').parse('talk-jp-us') }
    const when = { edtf: '2025-06-16/2025-06-30', words: { ja: '2025年6月後半' } }
    const desk = await issuedDesk('decisionSubmission', talk, (sample) => {
      const milestone = getOrThrow(sample, 'milestone', 'milestone-g7')
      return overlay(sample, [{ op: 'put', collection: 'milestone', record: { ...milestone, when } }])
    })
    const old = asIssuedOnce(desk, 'second half of June 2025', '2025年6月後半')
    expect(memoChanges(kept(old), kept(desk), true).count).toBe(0)
    const milestone = getOrThrow(old, 'milestone', 'milestone-g7')
    const touched = (fields: object) =>
      overlay(old, [
        { op: 'put', collection: 'milestone', record: { ...milestone, rev: milestone.rev + 1, ...fields } },
      ])
    const corrected = (after: DeskRead) => correctedFigures(after, getOrThrow(after, 'memo', 'memo-leaders'))
    expect(corrected(touched({}))).toEqual([])
    expect(
      corrected(touched({ when: { edtf: '2025-07-16/2025-07-31', words: { ja: '2025年7月後半' } } })),
    ).toHaveLength(1)
  })
})
