import { describe, expect, it } from 'vitest'
import { layOutMemo } from '../../../core/memo/lay-out-memo'
import { MEMO_KINDS } from '../../../core/memo/kinds/kinds'
import { blockRuns, memoTexts, type MemoModel } from '../../../core/memo/memo-model'
import { tooLong } from '../../../core/memo/too-long'
import type { Memo } from '../../../core/model/records/records'
import { parseRecord } from '../../../core/model/schema/parse-record'
import { isHideable, MADE_MEMO_TYPES, MADE_MEMOS } from '../../../core/model/values/made-memos'
import { DEFAULT_MARKING } from '../../../core/model/values/marking'
import { checkDesk } from '../../../core/rules/rules'
import { describeFinding } from '../../../core/text/describe'
import { sampleDesk } from '../../helpers/desks/sample'

const AS_OF = { asOf: '2025-06-06T23:59:00-04:00', timeZone: 'America/New_York' }
const WHO = { createdBy: 'staff-example', createdAt: AS_OF.asOf, changedBy: 'staff-example', changedAt: AS_OF.asOf }

/** The records of the sample that memos are about. */
const SUBJECTS = { session: 'session-leaders', round: 'round-5', talk: 'talk-jp-us' } as const

const memoWith = (sections: NonNullable<Memo['sections']>, type: Memo['type'] = 'meetingBrief') =>
  parseRecord('memo', {
    ...WHO,
    id: 'hiding',
    rev: 1,
    marking: DEFAULT_MARKING,
    type,
    session: 'session-leaders',
    version: 1,
    status: 'draft',
    ...AS_OF,
    copies: [],
    sections,
  })

const hide = (...sections: NonNullable<Memo['sections']>[number]['section'][]) =>
  sections.map((section) => ({ section, hidden: true }))

const desk = await sampleDesk()
const content = MEMO_KINDS.meetingBrief.gather(desk, { id: 'session-leaders', ...AS_OF })
const brief = (sections: NonNullable<Memo['sections']>) =>
  layOutMemo(desk, MEMO_KINDS.meetingBrief, content, memoWith(sections))
const textOf = (memo: MemoModel) => memoTexts(memo).join('\n')

describe('a hidden section', () => {
  it('leaves the memo with its words, its gaps and the sources that only it cites', () => {
    const whole = brief([])
    const cut = brief([{ section: 'scene', hidden: true, words: 'Nobody reads this.' }, ...hide('press', 'background')])
    for (const text of ['Where things stand', 'press line', 'Measures, announced and in force']) {
      expect(textOf(whole)).toContain(text)
      expect(textOf(cut)).not.toContain(text)
    }
    expect(textOf(cut)).not.toContain('Nobody reads this')
    expect(cut.notes.length).toBeLessThan(whole.notes.length)
    const runs = [...cut.facts.flatMap((fact) => fact.runs), ...cut.blocks.flatMap((block) => blockRuns(block).flat())]
    const cited = new Set(runs.flatMap(({ notes = [] }) => notes))
    expect(cut.notes.filter(({ number }) => !cited.has(number))).toEqual([])
  })

  it('is shown again in its place, as it was', () => {
    const words = { section: 'scene', words: 'Ours.' } as const
    const order = [words, ...hide('people')]
    const again = [words, { section: 'people' as const }]
    expect(textOf(brief(order))).not.toContain('Who is who')
    expect(brief(again)).toEqual(brief([words, { section: 'people', hidden: false }]))
    expect(textOf(brief(again))).toContain('Who is who')
  })

  it('takes the explanation of a mark along that no other section has', () => {
    const marked = (memo: MemoModel) => memo.disclaimer.map(({ text }) => text).join('')
    expect(marked(brief([]))).toContain('* Unsourced.')
    const bare = { ...content, facts: [] }
    const cut = layOutMemo(desk, MEMO_KINDS.meetingBrief, bare, memoWith(hide('people')))
    expect(marked(cut)).toMatch(/^Example desk/)
  })

  it.each(MADE_MEMO_TYPES)('keeps the numbers of the others in order: %s', (type) => {
    const kind = MEMO_KINDS[type]
    const section = MADE_MEMOS[type].sections.find((one) => isHideable(type, one))
    if (!section) throw new Error('nothing to hide')
    const given = kind.gather(desk, { id: SUBJECTS[MADE_MEMOS[type].about], ...AS_OF })
    const memo = layOutMemo(desk, kind, given, memoWith(hide(section), type))
    const numbers = memo.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 && block.number !== '' ? [Number(block.number)] : [],
    )
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  it.each(MADE_MEMO_TYPES)('is none that the kind must have: %s', (type) => {
    for (const section of MADE_MEMOS[type].required) {
      const after = desk.after([{ op: 'put', collection: 'memo', record: memoWith(hide(section), type) }])
      const found = checkDesk(after).filter(({ about }) => about.id === 'hiding')
      expect(found.map(({ code, severity }) => [code, severity])).toContainEqual(['memo-section-required', 'error'])
    }
    const others = MADE_MEMOS[type].sections.filter((section) => isHideable(type, section))
    const after = desk.after([{ op: 'put', collection: 'memo', record: memoWith(hide(...others), type) }])
    expect(checkDesk(after).map(({ code }) => code)).not.toContain('memo-section-required')
  })

  it('says why one must stay', () => {
    const params = { memoSection: 'purpose', memoType: 'meetingBrief' }
    expect(describeFinding({ code: 'memo-section-required', params }, 'en')).toBe(
      'the section “Purpose” can’t be hidden: every meeting brief must have it',
    )
    expect(describeFinding({ code: 'memo-section-required', params }, 'ja')).toBe(
      '「目的」は非表示にできません。会談ブリーフに必ず入れる節です',
    )
  })
})

describe('the advice on a memo that is too long', () => {
  it('names the longest section that may be hidden', () => {
    const pages = { pages: Array.from({ length: 3 }, () => ({ width: 595, height: 842 })), places: [] }
    const blocks = (text: string) => [
      { kind: 'paragraph' as const, runs: [{ text, style: 'plain' as const }], empty: false },
    ]
    const sections = [
      { section: 'purpose' as const, blocks: blocks('The longest of all that there is.') },
      { section: 'people' as const, blocks: blocks('Longer.') },
      { section: 'press' as const, blocks: blocks('Short.') },
    ]
    expect(tooLong(brief([]), pages, { type: 'meetingBrief', sections })?.hide).toBe('people')
    expect(tooLong(brief([]), pages)).not.toHaveProperty('hide')
  })
})
