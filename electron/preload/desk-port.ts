import { DESK_EVENTS } from '../../core/contract/channels'

/** An answer as the page gets it; it parses it by the contract. */
type Reply = { id: number; envelope: unknown } | { event: string; value: unknown }

/** The answer to a request whose input no transport can carry: one with a function in it, for example. */
export const uncloneable = (request: string) => ({
  ok: false,
  error: { code: 'bad-request', params: { channel: request, field: 'input' } },
})

const LOST = { ok: false, error: { code: 'desk-lost', params: {} } }

/**
 * The window's end of the port to the desk process. Requests made before there is a port wait for one; requests that are under
 * way when the desk is lost are answered with `desk-lost`.
 */
export class DeskPort {
  readonly #pending = new Map<number, (envelope: unknown) => void>()
  readonly #listeners = new Set<(event: string, value: unknown) => void>()
  #waiting: { id: number; request: string; input: unknown }[] = []
  readonly #earlier = new Set<MessagePort>()
  #port: MessagePort | undefined
  /** What every request is answered with while there is no desk to come. */
  #failure: unknown
  #next = 1

  /** Asks the desk. Resolves with an envelope, never rejects. */
  ask(request: string, input: unknown): Promise<unknown> {
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

  /** Takes a new port for what is asked from now on. */
  use(port: MessagePort): void {
    // A port that is still good answers what was asked through it: a reload may bring a second one before the first is used up.
    if (this.#port) this.#earlier.add(this.#port)
    this.#failure = undefined
    this.#port = port
    port.addEventListener('message', (event: MessageEvent<unknown>) => this.#receive(event.data))
    port.start()
    for (const message of this.#waiting) this.#post(port, message)
    this.#waiting = []
  }

  /** Gives the port up: what is under way fails, what waits goes on waiting for the next port. */
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

  /** There will be no port until the desk is started again: what waits, and what is asked from now on, fails with this. */
  fail(error: unknown): void {
    this.drop()
    this.#failure = { ok: false, error }
    this.#waiting = []
    for (const resolve of this.#pending.values()) resolve(this.#failure)
    this.#pending.clear()
  }

  /** A port is on its way: what is asked from now on waits for it. */
  expect(): void {
    this.#failure = undefined
  }

  onEvent(listener: (event: string, value: unknown) => void): void {
    this.#listeners.add(listener)
  }

  /** Posts a request; one that cannot be cloned is answered here, and keeps no other waiting. */
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
