import { ipcMain, MessageChannelMain, type IpcMainInvokeEvent, type UtilityProcess, type WebContents } from 'electron'
import { answer, type Handlers } from '../../core/contract/answer'
import { MAIN_REQUESTS, PORT_CHANNEL, type EventName, type MainRequest } from '../../core/contract/channels'
import type { Envelope, EventValue } from '../../core/contract/contract'
import { deskReportSchema, type DeskJob, type DeskReport, type PlaceGrant } from '../../core/contract/port'
import { APP_ORIGIN } from './file-of'

/** The main process's wrapper of its transports: the only place there that touches ipcMain, webContents.send and ports. */

/** Answers the requests of the contract that are main's. Each request's sender is checked: a window that
 * was opened here, its main frame, our origin, nobody else. */
export function serveRequests(
  handlersFor: (sender: WebContents) => Handlers<MainRequest>,
  report: (error: unknown) => void,
): void {
  for (const request of MAIN_REQUESTS) {
    ipcMain.handle(request, (event, input: unknown): Promise<Envelope> | Envelope => {
      if (!isOurWindow(event)) return { ok: false, error: { code: 'sender-refused', params: { channel: request } } }
      return answer(handlersFor(event.sender), request, input, report)
    })
  }
}

/** The windows that were opened here. */
const ours = new WeakSet<WebContents>()

function isOurWindow(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return ours.has(event.sender) && frame !== null && frame === event.sender.mainFrame && frame.origin === APP_ORIGIN
}

/** What is to be told to windows that are not yet listening; a window that is has no entry. */
const waiting = new WeakMap<WebContents, [EventName, unknown][]>()

/** Tells a window something of main's own accord, as soon as it listens. */
export function tell<E extends EventName>(target: WebContents, event: E, value: EventValue<E>): void {
  if (target.isDestroyed()) return
  const queue = waiting.get(target)
  if (queue) queue.push([event, value])
  else target.send(event, value)
}

/** Does a window listen? One that has not said so yet, or is being loaded again, does not. */
export const isListening = (target: WebContents): boolean => !waiting.has(target)

/** Takes a window for one of ours, and keeps what is told to it until it says that it listens, now and after each reload. */
export function acceptWindow(target: WebContents): void {
  ours.add(target)
  waiting.set(target, [])
  target.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) waiting.set(target, [])
  })
}

/** The window listens: it is told what was kept for it. */
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
 * Takes a window's port away: what it asks of the desk fails until it says again that it is ready, so that nothing that was meant for
 * one desk can reach another.
 */
export function cutOff(target: WebContents): void {
  if (!target.isDestroyed()) target.postMessage(PORT_CHANNEL, null)
}

/** Tells a desk process of a place outside the desk that a person chose to write to. */
export function giveGrant(desk: UtilityProcess, place: PlaceGrant): void {
  desk.postMessage(place)
}

/** Asks a desk process to let go of its desk in good order, and end. */
export function askToEnd(desk: UtilityProcess): void {
  desk.postMessage({ end: true })
}

/** Gives a desk process its job, which must come before any port, and hears how it goes. */
export function giveJob(desk: UtilityProcess, job: DeskJob, listener: (report: DeskReport) => void): void {
  desk.on('message', (message: unknown) => {
    const parsed = deskReportSchema.safeParse(message)
    if (parsed.success) listener(parsed.data)
  })
  desk.postMessage(job)
}
