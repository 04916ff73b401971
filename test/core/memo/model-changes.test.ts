import { describe, expect, it } from 'vitest'
import { changedRuns, type MarkedRun } from '../../../core/memo/marked-runs'
import { blockRuns, type Block, type MemoModel, type Run } from '../../../core/memo/memo-model'
import { compareMemos, type ComparedMemo } from '../../../core/memo/model-changes'
import { memoIn } from '../../helpers/pdf/filled-memo'

const from = (id: string, field = 'text') => ({ collection: 'line' as const, id, field })
const run = (text: string, id?: string): Run => ({
  text,
  style: 'plain',
  ...(id === undefined ? {} : { from: from(id) }),
})
const paragraph = (...runs: Run[]): Block => ({ kind: 'paragraph', number: '1.1', runs, empty: false })
const shown = (runs: readonly MarkedRun[]) =>
  runs
    .map(({ run: { text }, how }) => (how === 'same' ? text : how === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('')

/** Each text of the body as compared; "+" and "-" before one that is new or removed as a whole. */
const bodyOf = ({ memo, texts }: ComparedMemo) =>
  memo.blocks.flatMap(blockRuns).map((runs) => {
    const whole = texts.whole(runs)
    return whole === 'same'
      ? shown(texts.of(runs))
      : `${whole === 'added' ? '+' : '-'} ${runs.map(({ text }) => text).join('')}`
  })

/** A memo's texts if each difference were taken, or undone. */
const textsOf = ({ memo, texts }: ComparedMemo, left: 'added' | 'removed') =>
  memo.blocks
    .flatMap(blockRuns)
    .filter((runs) => texts.whole(runs) !== left)
    .map((runs) =>
      texts
        .of(runs)
        .filter(({ how }) => how !== left)
        .map(({ run: { text } }) => text)
        .join(''),
    )
const plain = ({ blocks }: MemoModel) => blocks.flatMap(blockRuns).map((runs) => runs.map(({ text }) => text).join(''))

it('cuts a text wherever its words differ, with the styles and notes of the later one', () => {
  const was: Run[] = [
    { text: 'We ask ', style: 'label' },
    { text: 'you to lift the tariffs now.', style: 'plain', notes: [1] },
  ]
  const now: Run[] = [
    { text: 'We ask ', style: 'label' },
    { text: 'you to suspend the tariffs.', style: 'plain', notes: [2] },
  ]
  const runs = changedRuns(was, now, 'en')
  expect(shown(runs)).toBe('We ask you to [-lift-]{+suspend+} the tariffs[- now-].')
  expect(runs[0]).toEqual({ run: { text: 'We ask ', style: 'label' }, how: 'same' })
  expect(runs.flatMap(({ run: { notes } }) => notes ?? [])).toEqual([2])
})

describe('a memo compared with the version before', () => {
  it('shows new, removed and changed paragraphs in their places', async () => {
    const memo = await memoIn('en', 'cueCard')
    const before = {
      ...memo,
      blocks: [paragraph(run('One line.', 'a')), paragraph(run('Two lines.', 'b')), paragraph(run('Three.', 'c'))],
    }
    const after = {
      ...memo,
      blocks: [paragraph(run('One long line.', 'a')), paragraph(run('Three.', 'c')), paragraph(run('Four.', 'd'))],
    }
    expect(bodyOf(compareMemos(before, after))).toEqual(['One {+long +}line.', '- Two lines.', 'Three.', '+ Four.'])
  })

  it('follows rows of tables and points', async () => {
    const memo = await memoIn('en', 'cueCard')
    const table = (...rows: Run[][][]): Block => ({
      kind: 'table',
      weights: [1, 1],
      header: [[run('Layer')], [run('Rate')]],
      rows,
    })
    const row = (id: string, name: string, rate: string) => [[run(name, id)], [run(rate, id)]]
    const points = (...items: Run[]): Block => ({ kind: 'points', lettered: false, items: items.map((item) => [item]) })
    const before = {
      ...memo,
      blocks: [table(row('a', 'Cars', '25%'), row('b', 'Steel', '50%')), points(run('(a)', 'a'))],
    }
    const after = {
      ...memo,
      blocks: [table(row('a', 'Cars', '15%'), row('c', 'Chips', '0%')), points(run('(a)', 'a'), run('(b)', 'b'))],
    }
    expect(bodyOf(compareMemos(before, after))).toEqual([
      'Layer',
      'Rate',
      'Cars',
      '[-25-]{+15+}%',
      '+ Chips',
      '+ 0%',
      '- Steel',
      '- 50%',
      '(a)',
      '+ (b)',
    ])
  })

  it('changes only the cells of a table that changed, whatever composed paragraphs come or go around it', async () => {
    const memo = await memoIn('en', 'cueCard')
    const table = (rate: string): Block => ({
      kind: 'table',
      weights: [1, 1],
      header: [[run('Layer')], [run('Rate')]],
      rows: [
        [[run('Cars', 'a')], [run(rate, 'a')]],
        [[run('Steel', 'b')], [run('50%', 'b')]],
      ],
    })
    const before = { ...memo, blocks: [table('25%'), paragraph(run('Nothing recorded: press line.'))] }
    const after = { ...memo, blocks: [paragraph(run('All lines are drafts.')), table('15%')] }
    expect(bodyOf(compareMemos(before, after))).toEqual([
      '+ All lines are drafts.',
      'Layer',
      'Rate',
      'Cars',
      '[-25-]{+15+}%',
      'Steel',
      '50%',
      '- Nothing recorded: press line.',
    ])
  })

  it.each(['meetingBrief', 'chronology', 'positionMatrix'] as const)(
    'gives the later %s if every difference is taken, and the earlier one if every difference is undone',
    async (kind) => {
      const after = await memoIn('en', kind)
      // Every other text of a record is another, every third block is not there yet.
      const other = (block: Block, index: number): Block =>
        JSON.parse(
          JSON.stringify(block, (key, value: unknown) =>
            key === 'text' && typeof value === 'string' && value.length > 12 && index % 2 === 0
              ? value.replace(/ \S+ /u, ' once ')
              : value,
          ),
        ) as Block
      const before = { ...after, blocks: after.blocks.filter((_, index) => index % 3 !== 2).map(other) }
      const compared = compareMemos(before, after)
      expect(textsOf(compared, 'removed')).toEqual(plain(after))
      expect(textsOf(compared, 'added').toSorted()).toEqual(plain(before).toSorted())
      expect(bodyOf(compared).some((text) => text.startsWith('+ '))).toBe(true)
    },
  )

  it('finds no difference in the same memo', async () => {
    const memo = await memoIn('ja', 'meetingBrief')
    const { memo: same, texts } = compareMemos(memo, memo)
    expect(same.blocks).toEqual(memo.blocks)
    expect(same.blocks.flatMap(blockRuns).every((runs) => texts.of(runs).every(({ how }) => how === 'same'))).toBe(true)
  })
})
