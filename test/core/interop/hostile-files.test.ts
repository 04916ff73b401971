import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../core/base/errors'
import { finished } from '../../../core/interop/import-plan'
import { parseCsvImport } from '../../../core/interop/read-csv-import'
import { parseJsonImport } from '../../../core/interop/read-json-import'
import { decodeText } from '../../../electron/files/decode-text'

const json = (text: string) => finished(parseJsonImport(text))
const csv = (text: string) => finished(parseCsvImport(text, 'lead'))

/** Returns the code and parameters of a refusal. */
function refusal(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    if (error instanceof ParleyError) return { code: error.code, ...error.params }
    throw error
  }
  return undefined
}
const inTable = (records: string) => `{"app":"parley","collections":{"lead":{\n${records}\n}}}`

describe('a JSON file', () => {
  it.each([
    [
      'a repeated member name',
      inTable('"a":{"id":"a",\n"text":"x","text":"y"}'),
      { code: 'import-key-twice', line: 3, key: 'text' },
    ],
    [
      'a repeated record id',
      inTable('"a":{"id":"a"},\n"a":{"id":"a"}'),
      { code: 'import-key-twice', line: 3, key: 'a' },
    ],
    [
      'a name spelled in two ways',
      inTable(String.raw`"a":{"id":"a","id":"b"}`),
      { code: 'import-key-twice', line: 2, key: 'id' },
    ],
    [
      'the name of the object prototype',
      inTable('"a":{"__proto__":1}'),
      { code: 'import-key-unsafe', line: 2, key: '__proto__' },
    ],
    [
      'a number that loses digits',
      inTable('"a":{"n":9007199254740993}'),
      { code: 'import-number', line: 2, number: '9007199254740993' },
    ],
    ['a number beyond the range', inTable('"a":{"n":\n1e999}'), { code: 'import-number', line: 3, number: '1e999' }],
    ['NaN', inTable('"a":{"n":NaN}'), { code: 'import-not-json', line: 2, column: 10 }],
    ['a truncated text', '{"collections":{"lead":{"a":{"id":"a"', { code: 'import-not-json', line: 1, column: 38 }],
    ['text after the end', `${inTable('')} x`, { code: 'import-not-json', line: 3, column: 5 }],
    ['an extra comma', inTable('"a":{"id":"a"},'), { code: 'import-not-json', line: 3, column: 1 }],
    ['a raw line break in a text', '{"a":"x\ny"}', { code: 'import-not-json', line: 1, column: 6 }],
    ['half an escape', String.raw`{"a":"\u12"}`, { code: 'import-not-json', line: 1, column: 6 }],
    ['a leading zero', '{"a":01}', { code: 'import-not-json', line: 1, column: 7 }],
    ['an empty file', '', { code: 'import-not-json', line: 1, column: 1 }],
    ['a bare string', '"a"', { code: 'import-no-records' }],
    ['no records', '{"a":1}', { code: 'import-no-records' }],
    ['a list without its kind', '[{"id":"a"}]', { code: 'import-kind-needed' }],
    ['a newer export', '{"schema":3,"collections":{}}', { code: 'import-newer', found: 3, known: 2 }],
    [
      'endless nesting',
      `{"collections":{"lead":{"a":${'['.repeat(100_000)}`,
      { code: 'import-not-json', line: 1, column: 230 },
    ],
  ])('is refused, with its line, for %s', (_what, text, says) => {
    expect(refusal(() => json(text))).toMatchObject(says)
  })

  it('may begin with a byte order mark, and its unknown parts are reported', () => {
    const parsed = json(
      '\uFEFF {"collections":{"telegram":{"t":{"id":"t"}},"lead":{"a":{"id":"a"},"b":[],"c":{"id":"d"}}}}',
    )
    expect(parsed.leftOut).toEqual([{ what: 'kind', name: 'telegram' }])
    expect(parsed.candidates.map(({ id, faults }) => [id, faults.map(({ code }) => code)])).toEqual([
      ['a', []],
      ['b', ['import-not-record']],
      ['c', ['import-not-record']],
    ])
  })

  it('is read in one pass, even with very many records on one line', () => {
    const pad = 'x'.repeat(400)
    const all = Object.fromEntries(
      Array.from({ length: 60_000 }, (_none, at) => [`lead-${at}`, { id: `lead-${at}`, pad }]),
    )
    const { candidates } = json(JSON.stringify({ collections: { lead: all } }))
    // Scanning the whole line again for each record would take minutes.
    expect([candidates.length, candidates.at(-1)?.line]).toEqual([60_000, 1])
  })

  it('gives the same values as JSON.parse', () => {
    const text = inTable(
      String.raw`"a":{"id":"a","n":[-0.5e-3,0,1E2,true,false,null],"s":"\"\\\/\b\f\n\r\t\u6f22\\","e":{},"l":[ ]}`,
    )
    const whole = json(text).candidates[0]?.given
    expect(whole).toEqual({ whole: (JSON.parse(text) as { collections: { lead: { a: unknown } } }).collections.lead.a })
  })
})

