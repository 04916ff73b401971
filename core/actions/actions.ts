import { MEMO_SUBJECT_FIELDS } from '../model/values/made-memos'
import { issueFieldOf } from '../model/schema/shared-fields'
import { hasDuplicate } from '../model/values/duplicated-kinds'
import { SCREENS, type Screen } from '../queries/screens'
import { CITABLE_COLLECTIONS } from '../model/schema/citable-fields'
import type { CollectionName } from '../model/values/collection-names'
import type { TextKey } from '../text/catalogue'

/**
 * Every action that works anywhere in the window. The menu, the shortcuts, the buttons and the Ctrl+K palette are all made from this table, so they offer the
 * same actions.
 */
export const ACTION_IDS = [
  'newRecord',
  'addSource',
  'giveText',
  'quickNote',
  'openDesk',
  'desks',
  'newWindow',
  'exportMemo',
  'printMemo',
  'exportRecords',
  'importRecords',
  'backups',
  'settings',
  'undo',
  'redo',
  'find',
  'findNext',
  'findPrevious',
  'edit',
  'supersede',
  'delete',
  'recordHistory',
  'pin',
  'openInNewWindow',
  'openBeside',
  'closeBeside',
  'linkIssue',
  'duplicate',
  'nextMeeting',
  'cite',
  'reply',
  'makeMemo',
  'back',
  'forward',
  'nextPane',
  'previousPane',
  'toggleNavigation',
  'toggleList',
  'palette',
  'reminders',
  'help',
  'shortcuts',
  'tour',
  'whatsNew',
  'showLog',
  'about',
  ...SCREENS.map((screen) => `show-${screen}` as const),
] as const
export type ActionId = (typeof ACTION_IDS)[number]

export type ActionMenu = 'file' | 'edit' | 'view' | 'help'

/** The state that decides which actions work now. */
export interface ActionState {
  /** A desk is open. */
  desk: boolean
  /** A desk's folder is known, even if the desk does not open. */
  folder?: boolean
  /** The desk takes edits: it is known who works here, and the desk is not read-only. */
  editable: boolean
  /** The desk is an example, such as the sample. */
  sample?: boolean
  /** The kind of the open record, if it is stored. */
  record?: CollectionName
  /** The page of a source is open, or its text. */
  source?: boolean
  /** The window is split: something shows beside its own side. */
  split?: boolean
  editing: boolean
  /** The record's history, or an earlier state of it, shows in its place. */
  lookingBack: boolean
  canGoBack: boolean
  canGoForward: boolean
  /** There is a step that may be undone: on a desk that takes edits, or of what the screen keeps for itself. */
  canUndo: boolean
  canRedo: boolean
  /** Tells if the screen’s own undo and redo have a step. Without an entry, those of the desk apply. */
  ownSteps?: { undo?: boolean; redo?: boolean }
}

/** No desk is open. */
export const NO_DESK: ActionState = {
  desk: false,
  editable: false,
  editing: false,
  lookingBack: false,
  canGoBack: false,
  canGoForward: false,
  canUndo: false,
  canRedo: false,
}

export interface Action {
  id: ActionId
  menu: ActionMenu
  /** True if its menu has a line above it. */
  apart?: boolean
  /** `Mod` is ⌘ on a Mac and Ctrl elsewhere. `mac` is for keys that differ on a Mac, `also` for others that do the same elsewhere. */
  keys?: { all: string; mac?: string; also?: string }
  label: TextKey
  enabled: (state: ActionState) => boolean
}

const always = () => true
const onDesk = (state: ActionState) => state.desk
const onRecord = (state: ActionState) => state.desk && state.record !== undefined && !state.lookingBack
/** The page of a stored record is open, and the desk takes edits. */
const onOwnPage = (state: ActionState) => state.editable && onRecord(state) && !state.editing
/** A desk that does not open can still be restored from its backups. */
const onFolder = (state: ActionState) => state.desk || state.folder === true
const onMemo = (state: ActionState) => onRecord(state) && state.record === 'memo'
const onEditable = (state: ActionState) => state.desk && state.editable

/** Each screen's entry in the View menu. Keys are optional; no two actions may share them. */
const SCREEN_ENTRIES: Record<Screen, Pick<Action, 'label' | 'keys'>> = {
  overview: { label: 'nav.overview', keys: { all: 'Mod+1' } },
  search: { label: 'nav.search', keys: { all: 'Mod+Shift+F' } },
  timeLine: { label: 'nav.timeLine', keys: { all: 'Mod+Shift+L' } },
  talks: { label: 'nav.talks', keys: { all: 'Mod+2' } },
  measures: { label: 'nav.measures', keys: { all: 'Mod+3' } },
  // The T of a tariff: the digits are taken.
  rates: { label: 'nav.rates', keys: { all: 'Mod+Shift+T' } },
  positions: { label: 'nav.positions', keys: { all: 'Mod+4' } },
  packages: { label: 'nav.packages', keys: { all: 'Mod+Shift+P' } },
  // The K of who knows whom: the W closes windows, and the G finds.
  whoMet: { label: 'nav.whoMet', keys: { all: 'Mod+Shift+K' } },
  sources: { label: 'nav.sources', keys: { all: 'Mod+5' } },
  memos: { label: 'nav.memos', keys: { all: 'Mod+6' } },
  notes: { label: 'nav.notes', keys: { all: 'Mod+7' } },
  desk: { label: 'nav.desk', keys: { all: 'Mod+8' } },
  trash: { label: 'nav.trash', keys: { all: 'Mod+9' } },
  // The keys that browsers use for their history; a Mac hides the app on ⌘H.
  history: { label: 'nav.history', keys: { all: 'Mod+H', mac: 'Mod+Y' } },
}

