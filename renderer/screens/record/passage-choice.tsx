import { Button, Radio } from '@mantine/core'
import type { Output } from '../../../core/contract/contract'
import { useTexts } from '../../text/text-context'
import classes from './cite.module.css'
import { NearPlaceText } from './near-place-text'

type Places = Output<'desk:passage-places'>

/**
 * Shown under a quote. If it is at several places of its source, they are listed in their sentences, to choose one; if it has none, near places are
 * listed, to take the words there.
 */
export function PassageChoice(props: {
  found: Places
  start: number | undefined
  choose: (start: number) => void
  take: (words: string, start: number) => void
}) {
  const { found, start, choose, take } = props
  const { t, language } = useTexts()
  const { places, near, more } = found
  if (places.length > 1)
    return (
      <Radio.Group
        label={t('cite.whichPlace')}
        value={start === undefined ? null : String(start)}
        onChange={(value) => choose(Number(value))}
      >
        <div className={classes.places} tabIndex={-1}>
          {places.map((place) => (
            <Radio
              key={place.start}
              value={String(place.start)}
              label={
                <span dir="auto" className={classes.passage}>
                  {place.before}
                  <mark>{place.words}</mark>
                  {place.after}
                </span>
              }
            />
          ))}
        </div>
        {more && <p className={classes.help}>{t('cite.morePlaces', { count: places.length })}</p>}
      </Radio.Group>
    )
  if (places.length === 1) return null
  return (
    <section aria-label={t('cite.near')} className={classes.near}>
      <p>{near.length === 0 ? t('cite.noNear') : t('cite.near')}</p>
      {near.map((place) => (
        <div key={place.start}>
          <NearPlaceText id={`cite-near-${place.start}`} near={place} language={language} />
          {place.exact !== undefined && (
            <Button
              size="compact-sm"
              variant="default"
              aria-describedby={`cite-near-${place.start}`}
              onClick={() => place.exact !== undefined && take(place.exact, place.start)}
            >
              {t('cite.takeWords')}
            </Button>
          )}
        </div>
      ))}
    </section>
  )
}
