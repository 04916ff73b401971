import { describe, expect, it } from 'vitest'
import { getOrThrow } from '../../../core/desk/desk-read'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { DEFAULT_MARKING } from '../../../core/model/values/marking'
import { checkDesk } from '../../../core/rules/rules'
import { recordView } from '../../../core/queries/record-view'
import { AT } from '../../helpers/desks/desk-builder'
import { content } from '../../helpers/edits/edit-bench'
import { EVIDENCE, marking, SourceBench } from '../../helpers/edits/source-bench'

/** A source whose marking is raised: its quotes and their evidence follow in one step of undo, if a person says so. */

const SOURCE = { collection: 'source', id: 'source' } as const
const HIGH = { ...DEFAULT_MARKING, level: 'internal', caveats: ['EYES ONLY'] }

/** A source with two quotes, one of them evidence, whose marking was raised. */
function raisedSource() {
  const on = new SourceBench('Cars stay out. Rice stays in.', [[15, 29]])
  on.do(marking(0, 14, { evidence: EVIDENCE }))
  expect(below(on.desk)).toBe(0)
  on.do({ kind: 'change', collection: 'source', id: 'source', rev: on.rev(SOURCE), fields: { marking: HIGH } })
  return on
}
const below = (desk: MemoryDesk) => recordView(desk, SOURCE, AT).below
const markings = ({ desk }: SourceBench) =>
  [...desk.all('annotation'), ...desk.all('evidence')].map(({ marking: { caveats } }) => caveats)

describe('quotes below the marking of their source', () => {
  it('are counted on its page, raised as one edit, and put back by one undo', () => {
    const on = raisedSource()
    expect(below(on.desk)).toBe(3)
    const before = content(on.desk)
    on.do({ kind: 'raiseQuotes', source: 'source' })
    expect(markings(on)).toEqual([['EYES ONLY'], ['EYES ONLY'], ['EYES ONLY']])
    expect(below(on.desk)).toBe(0)
    on.replay('undo')
    expect(content(on.desk)).toEqual(before)
  })

  it('are one finding of the source, and one step raises those of all sources', () => {
    const on = raisedSource()
    const found = () => checkDesk(on.desk).filter(({ code }) => code === 'quotes-marked-low')
    expect(found()).toMatchObject([{ severity: 'warning', about: SOURCE, field: 'marking', params: { count: 3 } }])
    const before = content(on.desk)
    on.do({ kind: 'raiseQuotes' })
    expect(found()).toEqual([])
    on.replay('undo')
    expect(content(on.desk)).toEqual(before)
    expect(found()).toHaveLength(1)
  })

  it('keep what they have beyond the source, and are never lowered', () => {
    const on = raisedSource()
    const quote = { collection: 'annotation', id: 'quote-0' } as const
    const own = { ...HIGH, caveats: ['EYES ONLY', 'HANDLE WITH CARE'] }
    on.do({ kind: 'change', ...quote, rev: on.rev(quote), fields: { marking: own } })
    expect(below(on.desk)).toBe(2)
    on.do({ kind: 'raiseQuotes', source: 'source' })
    expect(on.desk.get('annotation', 'quote-0')?.marking).toEqual(own)
    on.do({ kind: 'change', ...SOURCE, rev: on.rev(SOURCE), fields: { marking: DEFAULT_MARKING } })
    expect(below(on.desk)).toBe(0)
    on.do({ kind: 'raiseQuotes', source: 'source' })
    expect(markings(on).flat()).toContain('EYES ONLY')
  })

  it('of another scheme have no common order with it, and stay', () => {
    // A rule refuses such an edit here; another program's file may have it.
    const { desk } = raisedSource()
    const source = getOrThrow(desk, 'source', 'source')
    const record = { ...source, marking: { ...DEFAULT_MARKING, scheme: 'uk', level: 'official' } }
    expect(below(desk.after([{ op: 'put', collection: 'source', record }]))).toBe(0)
  })
})
