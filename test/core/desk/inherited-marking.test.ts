import { describe, expect, it } from 'vitest'
import { inheritedMarking } from '../../../core/desk/marking-from'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import { refOfKey, type Op } from '../../../core/desk/ops'
import { overlay } from '../../../core/desk/staged-desk'
import { blankForm, formView } from '../../../core/queries/form'
import type { Marking } from '../../../core/model/values/marking'
import { addEvidence } from '../../helpers/desks/cited-desk'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { aPosition } from '../../helpers/desks/record-fields'
import { usMarking } from '../../helpers/desks/us-desk'

/** A desk of the scheme of the United States, UNCLASSIFIED throughout but for the records that are given with their level. */
function marked(desk: DeskRead, levels: Readonly<Record<string, 'cui'>>): DeskRead {
  const raised = Object.entries(levels).map(([key, level]): Op => {
    const { collection, id } = refOfKey(key)
    return { op: 'put', collection, record: { ...getOrThrow(desk, collection, id), marking: usMarking(level) } }
  })
  const all = ['source', 'annotation', 'evidence', 'position', 'lead', 'draft'] as const
  const low = all.flatMap((collection) =>
    desk
      .all(collection)
      .map((record): Op => ({ op: 'put', collection, record: { ...record, marking: usMarking('unclassified') } })),
  )
  const settings = { ...getOrThrow(desk, 'deskSettings', 'settings'), defaultMarking: usMarking('unclassified') }
  return overlay(desk, [{ op: 'put', collection: 'deskSettings', record: settings }, ...low, ...raised])
}

describe('the marking that a record inherits', () => {
  const builder = smallDesk().add('position', 'p', aPosition('No.')).add('position', 'bare', aPosition('Yes.'))
  addEvidence(builder, { collection: 'position', id: 'p' }, 'text')
  const plain = builder.desk()
  const sourcesMarked = (sources: Marking) =>
    overlay(plain, [
      {
        op: 'put',
        collection: 'deskSettings',
        record: { ...getOrThrow(plain, 'deskSettings', 'settings'), defaultMarking: usMarking('unclassified') },
      },
      {
        op: 'put',
        collection: 'source',
        record: { ...getOrThrow(plain, 'source', 'evidence'), marking: sources },
      },
      {
        op: 'put',
        collection: 'annotation',
        record: { ...getOrThrow(plain, 'annotation', 'evidence'), marking: usMarking('unclassified') },
      },
    ])

  it('is the desk’s, and at least that of the sources that are cited for it', () => {
    const desk = sourcesMarked(usMarking('cui'))
    const of = (id: string) => formView(desk, { collection: 'position', id }).inherited?.level
    expect([of('p'), of('bare')]).toEqual(['cui', 'unclassified'])
    expect(
      formView(sourcesMarked(usMarking('unclassified')), { collection: 'position', id: 'p' }).inherited?.level,
    ).toBe('unclassified')
    // A passage is its source's, and a name keeps the desk's.
    expect(inheritedMarking(desk, 'annotation', { collection: 'annotation', id: 'evidence' })?.level).toBe('cui')
    expect(inheritedMarking(desk, 'person', { collection: 'person', id: 'person' })?.level).toBe('unclassified')
  })

  it('is nothing to return to where a source has another scheme', () => {
    const desk = sourcesMarked(getOrThrow(plain, 'position', 'p').marking)
    expect(inheritedMarking(desk, 'position', { collection: 'position', id: 'p' })).toBeUndefined()
  })

  it('is at least that of every source and passage that the record names, whatever the marking of their source', () => {
    const more = smallDesk()
      .add('position', 'p', aPosition('No.'))
      .add('lead', 'lead', { talk: 'talk', text: 'Look for the notice.', source: 'secret' })
    addEvidence(more, { collection: 'position', id: 'p' }, 'text')
    const { evidence: source } = more.collections.source ?? {}
    more.add('source', 'secret', { ...source })
    const desk = marked(more.desk(), { 'source/secret': 'cui', 'annotation/evidence': 'cui' })
    const of = (collection: 'position' | 'lead' | 'evidence' | 'annotation', id: string) =>
      formView(desk, { collection, id }).inherited?.level
    expect(of('lead', 'lead')).toBe('cui')
    expect(of('position', 'p')).toBe('cui')
    expect(of('evidence', 'evidence')).toBe('cui')
    // Its own marking is what it would leave behind.
    expect(of('annotation', 'evidence')).toBe('unclassified')
    // A new one that names such a source begins with it.
    const blank = blankForm(desk, 'lead', { talk: 'talk', source: 'secret' }, '2025-06-06T00:00:00Z')
    expect([blank.values.marking, blank.inherited]).toEqual([usMarking('cui'), usMarking('cui')])
  })

  it('is not offered for a stored draft, which does not keep what it was made from', () => {
    const drafts = smallDesk()
      .add('draft', 'draft', { of: 'position', fields: { text: 'No.' } })
      .desk()
    const desk = marked(drafts, { 'draft/draft': 'cui' })
    expect(formView(desk, { collection: 'draft', id: 'draft' }).inherited).toBeUndefined()
  })
})
