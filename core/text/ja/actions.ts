import type { actionsEn } from '../en/actions'

/** What can be asked of the window, and what was done, in Japanese. */
export const actionsJa: Record<keyof typeof actionsEn, string> = {
  'action.newRecord': '新規…',
  'action.quickNote': 'クイックノート',
  'action.newWindow': '新しいウインドウ',
  'action.openDesk': 'デスクを開く…',
  'action.desks': 'デスク一覧…',
  'action.settings': '設定…',
  'action.undo': '元に戻す',
  'action.redo': 'やり直す',
  'action.undoThat': '元に戻す：{what}',
  'action.redoThat': 'やり直す：{what}',
  'action.find': '一覧内を検索',
  'action.edit': '編集',
  'action.supersede': '立場を更新',
  'action.delete': '削除',
  'action.palette': '検索・操作…',
  'action.shortcuts': 'キーボードショートカット',
  'step.create': '{collection}の追加',
  'step.change': '{field}の変更',
  'step.changeRecord': '{collection}の変更',
  'step.delete': '{collection}の削除',
  'step.deleteMore': '{collection}ほか{more}件の削除',
  'step.restore': '{collection}の復元',
  'step.restoreMore': '{collection}ほか{more}件の復元',
  'step.complete': '{collection}の確定',
}
