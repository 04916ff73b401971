import { useMemo } from 'react'
import { stackedBar } from '../../../core/charts/stacked-bar'
import type { RateAnswerView, RateClock, RateLink } from '../../../core/queries/rate-schemas'
import look from '../../look/look.module.css'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { ChartPicture } from '../../look/chart-picture'
import { inBothCapitals } from './clock-words'
import classes from './rates.module.css'
import { useWidth } from '../../parts/use-width'

const BAR_HEIGHT = 40
const FONT = 12.5

/** One answer: the sentence, why there is no figure if there is none, and the bar of its layers. */
export function Headline(props: {
  answer: RateAnswerView
  clocks: readonly RateClock[]
  /** The percentage that the whole width of the bar stands for. */
  most: number
  /** The answer is of a law that somebody supposes. */
  supposed?: boolean
}) {
  const texts = useTexts()
  const { t, title } = texts
  const { answer, clocks, most, supposed = false } = props
  return (
    <article className={classes.side} data-supposed={supposed}>
      {supposed && <p className={classes.supposed}>{t('rates.supposed')}</p>}
      <h1 className={classes.sentence}>{title(answer.sentence)}</h1>
      <p className={look.quiet}>
        <Linked link={answer.good} /> · {t('rates.entered', { time: inBothCapitals(answer.entered, clocks, texts) })} ·{' '}
        {t('rates.known', { time: texts.instant(answer.knownAt, clocks[0]?.timeZone ?? 'UTC') })}
      </p>
      <Reasons answer={answer} />
      <LayerBar answer={answer} most={most} />
      <OwedAndHeld answer={answer} />
    </article>
  )
}

/** A name that opens its record, if it has one. */
export function Linked({ link: { ref, title: name } }: { link: RateLink }) {
  const { title } = useTexts()
  return ref ? <RecordLink target={ref}>{title(name)}</RecordLink> : <>{title(name)}</>
}

/** Why there is no figure, and what is known of it all the same, with links to the records that would settle it, and the totals that are possible. */
function Reasons({ answer: { unknown, known, possible, conflict } }: { answer: RateAnswerView }) {
  const { t, title, list } = useTexts()
  if (conflict)
    return (
      <div role="alert" className={classes.reasons}>
        <p>{title(conflict.sentence)}</p>
        <Links links={[...conflict.rules, ...conflict.layers]} />
      </div>
    )
  if (unknown.length === 0) return null
  return (
    <div className={classes.reasons}>
      {known.length > 0 && (
        <p>
          {t('rate.knownParts', {
            parts: list(
              known.map((part) => t('rate.knownPart', { percent: title(part.rate), layer: title(part.title) })),
            ),
          })}
        </p>
      )}
      <ul>
        {unknown.map(({ reason, settledBy }) => (
          <li key={reason.en}>
            {title(reason)} {settledBy.length > 0 && t('rates.settledBy')} <Links links={settledBy} />
          </li>
        ))}
      </ul>
      {possible.length > 0 && (
        <table className={classes.possible}>
          <caption>{t('rates.possible')}</caption>
          <tbody>
            {possible.map(({ total, atLeast, supposes }) => (
              <tr key={supposes.en}>
                <th scope="row">
                  {total ?? (atLeast === undefined ? t('rates.notKnown') : t('rates.atLeast', { low: atLeast }))}
                </th>
                <td>{title(supposes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

/** The duties owed, and in lines of their own the courts' decisions on them. */
function OwedAndHeld({ answer: { held } }: { answer: RateAnswerView }) {
  const { t, title, list } = useTexts()
  return held.map(({ owed, decisions, lacksRefund }) => (
    <div key={decisions.map(({ title: { en } }) => en).join(' ')} className={classes.held}>
      <p>
        {t('rates.owed', {
          layers: list(
            owed.map(({ title: name, percent }) =>
              percent === undefined
                ? t('rate.unknownPart', { layer: title(name) })
                : t('rate.knownPart', { percent, layer: title(name) }),
            ),
          ),
        })}
      </p>
      <ul>
        {decisions.map((decision) => (
          <li key={decision.title.en}>
            <Linked link={decision} />
          </li>
        ))}
        {lacksRefund && <li>{t('rate.held.noRefund')}</li>}
      </ul>
    </div>
  ))
}

function Links({ links }: { links: readonly RateLink[] }) {
  return links.map((link, index) => (
    <span key={`${link.ref?.collection ?? ''}/${link.ref?.id ?? link.title.en}`}>
      {index > 0 && ' · '}
      <Linked link={link} />
    </span>
  ))
}

/** The layers in force beside each other, each as wide as its part. The table says the same in words. */
function LayerBar({ answer, most }: { answer: RateAnswerView; most: number }) {
  const { t, title, labelled } = useTexts()
  const [ref, width] = useWidth()
  const chart = useMemo(() => {
    if (width === undefined || width < 40) return undefined
    const parts = answer.layers
      .filter(({ standing, percent }) => standing === 'inForce' || (standing === 'unclear' && percent === undefined))
      .map((layer) => {
        const figure = layer.percent ?? t('rates.notKnown')
        const value = layer.percent === undefined ? undefined : (layer.value ?? 0)
        return { title: labelled(title(layer.title), figure), figure, value }
      })
    return parts.length === 0 ? undefined : stackedBar(parts, { width, height: BAR_HEIGHT, most, font: FONT })
  }, [answer, most, t, title, labelled, width])
  return (
    <div ref={ref} className={classes.bar}>
      {chart && <ChartPicture chart={chart} />}
    </div>
  )
}
