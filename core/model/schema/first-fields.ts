import { same } from '../../base/same-value'
import type { CollectionName } from '../values/collection-names'
import { blankFields } from './blank-record'
import { formFieldsOf, type FieldSpec } from './fields'

/** The fields that say the most of a record, in the order in which one tells it. Kinds with few fields are left out: their forms show all. */
const FIRST: { readonly [C in CollectionName]?: readonly string[] } = {
  talk: ['title', 'parties', 'status'],
  round: ['talk', 'ordinal', 'when', 'level', 'place', 'summary', 'status'],
  session: ['round', 'start', 'place', 'minutes', 'participants', 'purpose', 'summary', 'issues', 'status'],
  issue: ['talk', 'area', 'label'],
  position: ['party', 'issue', 'track', 'text', 'stance', 'validFrom', 'attribution', 'contested'],
  proposal: ['talk', 'by', 'title', 'status', 'elements'],
  line: ['issue', 'audience', 'text', 'status'],
  milestone: ['talk', 'title', 'when', 'basis'],
  good: ['title', 'codes', 'ordinaryDuty', 'coveredBy', 'notCoveredBy'],
  measure: [
    'title',
    'imposer',
    'kind',
    'targetsAll',
    'targets',
    'scopeWords',
    'scopeSays',
    'scope',
    'components',
    'events',
    'issues',
  ],
  legalInstrument: ['kind', 'number', 'issuedBy', 'title', 'signed'],
  legalEvent: ['kind', 'court', 'on', 'caseName', 'affects', 'effect', 'effective', 'answers', 'summary'],
  stackingRule: ['title', 'kind', 'when', 'target', 'order'],
}

/** All fields of a form: those that say the most first, and the others in the order of the model. */
export function fieldsInOrder(of: CollectionName): readonly FieldSpec[] {
  const fields = formFieldsOf(of)
  const names = FIRST[of] ?? []
  return [
    ...names.flatMap((name) => fields.find((field) => field.name === name) ?? []),
    ...fields.filter(({ name }) => !names.includes(name)),
  ]
}

/** The fields of a new record's form: those to fill in first, and the rest to open. */
export interface SplitFields {
  first: readonly FieldSpec[]
  rest: readonly FieldSpec[]
}

/**
 * Splits the fields of a form. A field outside of the first ones is among the rest while it has no value but the one that every new record starts with; `keep`
 * tells of fields that must be seen nevertheless, such as those with a problem.
 */
export function splitFields(
  of: CollectionName,
  values: Readonly<Record<string, unknown>>,
  keep: (name: string) => boolean,
): SplitFields {
  const fields = fieldsInOrder(of)
  const names = FIRST[of]
  if (!names) return { first: fields, rest: [] }
  const blank = blankFields(of)
  const isFirst = ({ name }: FieldSpec) => names.includes(name)
  const isUntouched = ({ name }: FieldSpec) =>
    !keep(name) && (values[name] === undefined || same(values[name], blank[name]))
  const rest = fields.filter((field) => !isFirst(field) && isUntouched(field))
  return { first: fields.filter((field) => !rest.includes(field)), rest }
}
