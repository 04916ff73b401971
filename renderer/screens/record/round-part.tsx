import { useState } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { LINKS_MAX } from '../../../core/queries/links-schemas'
import type { RoundPart as Round, RoundRow } from '../../../core/queries/movement-schemas'
import type { RecordView } from '../../../core/queries/view-schemas'
import { useDesk } from '../../client/use-desk'
import { MovementMark } from '../../look/judgement-marks'
import look from '../../look/look.module.css'
import { isStance, StanceMark } from '../../look/stance-mark'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { MovementLine } from './movement-line'
import classes from './movement.module.css'
import { NextEntries } from './next-entries'
import { Section } from './section'

/** Each party's position on each issue before and after a round, and how it moved. */
export function RoundPart({ view, round, earlier }: { view: RecordView; round: Round; earlier: boolean }) {
  const { t, word, date } = useTexts()
  const [pages, setPages] = useState(0)
  const first = round.first.length
  return (
    <Section heading={t('movement.round')}>
      {round.after === undefined ? (
        <p className={look.quiet}>{t('movement.notYet')}</p>
      ) : (
        <>
          <p className={look.quiet}>{t('movement.span', { start: date(round.start), after: date(round.after) })}</p>
          {round.total === 0 && <p className={look.quiet}>{t('movement.nothing')}</p>}
          <p className={classes.counts}>
            {round.counts.map(({ movement, count }) => (
              <span key={movement ?? ''}>
                {t('movement.count', {
                  movement: movement === undefined ? t('movement.notClear') : word('movement', movement),
                  count,
                })}
              </span>
            ))}
          </p>
          <ol>
            <Rows rows={round.first} earlier={earlier} />
            {Array.from({ length: pages }, (_, page) => (
              <MoreRows key={page} of={view.ref} offset={first + page * LINKS_MAX} />
            ))}
          </ol>
          <NextEntries
            left={round.total - first - pages * LINKS_MAX}
            earlier={earlier}
            more={() => setPages(pages + 1)}
          />
        </>
      )}
    </Section>
  )
}

function MoreRows({ of, offset }: { of: RecordRef; offset: number }) {
  const asked = useDesk('desk:record-part', { ref: of, part: 'movement', offset, limit: LINKS_MAX })
  return <Rows rows={asked.data?.movement ?? []} earlier={false} />
}

function Rows({ rows, earlier }: { rows: readonly RoundRow[]; earlier: boolean }) {
  return rows.map((row) => (
    <Row key={`${row.issue.ref.id} ${row.party.ref.id} ${row.track}`} row={row} earlier={earlier} />
  ))
}

function Row({ row, earlier }: { row: RoundRow; earlier: boolean }) {
  const { t, title, word } = useTexts()
  const { before, after, movement, basis } = row
  return (
    <li className={classes.row}>
      <p className={classes.question}>
        <RecordLink target={row.issue.ref}>{title(row.issue.title)}</RecordLink>
        <span>{title(row.party.title)}</span>
        <span className={look.quiet}>{word('track', row.track)}</span>
        {basis !== 'suggested' && movement !== undefined && <MovementMark movement={movement} />}
        {basis === 'dates' && movement === undefined && <span className={look.quiet}>{t('movement.maybeOlder')}</span>}
      </p>
      {basis === 'suggested' && after && (
        <MovementLine
          of={after.ref}
          movement={{
            suggested: { ...(movement === undefined ? {} : { movement }), because: row.because },
            rev: row.confirm ?? 0,
          }}
          earlier={earlier || row.confirm === undefined}
        />
      )}
      {before && after && before.ref.id === after.ref.id ? (
        <Held held={after} />
      ) : (
        <div className={classes.sides}>
          <div>
            <h4>{t('movement.before')}</h4>
            {before ? <Held held={before} /> : <p className={look.quiet}>{t('movement.none')}</p>}
          </div>
          <div>
            <h4>{t('movement.after')}</h4>
            {after ? <Held held={after} /> : <p className={look.quiet}>{t('movement.none')}</p>}
          </div>
        </div>
      )}
    </li>
  )
}

function Held({ held }: { held: NonNullable<RoundRow['before']> }) {
  return (
    <p className={classes.held} dir="auto">
      {isStance(held.stance) && <StanceMark stance={held.stance} />}{' '}
      <RecordLink target={held.ref}>{held.text}</RecordLink>
    </p>
  )
}
