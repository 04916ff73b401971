import { parseAnswer } from '../../core/contract/answer'
import type { EventName, RequestName } from '../../core/contract/channels'
import { envelopeSchema } from '../../core/contract/envelope'
import { EVENTS, type EventValue, type Input, type Output } from '../../core/contract/contract'

/** The preload script's object on the page: a function for each request, and the events. */
interface Bridge {
  requests: Record<RequestName, (input: unknown) => Promise<unknown>>
  subscribe(listener: (event: string, value: unknown) => void): () => void
}

declare global {
  interface Window {
    readonly parley: Bridge
  }
}

/** Sends a request to the desk or the app, and parses the answer by the contract. @throws ParleyError with the failure's code */
export async function ask<R extends RequestName>(request: R, input: Input<R>): Promise<Output<R>> {
  const envelope = envelopeSchema.parse(await window.parley.requests[request](input))
  return parseAnswer(request, envelope)
}

/** Listens to one kind of event until the returned function is called. Drops values that break the contract. */
export function subscribe<E extends EventName>(event: E, listener: (value: EventValue<E>) => void): () => void {
  return window.parley.subscribe((name, value) => {
    if (name !== event) return
    const parsed = EVENTS[event].safeParse(value)
    if (parsed.success) listener(parsed.data as EventValue<E>)
  })
}