describe('a CSV file', () => {
  const faultsOf = (text: string) =>
    csv(text).candidates.flatMap(({ faults }) =>
      faults.map(({ code, params }) =>
        [code, params.line, params.column, params.reason].filter((part) => part !== undefined),
      ),
    )

  it.each([
    ['a missing id column', 'text\r\nx\r\n', { code: 'import-no-id' }],
    ['a repeated column', 'id,text,text\r\n', { code: 'import-column-twice', column: 'text' }],
    ['an unclosed quote', 'id,text\r\na,"one\r\nb,two\r\n', { code: 'import-quote-open', line: 2 }],
    ['an empty file', '', { code: 'import-empty' }],
    ['blanks alone', '\uFEFF \r\n\t', { code: 'import-empty' }],
    ['one cell', 'Title\r\nx\r\n', { code: 'import-one-column', text: 'Title' }],
    ['cells apart by nothing known', 'id|text\r\na|x\r\n', { code: 'import-one-column', text: 'id|text' }],
    ['a repeated column in other capitals', 'id,ID,text\r\n', { code: 'import-column-twice', column: 'id' }],
  ])('is refused for %s', (_what, text, says) => {
    expect(refusal(() => csv(text))).toMatchObject(says)
  })

  it('has every bad cell reported with its line, even below cells with line breaks', () => {
    const text =
      'id,text,rev,marking.caveats,otherFields\r\na,"one\ntwo",x,[,"{""a"":1,""a"":2}"\r\n\r\nb,t,99999999999999999999,7,[]\r\n'
    expect(faultsOf(text)).toEqual([
      ['import-cell', 3, 'rev', 'not-number'],
      ['import-cell', 3, 'marking.caveats', 'not-json'],
      ['import-cell', 3, 'otherFields', 'key-twice'],
      ['import-cell', 5, 'rev', 'number-too-big'],
      ['import-cell', 5, 'otherFields', 'not-json'],
    ])
  })

  it('is refused row by row if a row is cut off, too long, or has text after a quote', () => {
    expect(faultsOf('id,text,talk\r\nb,x,t,more\r\nc,"x"y,t\r\nd,x,t,,\r\na,x')).toEqual([
      ['import-row-width', 2],
      ['import-after-quote', 3],
      // The file ends in the middle of it.
      ['import-row-width', 5],
    ])
  })

  it('leaves a field alone that a short row does not reach, as spreadsheets write them', () => {
    const { candidates } = csv('id,text,talk\r\na,x\r\nb,y,t\r\n')
    expect(candidates.map(({ faults }) => faults)).toEqual([[], []])
    const { given } = candidates[0] ?? {}
    expect(given && 'cells' in given ? given.cells.map(({ path }) => path.join('.')) : given).toEqual(['text'])
  })

  it('is accepted in the variants that other programs write', () => {
    for (const text of [
      '\uFEFFid;text;talk\r\na;"x; y";t\r\n',
      'sep=;\r\nid;text;talk\r\na;x; y;t\r\n'.replace('x; y', '"x; y"'),
      'id\ttext\ttalk\na\tx; y\tt',
      ' id , text,talk\ra,x; y,t\r,,\r',
    ]) {
      const { candidates } = csv(text)
      expect(candidates).toHaveLength(1)
      expect(candidates[0]).toMatchObject({
        id: 'a',
        given: {
          cells: [
            { path: ['text'], value: 'x; y' },
            { path: ['talk'], value: 't' },
          ],
        },
      })
    }
  })

  it('has its unknown columns reported and left out', () => {
    expect(csv('id,text,colour\r\na,x,red\r\n').leftOut).toEqual([{ what: 'column', name: 'colour' }])
  })
})

