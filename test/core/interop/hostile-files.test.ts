import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../../core/base/errors'
import { parseCsvImport } from '../../../core/interop/import-csv'
import { parseJsonImport } from '../../../core/interop/import-json'
import { finished } from '../../../core/interop/import-plan'
import { decodeText } from '../../../electron/files/decode-text'

const json = (text: string) => finished(parseJsonImport(text))
const csv = (text: string) => finished(parseCsvImport(text, 'lead'))

/** The code and parameters of a refusal. */
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

describe('JSON that is not as it should be is refused, with its line', () => {
  it.each([
    [
      'two members of one name',
      inTable('"a":{"id":"a",\n"text":"x","text":"y"}'),
      { code: 'import-key-twice', line: 3, key: 'text' },
    ],
    [
      'two records of one id',
      inTable('"a":{"id":"a"},\n"a":{"id":"a"}'),
      { code: 'import-key-twice', line: 3, key: 'a' },
    ],
    [
      'one name written in two ways',
      inTable(String.raw`"a":{"id":"a","id":"b"}`),
      { code: 'import-key-twice', line: 2, key: 'id' },
    ],
    [
      'the name of every object’s prototype',
      inTable('"a":{"__proto__":1}'),
      { code: 'import-key-unsafe', line: 2, key: '__proto__' },
    ],
    [
      'a number that loses digits',
      inTable('"a":{"n":9007199254740993}'),
      { code: 'import-number', line: 2, number: '9007199254740993' },
    ],
    ['a number beyond all', inTable('"a":{"n":\n1e999}'), { code: 'import-number', line: 3, number: '1e999' }],
    ['NaN', inTable('"a":{"n":NaN}'), { code: 'import-not-json', line: 2, column: 10 }],
    ['a cut', '{"collections":{"lead":{"a":{"id":"a"', { code: 'import-not-json', line: 1, column: 38 }],
    ['something behind the end', `${inTable('')} x`, { code: 'import-not-json', line: 3, column: 5 }],
    ['a comma too many', inTable('"a":{"id":"a"},'), { code: 'import-not-json', line: 3, column: 1 }],
    ['a raw line break in a text', '{"a":"x\ny"}', { code: 'import-not-json', line: 1, column: 6 }],
    ['half an escape', String.raw`{"a":"\u12"}`, { code: 'import-not-json', line: 1, column: 6 }],
    ['a leading zero', '{"a":01}', { code: 'import-not-json', line: 1, column: 7 }],
    ['nothing', '', { code: 'import-not-json', line: 1, column: 1 }],
    ['a text alone', '"a"', { code: 'import-no-records' }],
    ['no records', '{"a":1}', { code: 'import-no-records' }],
    ['a list without its kind', '[{"id":"a"}]', { code: 'import-kind-needed' }],
    ['a newer export', '{"schema":2,"collections":{}}', { code: 'import-newer', found: 2, known: 1 }],
    [
      'depth without end',
      `{"collections":{"lead":{"a":${'['.repeat(100_000)}`,
      { code: 'import-not-json', line: 1, column: 230 },
    ],
  ])('%s', (_what, text, says) => {
    expect(refusal(() => json(text))).toMatchObject(says)
  })

  it('but a byte order mark is none of it, and what is not known is said', () => {
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

  it('and is read in one pass, also where very many records stand on one line', () => {
    const pad = 'x'.repeat(400)
    const all = Object.fromEntries(
      Array.from({ length: 60_000 }, (_none, at) => [`lead-${at}`, { id: `lead-${at}`, pad }]),
    )
    const { candidates } = json(JSON.stringify({ collections: { lead: all } }))
    // A look back, or ahead, over the whole line for each of them would take minutes.
    expect([candidates.length, candidates.at(-1)?.line]).toEqual([60_000, 1])
  })

  it('agrees with JSON.parse on all that it takes', () => {
    const text = inTable(
      String.raw`"a":{"id":"a","n":[-0.5e-3,0,1E2,true,false,null],"s":"\"\\\/\b\f\n\r\t\u6f22\\","e":{},"l":[ ]}`,
    )
    const whole = json(text).candidates[0]?.given
    expect(whole).toEqual({ whole: (JSON.parse(text) as { collections: { lead: { a: unknown } } }).collections.lead.a })
  })
})

describe('CSV that is not as it should be', () => {
  const faultsOf = (text: string) =>
    csv(text).candidates.flatMap(({ faults }) =>
      faults.map(({ code, params }) =>
        [code, params.line, params.column, params.reason].filter((part) => part !== undefined),
      ),
    )

  it.each([
    ['no column of ids', 'text\r\nx\r\n', { code: 'import-no-id' }],
    ['a column twice', 'id,text,text\r\n', { code: 'import-column-twice', column: 'text' }],
    ['a quote that is never closed', 'id,text\r\na,"one\r\nb,two\r\n', { code: 'import-quote-open', line: 2 }],
    ['nothing', '', { code: 'import-no-records' }],
  ])('is refused: %s', (_what, text, says) => {
    expect(refusal(() => csv(text))).toMatchObject(says)
  })

  it('tells every bad cell with its line, that of a cell below line breaks too', () => {
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

  it('refuses a row that is cut, too long, or has something behind a quote', () => {
    expect(faultsOf('id,text,talk\r\nb,x,t,more\r\nc,"x"y,t\r\nd,x,t,,\r\na,x')).toEqual([
      ['import-row-width', 2],
      ['import-after-quote', 3],
      // The file ends in the middle of it.
      ['import-row-width', 5],
    ])
  })

  it('leaves alone what a short row does not reach, as spreadsheets write it', () => {
    const { candidates } = csv('id,text,talk\r\na,x\r\nb,y,t\r\n')
    expect(candidates.map(({ faults }) => faults)).toEqual([[], []])
    const given = candidates[0]?.given as { cells: { path: readonly string[] }[] }
    expect(given.cells.map(({ path }) => path.join('.'))).toEqual(['text'])
  })

  it('is read as other programs write it', () => {
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

  it('says which columns it does not know, and leaves them out', () => {
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
    ['UTF-8 with its mark', Buffer.from('\uFEFF税率'), '税率', 'UTF-8'],
    ['UTF-16', utf16('税率', false), '税率', 'UTF-16'],
    ['UTF-16, the other way round', utf16('税率', true), '税率', 'UTF-16'],
    ['Shift_JIS', sjis, '関税の率', 'Shift_JIS'],
  ])('are told as %s', (_what, bytes, text, encoding) => {
    expect(decodeText(bytes)).toEqual({ text, encoding })
  })

  it.each([
    [
      'Latin-1, which Shift_JIS could be read out of',
      Buffer.from('id,text\r\na,préférence tarifaire\r\n', 'latin1'),
      'encoding',
    ],
    ['Latin-1 of German', Buffer.from('Zölle für Möbel, süß', 'latin1'), 'encoding'],
    ['UTF-16 without its mark', Buffer.from('id,text', 'utf16le'), 'encoding'],
    ['half of UTF-16', utf16('税率', false).subarray(0, 5), 'encoding'],
    ['a cut of UTF-8', Buffer.from('税').subarray(0, 2), 'encoding'],
    ['a workbook', Buffer.from('PK\u0003\u0004rest'), 'workbook'],
  ])('are refused: %s', (_what, bytes, why) => {
    expect(decodeText(bytes)).toBe(why)
  })
})
