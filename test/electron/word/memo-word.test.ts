import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../core/base/text'
import { memoTexts, type MemoModel } from '../../../core/memo/memo-model'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { MADE_MEMO_TYPES } from '../../../core/model/values/made-memos'
import { docxText } from '../../../electron/reading/docx-text'
import { zipParts } from '../../../electron/reading/zip-parts'
import { memoWord } from '../../../electron/word/memo-word'
import { randomDesk } from '../../helpers/desks/random-desk'
import { filledMemo, memoIn } from '../../helpers/pdf/filled-memo'
import { badTables, outOfOrder } from '../../helpers/word/schema-order'
import { all, named, textWith, wordFile } from '../../helpers/word/word-file'
import { itLong, some } from '../../helpers/long'

const squeeze = (text: string) => text.replaceAll(/\s+/gu, '')
const XML_PARTS = ['document', 'styles', 'numbering', 'footnotes', 'header1', 'footer1', 'settings', 'fontTable']

/** Reads a file back with the reader of sources, and says which texts it lost. Live footnotes need no heading. */
function lostTexts(memo: MemoModel, bytes: Uint8Array): string[] {
  const { text } = docxText(zipParts(Buffer.from(bytes), 'memo.docx'), 'memo.docx')
  const kept = squeeze(text)
  const hasHeading = memo.sources !== undefined
  return memoTexts(memo).filter(
    (given) => !kept.includes(squeeze(given)) && (hasHeading || given !== memo.notesHeading),
  )
}

describe.each(some(MADE_MEMO_TYPES))('a %s as a Word document', (kind) => {
  it.each(some(LANGUAGES))(
    'keeps all of its text, has its parts in order, and is always the same: %s',
    async (language) => {
      const memo = await memoIn(language, kind)
      const bytes = await memoWord(memo)
      expect(lostTexts(memo, bytes)).toEqual([])
      const file = wordFile(bytes)
      for (const part of XML_PARTS) expect(outOfOrder(file.tree(`word/${part}.xml`))).toEqual([])
      expect(badTables(file.tree('word/document.xml'))).toEqual([])
      expect(Buffer.compare(bytes, await memoWord(memo))).toBe(0)
    },
  )

  it('has the marking in its ink at the top and bottom of every page, and the number of the page', async () => {
    const memo = await memoIn('en', kind)
    const file = wordFile(await memoWord(memo))
    for (const part of ['header1', 'footer1']) {
      const tree = file.tree(`word/${part}.xml`)
      const marking = named(tree, 'w:p').find((paragraph) => textWith(paragraph, 'accepted') === memo.markingLine)
      expect(marking && named(marking, 'w:jc')[0]?.attributes['w:val']).toBe('center')
      expect(marking && named(marking, 'w:color')[0]?.attributes['w:val']).toBe(memo.markingColour.replace('#', ''))
    }
    const footer = file.tree('word/footer1.xml')
    expect(textWith(footer, 'accepted')).toContain([memo.reference, memo.version, memo.asOf].join(' · '))
    expect(named(footer, 'w:instrText').map(({ text }) => text.trim())).toEqual(['PAGE', 'NUMPAGES'])
  })

  it('has a live footnote for each note, or the letters of its sources', async () => {
    const memo = await memoIn('en', kind)
    const file = wordFile(await memoWord(memo))
    const marks = named(file.tree('word/document.xml'), 'w:footnoteReference').map(
      ({ attributes }) => attributes['w:id'],
    )
    expect(marks).toEqual(memo.sources ? [] : memo.notes.map(({ number }) => String(number)))
    const notes = named(file.tree('word/footnotes.xml'), 'w:footnote').map(({ attributes }) => attributes['w:id'])
    expect(notes.filter((id) => Number(id) > 0)).toEqual(marks)
  })

  itLong('loses no text of a desk made at random', async () => {
    for (const seed of [1, 2]) {
      const memo = composeMemo(randomDesk(seed, 3).desk, { kind, now: '2025-06-20T12:00:00Z' })
      const bytes = await memoWord(memo)
      expect(lostTexts(memo, bytes)).toEqual([])
      expect(outOfOrder(wordFile(bytes).tree('word/document.xml'))).toEqual([])
    }
  })
})

it('keeps text that looks like XML, fields or breaks as text', async () => {
  const text = '<w:p/> & "quoted" ]]> {PAGE} =1+1\n\ttwo \u0007 lines \uD800 \uFFFE'
  const memo = filledMemo(await memoIn('en', 'meetingBrief'), text)
  const bytes = await memoWord(memo)
  const document = wordFile(bytes).tree('word/document.xml')
  expect(textWith(document, 'accepted')).toContain('<w:p/> & "quoted" ]]> {PAGE} =1+1')
  expect(named(document, 'w:br').length).toBeGreaterThan(0)
  // No control character or half a character, which no XML may have.
  for (const part of ['word/document.xml', 'docProps/core.xml'])
    expect(wordFile(bytes).xml(part)).not.toMatch(/[\p{Cs}\uFFFE\uFFFF]|(?!\s)\p{Cc}/u)
})

