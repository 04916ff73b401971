/** Requests that the desk process answers, over its own port. */
export const DESK_REQUESTS = [
  'desk:status',
  'desk:overview',
  'desk:upcoming',
  'desk:findings',
  'desk:list',
  'desk:list-find',
  'desk:record',
  'desk:form',
  'desk:choices',
  'desk:areas',
  'desk:search',
  'desk:named',
  'desk:mentions',
  'desk:source-orphans',
  'desk:new-text',
  'desk:passage-places',
  'desk:linked-from',
  'desk:record-memos',
  'desk:source-suggestions',
  'desk:record-part',
  'desk:source-text',
  'desk:source-pieces',
  'desk:source-marks',
  'desk:source-next-mark',
  'desk:source-find',
  'desk:source-quotation',
  'desk:source-report',
  'desk:layers',
  'desk:clock',
  'desk:delete-plan',
  'desk:undo-view',
  'desk:trash',
  'desk:notes',
  'desk:matrix',
  'desk:memo-room',
  'desk:memo-pages',
  'desk:memo-export',
  'desk:backups',
  'desk:backup-now',
  'desk:backup-cancel',
  'desk:backup-points',
  'desk:backup-preview',
  'desk:backup-folder',
  'desk:record-history',
  'desk:edits',
  'desk:edit',
  'desk:record-at',
  'desk:preview-return',
  'desk:export',
  'desk:import-open',
  'desk:import-preview',
  'desk:import-end',
  'desk:read-source',
  'desk:unread-file',
  'desk:release-file',
  'desk:original',
  'desk:original-save',
  'desk:apply',
  'desk:cancel',
  'desk:recovery-points',
  'desk:recovery-preview',
  'desk:look',
  'desk:continue',
] as const
export type DeskRequest = (typeof DESK_REQUESTS)[number]
/** The requests about backups: answered even while the desk itself cannot be opened. */
export type BackupRequest = Extract<DeskRequest, `desk:backup${string}`>

/** The requests about a desk that cannot be opened. */
export type RescueRequest = Extract<DeskRequest, `desk:recovery-${string}` | 'desk:look' | 'desk:continue'>

/** Requests that the main process answers, over IPC. */
export const MAIN_REQUESTS = [
  'app:environment',
  'app:ready',
  'app:reopen',
  'app:choose',
  'app:folder-state',
  'app:pick-folder',
  'app:open-desk',
  'app:open-sample',
  'app:show-desk',
  'app:forget-desk',
  'app:show-folder',
  'app:copy-folder',
  'app:show-licences',
  'app:create-desk',
  'app:choose-export',
  'app:choose-import',
  'app:choose-source',
  'app:choose-backups',
  'app:restore-desk',
  'app:reveal',
  'app:leave-desk',
  'app:new-window',
  'app:menu',
  'app:print',
  'app:visits',
  'app:visited',
  'app:pin',
  'app:keep',
  'app:kept',
  'app:closed',
  'app:open-link',
  'app:copy-address',
] as const
export type MainRequest = (typeof MAIN_REQUESTS)[number]

export type RequestName = DeskRequest | MainRequest

/** Events that the desk process and the main process send to the window unasked. */
export const DESK_EVENTS = ['desk:changed', 'desk:checked', 'desk:progress', 'desk:work', 'desk:backup'] as const
export const MAIN_EVENTS = [
  'desk:lost',
  'desk:failed',
  'menu:action',
  'app:changed',
  'app:copying',
  'app:closing',
] as const
export type EventName = (typeof DESK_EVENTS)[number] | (typeof MAIN_EVENTS)[number]

/** The channel over which main hands the preload script a port to the desk; only those two use it. */
export const PORT_CHANNEL = 'desk:port'
