import { Button } from '@mantine/core'
import type { ActionId } from '../../../core/actions/actions'
import { isOnFirstPath } from '../../../core/queries/first-path'
import type { DeskStatus, OverviewView } from '../../../core/queries/view-schemas'
import { useActions } from '../../actions/action-context'
import { useDesk } from '../../client/use-desk'
import { RecordLink } from '../../navigation/open-record'
import type { Navigation } from '../../navigation/navigation-state'
import { MeasureLayers } from '../../parts/layers'
import { Value } from '../../parts/value'
import { useTexts } from '../../text/text-context'
import { Block } from './block'
import { CareBlock } from './care-block'
import { FiguresBlock } from './figures-block'
import { FirstPath } from './first-path'
import classes from './overview.module.css'
import { UpcomingBlock } from './upcoming-block'

type Counts = DeskStatus['counts']

/** The desk at a glance, as of its instant: upcoming dates, warnings, the positions and rates that hold, the leads. */
export function OverviewScreen({ counts, navigation }: { counts: Counts; navigation: Navigation }) {
  const { t } = useTexts()
  const { data: overview } = useDesk('desk:overview', {})
  if (!overview) return <div className={classes.overview} />
  const { next, care, positions, leads, rates } = overview
  return (
    <div className={classes.overview}>
      {isOnFirstPath(counts) && <FirstPath counts={counts} />}
      <FiguresBlock navigation={navigation} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <UpcomingBlock next={next} />
          <Block heading={t('overview.positions')} empty={positions.rows.length === 0 && t('overview.noPositions')}>
            <PositionRows rows={positions.rows} />
            {positions.more && (
              <Rest
                words={t('overview.newest', { count: positions.rows.length })}
                action="show-positions"
                all={t('overview.allPositions')}
              />
            )}
          </Block>
        </div>
        <div className={classes.column}>
          <CareBlock care={care} />
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

/** Under a block that shows only its newest rows: says so, and leads to the screen with all of them. */
function RestOf(props: { block: { rows: readonly unknown[]; total: number }; action: ActionId; all: string }) {
  const { t } = useTexts()
  const { rows, total } = props.block
  if (total <= rows.length) return null
  return <Rest {...props} words={t('overview.newestOf', { count: rows.length, total })} />
}

function Rest({ words, action, all }: { words: string; action: ActionId; all: string }) {
  const { run } = useActions()
  return (
    <p className={classes.rest}>
      {words}
      <Button size="compact-xs" variant="subtle" onClick={() => run(action)}>
        {all}
      </Button>
    </p>
  )
}

function PositionRows({ rows }: { rows: OverviewView['positions']['rows'] }) {
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
