import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../core/base/text'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import type { DeskRead } from '../../../core/desk/desk-read'
import { evidenceFor } from '../../../core/desk/evidence-for'
import { refKey } from '../../../core/desk/ops'
import { MEMO_KINDS } from '../../../core/memo/kinds/kinds'
import { layOutMemo } from '../../../core/memo/lay-out-memo'
import { memoTexts, type Block, type MemoModel, type Run } from '../../../core/memo/memo-model'
import { partRuns } from '../../../core/memo/memo-content'
import { PortionMarks } from '../../../core/memo/portion-marks'
import { keptMemoText } from '../../../core/memo/saved/kept-memo'
import type { Memo } from '../../../core/model/records/records'
import { parseRecord } from '../../../core/model/schema/parse-record'
import type { Marking } from '../../../core/model/values/marking'
import { isHideable, MADE_MEMO_TYPES, MADE_MEMOS, type MadeMemoType } from '../../../core/model/values/made-memos'
import { sampleDesk } from '../../helpers/desks/sample'
import { usDesk, usMarking } from '../../helpers/desks/us-desk'
import { examples, itLong, some } from '../../helpers/long'

const AS_OF = { asOf: '2025-06-20T12:00:00Z', timeZone: 'America/New_York' }
const WHO = { createdBy: 'staff-example', createdAt: AS_OF.asOf, changedBy: 'staff-example', changedAt: AS_OF.asOf }
const SUBJECTS = { session: 'session-leaders', round: 'round-5', talk: 'talk-jp-us' } as const

const memoWith = (type: MadeMemoType, marking: Marking, given: Partial<Memo> = {}) => {
  const { about } = MADE_MEMOS[type]
  const head = { id: 'marked', rev: 1, marking, type, [about]: SUBJECTS[about] }
  return parseRecord('memo', { ...WHO, ...AS_OF, ...head, version: 1, status: 'draft', copies: [], ...given })
}

const gather = (desk: DeskRead, type: MadeMemoType) =>
  MEMO_KINDS[type].gather(desk, { id: SUBJECTS[MADE_MEMOS[type].about], ...AS_OF })

const print = (desk: DeskRead, type: MadeMemoType, memo?: Memo) =>
  layOutMemo(desk, MEMO_KINDS[type], gather(desk, type), memo)

/** The portions of a block, each of which is marked once. */
function portions(block: Block): Run[][] {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? [block.runs] : []
    case 'paragraph':
      return [block.runs]
    case 'points':
      return block.items
    case 'table':
      return block.rows.map((row) => row.flat())
    case 'sheet':
      return []
    case 'chart':
      return [block.words.length > 0 ? block.words : block.legend]
    case 'box':
      return block.paragraphs
    case 'pair':
      return block.columns.flatMap(({ heading, items }) => [heading, ...items])
    case 'figures':
      return block.items.map(({ figure, lines }) => [...figure, ...lines.flat()])
    case 'issue':
      return [block.name, ...block.lines.map(({ runs }) => runs)]
  }
}

const allPortions = (memo: MemoModel): Run[][] => [
  memo.title,
  ...memo.blocks.flatMap(portions),
  ...(memo.sources ?? memo.notes).map(({ runs }) => runs),
]

const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')
const isRaised = (runs: readonly Run[]) => textOf(runs).startsWith('(CUI) ')
const marksIn = (memo: MemoModel) => memoTexts(memo).filter((text) => text === '(U) ' || text === '(CUI) ')

describe.each(MADE_MEMO_TYPES)('a %s of the scheme of the United States', (type) => {
  it.each(some(LANGUAGES))('begins each portion with one mark: %s', async (language) => {
    const memo = print(await usDesk(language), type)
    const found = allPortions(memo).filter((runs) => runs.length > 0)
    expect(found.length).toBeGreaterThan(5)
    for (const runs of found) expect(textOf(runs)).toMatch(/^\(U\) (?!\(U\) )/)
    expect(memo.markingLine).toBe('UNCLASSIFIED')
  })

  it('raises the portions that a raised record is in, not all, and the banner', async () => {
    const plain = print(await usDesk('en'), type)
    const records = new Set(
      plain.blocks.flatMap(portions).flatMap((runs) => runs.flatMap(({ from }) => (from ? [refKey(from)] : []))),
    )
    expect(records.size).toBeGreaterThan(2)
    for (const record of [...records].slice(0, examples(16))) {
      const memo = print(await usDesk('en', [record]), type)
      expect(memo.markingLine).toBe('CUI')
      for (const runs of allPortions(memo))
        if (runs.some(({ from }) => from && refKey(from) === record)) expect(isRaised(runs), textOf(runs)).toBe(true)
      expect(allPortions(memo).some((runs) => !isRaised(runs))).toBe(true)
    }
  })
})

