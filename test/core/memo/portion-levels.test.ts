import { expect, it } from 'vitest'
import { planDelete } from '../../../core/commands/delete-plan'
import { ParleyError } from '../../../core/base/errors'
import type { DeskRead } from '../../../core/desk/desk-read'
import { refKey, type Op } from '../../../core/desk/ops'
import { overlay } from '../../../core/desk/staged-desk'
import { MEMO_KINDS } from '../../../core/memo/kinds/kinds'
import { layOutMemo } from '../../../core/memo/lay-out-memo'
import type { MemoModel } from '../../../core/memo/memo-model'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { MADE_MEMO_TYPES, MADE_MEMOS, type MadeMemoType } from '../../../core/model/values/made-memos'
import { usDesk } from '../../helpers/desks/us-desk'
import { examples } from '../../helpers/long'

const AS_OF = { asOf: '2025-06-20T12:00:00Z', timeZone: 'America/New_York' }
const SUBJECTS = { session: 'session-leaders', round: 'round-5', talk: 'talk-jp-us' } as const
const about = (type: MadeMemoType) => ({ id: SUBJECTS[MADE_MEMOS[type].about], ...AS_OF })
const print = (desk: DeskRead, type: MadeMemoType) =>
  layOutMemo(desk, MEMO_KINDS[type], MEMO_KINDS[type].gather(desk, about(type)), undefined)

/** The title and the facts under it, each with its mark: texts that Parley composes from several records. */
const headOf = ({ title, facts, signOff }: MemoModel) =>
  [title, ...[...facts, ...signOff].map(({ runs }) => runs)]
    .map((runs) => runs.map(({ text }) => text).join(''))
    .filter((text) => /^\((?:U|CUI)\) /.test(text))
const bare = (text: string) => text.replaceAll(/\((?:U|CUI)\) /g, '')
/** Records that are only there as a part of others are tried with these. */
const OF_THE_DESK: ReadonlySet<string> = new Set(['deskSettings', 'memo', 'staff'])

/** The desk without a record and all that goes with it, and the keys of everything that differs; undefined if it can't be deleted. */
function without(desk: DeskRead, ref: RecordRef): { desk: DeskRead; keys: string[] } | undefined {
  const { deletes, unlinks, blockers } = planDelete(desk, ref)
  if (blockers.length > 0) return undefined
  const ops = [
    ...unlinks.map(({ collection, record }): Op => ({ op: 'put', collection, record })),
    ...deletes.map(({ collection, id }): Op => ({ op: 'delete', collection, id })),
  ]
  const changed = unlinks.map(({ collection, record: { id } }) => refKey({ collection, id }))
  return { desk: overlay(desk, ops), keys: [...deletes.map(refKey), ...changed] }
}

it.each(MADE_MEMO_TYPES)(
  'marks each line of the head of a %s at least as the records that take part in it',
  async (type) => {
    const plain = await usDesk('en')
    const { used } = MEMO_KINDS[type].gather(plain, about(type))
    const tried: string[] = []
    for (const ref of used.filter(({ collection }) => !OF_THE_DESK.has(collection)).slice(0, examples(64))) {
      const gone = without(plain, ref)
      const head = gone && textsOrNone(() => headOf(print(gone.desk, type)))
      if (!gone || !head) continue
      tried.push(refKey(ref))
      const after = new Set(head.map(bare))
      const raised = headOf(print(await usDesk('en', gone.keys), type))
      expect(
        raised.filter((text) => !after.has(bare(text)) && !text.startsWith('(CUI) ')),
        refKey(ref),
      ).toEqual([])
    }
    expect(tried.length).toBeGreaterThan(3)
  },
)

it('marks the people of a meeting as the terms that put them there, and each line of the sign-off', async () => {
  const people = (memo: MemoModel) => headOf(memo).filter((text) => text.includes('Prime Minister*'))
  expect(people(print(await usDesk('en'), 'meetingBrief'))).toEqual([expect.stringMatching(/^\(U\) /)])
  const memo = print(await usDesk('en', ['membership/membership-ishiba']), 'meetingBrief')
  expect(people(memo)).toEqual([expect.stringMatching(/^\(CUI\) /)])
  for (const { runs } of memo.signOff) expect(runs[0]?.text).toBe('(U) ')
})

function textsOrNone(write: () => string[]): string[] | undefined {
  try {
    return write()
  } catch (error) {
    // Without that record there is no such memo.
    if (error instanceof ParleyError) return undefined
    throw error
  }
}
