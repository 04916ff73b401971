import type { DeskRead } from '../desk/desk-read'
import type { TextKind } from '../desk/memory-desk'
import type { AppliedWithTexts, Hash, PlannedEdit } from './applied-with-texts'
import { addSource } from './add-source'
import { apply } from './apply'
import { applyBatch } from './batch'
import { cite } from './cite'
import type { Actor, DeskCommand } from './command'
import { copyMemo } from './copy-memo'
import { dismiss, offerAgain } from './dismiss'
import { giveText, placeQuote } from './give-text'
import { mark } from './mark'
import { raiseQuotes } from './raise-quotes'
import {
  answerClearance,
  askClearance,
  passMemoFinding,
  recallMemo,
  withdrawClearance,
  withReopening,
} from './clear-memo'
import { downgradeMemo, endDowngrade } from './downgrade-memo'
import { issueMemo, makeMemo, newVersionOfMemo, refreshMemo, withChoices } from './memo-commands'

/**
 * Works out what a command does to a desk, without doing it: the one table of the commands that need nothing but the desk.
 * @throws ParleyError those of `apply`, `addSource`, `cite`, `giveText`, `mark`, `placeQuote`, `dismiss`, `applyBatch` and the commands of memos
 */
export function planCommand(desk: DeskRead, command: DeskCommand, actor: Actor, hash: Hash): PlannedEdit {
  switch (command.kind) {
    case 'change':
      return {
        ...withTexts(
          'memo',
          withChoices(desk, command, withReopening(desk, command, apply(desk, command, actor), actor), actor, hash),
        ),
        ...(command.continues === true ? { continues: true } : {}),
      }
    case 'create':
    case 'delete':
    case 'deleteAll':
    case 'changeAll':
    case 'restore':
    case 'complete':
      return apply(desk, command, actor)
    case 'addSource':
      return withTexts('source', addSource(desk, command, actor, hash))
    case 'cite':
      return withTexts('source', cite(desk, command, actor, hash))
    case 'giveText':
      return withTexts('source', giveText(desk, command, actor, hash))
    case 'mark':
      return mark(desk, command, actor)
    case 'placeQuote':
      return placeQuote(desk, command, actor)
    case 'dismiss':
      return dismiss(desk, command, actor)
    case 'offerAgain':
      return offerAgain(desk, command, actor)
    case 'raiseQuotes':
      return raiseQuotes(desk, command, actor)
    case 'batch':
      return withTexts('source', applyBatch(desk, command.commands, actor, hash))
    case 'makeMemo':
      return withTexts('memo', makeMemo(desk, command, actor, hash))
    case 'refreshMemo':
      return withTexts('memo', refreshMemo(desk, command.id, command.rev, actor, hash))
    case 'issueMemo':
      return withTexts('memo', issueMemo(desk, command.id, command.rev, actor, hash))
    case 'copyMemo':
      return withTexts('memo', copyMemo(desk, command, actor, hash))
    case 'askClearance':
      return askClearance(desk, command, actor)
    case 'answerClearance':
      return answerClearance(desk, command, actor)
    case 'withdrawClearance':
      return withdrawClearance(desk, command, actor)
    case 'passMemoFinding':
      return passMemoFinding(desk, command, actor)
    case 'downgradeMemo':
      return withTexts('memo', downgradeMemo(desk, command, actor, hash))
    case 'endDowngrade':
      return endDowngrade(desk, command, actor)
    case 'recallMemo':
      return { ...recallMemo(desk, command, actor), isFixed: true }
    case 'newMemoVersion':
      return withTexts('memo', newVersionOfMemo(desk, command, actor, hash))
  }
}

const withTexts = (kind: TextKind, applied: AppliedWithTexts): PlannedEdit => ({
  ...applied,
  texts: applied.texts.map((text) => ({ kind, text })),
})
