import { describe, expect, test } from 'vitest'
import { givenBySource } from '../../../core/editing/given-by-source'

const ISSUED = { edtf: '2025-06-07' }
const source = (reliability: string, issued: unknown = ISSUED) => ({ reliability, citation: { issued } })

describe('the fields that a source answers', () => {
  test('a position is public, and holds from the day of the source', () => {
    expect(givenBySource('position', source('press'))).toEqual({
      track: 'public',
      attribution: 'reported',
      validFrom: ISSUED,
    })
  })
  test('only an official source puts a position or a proposal on record', () => {
    for (const reliability of ['press', 'desk', 'unknown', undefined])
      expect(givenBySource('proposal', { reliability })).toEqual({ attribution: 'reported' })
    expect(givenBySource('proposal', source('official'))).toEqual({ attribution: 'onRecord' })
    expect(givenBySource('position', source('official'))).toMatchObject({ attribution: 'onRecord' })
  })
  test('a source without a date, or with one that is not understood, gives none', () => {
    for (const values of [{}, source('press', null), source('press', { edtf: 'soon' })])
      expect(givenBySource('position', values)).toEqual({ track: 'public', attribution: 'reported' })
    expect(givenBySource('readout', {})).toEqual({})
  })
  test('a readout is of the day of its source; other kinds say their own date', () => {
    expect(givenBySource('readout', source('official'))).toEqual({ issued: ISSUED })
    for (const kind of ['measure', 'round', 'session', 'milestone'] as const)
      expect(givenBySource(kind, source('official'))).toEqual({})
  })
})
