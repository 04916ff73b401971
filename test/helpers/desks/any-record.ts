import fc from 'fast-check'
import { z } from 'zod'
import { ParleyError } from '../../../core/base/errors'
import { plainJson } from '../../../core/base/plain-json'
import { localTextSchema } from '../../../core/base/text'
import { fuzzyDateSchema, timeZoneSchema } from '../../../core/dates/fuzzy-date'
import { instantSchema } from '../../../core/model/records/header'
import { basisPointsSchema } from '../../../core/model/records/measures'
import { layerRateSchema, rateTextSchema } from '../../../core/model/values/rate-text'
import { RECORD_SCHEMAS, type AnyRecord } from '../../../core/model/records/records'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { referenceRegistry } from '../../../core/model/values/ids'
import { DEFAULT_MARKING, markingSchema } from '../../../core/model/values/marking'

/** Texts that a file format may get wrong: formulas for spreadsheets, characters that CSV and JSON escape, many scripts. */
const AWKWARD = [
  '=1+1',
  "'=1+1",
  "''",
  "'tis",
  '+81 3',
  '-5%',
  '@you',
  '＝SUM(A1)',
  '=1+1\nnext',
  'a "quoted" word',
  '"',
  '""',
  'one, two; three\tfour',
  ' led by a space',
  'two\nlines',
  'true',
  '00123',
  '1e5',
  '2025/06/06',
  '[1]',
  '{}',
  'null',
  '\uFEFFmark',
  '赤澤亮正',
  'カナ・ｶﾅ',
  '𠮷野家',
  'عربي',
]

/** Any value that a desk preserves: JSON, except numbers that lose digits and names that objects cannot hold. */
const kept = fc.jsonValue({ maxDepth: 2 }).filter((value) => {
  try {
    plainJson(value, () => new ParleyError('field-invalid'))
    return true
  } catch {
    return false
  }
})

const word = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'ab=+-@\'",;\t\n 漢ø{}[]:\\'.split('')) }),
  fc.string({ minLength: 1, maxLength: 20 }),
)
const id = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/)
const names = fc.oneof(
  fc.record({ en: word }),
  fc.record({ ja: word }),
  fc.record({ en: word, ja: word }),
  fc.record({ en: word, fr: word }),
)
const instant = fc.constantFrom('2025-06-06T23:59:00-04:00', '2025-01-01T00:00:00Z', '2024-02-29T12:30:15.250+09:00')
const zone = fc.constantFrom('Asia/Tokyo', 'UTC', 'America/New_York')
const date = fc.record(
  {
    edtf: fc.constantFrom('2025', '2025-06-1X', '../2025-06-06', '2025-04-05/..', '2025-06?', '-0044', '2025-06-06'),
    words: names,
    timeZone: zone,
    later: kept,
  },
  { requiredKeys: ['edtf'] },
)
const marking = fc.record({
  scheme: fc.constant(DEFAULT_MARKING.scheme),
  level: fc.constant(DEFAULT_MARKING.level),
  caveats: fc.array(word, { maxLength: 2 }),
  handling: fc.array(word, { maxLength: 2 }),
  releasability: fc.array(word, { maxLength: 2 }),
})
/** Fields that another version of Parley may have written: anything that JSON can hold. */
const unknown = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 6 }).map((key) => `x${key}`),
  kept,
  { maxKeys: 2 },
)

const rate = fc.constantFrom('Free', '33 1/3%', '13.5¢/kg + 6.3%', 'the greater of 25% and $1.20/kg')

const KNOWN = new Map<z.ZodType, fc.Arbitrary<unknown>>([
  [localTextSchema, names],
  [fuzzyDateSchema, date],
  [instantSchema, instant],
  [timeZoneSchema, zone],
  [markingSchema, marking],
  [basisPointsSchema, fc.option(fc.integer({ min: 0, max: 10_000_000 }).map((tenths) => tenths / 10))],
  [rateTextSchema, rate],
  [layerRateSchema, fc.option(rate)],
])

function valueOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const known = KNOWN.get(schema)
  if (known) return known
  if (referenceRegistry.get(schema)) return id
  if (schema instanceof z.ZodOptional) return fc.option(valueOf(schema.unwrap() as z.ZodType), { nil: undefined })
  if (schema instanceof z.ZodArray) return fc.array(valueOf(schema.element as z.ZodType), { maxLength: 2 })
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodNumber) return fc.integer({ min: 1, max: 10_000 })
  if (schema instanceof z.ZodRecord) return unknown.filter((fields) => Object.keys(fields).length > 0)
  if (schema instanceof z.ZodObject) return tableOf(schema)
  return fc
    .oneof(
      word,
      id,
      fc.constant(''),
      fc.constant('0405'),
      fc.constant('A'),
      fc.constant('ab'.repeat(32)),
      fc.constant('https://a.example/'),
    )
    .filter((text) => schema.safeParse(text).success)
}

function tableOf(schema: z.ZodObject): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.fromEntries(
    Object.entries(schema.shape).map(([name, field]) => [name, valueOf(field as z.ZodType)]),
  )
  return fc.tuple(unknown, fc.record(fields)).map(([more, own]) => withoutUndefined({ ...more, ...own }))
}

const withoutUndefined = (table: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(table).filter(([, value]) => value !== undefined))

/** Any record that its schema allows, with unknown fields in it and in its parts. */
export function anyRecord(collection: CollectionName): fc.Arbitrary<AnyRecord> {
  const schema = RECORD_SCHEMAS[collection]
  return tableOf(schema)
    .map((value) => JSON.parse(JSON.stringify(value)) as unknown)
    .filter((value) => schema.safeParse(value).success) as fc.Arbitrary<AnyRecord>
}
