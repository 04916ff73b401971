import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../core/base/text'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import { overlay } from '../../../core/desk/staged-desk'
import { compareMemos } from '../../../core/memo/model-changes'
import { anchorsOf } from '../../../core/memo/returned/anchors'
import { fieldOfRun } from '../../../core/memo/returned/run-field'
import { memoAsPrinted } from '../../../core/memo/saved/gather-for'
import { portionsOf } from '../../../core/memo/returned/portions'
import { MADE_MEMO_TYPES } from '../../../core/model/values/made-memos'
import type { ReturnedSuggestion } from '../../../core/queries/returned-schemas'
import { memoWord } from '../../../electron/word/memo-word'
import { sampleDesk } from '../../helpers/desks/sample'
import { itLong, some } from '../../helpers/long'
import {
  BRIEF,
  after,
  commented,
  commentParts,
  edited,
  exported,
  readBack,
  rewritten,
  withDeskComment,
  withMemo,
} from '../../helpers/word/sent-back'

const ID = BRIEF

const side = ({ words }: ReturnedSuggestion, left: 'added' | 'removed') =>
  words
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join('')
const now = (one: ReturnedSuggestion) => side(one, 'removed')

/** A desk after a suggestion was taken over as the window does it. */
function accept(desk: DeskRead, { edit, note }: ReturnedSuggestion): DeskRead {
  if (!edit) throw new Error('it cannot be accepted')
  const noted = note ? { note: { id: 'note-a', body: note.body, quotes: note.quotes } } : {}
  return after(desk, { kind: 'change', ...edit, id: edit.id, ...noted })
}

describe.each(some(MADE_MEMO_TYPES))('a %s that nobody touched', (kind) => {
  it.each(some(LANGUAGES))('suggests nothing, with its marks and without them: %s', async (language) => {
    const desk = withMemo(await sampleDesk(), kind, language)
    const bytes = await exported(desk, 'memo-a')
    expect(readBack(desk, 'memo-a', bytes)).toMatchObject({ of: 'this', share: 100, missing: 0, suggestions: [] })
    const bare = rewritten(bytes, (xml) => xml.replaceAll(/<w:bookmark(?:Start|End)[^>]*>/gu, ''), {
      'docProps/custom.xml': '<Properties/>',
    })
    expect(readBack(desk, 'memo-a', bare)).toMatchObject({ of: 'unmarked', share: 100, suggestions: [] })
    expect(Buffer.compare(bytes, await exported(desk, 'memo-a'))).toBe(0)
  })
})

itLong(
  'suggests nothing in the head and foot of its pages after the marking and the reference of the memo have changed',
  async () => {
    const desk = await sampleDesk()
    const bytes = await exported(desk, ID)
    const memo = getOrThrow(desk, 'memo', ID)
    const marking = { ...memo.marking, level: 'internal' }
    const marked = overlay(desk, [
      { op: 'put', collection: 'memo', record: { ...memo, marking, reference: 'X/2/99', version: 7 } },
    ])
    expect(memoAsPrinted(marked, getOrThrow(marked, 'memo', ID)).markingLine).not.toBe(
      memoAsPrinted(desk, memo).markingLine,
    )
    expect(readBack(marked, ID, bytes).suggestions.filter(({ kind }) => kind === 'added')).toEqual([])
  },
)

