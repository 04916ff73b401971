import { Button } from '@mantine/core'
import type { ComponentProps } from 'react'
import { MARK_KINDS, type MarkFilter, type MarkKind } from '../../../core/queries/reading-schemas'
import { FilterMenu } from '../../lists/list-toolbar'
import look from '../../look/look.module.css'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { GiveTextButton } from '../record/give-text-button'
import { OriginalLine } from '../record/original-line'
import { FindBar } from './find-bar'
import { LackingLine } from './lacking-line'
import { OfferTools } from './offer-tools'
import classes from './reader.module.css'
import type { KnownText } from './use-source'

/** The title of a text, and the tools above it: find, filters of the highlights, the way from one to the next, and all quotes as text. */
export function ReaderTools(props: {
  source: string
  text: KnownText
  filter: MarkFilter
  setFilter: (filter: MarkFilter) => void
  step: (by: 1 | -1) => void
  report: () => void
  close: () => void
  find: ComponentProps<typeof FindBar>
  /** The suggestions, if they can be accepted. */
  offers: ComponentProps<typeof OfferTools> | undefined
}) {
  const { t, title } = useTexts()
  const { text, filter, setFilter } = props
  const { marks, lost } = text
  const kinds = MARK_KINDS.filter((kind) => marks.kinds[kind] !== undefined || filter.kinds.includes(kind))
  return (
    <header className={classes.head}>
      <div className={classes.headLine}>
        <h1 dir="auto">{title(text.title)}</h1>
        <Button size="compact-sm" variant="default" onClick={props.close}>
          {t('reader.close')}
        </Button>
      </div>
      <div className={classes.tools}>
        <FindBar {...props.find} />
        <span className={look.quiet}>
          {marks.count === 1 ? t('reader.marksOne') : t('reader.marks', { count: marks.count })}
        </span>
        <button
          type="button"
          aria-label={t('reader.previousMark')}
          disabled={marks.count === 0}
          onClick={() => props.step(-1)}
        >
          ◂
        </button>
        <button
          type="button"
          aria-label={t('reader.nextMark')}
          disabled={marks.count === 0}
          onClick={() => props.step(1)}
        >
          ▸
        </button>
        <FilterMenu
          label={t('reader.kinds')}
          groups={[{ options: kinds.map((kind) => ({ value: kind, label: t(`reader.kind.${kind}`) })) }]}
          chosen={filter.kinds}
          change={(chosen) => setFilter({ ...filter, kinds: chosen as MarkKind[] })}
        />
        <FilterMenu
          label={t('reader.people')}
          groups={[{ options: marks.people.map(({ id, name }) => ({ value: id, label: title(name) })) }]}
          chosen={filter.by === undefined ? [] : [filter.by]}
          change={(chosen) => {
            // One person at a time: the one chosen last.
            const by = chosen.at(-1)
            setFilter({ kinds: filter.kinds, ...(by === undefined ? {} : { by }) })
          }}
        />
        <Button size="compact-xs" variant="subtle" disabled={marks.count === 0} onClick={props.report}>
          {t('reader.report')}
        </Button>
        <GiveTextButton isWhole={!text.isOneQuote} size="compact-xs" variant="subtle" />
        {props.offers && <OfferTools {...props.offers} />}
      </div>
      {text.readByMachine && <p className={look.caveat}>{t('reading.byMachine')}</p>}
      <LackingLine lacks={text.lacks} />
      <OriginalLine source={props.source} />
      {lost.count > 0 && (
        <p className={look.caveat}>
          {t(lost.count === 1 ? 'reader.lostOne' : 'reader.lost', { count: lost.count })}{' '}
          {lost.first.map(({ ref, title: name }) => (
            <span key={ref.id}>
              <RecordLink target={ref}>{title(name)}</RecordLink>{' '}
            </span>
          ))}
        </p>
      )}
    </header>
  )
}
