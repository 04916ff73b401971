import { ipcMain, MessageChannelMain, type IpcMainInvokeEvent, type UtilityProcess, type WebContents } from 'electron'
import type { ErrorCode } from '../../core/base/errors'
import { answerBy, type Handlers } from '../../core/contract/answer-by'
import { APP_REQUESTS } from '../../core/contract/app-requests'
import { MAIN_REQUESTS, PORT_CHANNEL, type EventName, type MainRequest } from '../../core/contract/channels'
import type { Envelope } from '../../core/contract/envelope'
import type { EventValue } from '../../core/contract/contract'
import {
  deskReportSchema,
  type DeskJob,
  type DeskReport,
  type PlaceGrant,
  type RemindQuestion,
  type WordAsked,
} from '../../core/contract/port'
import { APP_ORIGIN } from './file-of'

/** The main process's wrapper of its transports: the only code there that touches ipcMain, webContents.send and ports. */

/**
 * Answers main's requests of the contract. Checks the sender of each: only the main frame of a window that was opened here, with our origin, may ask. `failed` hears of
 * each failure.
 */
export function serveRequests(
  handlersFor: (sender: WebContents) => Handlers<MainRequest>,
  report: (error: unknown) => void,
  failed: (request: MainRequest, code: ErrorCode) => void,
): void {
  for (const request of MAIN_REQUESTS) {
    ipcMain.handle(request, async (event, input: unknown): Promise<Envelope> => {
      if (!isOurWindow(event)) return { ok: false, error: { code: 'sender-refused', params: { channel: request } } }
      const answer = await answerBy(APP_REQUESTS, handlersFor(event.sender), request, input, report)
      if (!answer.ok) failed(request, answer.error.code)
      return answer
    })
  }
}

/** The windows that were opened here. */
const ours = new WeakSet<WebContents>()

function isOurWindow(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return ours.has(event.sender) && frame !== null && frame === event.sender.mainFrame && frame.origin === APP_ORIGIN
}

/** Events for windows that do not listen yet; a window that listens has no entry. */
const waiting = new WeakMap<WebContents, [EventName, unknown][]>()

/** Sends an event of main's own to a window, as soon as it listens. */
export function tell<E extends EventName>(target: WebContents, event: E, value: EventValue<E>): void {
  if (target.isDestroyed()) return
  const queue = waiting.get(target)
  if (queue) queue.push([event, value])
  else target.send(event, value)
}

/** Does a window listen? Not before it says so, and not while it reloads. */
export const isListening = (target: WebContents): boolean => !waiting.has(target)

/** Registers a window as ours, and keeps its events until it says that it listens, now and after each reload. */
export function acceptWindow(target: WebContents): void {
  ours.add(target)
  waiting.set(target, [])
  target.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) waiting.set(target, [])
  })
}

/** The window listens now: sends it the events that were kept. */
export function nowReady(target: WebContents): void {
  const queue = waiting.get(target) ?? []
  waiting.delete(target)
  for (const [event, value] of queue) target.send(event, value)
}

/** Makes a port between a window and the desk process, and gives each its end. */
export function connectWindow(target: WebContents, desk: UtilityProcess): void {
  const { port1, port2 } = new MessageChannelMain()
  target.postMessage(PORT_CHANNEL, null, [port2])
  desk.postMessage(null, [port1])
}

/**
 * Takes a window's port away: its requests to the desk fail until it says again that it is ready, so that none meant for one desk can reach another.
 */
export function cutOff(target: WebContents): void {
  if (!target.isDestroyed()) target.postMessage(PORT_CHANNEL, null)
}

/** Tells a desk process about a place outside the desk that a person chose to write to. */
export function giveGrant(desk: UtilityProcess, place: PlaceGrant): void {
  desk.postMessage(place)
}

/** Asks a desk process what to notify a person of. */
export function askToRemind(desk: UtilityProcess, remind: RemindQuestion): void {
  desk.postMessage({ remind })
}

/** Asks a desk process for the words that may be meant by a wrong one. */
export function askForWords(desk: UtilityProcess, asked: WordAsked): void {
  desk.postMessage(asked)
}

/** Asks a desk process to close its desk cleanly, and end. */
export function askToEnd(desk: UtilityProcess): void {
  desk.postMessage({ end: true })
}

/** Gives a desk process its job, which must come before any port, and listens to its reports. */
export function giveJob(desk: UtilityProcess, job: DeskJob, listener: (report: DeskReport) => void): void {
  desk.on('message', (message: unknown) => {
    const parsed = deskReportSchema.safeParse(message)
    if (parsed.success) listener(parsed.data)
  })
  desk.postMessage(job)
}