const screenAction = (screen: Screen): Action => ({
  id: `show-${screen}`,
  menu: 'view',
  ...SCREEN_ENTRIES[screen],
  enabled: onDesk,
})

export const ACTIONS: readonly Action[] = [
  { id: 'newRecord', menu: 'file', keys: { all: 'Mod+N' }, label: 'action.newRecord', enabled: onEditable },
  { id: 'addSource', menu: 'file', keys: { all: 'Mod+Shift+V' }, label: 'action.addSource', enabled: onEditable },
  {
    id: 'giveText',
    menu: 'file',
    label: 'action.giveText',
    enabled: (state) => onEditable(state) && state.source === true,
  },
  { id: 'quickNote', menu: 'file', keys: { all: 'Mod+Shift+N' }, label: 'action.quickNote', enabled: onEditable },
  {
    id: 'newWindow',
    menu: 'file',
    apart: true,
    keys: { all: 'Mod+Alt+N' },
    label: 'action.newWindow',
    enabled: onDesk,
  },
  { id: 'openDesk', menu: 'file', keys: { all: 'Mod+O' }, label: 'action.openDesk', enabled: always },
  { id: 'desks', menu: 'file', keys: { all: 'Mod+Shift+O' }, label: 'action.desks', enabled: onDesk },
  {
    id: 'exportMemo',
    menu: 'file',
    apart: true,
    keys: { all: 'Mod+Shift+S' },
    label: 'action.exportMemo',
    enabled: onMemo,
  },
  { id: 'printMemo', menu: 'file', keys: { all: 'Mod+P' }, label: 'action.printMemo', enabled: onMemo },
  { id: 'exportRecords', menu: 'file', apart: true, label: 'action.exportRecords', enabled: onDesk },
  { id: 'importRecords', menu: 'file', label: 'action.importRecords', enabled: onEditable },
  { id: 'backups', menu: 'file', apart: true, label: 'action.backups', enabled: onFolder },
  { id: 'settings', menu: 'file', keys: { all: 'Mod+,' }, label: 'action.settings', enabled: always },
  {
    id: 'undo',
    menu: 'edit',
    keys: { all: 'Mod+Z' },
    label: 'action.undo',
    enabled: (state) => state.desk && state.canUndo,
  },
  {
    id: 'redo',
    menu: 'edit',
    keys: { all: 'Mod+Y', mac: 'Mod+Shift+Z', also: 'Mod+Shift+Z' },
    label: 'action.redo',
    enabled: (state) => state.desk && state.canRedo,
  },
  {
    id: 'find',
    menu: 'edit',
    apart: true,
    keys: { all: 'Mod+F' },
    label: 'action.find',
    enabled: onDesk,
  },
  {
    id: 'findNext',
    menu: 'edit',
    keys: { all: 'F3', mac: 'Mod+G' },
    label: 'action.findNext',
    enabled: onDesk,
  },
  {
    id: 'findPrevious',
    menu: 'edit',
    keys: { all: 'Shift+F3', mac: 'Mod+Shift+G' },
    label: 'action.findPrevious',
    enabled: onDesk,
  },
  {
    id: 'edit',
    menu: 'edit',
    keys: { all: 'Mod+E' },
    label: 'action.edit',
    enabled: (state) => state.editable && onRecord(state) && state.record !== 'draft',
  },
  {
    id: 'supersede',
    menu: 'edit',
    keys: { all: 'Mod+Shift+E' },
    label: 'action.supersede',
    enabled: (state) => state.editable && onRecord(state) && state.record === 'position',
  },
  {
    id: 'delete',
    menu: 'edit',
    keys: { all: 'Mod+Backspace' },
    label: 'action.delete',
    enabled: (state) => state.editable && onRecord(state),
  },
  {
    id: 'recordHistory',
    menu: 'edit',
    keys: { all: 'Mod+Shift+H' },
    label: 'action.recordHistory',
    // A note shows in its thread and has no page.
    enabled: (state) => state.desk && state.record !== undefined && state.record !== 'note',
  },
  {
    id: 'pin',
    menu: 'edit',
    keys: { all: 'Mod+D' },
    label: 'action.pin',
    enabled: (state) => state.desk && state.record !== undefined && state.record !== 'draft',
  },
  {
    id: 'openInNewWindow',
    menu: 'edit',
    apart: true,
    label: 'action.openInNewWindow',
    enabled: (state) => onRecord(state) && !state.editing,
  },
  // The row or link with the focus, or what is open: only the window knows whether there is one.
  { id: 'openBeside', menu: 'edit', keys: { all: 'Mod+J' }, label: 'action.openBeside', enabled: onDesk },
  {
    id: 'linkIssue',
    menu: 'edit',
    label: 'recordAction.linkIssue',
    enabled: (state) => onOwnPage(state) && state.record !== undefined && issueFieldOf(state.record) !== undefined,
  },
  {
    id: 'duplicate',
    menu: 'edit',
    keys: { all: 'Mod+Shift+D' },
    label: 'action.duplicate',
    enabled: (state) => onOwnPage(state) && state.record !== undefined && hasDuplicate(state.record),
  },
  {
    id: 'nextMeeting',
    menu: 'edit',
    keys: { all: 'Mod+Shift+M' },
    label: 'action.nextMeeting',
    enabled: (state) => onOwnPage(state) && state.record === 'session',
  },
  {
    id: 'cite',
    menu: 'edit',
    apart: true,
    keys: { all: 'Mod+Shift+C' },
    label: 'action.cite',
    enabled: (state) => onOwnPage(state) && state.record !== undefined && CITABLE_COLLECTIONS.includes(state.record),
  },
  {
    id: 'reply',
    menu: 'edit',
    keys: { all: 'Mod+R' },
    label: 'action.reply',
    enabled: (state) => onEditable(state) && !state.editing,
  },
  {
    id: 'makeMemo',
    menu: 'edit',
    keys: { all: 'Mod+Shift+B' },
    label: 'action.makeMemo',
    enabled: (state) => onOwnPage(state) && MEMO_SUBJECT_FIELDS.some((subject) => subject === state.record),
  },
  { id: 'palette', menu: 'view', keys: { all: 'Mod+K' }, label: 'action.palette', enabled: always },
  ...SCREENS.map(screenAction),
  { id: 'reminders', menu: 'view', apart: true, label: 'action.reminders', enabled: onDesk },
  {
    id: 'back',
    menu: 'view',
    apart: true,
    keys: { all: 'Alt+ArrowLeft', mac: 'Mod+[' },
    label: 'nav.back',
    enabled: (state) => state.canGoBack,
  },
  {
    id: 'forward',
    menu: 'view',
    keys: { all: 'Alt+ArrowRight', mac: 'Mod+]' },
    label: 'nav.forward',
    enabled: (state) => state.canGoForward,
  },
  { id: 'nextPane', menu: 'view', apart: true, keys: { all: 'F6' }, label: 'action.nextPane', enabled: onDesk },
  { id: 'previousPane', menu: 'view', keys: { all: 'Shift+F6' }, label: 'action.previousPane', enabled: onDesk },
  // No letter: a field that is typed in has those.
  { id: 'toggleNavigation', menu: 'view', keys: { all: 'F9' }, label: 'action.toggleNavigation', enabled: onDesk },
  {
    id: 'closeBeside',
    menu: 'view',
    keys: { all: 'Mod+Shift+J' },
    label: 'action.closeBeside',
    enabled: (state) => state.desk && state.split === true,
  },
  { id: 'toggleList', menu: 'view', keys: { all: 'Shift+F9' }, label: 'action.toggleList', enabled: onDesk },
  { id: 'help', menu: 'help', keys: { all: 'Shift+F1' }, label: 'action.help', enabled: always },
  { id: 'shortcuts', menu: 'help', keys: { all: 'F1' }, label: 'action.shortcuts', enabled: always },
  { id: 'tour', menu: 'help', apart: true, label: 'action.tour', enabled: (state) => state.sample === true },
  { id: 'whatsNew', menu: 'help', label: 'action.whatsNew', enabled: always },
  { id: 'showLog', menu: 'help', apart: true, label: 'action.showLog', enabled: always },
  { id: 'about', menu: 'help', label: 'action.about', enabled: always },
]

/** The keys of an action on this kind of machine, if it has any. */
export function keysOf(action: Action, mac: boolean): string | undefined {
  return mac ? (action.keys?.mac ?? action.keys?.all) : action.keys?.all
}

/** All keys that do an action on this kind of machine: the ones that are shown first. */
export function allKeysOf(action: Action, mac: boolean): string[] {
  const keys = [keysOf(action, mac), mac ? undefined : action.keys?.also]
  return keys.filter((one) => one !== undefined)
}

/** The actions that work now. */
export function enabledActions(state: ActionState): ActionId[] {
  return ACTIONS.filter((action) => action.enabled(state)).map((action) => action.id)
}