it('raises no portion but those of a raised line to take and the name of the issue over it', async () => {
  const plain = print(await usDesk('en'), 'meetingBrief')
  const origins = plain.blocks.flatMap(portions).flatMap((runs) => runs.flatMap(({ from }) => from ?? []))
  const ref = origins.find(({ collection }) => collection === 'line')
  if (!ref) throw new Error('the sample has no line to take')
  const memo = print(await usDesk('en', [refKey(ref)]), 'meetingBrief')
  const isOfIt = (runs: readonly Run[]) => runs.some(({ from }) => from && refKey(from) === refKey(ref))
  const over = memo.blocks.flatMap((block) =>
    block.kind === 'issue' && block.lines.some(({ runs }) => isOfIt(runs)) ? [block.name] : [],
  )
  expect(over).toHaveLength(1)
  for (const name of over) expect(isRaised(name), textOf(name)).toBe(true)
  const raised = allPortions(memo).filter(isRaised)
  expect(raised.length).toBeGreaterThan(over.length)
  for (const runs of raised) expect(isOfIt(runs) || over.includes(runs), textOf(runs)).toBe(true)
})

it('marks “no readout” as high as the meeting that has none', async () => {
  const desk = await usDesk('en', ['session/session-0605'])
  const one = desk.all('readout').find(({ session }) => session === 'session-0605')
  const issue = desk.get('issue', 'issue-cars')
  const session = desk.get('session', 'session-0605')
  if (!session || !issue) throw new Error('the sample has another meeting')
  const readout = parseRecord('readout', {
    ...WHO,
    id: 'readout-of-one',
    rev: 1,
    marking: usMarking('unclassified'),
    session: 'session-0605',
    issuedBy: desk.get('talk', 'talk-jp-us')?.parties[0],
    attribution: 'onRecord',
    says: [],
    points: [{ id: 'p', issue: 'issue-cars', text: 'Cars were named.' }],
    silentOn: [],
  })
  expect(one?.id).not.toBe(readout.id)
  const collections = { ...desk.collections, readout: { [readout.id]: readout } }
  const memo = print(
    new MemoryDesk(collections, (kind, hash) => (kind === 'source' ? desk.sourceText(hash) : '')),
    'roundReport',
  )
  const rows = memo.blocks
    .flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row.flat()) : []))
    .filter((runs) => textOf(runs).includes('no readout'))
  expect(rows.length).toBeGreaterThan(1)
  for (const runs of rows) expect(isRaised(runs), textOf(runs)).toBe(true)
})

it.each(['tariffFactSheet', 'meetingBrief'] as const)(
  'raises a rate in a %s with the measures that it is computed from',
  async (type) => {
    const rateOf = (memo: MemoModel, good: string) =>
      memo.blocks
        .flatMap(portions)
        .filter((runs) => runs.some(({ from }) => from?.id === good && from.field.startsWith('rate.')))
    const plain = await usDesk('en')
    for (const runs of rateOf(print(plain, type), 'car')) expect(isRaised(runs)).toBe(false)
    // The ordinary duty on cars is a part of their rate, and not of that on trucks.
    const memo = print(await usDesk('en', ['measure/measure-mfn-car']), type)
    expect(memo.markingLine).toBe('CUI')
    expect(rateOf(memo, 'car').some(isRaised)).toBe(true)
    if (type === 'tariffFactSheet') expect(rateOf(memo, 'light-truck').some(isRaised)).toBe(false)
  },
)

