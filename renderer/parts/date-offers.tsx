import { Button } from '@mantine/core'
import { useTexts } from '../text/text-context'
import classes from './parts.module.css'

/** Beside a refused date: a button for each date that it may mean. Nothing is taken unless one is pressed. */
export function DateOffers<O>(props: { offers: readonly O[]; show: (offer: O) => string; take: (offer: O) => void }) {
  const { t } = useTexts()
  const { offers, show, take } = props
  if (offers.length === 0) return null
  return (
    <p className={classes.offers} role="group" aria-label={t('form.dateOffers')}>
      {offers.map((offer) => (
        <Button key={show(offer)} size="compact-xs" variant="default" onClick={() => take(offer)}>
          {t('form.useDate', { date: show(offer) })}
        </Button>
      ))}
    </p>
  )
}
