import { z } from 'zod'
import { ParleyError } from '../base/errors'
import type { RequestName } from './channels'
import { REQUESTS, type Envelope, type Input, type Output } from './contract'
import { refusalOf } from './request-input'

/** Handlers for some of the requests of the contract. */
export type Handlers<R extends RequestName> = { [K in R]: (input: Input<K>) => Output<K> | Promise<Output<K>> }

/**
 * Answers one request: parses the input by its schema, runs the handler, and wraps its result. Never throws: every failure becomes an envelope with a code,
 * even an unforeseen one (`internal`, whose cause goes to `report`).
 */
export async function answer<R extends RequestName>(
  handlers: Handlers<R>,
  request: string,
  input: unknown,
  report: (error: unknown) => void,
): Promise<Envelope> {
  try {
    if (!Object.hasOwn(handlers, request))
      throw new ParleyError('bad-request', { channel: request.slice(0, 64), field: 'channel' })
    const name = request as R
    const refused = refusalOf(name, input)
    if (refused) throw new ParleyError(refused.code, refused.params)
    const parsed = REQUESTS[name].input.safeParse(input)
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.') ?? ''
      throw new ParleyError('bad-request', { channel: name, field: field === '' ? 'input' : field.slice(0, 100) })
    }
    return { ok: true, value: await handlers[name](parsed.data as Input<R>) }
  } catch (error) {
    return { ok: false, error: failureOf(error, report) }
  }
}

/** Any thrown value as a failure that can cross processes. */
export function failureOf(
  error: unknown,
  report: (error: unknown) => void,
): { code: ParleyError['code']; params: Record<string, string | number> } {
  if (error instanceof ParleyError) return { code: error.code, params: { ...error.params } }
  report(error)
  return { code: 'internal', params: { reason: error instanceof Error ? error.name : 'unknown' } }
}

/** Unwraps and parses the answer to a request. @throws ParleyError with the failure's code, or `bad-response` */
export function parseAnswer<R extends RequestName>(request: R, envelope: Envelope): Output<R> {
  if (!envelope.ok) throw new ParleyError(envelope.error.code, envelope.error.params)
  const parsed = REQUESTS[request].output.safeParse(envelope.value)
  if (!parsed.success)
    throw new ParleyError('bad-response', { channel: request, field: z.prettifyError(parsed.error).slice(0, 200) })
  return parsed.data as Output<R>
}
