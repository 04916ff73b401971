import { LINKS_MAX } from '../../../core/queries/links-schemas'
import look from '../../look/look.module.css'
import { NextButton } from '../../parts/next-button'
import { useTexts } from '../../text/text-context'

/** Under the first entries of a part: shows the next ones, or in an `earlier` state only says how many are left. */
export function NextEntries({ left, earlier, more }: { left: number; earlier: boolean; more: () => void }) {
  const { t } = useTexts()
  if (earlier && left > 0) return <p className={look.quiet}>{t('record.linksLeft', { count: left })}</p>
  return <NextButton left={left} page={LINKS_MAX} more={more} />
}
