import type { DeskRead } from '../desk/desk-read'
import type { TextKind } from '../desk/memory-desk'
import type { AppliedWithTexts, Hash, PlannedEdit } from './applied-with-texts'
import { apply } from './apply'
import { applyBatch } from './batch'
import { cite } from './cite'
import type { Actor, DeskCommand } from './command'
import { mark } from './mark'
import { issueMemo, makeMemo, newVersionOfMemo, refreshMemo } from './memo-commands'

/**
 * Works out what a command does to a desk, without doing it: the one table of the commands that need nothing but the desk.
 * @throws ParleyError those of `apply`, `cite`, `applyBatch` and the commands of memos
 */
export function planCommand(desk: DeskRead, command: DeskCommand, actor: Actor, hash: Hash): PlannedEdit {
  switch (command.kind) {
    case 'change':
      return { ...apply(desk, command, actor), ...(command.continues === true ? { continues: true } : {}) }
    case 'create':
    case 'delete':
    case 'restore':
    case 'complete':
      return apply(desk, command, actor)
    case 'cite':
      return withTexts('source', cite(desk, command, actor, hash))
    case 'mark':
      return mark(desk, command, actor)
    case 'batch':
      return withTexts('source', applyBatch(desk, command.commands, actor, hash))
    case 'makeMemo':
      return withTexts('memo', makeMemo(desk, command, actor, hash))
    case 'refreshMemo':
      return withTexts('memo', refreshMemo(desk, command.id, command.rev, actor, hash))
    case 'issueMemo':
      return withTexts('memo', issueMemo(desk, command.id, command.rev, actor, hash))
    case 'newMemoVersion':
      return withTexts('memo', newVersionOfMemo(desk, command, actor, hash))
  }
}

const withTexts = (kind: TextKind, applied: AppliedWithTexts): PlannedEdit => ({
  ...applied,
  texts: applied.texts.map((text) => ({ kind, text })),
})
