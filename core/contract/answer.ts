import { z } from 'zod'
import { ParleyError } from '../base/errors'
import type { RequestName } from './channels'
import { answerBy, type Handlers } from './answer-by'
import { REQUESTS, type Output } from './contract'
import type { Envelope } from './envelope'

/** Answers one request of the contract, as `answerBy`. */
export const answer = <R extends RequestName>(
  handlers: Handlers<R>,
  request: string,
  input: unknown,
  report: (error: unknown) => void,
): Promise<Envelope> => answerBy(REQUESTS, handlers, request, input, report)

/** Unwraps and parses the answer to a request. @throws ParleyError with the failure's code, or `bad-response` */
export function parseAnswer<R extends RequestName>(request: R, envelope: Envelope): Output<R> {
  if (!envelope.ok) throw new ParleyError(envelope.error.code, envelope.error.params)
  const parsed = REQUESTS[request].output.safeParse(envelope.value)
  if (!parsed.success)
    throw new ParleyError('bad-response', { channel: request, field: z.prettifyError(parsed.error).slice(0, 200) })
  return parsed.data as Output<R>
}
