import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getOrThrow } from '../../../../core/desk/desk-read'
import { migratedFields, migratedRecord } from '../../../../core/model/migrations/migrated-record'
import type { AnyRecord } from '../../../../core/model/records/records'
import { isCitable } from '../../../../core/model/schema/evidence-path'
import { parseRecord, parseStoredRecord } from '../../../../core/model/schema/parse-record'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import { checkDesk } from '../../../../core/rules/rules'
import { formatBasisPoints } from '../../../../core/rates/format-rate'
import { parseRate } from '../../../../core/rates/terms/parse-rate'
import { smallDesk } from '../../../helpers/desks/desk-builder'
import { aLayer, aMeasure } from '../../../helpers/desks/record-fields'

const rest = { id: 'a', layer: { en: 'Steel' }, validity: { edtf: '2025-04-05/..' } }
const migrated = (collection: CollectionName, record: object) =>
  migratedRecord(collection, record as AnyRecord, 1) as unknown as Record<string, unknown>
const layerAfter = (fields: object) =>
  (migrated('measure', { components: [{ ...rest, ...fields }] }).components as Record<string, unknown>[])[0]

describe('the rate of a layer of schema 1', () => {
  it.each([
    [{ kind: 'adValorem', basisPoints: 2500 }, '25%'],
    [{ kind: 'adValorem', basisPoints: 34.64 }, '0.3464%'],
    [{ kind: 'adValorem', basisPoints: 0 }, '0%'],
    [{ kind: 'adValorem', basisPoints: null }, null],
    [{ kind: 'specific', basisPoints: null, specific: '33 1/3%' }, '33 1/3%'],
    [
      { kind: 'specific', basisPoints: null, specific: '25% but not less than $1.20/kg' },
      'the greater of 25% and $1.20/kg',
    ],
    [{ kind: 'compound', basisPoints: 630, specific: '13.5¢/kg + 1.9¢/article' }, '6.3% + 13.5¢/kg + 1.9¢/article'],
    [{ kind: 'compound', basisPoints: null }, null],
    [{ rate: '25%', basisPoints: null }, '25%'],
    [{ rate: null, kind: 'adValorem', basisPoints: 2500 }, '25%'],
    [{ rate: '25%', kind: 'adValorem', basisPoints: 2500 }, '25%'],
  ])('of %j is %j, one text in terms', (fields, rate) => {
    expect(layerAfter(fields)).toEqual({ ...rest, rate })
  })

  it.each([
    [{ kind: 'specific', basisPoints: null, specific: 'See 9903.88.15' }, 'See 9903.88.15'],
    [{ kind: 'compound', basisPoints: 500 }, '5% + ?'],
    [{ kind: 'compound', basisPoints: null, specific: '5¢/kg' }, '? + 5¢/kg'],
    [{ kind: 'adValorem', basisPoints: 2500, specific: '5¢/kg' }, '25%; 5¢/kg?'],
    [{ kind: 'adValorem', basisPoints: null, specific: '33 1/3%' }, '33 1/3%?'],
    [{ kind: 'specific', basisPoints: 2500, specific: '5¢/kg' }, '25%; 5¢/kg?'],
    [{ kind: 'specific', basisPoints: 2500 }, '25%?'],
    [{ kind: 'compound', basisPoints: 630, specific: '13.5¢/kg + 6.3%' }, '6.3%; 13.5¢/kg + 6.3%?'],
    [{ kind: 'compound', basisPoints: 630, specific: '13.5¢/kg + 6.3 percent' }, '6.3%; 13.5¢/kg + 6.3 percent?'],
    [{ kind: 'compound', basisPoints: 630, specific: '5¢/kg + 6分' }, '6.3%; 5¢/kg + 6分?'],
    [{ rate: '20%', kind: 'adValorem', basisPoints: 2500 }, '25%; 20%?'],
  ])('of %j cannot be decided: it stays as words, is no figure, and is asked for', (fields, rate) => {
    expect(layerAfter(fields)).toEqual({ ...rest, rate })
    expect(parseRate(rate).kind).not.toBe('rate')
    const sound = smallDesk()
      .add('measure', 'm', aMeasure([aLayer('a')]))
      .desk()
    const record = { ...getOrThrow(sound, 'measure', 'm'), components: [{ ...rest, rate }] }
    const desk = sound.after([{ op: 'put', collection: 'measure', record }])
    const found = checkDesk(desk).filter(({ code }) => code === 'rate-not-read')
    expect(found).toMatchObject([{ field: 'components', params: { rate } }])
    // The desk reads what it stored, and the next edit of the record has to settle it.
    const stored = desk.get('measure', 'm')
    expect(parseStoredRecord('measure', stored)).toBe(stored)
    expect(() => parseRecord('measure', stored)).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ field: 'components[0].rate', text: rate }) }),
    )
  })

  it('never becomes another figure than the one that was there', () => {
    const words = fc.oneof(
      fc.constantFrom('5¢/kg', '33 1/3%', 'the greater of 25% and $1.20/kg', 'Free', 'See 9903.88.15', '見直し中', '?'),
      fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== ''),
    )
    const kind = fc.constantFrom('adValorem', 'specific', 'compound')
    const points = fc.option(fc.integer({ min: 0, max: 10_000_000 }).map((tenths) => tenths / 10))
    fc.assert(
      fc.property(kind, points, fc.option(words, { nil: undefined }), (of, basisPoints, specific) => {
        const { rate } = layerAfter({ kind: of, basisPoints, ...(specific === undefined ? {} : { specific }) }) ?? {}
        const share = basisPoints === null ? undefined : formatBasisPoints(basisPoints)
        const whole =
          of === 'adValorem' && specific === undefined
            ? share
            : of === 'specific' && basisPoints === null
              ? specific
              : of === 'compound' && share !== undefined && specific !== undefined && !/[%％]/.test(specific)
                ? `${share} + ${specific}`
                : undefined
        if (share === undefined && specific === undefined) expect(rate).toBeNull()
        else if (whole === undefined) expect(parseRate(String(rate)).kind).not.toBe('rate')
        else {
          const [before, after] = [parseRate(whole), parseRate(String(rate))]
          if (before.kind === 'rate') expect(after).toEqual(before)
          else expect(rate).toBe(whole)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is migrated alone: all else stays, in its place, and a record without old layers is the very same', () => {
    const measure = {
      id: 'm',
      components: [
        { id: 'a', mood: [1], kind: 'adValorem', basisPoints: 900, layer: { en: 'A' }, validity: { edtf: '2025/..' } },
        aLayer('b', { rate: '6%' }),
      ],
      oddity: { basisPoints: 5 },
    }
    const after = migrated('measure', measure)
    expect(JSON.stringify(after)).toBe(
      JSON.stringify(measure).replace('"kind":"adValorem","basisPoints":900', '"rate":"9%"'),
    )
    expect(migrated('measure', after)).toBe(after)
    for (const odd of [{ components: 'none' }, { components: [null, 3, []] }, {}])
      expect(migrated('measure', odd)).toBe(odd)
    const other = { id: 'r', components: [{ basisPoints: 1 }], kind: 'adValorem' }
    expect(migrated('stackingRule', other)).toBe(other)
  })

  it('is migrated in a draft of a measure, which keeps the fields that it lacks', () => {
    const draft = { id: 'd', of: 'measure', fields: { components: [{ ...rest, kind: 'specific', basisPoints: null }] } }
    expect(migrated('draft', draft)).toEqual({ ...draft, fields: { components: [{ ...rest, rate: null }] } })
    const empty = { id: 'd', of: 'measure', fields: { title: { en: 'A' } } }
    expect(migrated('draft', empty)).toBe(empty)
  })

  it('is migrated in text that a form kept, with what it refused', () => {
    const kept = { components: [{ ...rest, kind: 'adValorem', basisPoints: 'cheap' }] }
    expect(migratedFields('measure', kept)).toEqual({ components: [{ ...rest, rate: 'cheap' }] })
  })
})

describe('evidence for the rate of a layer of schema 1', () => {
  const about = { collection: 'measure', id: 'm' }
  const pathAfter = (field: string, of: object = about) => migrated('evidence', { id: 'e', about: of, field }).field

  it.each([
    ['components[a].basisPoints', 'components[a].rate'],
    ['components[a].specific', 'components[a].rate'],
    ['components[a].kind', 'components[a]'],
    ['components[a[0]].basisPoints', 'components[a[0]].rate'],
  ])('for %s is for %s', (before, after) => {
    expect(pathAfter(before)).toBe(after)
  })

  it.each(['components', 'components[a]', 'components[a].validity', 'components[basisPoints]', 'summary', 'kind'])(
    'stays as it is for %s',
    (field) => {
      const evidence = { id: 'e', about, field }
      expect(migrated('evidence', evidence)).toBe(evidence)
    },
  )

  it('stays as it is for another kind of record', () => {
    expect(pathAfter('components[a].basisPoints', { collection: 'proposal', id: 'p' })).toBe(
      'components[a].basisPoints',
    )
  })

  it('is never lost: each place of a layer that could have it can have it afterwards', () => {
    const old = [
      { kind: 'adValorem', basisPoints: 2500 },
      { kind: 'specific', basisPoints: null, specific: 'See 9903.88.15' },
      { kind: 'compound', basisPoints: 630, specific: '13.5¢/kg' },
      { kind: 'adValorem', basisPoints: null },
      { kind: 'adValorem', basisPoints: 0, specific: '5¢/kg' },
    ]
    for (const fields of old) {
      const { components } = migrated('measure', { components: [{ ...rest, ...fields }] })
      for (const [name, value] of Object.entries(fields)) {
        if (value === null) continue
        const path = String(pathAfter(`components[a].${name}`))
        expect([name, isCitable('measure', { components }, path)]).toEqual([name, true])
      }
    }
  })
})
