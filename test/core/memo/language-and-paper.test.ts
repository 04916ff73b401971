import { expect, it } from 'vitest'
import { memoTexts } from '../../../core/memo/memo-model'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { MADE_MEMO_TYPES } from '../../../core/model/values/made-memos'
import { sampleDesk } from '../../helpers/desks/sample'

const NOW = '2025-06-06T23:59:00-04:00'

it.each(MADE_MEMO_TYPES)('a memo can have a language and a paper of its own: %s', async (kind) => {
  const desk = await sampleDesk()
  const asDesk = composeMemo(desk, { kind, now: NOW, fresh: true })
  const own = composeMemo(desk, { kind, now: NOW, choices: { language: 'ja', pageSize: 'LETTER' } })
  expect([asDesk.language, asDesk.pageSize]).toEqual(['en', 'A4'])
  expect([own.language, own.pageSize]).toEqual(['ja', 'LETTER'])
  expect(memoTexts(own).join('\n')).toMatch(/日本/)
  // Only what is chosen changes.
  const paper = composeMemo(desk, { kind, now: NOW, choices: { pageSize: 'LETTER' } })
  expect(memoTexts(paper)).toEqual(memoTexts(asDesk))
})
