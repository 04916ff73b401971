import { Button } from '@mantine/core'
import { Fragment, useState } from 'react'
import { formatInstantDay, lastDayBefore } from '../../../core/dates/format-date'
import type { RateAnswerView, RateClock, RateLayer, RateLink } from '../../../core/queries/rate-schemas'
import { formatRateText } from '../../../core/rates/format-rate'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import { Passages } from '../record/evidence-part'
import { Linked } from './headline'
import classes from './rates.module.css'

/** Every layer of an answer, those that something took out struck through with the reason; beside it those of a second one. */
export function LayerTable(props: {
  answer: RateAnswerView
  beside: RateAnswerView | undefined
  clocks: readonly RateClock[]
}) {
  const { t, title } = useTexts()
  const { answer, beside, clocks } = props
  const [open, setOpen] = useState<string>()
  const zone = clocks[0]?.timeZone ?? 'UTC'
  const names = [...new Set([...answer.layers, ...(beside?.layers ?? [])].map(({ layer }) => layer))]
  const find = (from: RateAnswerView | undefined, name: string) => from?.layers.find(({ layer }) => layer === name)
  const rows = names.flatMap((name) => {
    const [one, other] = [find(answer, name), find(beside, name)]
    const shown = one ?? other
    return shown ? [{ name, one, other, shown }] : []
  })
  if (rows.length === 0) return null
  return (
    <div className={classes.wide} tabIndex={0} role="group" aria-label={t('rates.layers')}>
      <table className={classes.layers}>
        <thead>
          <tr>
            <th scope="col">{t('layer.layer')}</th>
            <th scope="col">{t('rates.rate')}</th>
            <th scope="col">{t('rates.standing')}</th>
            {beside && (
              <>
                <th scope="col">{t('rates.rateBeside')}</th>
                <th scope="col">{t('rates.standingBeside')}</th>
              </>
            )}
            <th scope="col">{t('rates.because')}</th>
            <th scope="col">{t('rates.evidence')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, one, other, shown }) => (
            <Fragment key={name}>
              <tr>
                <th scope="row">
                  <Linked link={shown} />
                </th>
                <LayerCells layer={one} zone={zone} />
                {beside && <LayerCells layer={other} zone={zone} differs={differs(one, other)} />}
                <td>
                  <Because layers={[one, other]} />
                </td>
                <td>
                  <EvidenceCount
                    layer={shown}
                    isOpen={open === name}
                    turn={() => setOpen(open === name ? undefined : name)}
                  />
                </td>
              </tr>
              {open === name && shown.evidence.count > 0 && (
                <tr>
                  <td colSpan={beside ? 7 : 5}>
                    <ul className={classes.quotes}>
                      <Passages passages={shown.evidence.first} about={shown.ref} />
                      {shown.evidence.count > shown.evidence.first.length && (
                        <li>
                          {t('rates.moreQuotes')} <Linked link={shown} />
                        </li>
                      )}
                    </ul>
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('rates.total')}</th>
            <td colSpan={2}>{title(answer.amount)}</td>
            {beside && (
              <td colSpan={2} data-differs={beside.amount.en !== answer.amount.en}>
                {beside.amount.en !== answer.amount.en && <DiffersMark />}
                {title(beside.amount)}
              </td>
            )}
            <td colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

const differs = (one: RateLayer | undefined, other: RateLayer | undefined) =>
  one?.standing !== other?.standing || one?.percent !== other?.percent || one?.rate !== other?.rate

function DiffersMark() {
  const { t } = useTexts()
  return (
    <span role="img" aria-label={t('rates.differs')} className={classes.differs}>
      ≠{' '}
    </span>
  )
}

function LayerCells(props: { layer: RateLayer | undefined; zone: string; differs?: boolean }) {
  const { t } = useTexts()
  const { layer, zone, differs: isOther = false } = props
  if (!layer)
    return (
      <td colSpan={2} data-differs={isOther}>
        {isOther && <DiffersMark />}
        <span className={look.quiet}>{t('rates.noLayer')}</span>
      </td>
    )
  return (
    <>
      <td className={classes.figure} data-differs={isOther}>
        {isOther && <DiffersMark />}
        <Figure layer={layer} />
      </td>
      <td data-differs={isOther}>
        <Since layer={layer} zone={zone} />
      </td>
    </>
  )
}

/** The standing of a layer, and since when without interruption. */
function Since({ layer: { standing: word, since, isBy, earlier }, zone }: { layer: RateLayer; zone: string }) {
  const { t, family, instant, language } = useTexts()
  const standing = family(`rate.standing.${word}`)
  if (since === undefined) return <>{standing}</>
  if (isBy) return <>{t('rates.by', { standing, day: formatInstantDay(since, zone, language) })}</>
  const said = t('rates.since', { standing, time: instant(since, zone) })
  if (!earlier) return <>{said}</>
  const { from, until, between } = earlier
  const after = family(`rate.standing.${between}`)
  const to = lastDayBefore(until, zone, language) ?? instant(until, zone)
  return (
    <>
      {said}
      <div className={look.quiet}>
        {from === undefined
          ? t('rate.againBefore', { until: instant(until, zone), standing: after })
          : t('rate.again', { from: instant(from, zone), until: to, standing: after })}
      </div>
    </>
  )
}

/** The part of the total that a layer is; of one that is not in force, its rate struck through. */
function Figure({ layer: { standing, percent, rate } }: { layer: RateLayer }) {
  const { t, language } = useTexts()
  const written = rate === undefined ? t('layer.unknownRate') : formatRateText(rate, language)
  if (standing === 'unclear') return <>{t('rates.unclear', { rate: written })}</>
  if (standing !== 'inForce') return <s>{written}</s>
  if (percent === undefined) return <>{t('rates.unclear', { rate: written })}</>
  return (
    <>
      <strong>{percent}</strong>
      {rate !== undefined && written !== percent && (
        <div className={look.quiet}>{t('rates.outOf', { rate: written })}</div>
      )}
    </>
  )
}

/** The reason for a layer's standing, with the instrument and its section, and what it rests on: in one answer or the other. */
function Because({ layers }: { layers: readonly (RateLayer | undefined)[] }) {
  const { t } = useTexts()
  const by = distinct(layers.flatMap((layer) => layer?.by ?? []))
  const basis = distinct(layers.flatMap((layer) => layer?.basis ?? [])).filter(
    ({ ref }) => !by.some(({ instrument }) => instrument?.ref?.id === ref?.id),
  )
  if (by.length + basis.length === 0) return <span className={look.quiet}>{t('layer.none')}</span>
  return (
    <>
      {by.map((reason) => (
        <div key={reason.ref?.id ?? reason.title.en}>
          <Linked link={reason} />
          {reason.instrument && (
            <>
              {' · '}
              <Linked link={reason.instrument} />
            </>
          )}
          {reason.section !== undefined && <> {t('rates.section', { section: reason.section })}</>}
        </div>
      ))}
      {basis.map((instrument) => (
        <div key={instrument.ref?.id ?? instrument.title.en} className={look.quiet}>
          <Linked link={instrument} />
        </div>
      ))}
    </>
  )
}

/** How many passages there are on a layer: the count opens them. */
function EvidenceCount(props: { layer: RateLayer; isOpen: boolean; turn: () => void }) {
  const { t } = useTexts()
  const { count } = props.layer.evidence
  if (count === 0) return <span className={look.caveat}>{t('rates.noSource')}</span>
  return (
    <Button size="compact-xs" variant="subtle" aria-expanded={props.isOpen} onClick={props.turn}>
      {count === 1 ? t('rates.quote') : t('rates.quotes', { count })}
    </Button>
  )
}

const distinct = <L extends RateLink>(links: readonly L[]): L[] => [
  ...new Map(links.map((link) => [link.ref?.id ?? link.title.en, link])).values(),
]
