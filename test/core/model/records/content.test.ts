import { describe, expect, it } from 'vitest'
import { getOrThrow } from '../../../../core/desk/desk-read'
import { contentOf, fieldDifferences, finalContentOf } from '../../../../core/model/records/content'
import { smallDesk } from '../../../helpers/desks/desk-builder'

describe('the content of a record', () => {
  it('consists of its own fields and its marking, and for a draft of the future record’s fields', () => {
    const desk = smallDesk()
      .add('draft', 'd', { of: 'lead', fields: { text: 'Half a lead' } })
      .desk()
    const draft = getOrThrow(desk, 'draft', 'd')
    expect(Object.keys(contentOf(draft)).toSorted()).toEqual(['fields', 'marking', 'of'])
    expect(finalContentOf('draft', draft)).toEqual({ marking: draft.marking, text: 'Half a lead' })
  })

  it('is compared field by field, in any order of members', () => {
    const before = { text: 'a', when: { edtf: '2025', timeZone: 'UTC' }, stance: 'oppose', old: 1 }
    const after = { when: { timeZone: 'UTC', edtf: '2025' }, stance: 'accept', text: 'a', issue: 'i' }
    expect(fieldDifferences(before, after)).toEqual([
      { field: 'stance', from: 'oppose', to: 'accept' },
      { field: 'issue', to: 'i' },
      { field: 'old', from: 1 },
    ])
    expect(fieldDifferences(undefined, { text: 'a' })).toEqual([{ field: 'text', to: 'a' }])
  })
})
