import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import { portionsOf } from '../../../core/memo/returned/portions'
import { memoAsPrinted } from '../../../core/memo/saved/gather-for'
import { returnedNotices } from '../../../core/queries/returned-words'
import { sampleDesk } from '../../helpers/desks/sample'
import {
  BRIEF as ID,
  after,
  commentParts,
  edited,
  exported,
  readBack,
  rewritten,
  withDeskComment,
} from '../../helpers/word/sent-back'

/** A desk with other fields in one record. */
const changed = (desk: DeskRead, collection: 'line' | 'memo', id: string, fields: Record<string, unknown>): DeskRead =>
  after(desk, { kind: 'change', collection, id, rev: getOrThrow(desk, collection, id).rev, fields })

const withWords = (desk: DeskRead, words: string): DeskRead => {
  const { sections = [] } = getOrThrow(desk, 'memo', ID)
  const said = words === '' ? {} : { words }
  const purpose = [...sections.filter(({ section }) => section !== 'purpose'), { section: 'purpose', ...said }]
  return changed(desk, 'memo', ID, { sections: purpose })
}

/** The portions of the brief that are the text of a line, each with its place and the line. */
const linesOf = (desk: DeskRead) =>
  portionsOf(memoAsPrinted(desk, getOrThrow(desk, 'memo', ID))).flatMap(({ parts }, index) => {
    const from = parts.find(({ run }) => run?.from?.collection === 'line' && run.from.field === 'text')?.run?.from
    return from ? [{ index, id: from.id }] : []
  })

/** The changes of texts that a file suggests. */
const changesIn = (desk: DeskRead, file: Uint8Array) =>
  readBack(desk, ID, file).suggestions.filter(({ kind }) => kind === 'change')

describe('a memo that the desk has changed since the export', () => {
  it('gives an edit to its own record, not to one with the same text that stands there now', async () => {
    const sample = await sampleDesk()
    const [first, second] = linesOf(sample)
    if (!first || !second) throw new Error('the brief has too few lines')
    const [one, other] = [first.id, second.id]
    const same = [one, other].reduce<DeskRead>(
      (desk, id) => changed(desk, 'line', id, { text: 'We take note.' }),
      sample,
    )
    const words = Array.from({ length: second.index - first.index }, (_, at) => `Remark number ${at}.`)
    const before = withWords(same, words.join('\n'))
    const back = rewritten(await exported(before, ID), (xml) => edited(xml, 'We take note.', 'We welcome it.', 'A'))
    for (const desk of [before, withWords(before, '')])
      expect(changesIn(desk, back)).toMatchObject([{ edit: { id: one } }])
    // The line itself is another one now: the text of the other line is not its.
    const gone = changed(before, 'line', one, { text: 'Quite different now.' })
    expect(changesIn(gone, back)).toMatchObject([{ ref: { id: one }, why: 'stale' }])
  })

  it('never gets back what the desk has cut from a text meanwhile', async () => {
    const whole = 'We want progress on both sides, and our floor is 7%'
    for (const [cut, rest] of [
      [whole, 'We want progress on both sides'],
      [`Our floor is 7%. We want progress`, 'We want progress'],
    ] as const) {
      const desk = await withDeskComment(cut)
      const back = rewritten(await exported(desk, ID), (xml) => edited(xml, 'want', 'seek', 'A. Tanaka'))
      const found = readBack(withWords(desk, rest), ID, back).suggestions
      expect(found).toMatchObject([{ why: 'stale', present: expect.stringContaining(rest) }])
      expect(found[0]?.edit).toBeUndefined()
    }
  })

  it('does not say which of two equal lines of one comment was meant, if one is there no more', async () => {
    const desk = await withDeskComment('We agree.\nKeep calm.\nWe agree.\nThank the hosts.')
    const back = rewritten(await exported(desk, ID), (xml) => {
      const at = xml.indexOf('Keep calm.')
      return `${xml.slice(0, at)}${edited(xml.slice(at), 'We agree.', 'We do not agree.', 'A')}`
    })
    const less = withWords(desk, 'We agree.\nKeep calm.\nThank the hosts.')
    expect(readBack(less, ID, back).suggestions.filter(({ edit }) => edit)).toEqual([])
  })

  it('does not suggest as new what the desk has removed since', async () => {
    const desk = await withDeskComment()
    const bytes = await exported(desk, ID)
    const less = withWords(desk, 'Keep the tone calm.\nThank the hosts.')
    expect(readBack(less, ID, bytes).suggestions).toEqual([])
    const back = rewritten(bytes, (xml) => edited(xml, 'nothing', 'little', 'A. Tanaka'))
    const [only, ...others] = readBack(less, ID, back).suggestions
    expect(others).toEqual([])
    expect(only).toMatchObject({ kind: 'change', why: 'removedSince' })
    expect(only?.edit).toBeUndefined()
  })
})

