import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../core/base/errors'
import type { DeskRead } from '../../../core/desk/desk-read'
import { MemoryDesk } from '../../../core/desk/memory-desk'
import { refKey, type Op } from '../../../core/desk/ops'
import { gatherFor } from '../../../core/memo/saved/gather-for'
import { keptMemoText, keptOf } from '../../../core/memo/saved/kept-memo'
import type { AnyRecord, Memo, RecordOf } from '../../../core/model/records/records'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { memosUsing, printsRecord } from '../../../core/queries/memo-uses'
import { fullDeskInMemory } from '../../../scripts/bench/full-desk-folder'
import { examples } from '../../helpers/long'

/** The saved texts by their hash, and a desk that has them and several memos. */
function deskWithMemos(): MemoryDesk {
  const full = fullDeskInMemory(300)
  const texts = new Map<string, string>()
  const memos: Record<string, AnyRecord> = {}
  for (const [n, memo] of full.all('memo').entries()) {
    memos[memo.id] = memo
    const sha = `${n}${'a'.repeat(63)}`
    texts.set(sha, keptMemoText({ content: gatherFor(full, memo) }))
    memos[`kept-${n}`] = { ...memo, id: `kept-${n}`, version: n + 2, snapshot: sha } as never
  }
  const read = (kind: string, sha: string) => {
    if (kind === 'source') return full.sourceText(sha)
    const text = texts.get(sha)
    if (text === undefined) throw new ParleyError('memo-text-missing', { sha256: sha })
    return text
  }
  return new MemoryDesk({ ...structuredClone(full.collections), memo: memos }, read)
}

/** The same, by looking at every memo. */
function plainly(desk: DeskRead): (key: string) => string[] {
  const printed = (memo: Memo) => {
    try {
      return new Set((keptOf(desk, memo)?.content ?? gatherFor(desk, memo)).used.map(refKey))
    } catch (error) {
      if (error instanceof ParleyError) return new Set()
      throw error
    }
  }
  const all = desk
    .all('memo')
    .map((memo) => ({ memo, keys: printed(memo) }))
    .toSorted((a, b) => b.memo.version - a.memo.version)
  return (key) => all.flatMap(({ memo, keys }) => (keys.has(key) ? [memo.id] : []))
}

const KINDS: readonly CollectionName[] = ['session', 'position', 'line', 'issue', 'source', 'evidence', 'memo', 'party']

/** Edits of a kind's nth record: it is deleted, or changed so that other memos may print it. */
const edit = fc.record({
  kind: fc.constantFrom(...KINDS),
  nth: fc.nat({ max: 400 }),
  how: fc.constantFrom('delete', 'change', 'change'),
})

function opOf(desk: DeskRead, { kind, nth, how }: { kind: CollectionName; nth: number; how: string }): Op | undefined {
  const all: readonly AnyRecord[] = desk.all(kind)
  const record = all[nth % Math.max(1, all.length)]
  if (!record) return undefined
  if (how === 'delete') return { op: 'delete', collection: kind, id: record.id }
  const issues = desk.all('issue')
  const issue = issues[nth % Math.max(1, issues.length)]?.id
  const more =
    kind === 'position' || kind === 'line'
      ? { issue }
      : kind === 'session'
        ? { issues: issue === undefined ? [] : [issue] }
        : kind === 'memo'
          ? { session: desk.all('session')[nth % Math.max(1, desk.count('session'))]?.id }
          : {}
  const changed = { ...record, ...more, rev: record.rev + 1 } as RecordOf<CollectionName>
  return { op: 'put', collection: kind, record: changed }
}

describe('the memos that print a record', () => {
  it('are, after any edits, those that a look at every memo finds', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let desk = deskWithMemos()
        for (const one of edits) {
          const op = opOf(desk, one)
          if (op) desk = desk.advance([op])
          const expectedOf = plainly(desk)
          for (const kind of KINDS) {
            const ref = { collection: kind, id: desk.all(kind)[one.nth % Math.max(1, desk.count(kind))]?.id ?? '' }
            const expected = expectedOf(refKey(ref))
            expect(memosUsing(desk, [ref]).map(({ id }) => id)).toEqual(expected)
            const each = desk.all('memo').filter((memo) => printsRecord(desk, memo, ref))
            expect(each.map(({ id }) => id).toSorted()).toEqual(expected.toSorted())
          }
        }
      }),
      { numRuns: examples(8) },
    )
  })

  it('are found once a text that was missing is there again and the desk has been edited', () => {
    const full = fullDeskInMemory(300)
    const [memo] = full.all('memo')
    const [lead] = full.all('lead')
    if (!memo || !lead) throw new Error('no memo or lead')
    const text = keptMemoText({ content: gatherFor(full, memo) })
    let isThere = false
    const read = (kind: string, sha: string) => {
      if (kind === 'source') return full.sourceText(sha)
      if (!isThere) throw new ParleyError('memo-text-missing', { sha256: sha })
      return text
    }
    const kept = { ...memo, snapshot: 'f'.repeat(64) }
    let desk = new MemoryDesk({ ...full.collections, memo: { [memo.id]: kept } }, read)
    const session = { collection: 'session', id: memo.session ?? '' } as const
    expect(memosUsing(desk, [session])).toEqual([])
    isThere = true
    desk = desk.advance([{ op: 'put', collection: 'lead', record: lead }])
    expect(memosUsing(desk, [session]).map(({ id }) => id)).toEqual([memo.id])
  })

  it('are worked out one memo at a time; then only an edit of what a draft prints has it composed again', () => {
    const full = fullDeskInMemory(300)
    let reads = 0
    // A memo is only composed of passages that are in their sources, so composing reads these.
    const counted = (_kind: string, sha: string) => {
      reads += 1
      return full.sourceText(sha)
    }
    let desk = new MemoryDesk(full.collections, counted)
    const nothing = { collection: 'talk', id: 'none' } as const
    let tries = 1
    while (
      !desk.readUntil(
        () => memosUsing(desk, [nothing]),
        () => true,
      )
    )
      tries += 1
    expect(tries).toBeGreaterThanOrEqual(desk.count('memo'))
    const readBy = (work: () => unknown) => {
      const before = reads
      work()
      return reads - before
    }
    expect(reads).toBeGreaterThan(0)
    const [session] = desk.all('session')
    const [lead] = desk.all('lead')
    const source = desk.all('source').find(({ id }) => memosUsing(desk, [{ collection: 'source', id }]).length > 0)
    if (!session || !lead || !source) throw new Error('no session, lead or printed source')
    const ask = () => memosUsing(desk, [{ collection: 'session', id: session.id }])
    expect(readBy(ask)).toBe(0)
    desk = desk.advance([{ op: 'put', collection: 'lead', record: { ...lead, text: 'Edited.' } }])
    expect(readBy(ask)).toBe(0)
    desk = desk.advance([{ op: 'put', collection: 'source', record: { ...source, rev: source.rev + 1 } }])
    expect(readBy(ask)).toBeGreaterThan(0)
  })
})
