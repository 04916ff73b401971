import { DESK_EVENTS } from '../../core/contract/channels'
import { refusalOf } from '../../core/contract/request-input'

/** An answer as it arrives; the page parses it by the contract. */
type Reply = { id: number; envelope: unknown } | { event: string; value: unknown }

/** The answer to a request whose input cannot be cloned, for example because it holds a function. */
export const uncloneable = (request: string) => ({
  ok: false,
  error: { code: 'bad-request', params: { channel: request, field: 'input' } },
})

const LOST = { ok: false, error: { code: 'desk-lost', params: {} } }

/**
 * The window's end of the port to the desk process. Requests wait until there is a port; requests that are under way when the desk is lost are
 * answered with `desk-lost`.
 */
export class DeskPort {
  readonly #pending = new Map<number, (envelope: unknown) => void>()
  readonly #listeners = new Set<(event: string, value: unknown) => void>()
  #waiting: { id: number; request: string; input: unknown }[] = []
  readonly #earlier = new Set<MessagePort>()
  #port: MessagePort | undefined
  /** The error that answers every request while no desk is expected. */
  #failure: unknown
  #next = 1

  /** Asks the desk. Resolves with an envelope, never rejects. */
  ask(request: string, input: unknown): Promise<unknown> {
    const refused = refusalOf(request, input)
    if (refused) return Promise.resolve({ ok: false, error: refused })
    if (this.#failure !== undefined) return Promise.resolve(this.#failure)
    return new Promise((resolve) => {
      const id = this.#next
      this.#next += 1
      this.#pending.set(id, resolve)
      const message = { id, request, input }
      if (this.#port) this.#post(this.#port, message)
      else this.#waiting.push(message)
    })
  }

  /** Uses a new port for requests from now on. */
  use(port: MessagePort): void {
    // A port that still works answers its own requests: a reload may bring a second port before the first is done.
    if (this.#port) this.#earlier.add(this.#port)
    this.#failure = undefined
    this.#port = port
    port.addEventListener('message', (event: MessageEvent<unknown>) => this.#receive(event.data))
    port.start()
    for (const message of this.#waiting) this.#post(port, message)
    this.#waiting = []
  }

  /** Drops the port: requests under way fail, and waiting ones wait for the next port. */
  drop(): void {
    for (const port of this.#earlier) port.close()
    this.#earlier.clear()
    if (!this.#port) return
    this.#port.close()
    this.#port = undefined
    const waiting = new Set(this.#waiting.map((message) => message.id))
    for (const [id, resolve] of this.#pending) {
      if (waiting.has(id)) continue
      this.#pending.delete(id)
      resolve(LOST)
    }
  }

  /** No port will come until the desk restarts: waiting and later requests fail with this error. */
  fail(error: unknown): void {
    this.drop()
    this.#failure = { ok: false, error }
    this.#waiting = []
    for (const resolve of this.#pending.values()) resolve(this.#failure)
    this.#pending.clear()
  }

  /** A port is on its way: requests wait for it from now on. */
  expect(): void {
    this.#failure = undefined
  }

  onEvent(listener: (event: string, value: unknown) => void): void {
    this.#listeners.add(listener)
  }

  /** Posts a request; if it cannot be cloned, answers it here without holding up others. */
  #post(port: MessagePort, message: { id: number; request: string; input: unknown }): void {
    try {
      port.postMessage(message)
    } catch {
      this.#pending.get(message.id)?.(uncloneable(message.request))
      this.#pending.delete(message.id)
    }
  }

  #receive(data: unknown): void {
    const reply = data as Reply
    if ('event' in reply) {
      if (!(DESK_EVENTS as readonly string[]).includes(reply.event)) return
      for (const listener of this.#listeners) listener(reply.event, reply.value)
      return
    }
    this.#pending.get(reply.id)?.(reply.envelope)
    this.#pending.delete(reply.id)
  }
}
