import { expect, it } from 'vitest'
import { settingsOf } from '../../../core/desk/desk-read'
import { overlay } from '../../../core/desk/staged-desk'
import { memoMarkdown } from '../../../core/memo/memo-markdown'
import { composeMemo } from '../../../core/memo/saved/memo-to-print'
import { parseRecord } from '../../../core/model/schema/parse-record'
import { MADE_MEMO_TYPES, MADE_MEMOS } from '../../../core/model/values/made-memos'
import { memoWord } from '../../../electron/word/memo-word'
import { some } from '../../helpers/long'
import { sampleDesk } from '../../helpers/desks/sample'
import { squeeze } from '../../helpers/pdf/pdf-text'
import { printed } from '../../helpers/pdf/printed-memo'
import { textWith, wordFile } from '../../helpers/word/word-file'

const NOW = '2025-06-20T12:00:00Z'
const OFFICE = 'Office of Trade Talks\n\n経済局 北米課\n1 Example Street'

/** The sample's desk with a letterhead, and a memo with one of its own, if it is given. */
async function deskWith(letterhead: string, own?: { kind: 'roundReport' | 'chronology'; letterhead: string }) {
  const desk = await sampleDesk()
  const settings = settingsOf(desk)
  const withDesks = overlay(desk, [{ op: 'put', collection: 'deskSettings', record: { ...settings, letterhead } }])
  if (!own) return withDesks
  const subject = MADE_MEMOS[own.kind].about
  const memo = parseRecord('memo', {
    id: 'memo-own',
    rev: 1,
    createdBy: 'staff-1',
    createdAt: NOW,
    changedBy: 'staff-1',
    changedAt: NOW,
    marking: settings.defaultMarking,
    type: own.kind,
    [subject]: desk.all(subject)[0]?.id,
    version: 1,
    status: 'draft',
    asOf: NOW,
    timeZone: 'Asia/Tokyo',
    copies: [],
    letterhead: own.letterhead,
  })
  return overlay(withDesks, [{ op: 'put', collection: 'memo', record: memo }])
}

it.each(some(MADE_MEMO_TYPES.filter((kind) => kind !== 'cueCard')))(
  'the desk’s letterhead is above the title on the first page alone: %s',
  async (kind) => {
    const memo = composeMemo(await deskWith(OFFICE), { kind, now: NOW })
    const { pages } = await printed(memo)
    const lines = (pages[0] ?? '').split('\n').map(squeeze)
    const at = (text: string) => lines.findIndex((line) => line.includes(squeeze(text)))
    const order = ['Office of Trade Talks', '経済局 北米課', '1 Example Street', memo.kind.toUpperCase()].map(at)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order[0]).toBeGreaterThanOrEqual(0)
    expect(pages.slice(1).join('\n')).not.toContain('Example Street')
  },
)

it('a card to speak from has none, and neither has a memo of a desk without one', async () => {
  expect(composeMemo(await deskWith(OFFICE), { kind: 'cueCard', now: NOW }).letterhead).toBeUndefined()
  expect(composeMemo(await deskWith(' \n '), { kind: 'meetingBrief', now: NOW }).letterhead).toBeUndefined()
})

it('a memo’s own letterhead goes before that of the desk, in Word and Markdown too', async () => {
  const desk = await deskWith(OFFICE, { kind: 'roundReport', letterhead: 'Embassy\nTrade section' })
  const memo = composeMemo(desk, { kind: 'roundReport', now: NOW })
  expect(memo.letterhead?.map((runs) => runs.map(({ text }) => text).join(''))).toEqual(['Embassy', 'Trade section'])
  expect(memoMarkdown(memo)).toMatch(/^\*\*.*\*\*\n\nEmbassy\n\nTrade section\n\n/)
  const word = wordFile(await memoWord(memo)).tree('word/document.xml')
  expect(textWith(word, 'accepted')).toMatch(/^EmbassyTrade sectionRound report/i)
})
