import { offeredDates } from '../../../core/dates/offered-dates'
import type { FieldProblem } from '../../../core/editing/form-state'
import type { InvalidField } from '../../../core/model/schema/parse-record'
import { isFindingCode } from '../../../core/model/values/finding'
import { describeError, describeFinding, invalidText } from '../../../core/text/describe'
import { partLabelKey } from '../../../core/text/field-label'
import { wholeSentence } from '../../../core/text/in-sentence'
import type { Texts } from '../../text/text-context'

/** A field's problem in a sentence that names the part it is about: "Layer 2: “Rate” is missing". */
export function problemText(problem: FieldProblem, timeZone: string, texts: Texts): string {
  const { t, language } = texts
  if (problem.kind === 'missing') return t('form.missing')
  if (problem.kind === 'refused') {
    const { finding, reason } = problem.error.params
    if (isFindingCode(finding))
      return wholeSentence(describeFinding({ code: finding, params: problem.error.params }, language), language)
    if (typeof reason === 'string') return invalidText({ ...problem.error.params, timeZone }, language) ?? reason
    return describeError(problem.error.code, problem.error.params, language)
  }
  const { path, reason } = problem.found
  const why = whyInvalid(problem.found, timeZone, texts)
  const place = placeOf(path, texts)
  if (place.length === 0) {
    // The buttons beside the field name the dates that it may be.
    const isOffered = reason === 'edtf' && offeredDates(problem.found.text ?? '', timeZone).length > 0
    return t('form.invalid', { why: isOffered ? t('form.severalDates') : why })
  }
  // The label beside a missing value names it.
  if (reason === 'missing' && place.length > 1)
    return t('form.partMissing', { part: texts.list(place.slice(0, -1)), field: place.at(-1) ?? '' })
  return t('form.invalidAt', { place: texts.list(place), why })
}

/** The reason for which the schema refuses a value, as the end of a sentence without a full stop. */
export function whyInvalid(found: InvalidField, timeZone: string, { t, language }: Texts): string {
  const { reason } = found
  if (reason === 'basis-points') return t('form.badRate')
  return invalidText({ ...found, timeZone }, language) ?? ''
}

/** "components[1].rate" in words, without fields that hold only one thing: "Layer 2", "Rate". */
function placeOf(path: string, texts: Texts): string[] {
  return path.split('.').flatMap((step, depth) => {
    const [, name = '', index] = /^([^[]*)(?:\[(\d+)\])?/.exec(step) ?? []
    if (index !== undefined) {
      return [`${texts.family(partLabelKey(name))} ${Number(index) + 1}`]
    }
    return depth === 0 || ['edtf', 'words', 'en', 'ja'].includes(name) ? [] : [texts.family(`field.${name}`)]
  })
}
