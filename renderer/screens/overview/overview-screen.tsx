import { useRef } from 'react'
import { isOnFirstPath } from '../../../core/queries/first-path'
import type { DeskStatus } from '../../../core/queries/view-schemas'
import { useDesk } from '../../client/use-desk'
import { RecordLink } from '../../navigation/open-record'
import type { Navigation } from '../../navigation/navigation-state'
import { useWantedFocus } from '../../navigation/wanted-focus'
import { MeasureLayers } from '../../parts/layers'
import { useTexts } from '../../text/text-context'
import { Block } from './block'
import { CareBlock } from './care-block'
import { FiguresBlock } from './figures-block'
import { FirstPath } from './first-path'
import classes from './overview.module.css'
import { PositionsBlock } from './positions-block'
import { RestOf } from './rest'
import { SinceMemoBlock } from './since-memo-block'
import { UpcomingBlock } from './upcoming-block'

type Counts = DeskStatus['counts']

/** The desk at a glance, as of its instant: upcoming dates, positions, warnings, changes since the last memo, leads, the rates that hold. */
export function OverviewScreen({ counts, navigation }: { counts: Counts; navigation: Navigation }) {
  const { t } = useTexts()
  const { data: overview } = useDesk('desk:overview', {})
  const home = useRef<HTMLDivElement>(null)
  useWantedFocus('overview', overview !== undefined, () =>
    home.current?.querySelector<HTMLElement>('a[href], button')?.focus({ preventScroll: true }),
  )
  if (!overview) return <div className={classes.overview} />
  const { next, care, leads, rates } = overview
  return (
    <div ref={home} className={classes.overview}>
      {isOnFirstPath(counts) && <FirstPath counts={counts} />}
      <FiguresBlock navigation={navigation} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <UpcomingBlock next={next} />
          <PositionsBlock />
        </div>
        <div className={classes.column}>
          <CareBlock care={care} />
          <SinceMemoBlock />
          <Block heading={t('overview.leads')} empty={leads.rows.length === 0 && t('overview.noLeads')}>
            <ul className={classes.rows}>
              {leads.rows.map((lead) => (
                <li key={lead.ref.id}>
                  <RecordLink target={lead.ref}>{lead.text}</RecordLink>
                </li>
              ))}
            </ul>
            <RestOf block={leads} action="show-sources" all={t('overview.allLeads')} />
          </Block>
        </div>
      </div>
      <Block heading={t('overview.rates')} empty={rates.rows.length === 0 && t('overview.noRates')}>
        {rates.rows.length > 0 && <MeasureLayers rows={rates.rows} />}
        <RestOf block={rates} action="show-measures" all={t('overview.allMeasures')} />
      </Block>
    </div>
  )
}
