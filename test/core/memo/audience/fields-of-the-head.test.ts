import { expect, it } from 'vitest'
import { isFieldForReader } from '../../../../core/memo/audience/audiences'
import { MEMO_KINDS } from '../../../../core/memo/kinds/kinds'
import { layOutMemo } from '../../../../core/memo/lay-out-memo'
import type { Memo } from '../../../../core/model/records/records'
import { parseRecord } from '../../../../core/model/schema/parse-record'
import { hasMemoField, MADE_MEMO_TYPES, MADE_MEMOS } from '../../../../core/model/values/made-memos'
import { DEFAULT_MARKING } from '../../../../core/model/values/marking'
import { VOCABULARIES } from '../../../../core/model/values/vocabularies'
import { smallDesk, STAFF } from '../../../helpers/desks/desk-builder'

const AS_OF = { asOf: '2025-06-20T12:00:00Z', timeZone: 'UTC' }
const WHO = { createdBy: STAFF, createdAt: AS_OF.asOf, changedBy: STAFF, changedAt: AS_OF.asOf }
/** A word in each of the fields that print as they are typed. */
const TYPED = {
  title: { en: 'Wtitle' },
  reference: 'Wreference',
  to: 'Wto',
  through: 'Wthrough',
  from: 'Wfrom',
  ask: 'Wask',
  letterhead: 'Wletterhead',
  copies: ['Wcopies'],
  approvedBy: 'WapprovedBy',
  recommendations: [{ id: 'r', text: 'Wrecommendations' }],
  options: [{ id: 'o', text: 'Woptions' }],
}

const COPIES = MADE_MEMO_TYPES.flatMap((type) =>
  [undefined, ...VOCABULARIES.memoAudience].map((reader) => [type, reader] as const),
)

it.each(COPIES)('the head of a %s for reader %s has the fields that print, and no other', (type, memoAudience) => {
  const desk = smallDesk().desk()
  const { about } = MADE_MEMOS[type]
  for (const withWords of [false, true]) {
    const own = { ...TYPED, ...(memoAudience === undefined ? {} : { memoAudience }), withWords }
    const head = { id: 'm', rev: 1, marking: DEFAULT_MARKING, type, [about]: about, version: 1, status: 'draft' }
    const memo: Memo = parseRecord('memo', { ...WHO, ...AS_OF, ...head, ...own })
    const content = MEMO_KINDS[type].gather(desk, { id: about, ...AS_OF, memoAudience })
    const printed = JSON.stringify(layOutMemo(desk, MEMO_KINDS[type], content, memo))
    const names = Object.keys(TYPED).filter((name) => hasMemoField(type, name))
    expect(names.filter((name) => isFieldForReader(name, type, memo))).toEqual(
      names.filter((name) => printed.includes(`W${name}`)),
    )
  }
})
