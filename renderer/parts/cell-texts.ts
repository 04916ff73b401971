import type { MatrixCell } from '../../core/queries/matrix-schemas'
import type { Texts } from '../text/text-context'

/** How long a position has held, as exactly as its date allows; a date without limits keeps its own words. */
export function ageText({ age, validFrom }: Pick<MatrixCell, 'age' | 'validFrom'>, { t, date }: Texts): string {
  const { min, max } = age
  if (max === null) return min === 0 ? date(validFrom) : t('age.atLeast', { min })
  if (min !== max) return t('age.range', { min, max })
  return min === 0 ? t('age.today') : min === 1 ? t('age.day') : t('age.days', { min })
}

/** How many sources a position has; nothing if a caveat says so already. */
export function sourcesText({ sources, unsourced }: MatrixCell, t: Texts['t']): string | undefined {
  if (sources === 0) return unsourced ? undefined : t('matrix.noSource')
  return sources === 1 ? t('matrix.source') : t('matrix.sources', { count: sources })
}

export const notesText = (count: number, t: Texts['t']): string =>
  count === 1 ? t('matrix.note') : t('matrix.notes', { count })