it('marks a note that repeats its text at least as high as the memo', async () => {
  const plain = await withDeskComment()
  const { marking } = getOrThrow(plain, 'memo', ID)
  const high = { ...marking, caveats: ['NOFORN'] }
  const desk = changed(plain, 'memo', ID, { marking: high })
  const comments = commentParts([{ id: 1, who: 'A. Tanaka', text: 'Is this cleared?' }])
  const back = rewritten(await exported(desk, ID), (xml) => edited(xml, 'calm', 'firm', 'A. Tanaka'), comments)
  const [person] = desk.all('staff')
  for (const { kind, edit, note } of readBack(desk, ID, back).suggestions) {
    if (!note) throw new Error('no note')
    const { about, body, quotes } = note
    const noted = after(
      desk,
      kind === 'comment'
        ? {
            kind: 'create',
            collection: 'note',
            id: 'note-a',
            quotes,
            fields: { about, body, staff: person?.id, resolved: false },
          }
        : { kind: 'change', ...(edit as NonNullable<typeof edit>), note: { id: 'note-a', body, quotes } },
    )
    expect(noted.get('note', 'note-a')?.marking.caveats).toEqual(['NOFORN'])
  }
})

it('says so if a text is too long to compare', async () => {
  const desk = await withDeskComment()
  const long = Array.from({ length: 20_000 }, (_, at) => `word${at}`).join(' ')
  const back = rewritten(await exported(desk, ID), (xml) => edited(xml, 'calm', long))
  const [only, ...others] = readBack(desk, ID, back).suggestions
  expect(others).toEqual([])
  expect(only).toMatchObject({ kind: 'change', why: 'uncompared' })
  expect(only?.edit).toBeUndefined()
})

describe('an added paragraph', () => {
  const withAdded = async (desk: DeskRead, text: string) =>
    rewritten(await exported(desk, ID), (xml) => {
      const at = xml.indexOf('</w:p>', xml.indexOf('Thank the hosts.')) + '</w:p>'.length
      return `${xml.slice(0, at)}<w:p><w:r><w:t>${text}</w:t></w:r></w:p>${xml.slice(at)}`
    })

  it('is new although a longer line begins like it, and has no label of its own', async () => {
    const desk = await withDeskComment()
    const words = (found: ReturnType<typeof readBack>) => found.suggestions.map((one) => one.words)
    expect(words(readBack(desk, ID, await withAdded(desk, 'Say nothing')))).toEqual([
      [{ text: 'Say nothing', kind: 'added' }],
    ])
    expect(words(readBack(desk, ID, await withAdded(desk, 'Desk comment. Stay brief.')))).toEqual([
      [{ text: 'Stay brief.', kind: 'added' }],
    ])
  })

  it('says why it can’t be taken over if the section would be too long', async () => {
    const desk = await withDeskComment()
    const file = await withAdded(desk, 'a '.repeat(9_990))
    expect(readBack(desk, ID, file).suggestions).toMatchObject([{ kind: 'added', why: 'long' }])
  })
})

it('keeps two comments that have one number', async () => {
  const desk = await withDeskComment()
  const comments = commentParts([
    { id: 1, who: 'A. Tanaka', text: 'Is this cleared?' },
    { id: 1, who: 'B. Sato', text: 'And by whom?' },
  ])
  const back = rewritten(await exported(desk, ID), (xml) => xml, comments)
  expect(readBack(desk, ID, back).suggestions.flatMap(({ said = [] }) => said.map(({ text }) => text))).toEqual([
    'Is this cleared?',
    'And by whom?',
  ])
})

it('says that it did not read what somebody wrote into the foot of a page, and nothing of one that is as exported', async () => {
  const desk = await withDeskComment()
  const file = await exported(desk, ID)
  expect(readBack(desk, ID, file).leftOut.margins).toBe(0)
  const parts = unzipSync(file)
  const name = Object.keys(parts).find((part) => /^word\/footer\d*\.xml$/u.test(part)) ?? ''
  const foot = strFromU8(parts[name] ?? new Uint8Array())
  // Word keeps the numbers of pages that it counted.
  const counted = foot.replace('</w:p>', '<w:r><w:t>2</w:t></w:r></w:p>')
  const asSaved = readBack(
    desk,
    ID,
    rewritten(file, (xml) => xml, { [name]: counted }),
  )
  expect(asSaved.leftOut.margins).toBe(0)
  const typed = foot.replace('</w:p>', '<w:r><w:t xml:space="preserve"> Not for the file, A.T.</w:t></w:r></w:p>')
  const back = readBack(
    desk,
    ID,
    rewritten(file, (xml) => xml, { [name]: typed }),
  )
  expect(back).toMatchObject({ suggestions: [], leftOut: { margins: 1 } })
  expect(returnedNotices(back, 'en').join(' ')).toContain('at the head or foot of the pages')
})

it('keeps an answer to a comment that fills a note by itself, and says what it cut', async () => {
  const desk = await withDeskComment()
  const comments = commentParts([
    { id: 1, who: 'A. Tanaka', text: 'word '.repeat(6000) },
    { id: 2, who: 'B. Sato', text: 'Not cleared by us.', replyTo: 1 },
    { id: 3, who: 'C. Mori', text: 'And '.repeat(6000), replyTo: 1 },
  ])
  const back = rewritten(await exported(desk, ID), (xml) => xml, comments)
  const body = readBack(desk, ID, back).suggestions[0]?.note?.body ?? ''
  expect(body.length).toBeLessThanOrEqual(20_000)
  const [first = '', second, third = ''] = body.split('\n')
  for (const line of [first, third]) expect(line).toMatch(/\[cut: the rest is in the file\]$/)
  expect(second).toContain('Not cleared by us.')
  expect(second).not.toContain('[cut')
})
