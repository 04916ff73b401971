import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../../core/base/text'
import { MEMO_KINDS } from '../../../../core/memo/kinds/kinds'
import { layOutMemo } from '../../../../core/memo/lay-out-memo'
import { gatherAs } from '../../../../core/memo/saved/gather-for'
import type { Memo } from '../../../../core/model/records/records'
import { parseRecord } from '../../../../core/model/schema/parse-record'
import { MADE_MEMO_TYPES, MADE_MEMOS, type MadeMemoType } from '../../../../core/model/values/made-memos'
import type { Vocabulary } from '../../../../core/model/values/vocabularies'
import { sampleDesk } from '../../../helpers/desks/sample'

const AT = '2025-06-20T12:00:00Z'
let count = 0
const secret = () => `Secret${(count += 1)}`

/** A memo of a kind with words in every field that somebody types. */
function typedMemo(type: MadeMemoType, about: string, memoAudience: Vocabulary<'memoAudience'> | undefined): Memo {
  const { about: subject, sections } = MADE_MEMOS[type]
  return parseRecord('memo', {
    id: 'memo-typed',
    rev: 1,
    createdBy: 'staff-1',
    createdAt: AT,
    changedBy: 'staff-1',
    changedAt: AT,
    marking: { scheme: 'house', level: 'unclassified', caveats: [], handling: [], releasability: [] },
    type,
    [subject]: about,
    version: 1,
    status: 'inClearance',
    asOf: AT,
    timeZone: 'Asia/Tokyo',
    to: secret(),
    from: secret(),
    through: secret(),
    ask: secret(),
    recommendations: [{ id: 'r1', text: secret(), choices: [secret()] }],
    options: [{ id: 'o1', text: secret(), pros: secret(), cons: secret() }],
    approvedBy: secret(),
    copies: [secret()],
    clearances: [
      {
        id: 'c1',
        who: secret(),
        office: secret(),
        askedAt: AT,
        answer: 'clearedWithChanges',
        said: secret(),
        answeredAt: AT,
      },
    ],
    sections: sections.map((section) => ({ section, words: secret() })),
    ...(memoAudience === undefined ? {} : { memoAudience }),
  })
}

describe.each(MADE_MEMO_TYPES)('the words that somebody typed into a %s', (type) => {
  const printed = async (reader: Vocabulary<'memoAudience'> | undefined, language: 'en' | 'ja') => {
    const desk = await sampleDesk()
    const id = desk.all(MADE_MEMOS[type].about)[0]?.id ?? ''
    const about = { id, asOf: AT, timeZone: 'Asia/Tokyo', language, memoAudience: reader }
    const content = gatherAs(desk, MEMO_KINDS[type], about)
    const model = layOutMemo(desk, MEMO_KINDS[type], content, typedMemo(type, id, reader))
    return JSON.stringify(model).match(/Secret\d+/g) ?? []
  }

  it.each(LANGUAGES)('are in no copy for the press: %s', async (language) => {
    expect(await printed('press', language)).toEqual([])
  })

  it('are in a memo for the desk itself', async () => {
    expect((await printed(undefined, 'en')).length).toBeGreaterThan(3)
  })
})