describe('a change of one text', () => {
  it('comes back at exactly its record or its line, whichever text of the memo it is', async () => {
    const desk = await withDeskComment()
    const memo = getOrThrow(desk, 'memo', ID)
    const bytes = await exported(desk, ID)
    const runs = portionsOf(memoAsPrinted(desk, memo))
      .flatMap(({ parts }) => parts)
      .flatMap(({ run }) => (run?.from && /^\p{L}[\p{L} ]{12,}/u.test(run.text) ? [run] : []))
    // The first run of the file with a text is the one that is edited.
    const once = runs.filter(({ text }) => runs.filter((other) => other.text.includes(text)).length === 1)
    expect(once.length).toBeGreaterThan(20)
    for (const run of some(once)) {
      const word = /\p{L}{4,}/u.exec(run.text)?.[0] ?? ''
      const text = run.text.replace(word, 'Quite another')
      const back = rewritten(bytes, (xml) => edited(xml, run.text, text, 'A. Tanaka'))
      const found = readBack(desk, ID, back).suggestions
      expect(found.map(({ ref, field }) => ({ ref, field }))).toEqual([
        { ref: { collection: run.from?.collection, id: run.from?.id }, field: run.from?.field },
      ])
      expect(found.map(now)).toEqual([text])
    }
  })

  it('of a desk comment is taken over as one edit, with who suggested it, and then is there no more', async () => {
    const desk = await withDeskComment()
    const back = rewritten(await exported(desk, ID), (xml) =>
      edited(edited(xml, 'calm', 'firm', 'A. Tanaka'), 'nothing of', 'no word about', 'B. Sato'),
    )
    const view = readBack(desk, ID, back)
    expect(view.suggestions.map(({ section, by }) => [section, by.map(({ who }) => who)])).toEqual([
      ['purpose', ['A. Tanaka']],
      ['purpose', ['B. Sato']],
    ])
    const [first, second] = view.suggestions
    const one = accept(desk, first as ReturnedSuggestion)
    const wordsIn = (on: DeskRead) =>
      getOrThrow(on, 'memo', ID).sections?.find(({ section }) => section === 'purpose')?.words
    expect(wordsIn(one)).toBe('Keep the tone firm.\n- Say nothing of dates.\nThank the hosts.')
    expect(one.get('note', 'note-a')).toMatchObject({
      about: { collection: 'memo', id: ID },
      resolved: true,
      body: expect.stringContaining('A. Tanaka'),
    })
    const left = readBack(one, ID, back).suggestions
    expect(left.map(now)).toEqual([now(second as ReturnedSuggestion)])
    const both = accept(one, { ...(left[0] as ReturnedSuggestion), note: undefined })
    expect(wordsIn(both)).toBe('Keep the tone firm.\n- Say no word about dates.\nThank the hosts.')
    expect(readBack(both, ID, back).suggestions).toEqual([])
  })

  itLong('of a record is taken over, and is there no more although the draft still prints the old text', async () => {
    const desk = await sampleDesk()
    const line = portionsOf(memoAsPrinted(desk, getOrThrow(desk, 'memo', ID)))
      .flatMap(({ parts }) => parts)
      .find(({ run }) => run?.from?.collection === 'line' && run.from.field === 'text')?.run
    const text = `${line?.text.replace(/\.$/, '')}, and soon.`
    const bytes = await exported(desk, ID)
    const back = rewritten(bytes, (xml) => edited(xml, line?.text ?? '', text, 'A. Tanaka'))
    const [only, ...others] = readBack(desk, ID, back).suggestions
    expect(others).toEqual([])
    // Plain edits are the same, but for who made them.
    const plain = readBack(
      desk,
      ID,
      rewritten(bytes, (xml) => edited(xml, line?.text ?? '', text)),
    ).suggestions
    expect(plain).toEqual([{ ...only, by: [], note: undefined }])
    const done = accept(desk, only as ReturnedSuggestion)
    expect(done.get('line', line?.from?.id ?? '')?.text).toBe(text)
    expect(readBack(done, ID, back).suggestions).toEqual([])
    // Somebody else rewrote it meanwhile: both are shown, and neither replaces the other.
    const { rev } = getOrThrow(desk, 'line', line?.from?.id ?? '')
    const other = after(desk, {
      kind: 'change',
      collection: 'line',
      id: line?.from?.id ?? '',
      rev,
      fields: { text: 'Something else.' },
    })
    expect(readBack(other, ID, back).suggestions).toMatchObject([
      { why: 'stale', present: expect.stringContaining('Something else.') },
    ])
    expect(readBack(other, ID, back).suggestions[0]?.edit).toBeUndefined()
  })
})

itLong(
  'of a file with Parley’s own tracked changes suggests nothing, and then only what somebody else changed',
  async () => {
    const desk = await withDeskComment()
    const memo = getOrThrow(desk, 'memo', ID)
    const model = memoAsPrinted(desk, memo)
    const before = memoAsPrinted(await sampleDesk(), memo)
    const earlier = { ...before, blocks: before.blocks.filter((_, index) => index % 7 !== 3) }
    const bytes = await memoWord(compareMemos({ ...earlier, title: model.title }, model), anchorsOf(memo, model))
    expect(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())).toContain('<w:ins ')
    expect(readBack(desk, ID, bytes).suggestions).toEqual([])
    const back = rewritten(bytes, (xml) =>
      edited(xml, 'We have asked for this all along.', 'We ask again.', 'A. Tanaka'),
    )
    expect(readBack(desk, ID, back).suggestions).toMatchObject([{ field: 'ifPressed', by: [{ who: 'A. Tanaka' }] }])
  },
)

describe('what nobody may overwrite', () => {
  it('says why: Parley’s own words, a quotation, and a change across several records', async () => {
    const desk = await sampleDesk()
    const bytes = await exported(desk, ID)
    const parts = portionsOf(memoAsPrinted(desk, getOrThrow(desk, 'memo', ID))).flatMap((portion) => portion.parts)
    const date = parts.find(({ run }) => run?.from?.field === 'when')?.run
    const passage = parts.find(({ run }) => run?.from?.field === 'says[0]')?.run
    const back = rewritten(bytes, (xml) =>
      [date, passage].reduce((done, run) => edited(done, run?.text ?? '', 'something else', 'A. Tanaka'), xml),
    )
    const found = readBack(desk, ID, back).suggestions
    expect(found.map(({ why, ref }) => ({ why, ref: ref?.collection }))).toEqual(
      expect.arrayContaining([
        { why: 'composed', ref: date?.from?.collection },
        { why: 'quote', ref: 'readout' },
      ]),
    )
    expect(found.every(({ edit }) => edit === undefined)).toBe(true)
  })

  itLong('is the text of an issued memo: its comment may go to the draft of the next version', async () => {
    const desk = await withDeskComment()
    const issued = overlay(desk, [
      { op: 'put', collection: 'memo', record: { ...getOrThrow(desk, 'memo', ID), status: 'superseded' } },
    ])
    const withNext = overlay(issued, [
      {
        op: 'put',
        collection: 'memo',
        record: { ...getOrThrow(desk, 'memo', ID), id: 'memo-next', version: 2, supersedes: ID as never },
      },
    ])
    const run = {
      text: 'Keep the tone calm.',
      style: 'plain',
      from: { collection: 'memo', id: ID, field: 'sections.purpose' },
    }
    expect(fieldOfRun(issued, run as never)).toEqual({ why: 'frozen' })
    const next = fieldOfRun(withNext, run as never)
    expect('write' in next && next.write('Keep it firm.')).toMatchObject({ collection: 'memo', id: 'memo-next' })
  })
})

