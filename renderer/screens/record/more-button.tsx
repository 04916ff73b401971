import { Button } from '@mantine/core'
import { LINKS_MAX } from '../../../core/queries/links-schemas'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'

/** Under the first entries of a part: shows the next ones, or in an `earlier` state only says how many are left. */
export function MoreButton({ left, earlier, more }: { left: number; earlier: boolean; more: () => void }) {
  const { t } = useTexts()
  if (left <= 0) return null
  if (earlier) return <p className={look.quiet}>{t('record.linksLeft', { count: left })}</p>
  return (
    <Button size="compact-xs" variant="subtle" onClick={more}>
      {left > LINKS_MAX ? t('record.moreLinks', { count: LINKS_MAX, left }) : t('record.lastLinks', { left })}
    </Button>
  )
}
