import { describe, expect, test } from 'vitest'
import { givenBySource } from '../../../core/from-words/given-by-source'
import { smallDesk } from '../../helpers/desks/desk-builder'
import { getOrThrow } from '../../../core/desk/desk-read'

const ISSUED = { edtf: '2025-06-07' }
const source = (reliability: string, issued: object | undefined = ISSUED) => {
  const citation = { type: 'document', title: 'Note', ...(issued ? { issued } : {}) }
  const desk = smallDesk().add('source', 'note', { kind: 'document', citation, language: 'en', reliability }).desk()
  return getOrThrow(desk, 'source', 'note')
}

describe('the fields that a source answers', () => {
  test('a position is public, and holds from the day of the source', () => {
    expect(givenBySource('position', source('press'))).toEqual({
      track: 'public',
      attribution: 'reported',
      validFrom: ISSUED,
    })
  })
  test('only an official source puts a position or a proposal on record', () => {
    for (const reliability of ['press', 'desk', 'unknown'])
      expect(givenBySource('proposal', source(reliability))).toEqual({ attribution: 'reported' })
    expect(givenBySource('proposal', source('official'))).toEqual({ attribution: 'onRecord' })
    expect(givenBySource('position', source('official'))).toMatchObject({ attribution: 'onRecord' })
  })
  test('a source without a date, or with one that is not understood, gives none', () => {
    const dateless = source('press')
    delete dateless.citation.issued
    const { issued: _issued, ...citation } = dateless.citation
    for (const one of [dateless, { ...dateless, citation: { ...citation, issued: { edtf: '20250710' } } }]) {
      expect(givenBySource('position', one)).toEqual({ track: 'public', attribution: 'reported' })
      expect(givenBySource('readout', one)).toEqual({})
    }
  })
  test('a readout is of the day of its source; other kinds say their own date', () => {
    expect(givenBySource('readout', source('official'))).toEqual({ issued: ISSUED })
    for (const kind of ['measure', 'round', 'session', 'milestone'] as const)
      expect(givenBySource(kind, source('official'))).toEqual({})
  })
})
