import { ParleyError } from '../base/errors'

/** Any thrown value as a failure that can cross processes. */
export function failureOf(
  error: unknown,
  report: (error: unknown) => void,
): { code: ParleyError['code']; params: Record<string, string | number> } {
  if (error instanceof ParleyError) return { code: error.code, params: { ...error.params } }
  report(error)
  return { code: 'internal', params: { reason: error instanceof Error ? error.name : 'unknown' } }
}
