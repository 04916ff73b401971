import { describe, expect, it } from 'vitest'
import { formatDate } from '../../../core/dates/format-date'
import { parseDateWords } from '../../../core/dates/parse-words'
import { finished, previewImport } from '../../../core/interop/import-plan'
import { parseJsonImport } from '../../../core/interop/read-json-import'
import type { RecordOf } from '../../../core/model/records/records'
import { clockView } from '../../../core/queries/clock'
import { STAFF, smallDesk } from '../../helpers/desks/desk-builder'
import { aLayer, aMeasure } from '../../helpers/desks/record-fields'

/** A desk in Tokyo that follows measures of the other party, whose border is in Washington. */
function deskInTokyo() {
  const builder = smallDesk()
  const [settings] = builder.desk().all('deskSettings')
  return builder
    .add('deskSettings', settings?.id ?? '', {
      ...settings,
      capitals: [
        { party: settings?.ourParty, city: { en: 'Tokyo' }, timeZone: 'Asia/Tokyo' },
        { party: 'them', city: { en: 'Washington' }, timeZone: 'America/New_York' },
      ],
    })
    .add('measure', 'm', aMeasure([aLayer('a')]))
    .add('legalInstrument', 'order', { kind: 'executiveOrder', number: '1', issuedBy: 'them', amends: [] })
    .desk()
}

const NOW = '2025-06-06T12:00:00Z'
const washington = { timeZone: 'America/New_York', isBorder: true }
const layer = { measure: 'm', component: 'a' }

describe('the clock of a form', () => {
  it.each([
    ['measure', { imposer: 'them' }, washington],
    ['legalInstrument', { issuedBy: 'them' }, washington],
    ['stackingRule', { target: layer }, washington],
    ['stackingRule', { when: layer }, washington],
    ['legalEvent', { affects: ['order'] }, washington],
    ['draft', { of: 'measure', fields: { imposer: 'them' } }, washington],
    ['measure', {}, { timeZone: 'Asia/Tokyo', isBorder: false }],
    ['measure', { imposer: 'nobody' }, { timeZone: 'Asia/Tokyo', isBorder: false }],
    ['legalEvent', { affects: ['order', 'gone'] }, { timeZone: 'Asia/Tokyo', isBorder: false }],
    ['milestone', { when: { edtf: '2025' } }, { timeZone: 'Asia/Tokyo', isBorder: false }],
  ] as const)('of a %s with %j is %j', (of, fields, clock) => {
    expect(clockView(deskInTokyo(), of, fields, NOW)).toEqual(clock)
  })

  it('reads an hour of a measure at its border, and shows it back with that clock', () => {
    const { timeZone } = clockView(deskInTokyo(), 'measure', { imposer: 'them' }, NOW)
    const date = parseDateWords('9 April 2025 00:01', 'en', timeZone)
    expect(date).toEqual({ edtf: '2025-04-09T00:01:00-04:00', timeZone: 'America/New_York' })
    expect(date && formatDate(date, 'en')).toBe('9 April 2025, 00:01 (EDT)')
  })

  it('is that of an import too', () => {
    const desk = deskInTokyo()
    const measure = desk.get('measure', 'm')
    const typed = { edtf: 'from 9 April 2025 00:01' }
    const file = JSON.stringify({
      collections: { measure: { m: { ...measure, components: [aLayer('a', { validity: typed })] } } },
    })
    const plan = finished(
      previewImport(desk, finished(parseJsonImport(file)), {
        storeId: 's',
        revision: desk.revision,
        choice: { take: 'file', except: new Set<string>() },
        actor: { staff: STAFF as never, at: NOW },
      }),
    )
    const [item] = plan.items
    expect((item?.record as RecordOf<'measure'> | undefined)?.components[0]?.validity).toMatchObject({
      edtf: '2025-04-09T00:01:00-04:00/..',
      timeZone: 'America/New_York',
    })
  })
})
