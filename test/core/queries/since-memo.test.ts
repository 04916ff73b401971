import { describe, expect, it } from 'vitest'
import { sinceMemoView } from '../../../core/queries/since-memo'
import { smallDesk, type DeskBuilder } from '../../helpers/desks/desk-builder'

const ISSUED = '2025-06-06T12:00:00Z'
const AFTER = '2025-06-06T15:00:00Z'
const BEFORE = '2025-06-06T09:00:00Z'

const memo = (builder: DeskBuilder, id: string, status: string, issuedAt: string, session = 'session') =>
  builder.add('memo', id, {
    type: 'meetingBrief',
    session,
    title: { en: id },
    version: 1,
    status,
    asOf: BEFORE,
    timeZone: 'UTC',
    copies: [],
    ...(status === 'draft' ? {} : { issuedAt }),
  })
const milestone = (builder: DeskBuilder, id: string, talk: string, createdAt: string, changedAt = createdAt) =>
  builder.add('milestone', id, {
    talk,
    title: { en: id },
    when: { edtf: '2025-07-01' },
    basis: 'fixed',
    status: 'open',
    createdAt,
    changedAt,
  })

describe('the changes since the last issued memo', () => {
  it('are those of its talk, after it was issued, the latest first', () => {
    const builder = smallDesk().add('talk', 'other', {
      title: { en: 'Other talks' },
      parties: ['us-side'],
      areas: [],
      status: 'underWay',
      chiefs: [],
    })
    memo(builder, 'earlier', 'issued', BEFORE)
    memo(builder, 'last', 'issued', ISSUED)
    memo(builder, 'draft', 'draft', AFTER)
    milestone(builder, 'old', 'talk', BEFORE)
    milestone(builder, 'reworded', 'talk', BEFORE, AFTER)
    milestone(builder, 'added', 'talk', '2025-06-07T09:00:00Z')
    milestone(builder, 'elsewhere', 'other', AFTER)
    const view = sinceMemoView(builder.desk())
    expect(view.memo).toMatchObject({ ref: { id: 'last' }, issuedAt: ISSUED })
    expect(view.rows.map(({ ref, isNew }) => [ref.id, isNew])).toEqual([
      ['added', true],
      ['reworded', false],
    ])
    expect(view.hasMore).toBe(false)
  })

  it('are none before a memo is issued, and of one that was recalled', () => {
    const builder = smallDesk()
    memo(builder, 'draft', 'draft', ISSUED)
    memo(builder, 'recalled', 'recalled', ISSUED)
    milestone(builder, 'added', 'talk', AFTER)
    expect(sinceMemoView(builder.desk())).toEqual({ rows: [], hasMore: false })
  })

  it('are the latest of many, and it says that there are more', () => {
    const builder = smallDesk()
    memo(builder, 'last', 'issued', ISSUED)
    for (let n = 1; n <= 20; n += 1)
      milestone(builder, `m-${n}`, 'talk', `2025-06-${String(n + 6).padStart(2, '0')}T09:00:00Z`)
    const view = sinceMemoView(builder.desk())
    expect(view.rows.map(({ ref }) => ref.id)).toEqual(['m-20', 'm-19', 'm-18', 'm-17', 'm-16', 'm-15', 'm-14', 'm-13'])
    expect(view.hasMore).toBe(true)
  })
})
