import { z } from 'zod'
import { checkRegime, type RegimeProblem } from './check-regime'
import { entryOf, knownAtOf } from './question'
import { goodSchema, type Good } from './good'
import { timeSchema } from './law-values'
import { regimeSchema, type Regime } from './regime'

/** A question with the law that answers it, as a file has them: `npm run parley -- rate --case FILE`. */
export const rateCaseSchema = regimeSchema.extend({
  app: z.literal('parley').optional(),
  file: z.literal('rate-case').optional(),
  title: z.string().max(2000).optional(),
  /** The sources of the law and of the figures. */
  sources: z.array(z.string().max(2000)).optional(),
  good: goodSchema,
  origin: z.string().min(1).max(200),
  entry: timeSchema,
  knownAt: timeSchema.optional(),
  /** The answer that is expected: for whoever keeps such files as tests. The engine does not read it. */
  expect: z.unknown().optional(),
})
export interface RateCase extends Regime {
  good: Good
  origin: string
  entry: string
  knownAt?: string | undefined
  expect?: unknown
}

export type ReadCase = { case: RateCase } | { problems: readonly CaseProblem[] }
export type CaseProblem = RegimeProblem | { path: string; problem: 'json' | 'schema'; value: string }

/** Reads a case from the text of a file. All that is wrong with it is named, and nothing is answered. */
export function readRateCase(text: string): ReadCase {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { problems: [{ path: '', problem: 'json', value: error instanceof Error ? error.message : '' }] }
  }
  const parsed = rateCaseSchema.safeParse(json)
  if (!parsed.success) return { problems: parsed.error.issues.flatMap((issue) => schemaProblems(issue, [])) }
  const problems = [...timeProblems(parsed.data), ...checkRegime(parsed.data, parsed.data.good)]
  return problems.length > 0 ? { problems } : { case: parsed.data }
}

/** If a field may have several forms, the problem is with the one that went furthest before it failed. */
function schemaProblems(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): CaseProblem[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union') {
    const forms = issue.errors.map((issues) => issues.flatMap((inner) => schemaProblems(inner, path)))
    const depth = (problems: readonly CaseProblem[]) =>
      Math.max(0, ...problems.map((one) => one.path.split('.').length))
    const furthest = forms.toSorted((a, b) => depth(b) - depth(a))[0]
    if (furthest && depth(furthest) > path.length) return furthest
  }
  return [{ path: path.join('.'), problem: 'schema', value: issue.message }]
}

function timeProblems({ entry, knownAt, clock }: RateCase): RegimeProblem[] {
  const isReal = (read: typeof entryOf, time: string) => {
    try {
      return Number.isFinite(read(time, clock))
    } catch {
      return false
    }
  }
  const problems: RegimeProblem[] = []
  if (!isReal(entryOf, entry)) problems.push({ path: 'entry', problem: 'time', value: entry })
  if (knownAt !== undefined && !isReal(knownAtOf, knownAt))
    problems.push({ path: 'knownAt', problem: 'time', value: knownAt })
  return problems
}
