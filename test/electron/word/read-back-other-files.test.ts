import { strFromU8, unzipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReturnedSuggestion } from '../../../core/queries/returned-schemas'
import { ROOT, sampleDesk } from '../../helpers/desks/sample'
import {
  after,
  BRIEF as ID,
  exported,
  readBack,
  rewritten,
  withDeskComment,
  withMemo,
} from '../../helpers/word/sent-back'

describe('a file that is not of this memo', () => {
  it('says so: of another memo, of another version, rewritten whole, of another program', async () => {
    const desk = withMemo(await withDeskComment(), 'roundReport', 'en')
    const report = await exported(desk, 'memo-a')
    const of = readBack(desk, ID, report)
    expect(of).toMatchObject({ of: 'memo', other: { ref: { id: 'memo-a' } } })
    expect(of.share).toBeLessThan(30)
    // Nothing of the other memo is dropped, and no edit of this one comes from it unasked.
    expect(of.suggestions.filter(({ kind }) => kind === 'removed')).toEqual([])
    const bytes = await exported(desk, ID)
    const said = (value: string) => (xml: string) =>
      xml.replace(/(name="Parley memo">\s*<vt:lpwstr>)[^<]*/u, `$1${value}`)
    const custom = strFromU8(unzipSync(bytes)['docProps/custom.xml'] ?? new Uint8Array())
    expect(
      readBack(
        desk,
        ID,
        rewritten(bytes, (xml) => xml, { 'docProps/custom.xml': said('memo-unknown')(custom) }),
      ),
    ).toMatchObject({ of: 'desk', suggestions: [] })
    const whole = rewritten(bytes, (xml) =>
      xml.replace(
        /<w:body>.*<\/w:body>/su,
        '<w:body><w:p><w:r><w:t>A quite different text.</w:t></w:r></w:p></w:body>',
      ),
    )
    const view = readBack(desk, ID, whole)
    expect(view).toMatchObject({ of: 'this', share: 0 })
    expect(view.suggestions.filter(({ kind }) => kind === 'removed')).toEqual([])
    // With its bookmarks, but no text in them, it is another text all the same.
    const emptied = rewritten(bytes, (xml) => xml.replaceAll(/<w:t(?: [^>]*)?>[^<]*<\/w:t>/gu, ''))
    const blank = readBack(desk, ID, emptied)
    expect(blank.share).toBeLessThan(30)
    expect(blank.suggestions.filter(({ kind }) => kind === 'removed')).toEqual([])
    expect(view.suggestions.find(({ kind }) => kind === 'added')?.words).toEqual([
      { text: 'A quite different text.', kind: 'added' },
    ])
  })

  it('finds the texts of a copy for another reader by their words, since it has no marks', async () => {
    const desk = await sampleDesk()
    for (const memoAudience of ['principal', 'otherMinistry', 'press'] as const) {
      const copied = after(desk, { kind: 'copyMemo', id: ID, newId: 'memo-copy', memoAudience })
      const bytes = await exported(copied, 'memo-copy')
      const parts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
      expect(parts.filter((part) => /parley_|Parley memo|memo-copy|memo-leaders/.test(part))).toEqual([])
      expect(readBack(copied, 'memo-copy', bytes)).toMatchObject({
        of: 'unmarked',
        isCopy: true,
        share: 100,
        suggestions: [],
      })
    }
  })
})

describe('a file that LibreOffice saved', () => {
  const saved = () => new Uint8Array(readFileSync(join(ROOT, 'test', 'fixtures', 'returned', 'libreoffice.docx')))

  it('keeps the marks: its tracked changes and its comment come back at their records', async () => {
    const view = readBack(await sampleDesk(), ID, saved())
    expect(view).toMatchObject({ of: 'this', share: 100, missing: 0 })
    const added = ({ words }: ReturnedSuggestion) =>
      words.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim())
    expect(view.suggestions.map((one) => [one.kind, one.field, one.by[0]?.who, added(one)])).toEqual([
      ['comment', 'note', 'A. Tanaka', []],
      ['change', 'text', 'A. Tanaka', ['all']],
      ['change', 'ifPressed', undefined, ['sign']],
      ['change', 'text', 'A. Tanaka', ['from next year']],
    ])
    expect(view.suggestions.every(({ edit, note }) => edit ?? note)).toBe(true)
  })
})
