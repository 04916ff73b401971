import type { RateAnswerView, RateClock } from '../../../core/queries/rate-schemas'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import { Linked } from './headline'
import { inBothCapitals } from './clock-words'
import classes from './rates.module.css'

/** The next things that begin or end for the good, and when in both capitals. */
export function NextTurns({ answer, clocks }: { answer: RateAnswerView; clocks: readonly RateClock[] }) {
  const texts = useTexts()
  const { t, title, family } = texts
  const standing = (word: string | undefined) =>
    word === undefined ? t('rates.noLayer') : family(`rate.standing.${word}`)
  return (
    <section>
      <h2 className={classes.heading}>{t('rates.next')}</h2>
      {answer.next.length === 0 && <p className={look.quiet}>{t('rates.nothingNext')}</p>}
      <ol className={classes.turns}>
        {answer.next.map(({ at, words, changes, layers }) => (
          <li key={at}>
            <p>
              <time dateTime={at}>{inBothCapitals(at, clocks, texts)}</time>
              {t('app.colon')}
              <strong>
                {changes ? t('rates.then', { rate: title(words) }) : t('rates.thenSame', { rate: title(words) })}
              </strong>
            </p>
            {layers.length > 0 && (
              <ul>
                {layers.map((layer) => (
                  <li key={`${layer.ref?.id ?? ''} ${layer.title.en}`}>
                    <Linked link={layer} />
                    {t('app.colon')}
                    {t('rates.turned', { was: standing(layer.was), is: standing(layer.is) })}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
