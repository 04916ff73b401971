import { describe, expect, it } from 'vitest'
import { FIRST_LINKS } from '../../../core/queries/links-schemas'
import { recordPart, recordView } from '../../../core/queries/record-view'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aPosition, aSource } from '../../helpers/desks/record-fields'

const NOW = '2025-06-10T12:00:00Z'
const SHA = 'a'.repeat(64)
const P0 = { collection: 'position', id: 'p0' } as const
const MANY = 45
const MARK = { source: 'report', exact: 'Butter', prefix: '', suffix: '', start: 0, end: 6, motivation: 'highlighting' }

/** A line of many positions, the last one the newest, and many passages about the first. */
function longDesk() {
  const builder = smallDesk()
    .text(SHA, 'Butter')
    .add('source', 'report', aSource({ sha256: SHA }))
    .add('annotation', 'mark', MARK)
  for (let n = 0; n < MANY; n += 1) {
    const validFrom = { edtf: `2025-01-${String(1 + (n % 28)).padStart(2, '0')}` }
    builder.add(
      'position',
      `p${n}`,
      aPosition(`Text ${n}.`, { validFrom, ...(n > 0 ? { supersedes: `p${n - 1}` } : {}) }),
    )
    builder.add('evidence', `e${n}`, { annotation: 'mark', about: P0, field: 'text', role: 'supports' })
  }
  return builder.desk()
}

/** All of a part: what the page shows, and then page by page. */
function pages<T>(first: readonly T[], count: number, next: (offset: number) => readonly T[]): T[] {
  const all = [...first]
  while (all.length < count) all.push(...next(all.length))
  return all
}

describe('a long part of a record’s page', () => {
  it('is its first entries and their count; the rest of the passages comes page by page', () => {
    const desk = longDesk()
    const { passages } = recordView(desk, P0, NOW)
    expect([passages.count, passages.first.length]).toEqual([MANY, FIRST_LINKS])
    const all = pages(passages.first, passages.count, (offset) => {
      const part = recordPart(desk, { ref: P0, part: 'passages', offset, limit: 10 }, NOW)
      expect(part.history).toEqual([])
      return part.passages
    })
    expect(all.map(({ evidence }) => evidence.id)).toEqual(Array.from({ length: MANY }, (_, n) => `e${n}`))
  })

  it('has the rest of a position’s history page by page, newest first, with the first passages of each', () => {
    const desk = longDesk()
    const { history } = recordView(desk, P0, NOW)
    expect([history?.count, history?.first.length]).toEqual([MANY, FIRST_LINKS])
    const all = pages(history?.first ?? [], MANY, (offset) => {
      const part = recordPart(desk, { ref: P0, part: 'history', offset, limit: 10 }, NOW)
      expect(part.passages).toEqual([])
      return part.history
    })
    expect(all.map(({ row }) => row.ref.id)).toEqual(Array.from({ length: MANY }, (_, n) => `p${MANY - 1 - n}`))
    const last = all.at(-1)
    expect([last?.passages.count, last?.passages.first.length]).toEqual([MANY, FIRST_LINKS])
    expect(
      recordPart(desk, { ref: { collection: 'talk', id: 'talk' }, part: 'history', offset: 0, limit: 10 }, NOW),
    ).toEqual({
      passages: [],
      history: [],
      movement: [],
    })
  })

  it('of a meeting is its first issues and the first positions on each, with the counts of the rest', () => {
    const builder = smallDesk()
    const issues = ['issue', ...Array.from({ length: MANY }, (_, n) => `i${n}`)]
    for (const id of issues.slice(1)) builder.add('issue', id, { talk: 'talk', area: { en: 'A' }, label: { en: id } })
    for (let n = 0; n < MANY; n += 1) builder.add('position', `p${n}`, aPosition(`Text ${n}.`))
    const before = builder.desk()
    const meeting = before.get('session', 'session')
    if (!meeting) throw new Error('no session')
    const desk = before.advance([{ op: 'put', collection: 'session', record: { ...meeting, issues: issues as never } }])
    const { session } = recordView(desk, { collection: 'session', id: 'session' }, NOW)
    expect([session?.issues.length, session?.moreIssues]).toEqual([FIRST_LINKS, issues.length - FIRST_LINKS])
    expect([session?.issues[0]?.positions.length, session?.issues[0]?.more]).toEqual([FIRST_LINKS, MANY - FIRST_LINKS])
  })
})