describe('text that was added, removed or moved', () => {
  it('is listed where it stands, and becomes a desk comment of its section', async () => {
    const desk = await withDeskComment()
    const added = `<w:p><w:pPr><w:rPr><w:ins w:id="9" w:author="B. Sato"/></w:rPr></w:pPr><w:ins w:id="8" w:author="B. Sato"><w:r><w:t>Ask for a date.</w:t></w:r></w:ins></w:p>`
    const back = rewritten(await exported(desk, ID), (xml) => {
      const at = xml.indexOf('</w:p>', xml.indexOf('Thank the hosts.')) + '</w:p>'.length
      return `${xml.slice(0, at)}${added}${xml.slice(at)}`
    })
    const [only, ...others] = readBack(desk, ID, back).suggestions
    expect(others).toEqual([])
    expect(only).toMatchObject({ kind: 'added', section: 'purpose', by: [{ who: 'B. Sato' }] })
    const done = accept(desk, only as ReturnedSuggestion)
    expect(getOrThrow(done, 'memo', ID).sections?.find(({ section }) => section === 'purpose')?.words).toMatch(
      /Thank the hosts\.\nAsk for a date\.$/,
    )
    expect(readBack(done, ID, back).suggestions).toEqual([])
  })

  itLong('is removed from a desk comment, tracked or not, and not from a field that can’t be empty', async () => {
    const desk = await withDeskComment()
    const bytes = await exported(desk, ID)
    const paragraph = /<w:p>(?:(?!<\/w:p>).)*Thank the hosts\.(?:(?!<\/w:p>).)*<\/w:p>/u
    const tracked = rewritten(bytes, (xml) =>
      edited(edited(xml, 'Thank the hosts.', '', 'B. Sato'), 'Desk comment.', '', 'B. Sato'),
    )
    const plain = rewritten(bytes, (xml) => xml.replace(paragraph, ''))
    expect(readBack(desk, ID, plain).suggestions).toMatchObject([{ kind: 'removed', section: 'purpose' }])
    expect(readBack(desk, ID, tracked).suggestions.length).toBeGreaterThan(0)
    const done = accept(desk, readBack(desk, ID, plain).suggestions[0] as ReturnedSuggestion)
    expect(getOrThrow(done, 'memo', ID).sections?.find(({ section }) => section === 'purpose')?.words).toBe(
      'Keep the tone calm.\n- Say nothing of dates.',
    )
  })

  itLong('keeps a comment with its answers as one note on the record of its words', async () => {
    const desk = await sampleDesk()
    const line = portionsOf(memoAsPrinted(desk, getOrThrow(desk, 'memo', ID)))
      .flatMap(({ parts }) => parts)
      .find(({ run }) => run?.from?.collection === 'line' && run.from.field === 'text')?.run
    const comments = commentParts([
      { id: 1, who: 'A. Tanaka', text: 'Is this cleared?' },
      { id: 2, who: 'B. Sato', text: 'Yes, on Friday.', replyTo: 1 },
      { id: 3, who: 'C. Mori', text: 'On nothing at all.' },
    ])
    const back = rewritten(await exported(desk, ID), (xml) => commented(xml, line?.text ?? '', 1), comments)
    const [first, second, ...others] = readBack(desk, ID, back).suggestions
    expect(others).toEqual([])
    expect(first).toMatchObject({
      kind: 'comment',
      said: [{ text: 'Is this cleared?' }, { text: 'Yes, on Friday.' }],
      note: { about: { collection: 'line', id: line?.from?.id } },
    })
    expect(second).toMatchObject({ kind: 'comment', note: { about: { collection: 'memo', id: ID } } })
    const [person] = desk.all('staff')
    const kept = after(desk, {
      kind: 'create',
      collection: 'note',
      id: 'note-b',
      fields: { about: first?.note?.about, body: first?.note?.body, staff: person?.id, resolved: false },
    })
    expect(readBack(kept, ID, back).suggestions.map(({ key }) => key)).toEqual([second?.key])
  })
})
