import { Fragment, type ReactNode } from 'react'
import { isOnFirstPath } from '../../../core/queries/first-path'
import type { DeskStatus, OverviewView } from '../../../core/queries/view-schemas'
import { describeFinding, describeFindingKind, findingDetail } from '../../../core/text/describe'
import look from '../../look/look.module.css'
import { RecordLink } from '../../navigation/open-record'
import { Layers } from '../../parts/layers'
import { Value } from '../../parts/value'
import { useTexts, type Texts } from '../../text/text-context'
import { FirstPath } from './first-path'
import classes from './overview.module.css'

type Counts = DeskStatus['counts']

/** The desk at a glance, as of its instant: upcoming dates, warnings, the positions and rates that hold, the leads. */
export function OverviewScreen({ overview, counts }: { overview: OverviewView; counts: Counts }) {
  const { t } = useTexts()
  return (
    <div className={classes.overview}>
      {isOnFirstPath(counts) && <FirstPath counts={counts} />}
      <Block heading={t('overview.next')} empty={overview.next.length === 0 && t('overview.nothingNext')}>
        <NextRows rows={overview.next} />
      </Block>
      <Block heading={t('overview.care')} empty={overview.care.length === 0 && t('overview.noCare')}>
        <CareRows groups={overview.care} />
      </Block>
      <Block heading={t('overview.positions')} empty={overview.positions.length === 0 && t('overview.noPositions')}>
        <PositionRows rows={overview.positions} />
      </Block>
      <Block heading={t('overview.leads')} empty={overview.leads.length === 0 && t('overview.noLeads')}>
        <ul className={classes.rows}>
          {overview.leads.map((lead) => (
            <li key={lead.ref.id}>
              <RecordLink target={lead.ref}>{lead.text}</RecordLink>
            </li>
          ))}
        </ul>
      </Block>
      <Block wide heading={t('overview.rates')} empty={overview.rates.length === 0 && t('overview.noRates')}>
        {overview.rates.map((rate) => (
          <RateRows key={rate.ref.id} rate={rate} />
        ))}
      </Block>
    </div>
  )
}

function Block(props: { heading: string; empty: string | false; wide?: boolean; children: ReactNode }) {
  return (
    <section className={classes.block} data-wide={props.wide ? '' : undefined}>
      <h2>{props.heading}</h2>
      {props.empty === false ? props.children : <p className={look.quiet}>{props.empty}</p>}
    </section>
  )
}

function NextRows({ rows }: { rows: OverviewView['next'] }) {
  const texts = useTexts()
  return (
    <ul className={classes.rows}>
      {rows.map((row) => (
        <li key={`${row.ref.collection}/${row.ref.id}`} className={classes.next}>
          <span className={classes.countdown}>{countdown(row.days, texts)}</span>
          <span>
            <RecordLink target={row.ref}>{texts.title(row.title)}</RecordLink>
            <span className={classes.aside}>
              {texts.date(row.when)} · {texts.word(row.word.vocabulary, row.word.value)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** "in 4–13 days": a range for a fuzzy date, one figure for a day. */
function countdown({ min, max }: { min: number; max: number | null }, { t }: Texts): string {
  if (max === null) return t('countdown.open')
  if (max === 0) return t('countdown.today')
  if (min === max) return min === 1 ? t('countdown.day') : t('countdown.days', { min })
  return min === 0 ? t('countdown.until', { max }) : t('countdown.range', { min, max })
}

/** The findings, once a kind: one record in a sentence, several as a list under the kind. */
function CareRows({ groups }: { groups: OverviewView['care'] }) {
  const { t, title, labelled, language } = useTexts()
  return (
    <ul className={classes.rows}>
      {groups.map(({ code, severity, items }) => (
        <li key={`${severity} ${code}`}>
          <strong className={classes.severity}>{t(`severity.${severity}`)}</strong>{' '}
          {items.length > 1 &&
            t('overview.careKind', { kind: describeFindingKind(code, language), count: items.length })}
          {items.length === 1 &&
            items.map(({ ref, title: names, params }) => (
              <Fragment key={ref.id}>
                <RecordLink target={ref}>{title(names)}</RecordLink>
                {labelled('', '')}
                {describeFinding({ code, params }, language)}
              </Fragment>
            ))}
          {items.length > 1 && (
            <ul className={classes.careItems}>
              {items.map(({ ref, title: names, params }, index) => (
                <li key={index}>
                  <RecordLink target={ref}>{title(names)}</RecordLink>
                  <span className={look.quiet}> {findingDetail({ code, params }, language)}</span>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

function PositionRows({ rows }: { rows: OverviewView['positions'] }) {
  const { title } = useTexts()
  return (
    <ul className={classes.rows}>
      {rows.map((row) => (
        <li key={row.ref.id}>
          <p>
            <RecordLink target={row.ref}>{title(row.title)}</RecordLink>
          </p>
          <p>{row.text}</p>
          <p className={classes.facts}>
            {row.facts.map((fact, index) => (
              <span key={index}>
                <Value value={fact} />
              </span>
            ))}
          </p>
        </li>
      ))}
    </ul>
  )
}

function RateRows({ rate }: { rate: OverviewView['rates'][number] }) {
  const { title } = useTexts()
  return (
    <div className={classes.rate}>
      <h3>
        <RecordLink target={rate.ref}>{title(rate.measure)}</RecordLink>
      </h3>
      <Layers layers={rate.layers} />
    </div>
  )
}
