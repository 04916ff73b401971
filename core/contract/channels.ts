/** Requests that the desk process answers, over its own port. */
export const DESK_REQUESTS = [
  'desk:status',
  'desk:overview',
  'desk:list',
  'desk:record',
  'desk:form',
  'desk:choices',
  'desk:layers',
  'desk:delete-plan',
  'desk:history',
  'desk:trash',
  'desk:notes',
  'desk:matrix',
  'desk:apply',
  'desk:undo',
  'desk:redo',
] as const
export type DeskRequest = (typeof DESK_REQUESTS)[number]

/** Requests that the main process answers, over IPC. */
export const MAIN_REQUESTS = [
  'app:environment',
  'app:ready',
  'app:reopen',
  'app:choose',
  'app:place',
  'app:pick-folder',
  'app:open-desk',
  'app:open-sample',
  'app:create-desk',
  'app:leave-desk',
  'app:new-window',
  'app:menu',
  'app:keep',
  'app:kept',
  'app:closed',
] as const
export type MainRequest = (typeof MAIN_REQUESTS)[number]

export type RequestName = DeskRequest | MainRequest

/** What the desk process and the main process tell the window of their own accord. */
export const DESK_EVENTS = ['desk:changed'] as const
export const MAIN_EVENTS = ['desk:lost', 'desk:failed', 'menu:action', 'app:changed', 'app:closing'] as const
export type EventName = (typeof DESK_EVENTS)[number] | (typeof MAIN_EVENTS)[number]

/** The channel over which main hands the preload script a port to the desk. Internal to the two wrappers. */
export const PORT_CHANNEL = 'desk:port'
