import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../../../core/base/fingerprint'
import { evidencePlaceTitle } from '../../../../core/desk/evidence-words'
import { getOrThrow } from '../../../../core/desk/desk-read'
import {
  citablePaths,
  covers,
  evidencePath,
  evidencePlace,
  isCitable,
  valueAtPlace,
} from '../../../../core/model/schema/evidence-path'
import { uncitedDesk } from '../../../helpers/desks/cited-desk'

const word = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,8}$/)
/** Ids as other programs make them: brackets and dots too. */
const anId = fc.string({ minLength: 1, unit: fc.constantFrom('a', '1', '[', ']', '.', ' ', '層') })
const place = fc.record({ field: word, part: anId, inner: word }, { requiredKeys: ['field', 'part'] })

describe('the path of evidence', () => {
  it('reads back as the place that it was written for, whatever the id', () => {
    fc.assert(
      fc.property(place, (one) => {
        expect(evidencePlace(evidencePath(one))).toEqual(one)
      }),
    )
    fc.assert(
      fc.property(word, (field) => {
        expect(evidencePlace(field)).toEqual({ field })
      }),
    )
  })

  it('is covered by its field and its part, and by no other part', () => {
    fc.assert(
      fc.property(place, anId, (one, other) => {
        const { field, part } = one
        const path = evidencePath(one)
        expect(covers(field, path)).toBe(true)
        expect(covers(evidencePath({ field, part }), path)).toBe(true)
        expect(covers(evidencePath({ field, part: other }), path)).toBe(other === part)
        expect(covers(`${field}x`, path)).toBe(false)
      }),
    )
  })

  it('of another form, as an earlier or another program may write it, is for the field as a whole', () => {
    expect(evidencePlace('events.e1.on')).toEqual({ field: 'events' })
    expect(covers('events', 'events.e1.on')).toBe(true)
    expect(evidencePlace('?')).toBeUndefined()
  })

  it('leads to a value, for each place that is offered, and has words for it', () => {
    const desk = uncitedDesk().desk()
    const measure = getOrThrow(desk, 'measure', 'measure')
    const about = { collection: 'measure', id: 'measure' } as const
    const places = citablePaths('measure', measure)
    for (const one of places) {
      expect(valueAtPlace('measure', measure, one)).toBeDefined()
      expect(isCitable('measure', measure, evidencePath(one))).toBe(true)
    }
    expect(places[0]).toEqual({ field: 'summary' })
    const words = (path: string) => evidencePlaceTitle(desk, about, path)
    expect(words('components[duty].rate')).toEqual({ en: 'Rate layer “duty”, Rate', ja: '内訳「duty」、税率' })
    expect(words('events[e]').en).toBe('Status event “in force, 2 January 2025”')
    expect(words('components[gone]').en).toBe('Rate layer (no longer in the record)')
    const readout = { collection: 'readout', id: 'readout' } as const
    expect(evidencePlaceTitle(desk, readout, `says[${fingerprint('All is open.')}]`).en).toBe('Point “All is open.”')
    const talk = { collection: 'talk', id: 'talk' } as const
    expect(evidencePlaceTitle(desk, talk, 'chiefs[membership]').en).toBe(
      'Chief negotiators “Ana Rojas, Trade minister”',
    )
    for (const wrong of [
      'components[gone]',
      'components[duty].id',
      'components[duty].basisPoints',
      'components.duty',
      'issues',
    ])
      expect(isCitable('measure', measure, wrong), wrong).toBe(false)
  })

  it('names a text by its words: the same for the same words, another for others', () => {
    expect(fingerprint('')).toMatch(/^[0-9a-z]{11}$/)
    expect(fingerprint('All is open.')).toBe('27y7vw1wxns')
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => (fingerprint(a) === fingerprint(b)) === (a === b)))
  })
})
