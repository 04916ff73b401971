import type { ReactNode } from 'react'
import { formatDate } from '../../core/dates/format-date'
import { knownBy } from '../../core/dates/date-range'
import { formatEnd, formatMoment, formatStart } from '../../core/dates/format-date'
import type { LayerView, OverviewView } from '../../core/queries/view-schemas'
import { inARow } from '../../core/text/joined'
import look from '../look/look.module.css'
import { RecordLink } from '../navigation/open-record'
import { useTexts, type Texts } from '../text/text-context'
import classes from './parts.module.css'

/** The layers of a measure: announced, in force, or why not. Only figures in force are bold. */
export function Layers({ layers }: { layers: readonly LayerView[] }) {
  return (
    <LayerTable>
      <tbody>
        <LayerRows layers={layers} />
      </tbody>
    </LayerTable>
  )
}

/** The layers of several measures in one table, each under its measure. */
export function MeasureLayers({ rows }: { rows: OverviewView['rates']['rows'] }) {
  const { title } = useTexts()
  return (
    <LayerTable>
      {rows.map(({ ref, measure, layers }) => (
        <tbody key={ref.id}>
          <tr className={classes.measure}>
            <th scope="rowgroup" colSpan={4}>
              <RecordLink target={ref}>{title(measure)}</RecordLink>
            </th>
          </tr>
          <LayerRows layers={layers} />
        </tbody>
      ))}
    </LayerTable>
  )
}

function LayerTable({ children }: { children: ReactNode }) {
  const { t } = useTexts()
  return (
    <table className={classes.layers}>
      <thead>
        <tr>
          <th scope="col">{t('layer.layer')}</th>
          <th scope="col">{t('layer.announced')}</th>
          <th scope="col">{t('layer.inForce')}</th>
          <th scope="col">{t('layer.basis')}</th>
        </tr>
      </thead>
      {children}
    </table>
  )
}

function LayerRows({ layers }: { layers: readonly LayerView[] }) {
  const texts = useTexts()
  const { t } = texts
  return layers.map((layer, index) => (
    <tr key={index}>
      <th scope="row">{texts.title(layer.layer)}</th>
      <td>{announced(layer, texts)}</td>
      <td>
        <InForce layer={layer} />
      </td>
      <td>
        {layer.basis.map(({ ref, title }) => (
          <div key={ref.id} className={classes.basis}>
            <RecordLink target={ref}>{texts.title(title)}</RecordLink>
          </div>
        ))}
        {layer.basis.length === 0 && <span className={look.quiet}>{t('layer.none')}</span>}
      </td>
    </tr>
  ))
}

const rateText = ({ rate }: LayerView, { t, title }: Texts): string => (rate ? title(rate) : t('layer.unknownRate'))

function announced(layer: LayerView, texts: Texts): string {
  const { t, day } = texts
  const rate = rateText(layer, texts)
  if (!layer.announced) return '–'
  const { date } = layer.announced
  return t('layer.announcedOn', { rate, date: date ? day(date) : t('layer.noDate') })
}

function InForce({ layer }: { layer: LayerView }) {
  const texts = useTexts()
  const { t, title, language } = texts
  const since = sinceText(layer, texts)
  const why = layer.rule ? <RecordLink target={layer.rule.ref}>{title(layer.rule.title)}</RecordLink> : null
  switch (layer.standing) {
    case 'inForce':
      return (
        <>
          <strong>{rateText(layer, texts)}</strong> <span className={look.quiet}>{since}</span>
        </>
      )
    case 'announced':
      return <>{t('layer.announcedOnly')}</>
    case 'notYet': {
      const from = formatStart(layer.validity, language)
      return <>{from === undefined ? t('layer.notYet') : t('layer.notYetFrom', { date: from })}</>
    }
    case 'unclear':
      return (
        <>
          <Unclear layer={layer} />
          {why && <div className={classes.why}>{why}</div>}
        </>
      )
    case 'ended':
      return <>{t('layer.ended')}</>
    case 'suspended': {
      const end = layer.rule?.interval && formatEnd(layer.rule.interval, language)
      return (
        <>
          <s>{rateText(layer, texts)}</s>{' '}
          {end === undefined ? t('layer.suspended') : t('layer.suspendedUntil', { date: end })}
          <div className={classes.why}>{why}</div>
        </>
      )
    }
    case 'replaced':
      return (
        <>
          <s>{rateText(layer, texts)}</s> {t('layer.replaced')}
          <div className={classes.why}>{why}</div>
        </>
      )
  }
}

function Unclear({ layer: { unclear, validity } }: { layer: LayerView }) {
  const { t, word, language } = useTexts()
  if (!unclear || unclear.what === 'start') {
    if (validity.words) return <>{t('layer.unclearWords', { words: formatDate(validity, language) })}</>
    return <>{t('layer.unclear', { date: formatStart(validity, language) ?? t('layer.noDate') })}</>
  }
  const date = unclear.date ? formatMoment(unclear.date, language) : t('layer.noDate')
  const status = unclear.status ? word('measureStatus', unclear.status) : ''
  return <>{t(`layer.unclear.${unclear.what}`, { date, status })}</>
}

function sinceText({ since, sinceFor, validity }: LayerView, { t, title, language }: Texts): string {
  if (!since) return validity.words ? formatDate(validity, language) : ''
  const by = knownBy(since)
  if (by) return t('layer.inForceBy', { date: formatMoment(by, language) })
  const date = formatMoment(since, language)
  if (!sinceFor) return t('layer.since', { date })
  return t('layer.sinceFor', { parties: inARow(sinceFor.map(title), language), date })
}
