import { Button } from '@mantine/core'
import look from '../../look/look.module.css'
import { useReadSource } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'

/** On a source's page: how many of its quotes are of an earlier text, and the way to place them. Nothing if there are none. */
export function OrphansLine({ source, count }: { source: string; count: number }) {
  const { t } = useTexts()
  const read = useReadSource()
  if (count === 0) return null
  return (
    <p className={look.caveat}>
      {count === 1 ? t('orphans.countOne') : t('orphans.count', { count })}{' '}
      <Button size="compact-sm" variant="default" onClick={() => read({ source, orphans: {} })}>
        {t('orphans.show')}
      </Button>
    </p>
  )
}
