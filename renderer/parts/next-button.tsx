import { Button } from '@mantine/core'
import { useTexts } from '../text/text-context'

/** Under the first entries of a list: shows the next ones, `page` of them at most. Nothing if none are left. */
export function NextButton({ left, page, more }: { left: number; page: number; more: () => void }) {
  const { t } = useTexts()
  if (left <= 0) return null
  return (
    <Button size="compact-xs" variant="subtle" onClick={more}>
      {left > page ? t('record.moreLinks', { count: page, left }) : t('record.lastLinks', { left })}
    </Button>
  )
}
