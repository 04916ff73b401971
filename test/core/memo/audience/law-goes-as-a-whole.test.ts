import { expect, it } from 'vitest'
import { deskForReader } from '../../../../core/memo/audience/audience-desk'
import { smallDesk } from '../../../helpers/desks/desk-builder'
import { INTERNAL } from '../../../helpers/desks/planted-desk'
import { aLayer, aMeasure } from '../../../helpers/desks/record-fields'

const READERS = ['otherMinistry', 'press'] as const
const AT = Date.parse('2025-06-20T00:00:00Z')
const INSTRUMENT = { kind: 'executiveOrder', amends: [] }

/** A measure with two layers, of which a party and an order that only some may see have one. */
const desk = (more: object, layer: object = {}) =>
  smallDesk()
    .add('party', 'hidden', {
      kind: 'country',
      code: 'PE',
      names: { en: 'Peru' },
      members: [],
      marking: INTERNAL,
    })
    .add('legalInstrument', 'open', { ...INSTRUMENT, number: '1', issuedBy: 'them' })
    .add('legalInstrument', 'by-hidden', { ...INSTRUMENT, number: '2', issuedBy: 'hidden' })
    .add('measure', 'other', aMeasure([aLayer('a', { instrument: 'open' })], [], { imposer: 'us-side' }))
    .add(
      'measure',
      'seen',
      aMeasure([aLayer('a', { instrument: 'open' }), aLayer('b', { instrument: 'open', ...layer })], [], more),
    )
    .desk()

const measuresFor = (memoAudience: (typeof READERS)[number], of: ReturnType<typeof desk>) =>
  deskForReader(of, { memoAudience, ceiling: undefined, subject: { collection: 'talk', id: 'talk' }, at: AT })
    .all('measure')
    .map(({ id }) => id)

it.each(READERS)('leaves no rate without what it rests on, when a party goes that its law names: %s', (reader) => {
  expect(measuresFor(reader, desk({}))).toEqual(['other', 'seen'])
  // Without its countries, a layer would be on all of them.
  expect(measuresFor(reader, desk({}, { origins: ['hidden'] }))).toEqual(['other'])
  // A country that is spared would seem to pay.
  expect(measuresFor(reader, desk({ notTargets: ['hidden'] }))).toEqual(['other'])
  // The order goes with the party that issued it, and a ruling on it could not be read any more.
  expect(measuresFor(reader, desk({}, { instrument: 'by-hidden' }))).toEqual(['other'])
})