describe('the bytes of a file', () => {
  const sjis = Uint8Array.from([0x8a, 0xd6, 0x90, 0xc5, 0x82, 0xcc, 0x97, 0xa6])
  const utf16 = (text: string, big: boolean) => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
    return big ? bytes.swap16() : bytes
  }

  it.each([
    ['UTF-8', Buffer.from('税率'), '税率', 'UTF-8'],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF税率'), '税率', 'UTF-8'],
    ['UTF-16', utf16('税率', false), '税率', 'UTF-16'],
    ['big-endian UTF-16', utf16('税率', true), '税率', 'UTF-16'],
    ['Shift_JIS', sjis, '関税の率', 'Shift_JIS'],
  ])('are recognised as %s', (_what, bytes, text, encoding) => {
    expect(decodeText(bytes)).toEqual({ text, encoding })
  })

  it.each([
    ['UTF-16', Buffer.from('id,text\r\na,税率\r\n', 'utf16le'), 'id,text\r\na,税率\r\n'],
    ['big-endian UTF-16', Buffer.from('id,text\r\na,税率\r\n', 'utf16le').swap16(), 'id,text\r\na,税率\r\n'],
  ])('are recognised as %s without a byte order mark', (_what, bytes, text) => {
    expect(decodeText(bytes)).toEqual({ text, encoding: 'UTF-16' })
  })

  const french = Buffer.from('id,text\r\na,préférence tarifaire\r\n', 'latin1')
  const kanji = Uint8Array.from([0x8a, 0xd6, 0x90, 0xc5])

  it.each([
    ['Latin-1 that could pass for Shift_JIS', french, ['Shift_JIS', 'Windows-1252']],
    ['German in Latin-1', Buffer.from('Zölle für Möbel, süß', 'latin1'), ['Windows-1252']],
    ['kanji alone in Shift_JIS', kanji, ['Shift_JIS']],
    ['UTF-16 cut short', utf16('税率', false).subarray(0, 5), []],
    ['UTF-8 cut short', Buffer.from('税率').subarray(0, 5), []],
    ['no text', Uint8Array.from([0x69, 0, 0, 0x01, 0x02, 0xff]), []],
  ])('are not guessed at: %s', (_what, bytes, could) => {
    expect(decodeText(bytes)).toEqual({ why: 'encoding', could })
  })

  it('are read in the encoding that a person says, where they can be', () => {
    expect(decodeText(french, 'Windows-1252')).toEqual({ text: french.toString('latin1'), encoding: 'Windows-1252' })
    expect(decodeText(kanji, 'Shift_JIS')).toEqual({ text: '関税', encoding: 'Shift_JIS' })
    expect(decodeText(kanji, 'UTF-8')).toEqual({ why: 'encoding', could: ['Shift_JIS'] })
  })

  it('are refused if they are a workbook', () => {
    expect(decodeText(Buffer.from('PK\u0003\u0004rest'))).toEqual({ why: 'workbook' })
  })
})
