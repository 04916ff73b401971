import { describe, expect, it } from 'vitest'
import { pieceText } from '../../../core/memo/returned/returned-file'
import { readReturned } from '../../../electron/reading/read-in-thread'
import { returnedWord } from '../../../electron/reading/returned-word'
import { docxOf, READING_PLACE, zipOf, type Part } from '../../helpers/files/reading-files'
import { commentParts } from '../../helpers/word/sent-back'
import { itLong } from '../../helpers/long'

const NAME = 'back.docx'
const read = (body: string, more: readonly Part[] = []) => returnedWord(docxOf(body, more), NAME)
const parts = (texts: Readonly<Record<string, string>>): Part[] =>
  Object.entries(texts).map(([name, content]) => ({ name, content }))
const run = (text: string, name = 't') => `<w:r><w:${name}>${text}</w:${name}></w:r>`
const by = 'w:id="1" w:author="A. Tanaka" w:date="2025-06-09T10:00:00Z"'
const textsOf = (file: ReturnType<typeof read>) =>
  file.paragraphs.map(({ pieces }) => [pieceText(pieces, 'rejected'), pieceText(pieces, 'accepted')])
const refused = (work: () => unknown) => {
  try {
    work()
    return undefined
  } catch (error) {
    return (error as { code?: string }).code
  }
}

describe('tracked changes', () => {
  it('are read with their author and date: added, removed, moved, within each other', () => {
    const file = read(
      `<w:p>${run('Keep ')}<w:del ${by}>${run('calm', 'delText')}</w:del><w:ins ${by}>${run('firm')}</w:ins></w:p>` +
        `<w:p><w:moveFrom ${by}>${run('gone')}</w:moveFrom></w:p><w:p><w:moveTo ${by}>${run('gone')}</w:moveTo></w:p>` +
        `<w:p>${run('a')}<w:ins ${by}><w:del ${by}>${run('never', 'delText')}</w:del></w:ins></w:p>`,
    )
    expect(textsOf(file)).toEqual([
      ['Keep calm', 'Keep firm'],
      ['gone', ''],
      ['', 'gone'],
      ['a', 'a'],
    ])
    expect(file.paragraphs[0]?.pieces[1]).toEqual({
      text: 'calm',
      how: 'removed',
      by: { who: 'A. Tanaka', at: '2025-06-09T10:00:00Z' },
    })
  })

  it('of a row, of the end of a paragraph and of looks are none of its text', () => {
    const file = read(
      `<w:tbl><w:tr><w:trPr><w:ins ${by}/></w:trPr><w:tc><w:p>${run('new row')}</w:p></w:tc></w:tr></w:tbl>` +
        `<w:p><w:pPr><w:rPr><w:ins ${by}/></w:rPr></w:pPr>${run('new end')}</w:p>` +
        `<w:p><w:r><w:rPr><w:b/><w:rPrChange ${by}><w:rPr/></w:rPrChange></w:rPr><w:t>bold</w:t></w:r><w:r><w:drawing/></w:r></w:p>`,
    )
    expect(textsOf(file)).toEqual([
      ['', 'new row'],
      ['new end', 'new end'],
      ['bold', 'bold'],
    ])
    expect(file.paragraphs[1]?.end?.how).toBe('added')
    expect(file.leftOut).toEqual({ objects: 1, looks: 1 })
  })
})

it('reads symbols, as a box where only their font knows them', () => {
  const symbol = (char: string) => `<w:r><w:sym w:font="Wingdings" w:char="${char}"/></w:r>`
  expect(textsOf(read(`<w:p>${run('a')}<w:ins ${by}>${symbol('2192')}${symbol('F0E0')}</w:ins></w:p>`))).toEqual([
    ['a', 'a\u2192\u25A1'],
  ])
})

