import type { CollectionName } from '../model/values/collection-names'
import { issueFieldOf } from '../model/schema/shared-fields'
import { hasDuplicate } from '../model/values/duplicated-kinds'
import type { TextKey } from '../text/catalogue'
import type { ActionId } from './actions'

/** Everything that can be done with one record wherever it is shown: in a row, a cell, a search hit, a link, or open. */
export const RECORD_ACTION_IDS = [
  'open',
  'openInNewWindow',
  'openBeside',
  'edit',
  'pin',
  'copyText',
  'copyRow',
  'copyLink',
  'linkIssue',
  'duplicate',
  'nextMeeting',
  'recordHistory',
  'delete',
] as const
export type RecordActionId = (typeof RECORD_ACTION_IDS)[number]

/** The state that decides which actions a record has. */
export interface RecordState {
  collection: CollectionName
  /** The desk takes edits. */
  editable: boolean
  pinned: boolean
  /** The record names an address on the web. */
  address: boolean
}

/** One action on a record. */
export interface RecordAction {
  id: RecordActionId
  label: (state: RecordState) => TextKey
  /** True if a line is above it. */
  apart?: boolean
  /** The action of the window that does the same to the open record: its keys are shown. */
  like?: ActionId
  /** False if the record can never have it: then it is not offered. */
  offered: (state: RecordState) => boolean
  enabled: (state: RecordState) => boolean
}

const always = () => true
const isStored = ({ collection }: RecordState) => collection !== 'draft'
/** A note shows in its thread and has no page. */
const hasPage = (state: RecordState) => isStored(state) && state.collection !== 'note'
const isEditable = ({ editable }: RecordState) => editable

/** The actions on a record, in the order of its menu. */
export const RECORD_ACTIONS: readonly RecordAction[] = [
  { id: 'open', label: () => 'recordAction.open', offered: always, enabled: always },
  {
    id: 'openInNewWindow',
    label: () => 'action.openInNewWindow',
    like: 'openInNewWindow',
    offered: always,
    enabled: always,
  },
  {
    id: 'openBeside',
    label: () => 'action.openBeside',
    like: 'openBeside',
    // A memo has the window to itself, and a note shows in its thread.
    offered: ({ collection }) => collection !== 'memo' && collection !== 'note',
    enabled: always,
  },
  {
    id: 'edit',
    label: () => 'action.edit',
    like: 'edit',
    apart: true,
    // A memo and a note are edited where they stand.
    offered: (state) => hasPage(state) && state.collection !== 'memo',
    enabled: isEditable,
  },
  {
    id: 'linkIssue',
    label: () => 'recordAction.linkIssue',
    like: 'linkIssue',
    offered: ({ collection }) => issueFieldOf(collection) !== undefined,
    enabled: isEditable,
  },
  {
    id: 'duplicate',
    label: () => 'action.duplicate',
    like: 'duplicate',
    offered: ({ collection }) => hasDuplicate(collection),
    enabled: isEditable,
  },
  {
    id: 'nextMeeting',
    label: () => 'action.nextMeeting',
    like: 'nextMeeting',
    offered: ({ collection }) => collection === 'session',
    enabled: isEditable,
  },
  {
    id: 'pin',
    label: ({ pinned }) => (pinned ? 'pin.unpin' : 'pin.pin'),
    like: 'pin',
    offered: isStored,
    enabled: always,
  },
  { id: 'copyText', label: () => 'recordAction.copyText', apart: true, offered: always, enabled: always },
  { id: 'copyRow', label: () => 'recordAction.copyRow', offered: always, enabled: always },
  {
    id: 'copyLink',
    label: () => 'recordAction.copyLink',
    offered: ({ collection }) => collection === 'source',
    enabled: ({ address }) => address,
  },
  {
    id: 'recordHistory',
    label: () => 'past.history',
    like: 'recordHistory',
    apart: true,
    offered: hasPage,
    enabled: always,
  },
  {
    id: 'delete',
    label: () => 'recordAction.delete',
    like: 'delete',
    offered: ({ collection }) => collection !== 'deskSettings',
    enabled: isEditable,
  },
]
