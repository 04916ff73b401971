import { expect, it } from 'vitest'
import { LANGUAGES } from '../../../core/base/text'
import { memoMarkdown } from '../../../core/memo/memo-markdown'
import { memoTexts } from '../../../core/memo/memo-model'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { docxText } from '../../../electron/reading/docx-text'
import { zipParts } from '../../../electron/reading/zip-parts'
import { memoWord } from '../../../electron/word/memo-word'
import { usDesk } from '../../helpers/desks/us-desk'
import { pageTexts } from '../../helpers/pdf/pdf-text'
import { printed } from '../../helpers/pdf/printed-memo'
import { some } from '../../helpers/long'

/** The count of each portion mark in a text. */
const marksIn = (text: string) => ['(U)', '(CUI)'].map((mark) => text.split(mark).length - 1)

it.each(some(LANGUAGES))('a memo has its portion marks in PDF, Word and Markdown alike: %s', async (language) => {
  const memo = composeMemo(await usDesk(language, ['session/session-leaders']), {
    kind: 'meetingBrief',
    about: 'session-leaders',
    now: '2025-06-20T12:00:00Z',
  })
  const [open = 0, controlled = 0] = marksIn(memoTexts(memo).join('\n'))
  expect(open).toBeGreaterThan(20)
  expect(controlled).toBeGreaterThan(0)
  const word = docxText(zipParts(Buffer.from(await memoWord(memo)), 'memo.docx'), 'memo.docx').text
  const pages = pageTexts((await printed(memo)).bytes).join('\n')
  for (const text of [memoMarkdown(memo), word, pages]) expect(marksIn(text)).toEqual([open, controlled])
})
