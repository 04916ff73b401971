import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { issueMemo, refreshMemo } from '../../../core/commands/memo-commands'
import { getOrThrow, type DeskRead } from '../../../core/desk/desk-read'
import type { Op } from '../../../core/desk/ops'
import { overlay } from '../../../core/desk/staged-desk'
import { withText } from '../../../core/desk/with-text'
import { keptOf } from '../../../core/memo/saved/kept-memo'
import { layOutMemo } from '../../../core/memo/lay-out-memo'
import { kindOf } from '../../../core/memo/kinds/kinds'
import { idOf } from '../../../core/model/values/ids'
import { sampleDesk } from '../../helpers/desks/sample'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const actor = { staff: idOf('staff').parse('staff-example'), at: '2025-06-20T12:00:00Z' }
const apply = (desk: DeskRead, { ops, texts = [] }: { ops: readonly Op[]; texts?: readonly string[] }) =>
  overlay(
    texts.reduce((base, text) => withText(base, 'memo', hash(text), text), desk),
    [...ops],
  )

it.each(['tariffFactSheet', 'meetingBrief', 'cueCard'] as const)(
  'a %s without a title of its own is issued under the one that its draft had',
  async (type) => {
    const sample = await sampleDesk()
    const { title: _, ...memo } = getOrThrow(sample, 'memo', 'memo-leaders')
    const draft = overlay(sample, [{ op: 'put', collection: 'memo', record: { ...memo, type } }])
    const kept = apply(draft, refreshMemo(draft, memo.id, memo.rev, actor, hash))
    const before = getOrThrow(kept, 'memo', memo.id)
    const content = keptOf(kept, before)?.content ?? expect.unreachable()
    const words = (runs: readonly { text: string }[]) => runs.map(({ text }) => text).join('')
    const drafted = words(layOutMemo(kept, kindOf(before), content, before).title)
    const issued = apply(kept, issueMemo(kept, memo.id, before.rev, actor, hash))
    const after = getOrThrow(issued, 'memo', memo.id)
    expect(words(keptOf(issued, after)?.issued?.title ?? [])).toBe(drafted)
    // A list still has a name for it.
    expect(after.title?.en).toBeDefined()
  },
)