it('raises the portions that cite a raised passage, its evidence or its source', async () => {
  const desk = await usDesk('en')
  const plain = print(desk, 'meetingBrief')
  const from = plain.blocks
    .flatMap(portions)
    .flatMap((runs) => runs.filter(({ notes }) => notes !== undefined))
    .flatMap((run) => run.from ?? [])
    .find((origin) => evidenceFor(desk, origin).length > 0)
  const [evidence] = from ? evidenceFor(desk, from) : []
  const annotation = evidence && desk.get('annotation', evidence.annotation)
  if (!from || !evidence || !annotation) throw new Error('the sample cites nothing')
  const cited = [`evidence/${evidence.id}`, `annotation/${annotation.id}`, `source/${annotation.source}`]
  for (const record of cited) {
    const memo = print(await usDesk('en', [record]), 'meetingBrief')
    const raised = memo.blocks.flatMap(portions).filter(isRaised)
    expect(raised.some((runs) => runs.some((run) => run.from && refKey(run.from) === refKey(from)))).toBe(true)
    expect(raised.length).toBeLessThan(memo.blocks.flatMap(portions).length)
  }
})

itLong('raises what is composed without naming a record, such as a count, with any record of its section', async () => {
  let raised = 0
  for (const type of MADE_MEMO_TYPES) {
    for (const { section, parts } of gather(await usDesk('en'), type).sections) {
      const named = parts.flatMap(partRuns).flatMap((runs) => runs.flatMap(({ from }) => (from ? [refKey(from)] : [])))
      const [record] = named
      if (record === undefined) continue
      const content = gather(await usDesk('en', [record]), type)
      const given = content.sections.find((one) => one.section === section)
      const marks = new PortionMarks(content, undefined)
      // The heading of a pair goes by its items.
      const composed = (given?.parts ?? []).filter(({ kind }) => kind !== 'pair')
      for (const runs of composed.flatMap((part) => partRuns(marks.part(part, given)))) {
        if (runs.length < 2 || runs.some(({ from, cites, level }) => from || cites?.length || level)) continue
        expect(isRaised(runs), textOf(runs)).toBe(true)
        raised += 1
      }
    }
  }
  expect(raised).toBeGreaterThan(0)
})

it('leaves no record that raises the memo without a portion that says so', async () => {
  const desk = await usDesk('en')
  for (const type of MADE_MEMO_TYPES) {
    const silent: string[] = []
    for (const ref of gather(desk, type).used.slice(0, examples(15))) {
      const memo = print(await usDesk('en', [refKey(ref)]), type)
      // The head of a matrix names the parties.
      const heads = memo.blocks.flatMap((block) => (block.kind === 'table' ? [block.header.flat()] : []))
      const other = [...memo.facts, ...memo.notes].map(({ runs }) => runs)
      const all = [...allPortions(memo), ...heads, ...other, memo.disclaimer]
      if (!all.some(isRaised)) silent.push(refKey(ref))
    }
    // A memo about a meeting counts its talk, and prints nothing of it.
    expect(silent.filter((record) => record !== 'talk/talk-jp-us')).toEqual([])
  }
})

it.each(LANGUAGES)('marks the desk’s own words as the memo itself: %s', async (language) => {
  const section = MADE_MEMOS.meetingBrief.sections.find((name) => isHideable('meetingBrief', name)) ?? 'purpose'
  const sections = [{ section, words: 'Ours alone.\n- A point.' }]
  const desk = await usDesk(language)
  const memo = print(desk, 'meetingBrief', memoWith('meetingBrief', usMarking('cui'), { sections, ask: 'Agree.' }))
  const raised = memo.blocks.flatMap(portions).filter(isRaised).map(textOf)
  expect(raised).toHaveLength(3)
  for (const words of ['Ours alone.', 'A point.', 'Agree.'])
    expect(raised.some((text) => text.endsWith(words))).toBe(true)
  expect(memo.markingLine).toBe('CUI')
})

it('prints as before in other schemes, and from content that was kept without marks', async () => {
  const sample = await sampleDesk()
  for (const type of MADE_MEMO_TYPES) {
    expect(marksIn(print(sample, type))).toEqual([])
    const { marking: _scheme, ...content } = JSON.parse(keptMemoText({ content: gather(sample, type) })).content
    expect(JSON.stringify(content)).not.toMatch(/"(?:portions|level)":/)
  }
  const desk = await usDesk('en', ['talk/talk-jp-us'])
  const { portions: _unknown, ...kept } = gather(desk, 'meetingBrief')
  const memo = layOutMemo(
    desk,
    MEMO_KINDS.meetingBrief,
    kept,
    memoWith('meetingBrief', usMarking('cui'), { ask: 'Agree.' }),
  )
  expect(marksIn(memo)).toEqual([])
})
