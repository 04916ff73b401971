import { Fragment, useRef, type RefObject } from 'react'
import type { CareItem, CareKind } from '../../../core/queries/care'
import { percentOf } from '../../../core/queries/check-progress'
import type { OverviewView } from '../../../core/queries/view-schemas'
import { describeFinding, describeFindingKind, findingDetail } from '../../../core/text/describe'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import { Block } from './block'
import { FindingLink, MendLink } from './finding-link'
import { RaiseQuotes } from './raise-quotes'
import { useFocusOnArrival, useMoreRows } from './more-rows'
import classes from './overview.module.css'
import { useWantedFindings } from './wanted-findings'

/** The findings, once a kind, and how far the desk is checked. */
export function CareBlock({ care }: { care: OverviewView['care'] }) {
  const { t } = useTexts()
  const { kinds, checking } = care
  const heading = useRef<HTMLHeadingElement>(null)
  useWantedFindings(() => {
    heading.current?.scrollIntoView({ block: 'start' })
    heading.current?.focus({ preventScroll: true })
  })
  return (
    <Block
      headingRef={heading}
      heading={t('overview.care')}
      empty={kinds.length === 0 && !checking && t('overview.noCare')}
    >
      {checking && <p className={classes.checking}>{t('overview.checking', { percent: percentOf(checking) })}</p>}
      <ul className={classes.rows}>
        {kinds.map((kind) => (
          <KindRow key={`${kind.severity} ${kind.code}`} kind={kind} />
        ))}
      </ul>
    </Block>
  )
}

/** One record in a sentence, several as a list under the kind. */
function KindRow({ kind }: { kind: OverviewView['care']['kinds'][number] }) {
  const { code, severity, count, items } = kind
  const { t, labelled, language } = useTexts()
  const more = useMoreRows(items.length, count, (from) => (
    <MoreItems key={from} code={code} severity={severity} from={from} />
  ))
  return (
    <li>
      <strong className={classes.severity}>{t(`severity.${severity}`)}</strong>{' '}
      {count > 1 && t('overview.careKind', { kind: describeFindingKind(code, language), count })}
      {count > 1 && items[0] && <MendLink code={code} item={items[0]} />}
      {count === 1 &&
        items.map((item) => (
          <Fragment key={item.ref.id}>
            <FindingLink code={code} item={item} />
            {labelled('', '')}
            {describeFinding({ code, params: item.params }, language)}
            <MendLink code={code} item={item} />
          </Fragment>
        ))}
      {count > 1 && (
        <>
          <ul className={classes.careItems}>
            <Items code={code} items={items} />
            {more.pages}
          </ul>
          {more.button}
        </>
      )}
      {code === 'quotes-marked-low' && <RaiseQuotes />}
    </li>
  )
}

function MoreItems({ code, severity, from }: CareKind & { from: number }) {
  const items = useDesk('desk:findings', { code, severity, from }).data?.items ?? []
  const first = useFocusOnArrival(items.length > 0)
  return <Items code={code} items={items} first={first} />
}

function Items(props: { code: CareKind['code']; items: readonly CareItem[]; first?: RefObject<HTMLLIElement | null> }) {
  const { language } = useTexts()
  return props.items.map((item, index) => (
    <li key={index} ref={index === 0 ? props.first : undefined}>
      <FindingLink code={props.code} item={item} />
      <span className={look.quiet}> {findingDetail({ code: props.code, params: item.params }, language)}</span>
    </li>
  ))
}
