import type { Language } from '../base/text'
import type { BrokenRow, FileProblem, UnreadRate } from '../rates/schedule/schedule'
import { formatRateTerms } from '../rates/terms/format-rate-terms'
import type { RateProblem, ReadRate } from '../rates/terms/rate'
import { familyText } from './catalogue'

/** The sentence for a text that is no rate: what was understood, what was not, and what to write. */
export function describeRateProblem({ code, understood, rest, readings }: RateProblem, language: Language): string {
  const [first = '', second = ''] = readings ?? []
  const why = familyText(language, `rateProblem.${code}`, { understood, rest, first, second })
  if (understood === '' || code === 'notUnderstood') return why
  return familyText(language, 'rateProblem.understood', { understood, why })
}

/** The sentence for a text that is no rate by itself: why it is none, or which other rate or condition it names. */
export function describeReadRate(read: Exclude<ReadRate, { kind: 'rate' }>, language: Language): string {
  switch (read.kind) {
    case 'problem':
      return describeRateProblem(read.problem, language)
    case 'conditional': {
      const rate = formatRateTerms(read.rate, language)
      return familyText(language, 'ratePart.conditional', { rate, condition: read.condition })
    }
    case 'relative': {
      const plus = formatRateTerms(read.plus, language)
      return familyText(language, 'ratePart.relative', { words: read.words, plus })
    }
    case 'reference':
      return familyText(language, 'ratePart.reference', { words: read.words })
  }
}

/** The sentence for a broken row of a schedule, with its number and its field. */
export function describeBrokenRow({ row, field, fault, value }: BrokenRow, language: Language): string {
  const why = familyText(language, `scheduleRow.${fault}`, { value })
  return familyText(language, 'scheduleRow.at', { row, field: familyText(language, `scheduleField.${field}`), why })
}

/** The sentence for a rate of a schedule that Parley cannot read. */
export function describeUnreadRate({ row, code, field, problem }: UnreadRate, language: Language): string {
  const why = describeRateProblem(problem, language)
  const name = familyText(language, `scheduleField.${field}`)
  return familyText(language, 'scheduleRow.rate', { row, code, field: name, why })
}

/** The sentence for a file that is no schedule. */
export function describeFileProblem({ code, row = 0, columns = [] }: FileProblem, language: Language): string {
  const names = columns.join(language === 'en' ? ', ' : '、')
  return familyText(language, `scheduleFile.${code}`, { row, columns: names })
}
