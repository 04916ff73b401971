import { describe, expect, it } from 'vitest'
import { memoTexts, type Block, type MemoModel, type Run } from '../../../core/memo/memo-model'
import { itLong, some } from '../../helpers/long'
import { memoIn } from '../../helpers/pdf/filled-memo'
import { outside, wordsOf } from '../../helpers/pdf/pdf-geometry'
import { PdfObjects } from '../../helpers/pdf/pdf-objects'
import { squeeze } from '../../helpers/pdf/pdf-text'
import { printed } from '../../helpers/pdf/printed-memo'
import { sharedPress } from '../../helpers/pdf/shared-press'

const plain = (text: string): Run => ({ text, style: 'plain' })
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [plain(text)], empty: false })
const table = (rows: string[]): Block => ({
  kind: 'table',
  weights: [1, 3],
  header: [[plain('Head')], [plain('Text')]],
  rows: rows.map((text, index) => [[plain(`Row ${index}`)], [plain(text)]]),
})

async function withBlocks(kind: 'roundReport' | 'meetingBrief', ...blocks: Block[]): Promise<MemoModel> {
  const memo = await memoIn('en', kind)
  return { ...memo, blocks: [...memo.blocks, ...blocks] }
}

itLong.each([
  ['one word', 'x'],
  ['one word of Japanese', '関税交渉の経緯と論点'],
  ['one paragraph of Japanese', '関税交渉は、続いている。'],
  ['one word of Korean', '관세협상'],
])('a text of 50,000 characters is printed whole: %s', async (_what, piece) => {
  const text = piece.repeat(Math.ceil(50_000 / piece.length))
  const { body } = await printed(await withBlocks('roundReport', paragraph(text)))
  expect(body.includes(text)).toBe(true)
})

describe.each(some(['roundReport', 'meetingBrief'] as const))(
  'a table of a %s with a row that is taller than a page',
  (kind) => {
    const tall = Array.from({ length: 150 }, (_, index) => `line ${index}`).join('\n')
    const short = (index: number) => Array.from({ length: 6 }, (_, line) => `Short${index}x${line}`).join('\n')
    const rows = [
      ...Array.from({ length: 30 }, (_, index) => short(index)),
      tall,
      ...Array.from({ length: 30 }, (_, index) => short(30 + index)),
    ]

    it('breaks that row alone, and loses nothing', async () => {
      const { memo, bytes, body, pages } = await printed(await withBlocks(kind, table(rows)))
      expect(memoTexts(memo).filter((text) => text !== memo.kind && !body.includes(squeeze(text)))).toEqual([])
      expect(outside(bytes)).toEqual([])
      const broken = Array.from({ length: 60 }, (_, index) => index).filter(
        (index) => pages.filter((page) => page.includes(`Short${index}x`)).length > 1,
      )
      expect(broken).toEqual([])
      expect(pages.filter((page) => /^line \d+|line \d+$/m.test(page)).length).toBeGreaterThan(2)
    })
  },
)

itLong('prints 10,000 notes, each with its letter and number', { timeout: 240_000 }, async () => {
  const memo = await memoIn('en', 'roundReport')
  const notes = Array.from({ length: 10_000 }, (_, index) => ({
    number: index + 1,
    runs: [plain(`Passage ${index + 1}`)],
    mark: `A${index + 1}`,
  }))
  const blocks = Array.from({ length: 500 }, (_, index) => ({
    ...paragraph(''),
    runs: Array.from({ length: 20 }, (_run, place): Run => ({ ...plain(`words `), notes: [20 * index + place + 1] })),
  })) as Block[]
  const { bytes, body } = await printed({ ...memo, notes, blocks })
  for (const number of [1, 777, 5000, 9999, 10_000]) expect(body).toContain(`A${number}`)
  expect(outside(bytes.slice())).toEqual([])
})

describe('a text that means something elsewhere', () => {
  const hostile = [
    '<svg><image xlink:href="/etc/hostname"/></svg>',
    '[a link](javascript:alert(1)) and javascript:alert(1)',
    'file:///etc/hostname and https://example.org/?q=1',
    '(a string) \\051 /JavaScript << /S /Launch >>',
  ]

  it('is text on paper, and no picture, link or action in the file', async () => {
    const { bytes, body } = await printed(await withBlocks('roundReport', ...hostile.map(paragraph)))
    for (const text of hostile) expect(body).toContain(squeeze(text))
    const file = Buffer.from(bytes).toString('latin1')
    expect(file).not.toMatch(/\/Subtype ?\/Image|\/S ?\/(URI|JavaScript|Launch|GoToR|SubmitForm)|\/JS |\/OpenAction/)
    const pages = new PdfObjects(bytes).pages()
    expect(pages.length).toBeGreaterThan(1)
  })
})

describe('a character that cannot be printed', () => {
  it.each([
    ['an emoji', '\u{1F91D}', 'U+1F91D'],
    ['one half of a pair', 'a\uD83Db', 'U+D83D'],
    ['the other half', 'a\uDD1Db', 'U+DD1D'],
    ['a letter of a script that no face has', '\u05D0\u05D1', 'U+05D0'],
    ['Arabic', '\u0627\u0644', 'U+0627'],
    ['a private character', '\uE000', 'U+E000'],
  ])('is named with its place: %s', async (_what, text, code) => {
    const from = { collection: 'issue', id: 'issue-1', field: 'label' } as const
    const memo = await withBlocks('roundReport', { kind: 'paragraph', runs: [{ ...plain(text), from }], empty: false })
    await expect(sharedPress.press(memo)).rejects.toMatchObject({
      code: 'glyph-missing',
      params: { code, place: 'issue issue-1, label', ...from },
    })
  })
})

it('prints variation selectors, joiners and marks of direction as nothing', async () => {
  const { bytes, body } = await printed(
    await withBlocks('roundReport', paragraph('赤\u{E0100}澤 a\u200Bb\u200Dc\u200Ed\u2064e')),
  )
  expect(body).toContain('赤澤')
  const words = wordsOf(bytes).flatMap(({ words: all }) =>
    all.map(({ text }) => text.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')),
  )
  expect(words.join('')).toContain('abcde')
})