it('reads comments with the words that they are on, and their answers', () => {
  const file = read(
    `<w:p>${run('We ')}<w:commentRangeStart w:id="1"/>${run('ask')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>`,
    parts(
      commentParts([
        { id: 1, who: 'A. Tanaka', text: 'Why?' },
        { id: 2, who: 'B. Sato', text: 'We always did.', replyTo: 1 },
      ]),
    ),
  )
  expect(file.comments).toEqual([
    { id: '1', who: 'A. Tanaka', at: '2025-06-09T11:00:00Z', text: 'Why?', on: 'ask', paragraph: 0 },
    { id: '2', who: 'B. Sato', at: '2025-06-09T11:00:00Z', text: 'We always did.', on: '', replyTo: '1' },
  ])
})

describe('a hostile file', () => {
  itLong('is refused: a bomb, an entity, an endless depth, a hundred thousand comments', () => {
    const bomb = zipOf([{ name: 'word/document.xml', content: Buffer.alloc(60_000_000, 'a') }])
    expect(refused(() => returnedWord(bomb, NAME))).toBe('reading-bomb')
    const entity = zipOf([
      { name: 'word/document.xml', content: '<!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="w">&a;</w:document>' },
    ])
    expect(refused(() => returnedWord(entity, NAME))).toBe('reading-damaged')
    expect(refused(() => read('<w:tbl>'.repeat(3000) + '</w:tbl>'.repeat(3000)))).toBe('reading-damaged')
    // All alike, they would pack like a bomb.
    const word = (at: number) => ((at * 2_654_435_761) % 4_294_967_296).toString(36)
    const comments = Array.from(
      { length: 100_000 },
      (_, at) => `<w:comment w:id="${at}"><w:p>${run(word(at))}</w:p></w:comment>`,
    )
    const many = `<w:comments xmlns:w="w">${comments.join('')}</w:comments>`
    expect(refused(() => read('<w:p/>', parts({ 'word/comments.xml': many })))).toBe('returned-too-much')
    const paragraphs = Array.from({ length: 60_000 }, (_, at) => `<w:p>${run(word(at))}</w:p>`)
    expect(refused(() => read(paragraphs.join('')))).toBe('returned-too-much')
  })

  it('is refused if its bookmarks or comments have no end', () => {
    const paragraphs = (count: number) => '<w:p/>'.repeat(count)
    const bookmarks = (count: number) =>
      Array.from({ length: count }, (_, at) => {
        const name = `_parley_${at}_aaaaaaaaaaa_bbbbbbbbbbb`
        return `<w:bookmarkStart w:id="${at}" w:name="${name}"/>`
      }).join('')
    const comments = Array.from({ length: 600 }, (_, at) => `<w:commentRangeStart w:id="${at}"/>`).join('')
    expect(refused(() => read(`${bookmarks(200)}${paragraphs(2000)}`))).toBe('returned-too-much')
    expect(refused(() => read(`<w:p>${bookmarks(600)}</w:p>`))).toBe('returned-too-much')
    expect(refused(() => read(`<w:p>${comments}</w:p>`))).toBe('returned-too-much')
    expect(refused(() => read(`${bookmarks(3)}${paragraphs(2000)}`))).toBeUndefined()
  })

  it('is refused if it is no Word document, locked or damaged', () => {
    const compound = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(refused(() => returnedWord(compound, NAME))).toBe('reading-password')
    for (const bytes of [Buffer.from('Dear Minister'), Buffer.from('%PDF-1.7'), compound.subarray(0, 8)])
      expect(refused(() => returnedWord(bytes, NAME))).toBe('returned-not-word')
    expect(refused(() => returnedWord(docxOf('<w:p/>').subarray(0, 100), NAME))).toBe('reading-damaged')
  })

  it('takes only its thread along', async () => {
    const bomb = zipOf([{ name: 'word/document.xml', content: Buffer.alloc(60_000_000, 'a') }])
    const given = (bytes: Uint8Array) => readReturned({ name: NAME, bytes }, READING_PLACE)
    await expect(given(bomb)).rejects.toMatchObject({ code: 'reading-bomb' })
    await expect(given(docxOf(`<w:p>${run('fine')}</w:p>`))).resolves.toMatchObject({ comments: [] })
  })
})