it('tells no more of its making than the page, names no other file and has no macro', async () => {
  const memo = await memoIn('en', 'meetingBrief')
  const file = wordFile(await memoWord(memo))
  const core = file.tree('docProps/core.xml')
  const said = all(core).filter(({ children }) => children.length === 0)
  expect(Object.fromEntries(said.map(({ name, text }) => [name, text]))).toEqual({
    'dc:title': memo.title.map(({ text }) => text).join(''),
    'dc:creator': 'Parley',
    'cp:lastModifiedBy': 'Parley',
    'cp:revision': '1',
    'dcterms:created': new Date(memo.asOfInstant).toISOString().replace('.000', ''),
    'dcterms:modified': new Date(memo.asOfInstant).toISOString().replace('.000', ''),
  })
  for (const name of file.names.filter((one) => one.endsWith('.rels')))
    expect(file.xml(name)).not.toMatch(/TargetMode|vbaProject|oleObject|attachedTemplate/)
  expect(file.names.filter((name) => /vba|embed|media|activeX/i.test(name))).toEqual([])
  expect(file.xml('docProps/app.xml')).not.toMatch(/Company|Manager|Template/)
})

itLong('takes the paper of the memo, on its long side where the kind has it', async () => {
  const size = async (memo: MemoModel) =>
    named(wordFile(await memoWord(memo)).tree('word/document.xml'), 'w:pgSz')[0]?.attributes
  const brief = await memoIn('en', 'meetingBrief')
  expect(await size(brief)).toMatchObject({ 'w:w': '11906', 'w:h': '16838' })
  expect(await size({ ...brief, pageSize: 'LETTER' })).toMatchObject({ 'w:w': '12240', 'w:h': '15840' })
  expect(await size(await memoIn('en', 'positionMatrix'))).toMatchObject({
    'w:w': '16838',
    'w:h': '11906',
    'w:orient': 'landscape',
  })
})

itLong(
  'names both languages and the fonts of both scripts, repeats the head of a table and splits none of its rows',
  async () => {
    const memo = await memoIn('ja', 'tariffFactSheet')
    const file = wordFile(await memoWord(memo))
    const defaults = named(file.tree('word/styles.xml'), 'w:rPrDefault')[0]
    const [fonts, lang] = ['w:rFonts', 'w:lang'].map((name) => defaults && named(defaults, name)[0]?.attributes)
    expect(fonts).toMatchObject({ 'w:ascii': 'Noto Sans', 'w:eastAsia': 'Noto Sans JP', 'w:hint': 'eastAsia' })
    expect(lang).toMatchObject({ 'w:val': 'en-GB', 'w:eastAsia': 'ja-JP' })
    const document = file.tree('word/document.xml')
    expect(named(document, 'w:tblHeader').length).toBe(memo.blocks.filter(({ kind }) => kind === 'table').length)
    expect(named(document, 'w:cantSplit').length).toBe(named(document, 'w:tr').length)
  },
)

it('lists notes in another order than that of their first mention as on paper, with the same numbers', async () => {
  const memo = await memoIn('en', 'chronology')
  const swapped = (number: number) => (number === 1 ? 2 : number === 2 ? 1 : number)
  const turned: MemoModel = JSON.parse(
    JSON.stringify(memo, (key, value: unknown) =>
      key === 'notes' && Array.isArray(value) && value.every((one) => typeof one === 'number')
        ? value.map(swapped)
        : value,
    ),
  ) as MemoModel
  const bytes = await memoWord(turned)
  const document = wordFile(bytes).tree('word/document.xml')
  expect(named(document, 'w:footnoteReference')).toEqual([])
  expect(textWith(document, 'accepted')).toContain(turned.notesHeading)
  expect(lostTexts(turned, bytes)).toEqual([])
})

it('sets words of Korean and Chinese in fonts of their own, and names their languages', async () => {
  const memo = await memoIn('ja', 'roundReport')
  const runs = [{ text: '関税 한국은 贸易 EU', style: 'strong' as const }]
  const more: MemoModel = { ...memo, blocks: [...memo.blocks, { kind: 'paragraph', runs, empty: false }] }
  const file = wordFile(await memoWord(more))
  const looks = named(file.tree('word/document.xml'), 'w:r').map((run) => ({
    text: textWith(run, 'accepted').trim(),
    font: named(run, 'w:rFonts')[0]?.attributes['w:eastAsia'],
    language: named(run, 'w:lang')[0]?.attributes['w:eastAsia'],
    style: named(run, 'w:rStyle')[0]?.attributes['w:val'],
  }))
  expect(looks.slice(looks.findIndex(({ text }) => text === '한국은') - 1).slice(0, 4)).toEqual([
    { text: '関税', font: undefined, language: 'ja-JP', style: 'MemoStrong' },
    { text: '한국은', font: 'Noto Sans KR', language: 'ko-KR', style: 'MemoStrong' },
    { text: '贸易', font: 'Noto Sans SC', language: 'zh-CN', style: 'MemoStrong' },
    { text: 'EU', font: undefined, language: 'ja-JP', style: 'MemoStrong' },
  ])
  expect(outOfOrder(file.tree('word/document.xml'))).toEqual([])
  const names = named(file.tree('word/fontTable.xml'), 'w:font').map(({ attributes }) => attributes['w:name'])
  expect(names).toEqual(['Noto Sans', 'Noto Sans JP', 'Noto Sans KR', 'Noto Sans SC'])
})
