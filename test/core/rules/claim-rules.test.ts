import { describe, expect, it } from 'vitest'
import { checkDesk } from '../../../core/rules/rules'
import { addEvidence, uncitedDesk } from '../../helpers/desks/cited-desk'
import type { DeskBuilder } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'

const NOW = '2025-06-20T12:00:00Z'
const POSITION = { collection: 'position', id: 'position' } as const
const found = (builder: DeskBuilder, now: string | undefined = NOW) =>
  checkDesk(builder.desk(), now)
    .filter(({ code }) => code.startsWith('claim-'))
    .map(({ code, about, field, params }) =>
      [code, about.id, field, params.days ?? params.source].filter(Boolean).join(' '),
    )

/** Changes a record of the builder's desk. */
function change(
  builder: DeskBuilder,
  collection: 'position' | 'proposal' | 'milestone' | 'source',
  id: string,
  more: object,
) {
  return builder.add(collection, id, { ...builder.collections[collection]?.[id], ...more })
}

describe('a claim with one source', () => {
  const once = () => addEvidence(uncitedDesk(), POSITION, 'text')

  it('is found, until a second source supports it', () => {
    expect(found(uncitedDesk())).toEqual([])
    expect(found(once())).toEqual(['claim-single-source position text evidence'])
    expect(found(addEvidence(once(), POSITION, 'text', { id: 'other' }))).toEqual([])
    expect(found(addEvidence(once(), POSITION, 'text', { id: 'other', role: 'context' }))).toEqual([
      'claim-single-source position text evidence',
    ])
  })

  it('still has one if the second source retells the first', () => {
    const both = addEvidence(once(), POSITION, 'text', { id: 'other' })
    expect(found(change(both, 'source', 'other', { retells: 'evidence' }))).toHaveLength(1)
  })

  it('needs no second one if the source is official, the desk assesses it, or it no longer holds', () => {
    expect(found(change(once(), 'source', 'evidence', { reliability: 'official' }))).toEqual([])
    expect(found(change(once(), 'position', 'position', { attribution: 'assessed' }))).toEqual([])
    expect(found(change(once(), 'position', 'position', { validTo: { edtf: '2025-06-10' } }))).toEqual([])
  })

  it('may be a package on the table or a reported date ahead, but not a fixed date', () => {
    const proposal = () => addEvidence(uncitedDesk(), { collection: 'proposal', id: 'proposal' }, 'elements[a]')
    expect(found(proposal())).toEqual(['claim-single-source proposal elements evidence'])
    expect(found(change(proposal(), 'proposal', 'proposal', { status: 'withdrawn' }))).toEqual([])
    const milestone = () => addEvidence(uncitedDesk(), { collection: 'milestone', id: 'milestone' }, 'when')
    expect(found(milestone())).toEqual([])
    expect(found(change(milestone(), 'milestone', 'milestone', { basis: 'reported' }))).toEqual([
      'claim-single-source milestone when evidence',
    ])
  })
})

describe('a claim with old evidence', () => {
  const stale = (builder: DeskBuilder, now?: string) => found(builder, now).filter((text) => text.includes('stale'))
  const old = (issued = '2025-01-01') => addEvidence(uncitedDesk(), POSITION, 'text', { issued })
  const newer = (builder: DeskBuilder, issued = '2025-06-01') =>
    addEvidence(builder, POSITION, 'text', { id: 'newer', issued, role: 'context' })

  it('is found once it is over 90 days old and the record has a newer source', () => {
    expect(stale(old())).toEqual([])
    expect(stale(newer(old()))).toEqual(['claim-stale position text 169'])
    expect(stale(newer(old('2025-03-25')))).toEqual([])
    expect(stale(newer(old()), '2025-03-15T12:00:00Z')).toEqual([])
  })

  it('is not found if the newer source supports it, is older still, or came after the as-of instant', () => {
    expect(stale(addEvidence(old(), POSITION, 'text', { id: 'newer', issued: '2025-06-01' }))).toEqual([])
    expect(stale(newer(old(), '2024-06-01'))).toEqual([])
    expect(stale(newer(old(), '2025-06-30'))).toEqual([])
  })

  it('is not found if a source has no date: its age is not known then', () => {
    const citation = { type: 'document', title: 'Undated' }
    expect(stale(change(newer(old()), 'source', 'evidence', { citation }))).toEqual([])
    expect(
      stale(change(newer(old()), 'source', 'evidence', { citation, retrieved: { edtf: '2025-01-01' } })),
    ).toHaveLength(1)
    const open = { ...citation, issued: { edtf: '2025-01-01/..' } }
    expect(stale(change(newer(old()), 'source', 'evidence', { citation: open }))).toEqual([])
  })

  it('is found too if another position that holds on the same issue has a newer source', () => {
    const ours = aPosition('We want butter.', { party: 'us-side' })
    const builder = old().add('position', 'ours', ours)
    addEvidence(builder, { collection: 'position', id: 'ours' }, 'text', { id: 'newer', issued: '2025-06-01' })
    expect(stale(builder)).toEqual(['claim-stale position text 169'])
  })
})

describe('evidence that contradicts', () => {
  it('is found for any kind of record, a finding for each field, until the record says that it is contested', () => {
    const against = (collection: 'session' | 'position', field: string) =>
      addEvidence(uncitedDesk(), { collection, id: collection }, field, { role: 'contradicts' })
    expect(found(against('session', 'start'))).toEqual(['claim-contradicted session start'])
    const position = against('position', 'text')
    expect(found(position)).toEqual(['claim-contradicted position text'])
    expect(found(change(position, 'position', 'position', { contested: true }))).toEqual([])
  })
})
