import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { Fragment, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { refKey } from '../../../core/desk/ops'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { MatrixCell, MatrixIssue, MatrixView } from '../../../core/queries/matrix-schemas'
import { GapMark, MovementMark } from '../../look/judgement-marks'
import { StanceShape, isStance } from '../../look/stance-mark'
import { roomAtFirst, useNoteRoom, useSpareRows } from '../../lists/list-room'
import { useChanged } from '../../lists/use-changed'
import { useTexts } from '../../text/text-context'
import { Gap } from './matrix-rows'
import classes from './stance-map.module.css'
import { useRange } from './use-matrix'

/** The columns, from the readiest to agree to the hardest; a demand and an opposition are equally hard. */
const COLUMNS = [['accept'], ['open'], ['conditional'], ['reserve'], ['demand', 'oppose']] as const
const SILENT = COLUMNS.length

/** A party's position on an issue, at the place of its stance. */
interface Placed {
  column: number
  party: MatrixView['parties'][number]
  track: 'public' | 'assessed'
  cell: MatrixCell
}

/** An issue's height in pixels, before it is measured. */
const ROW = 46

/** The issues with each party at its stance, from ready to hard, how it moved, and the gap between them. It renders the issues in view, and asks for others as they come into view. */
export function StanceMap(props: {
  view: MatrixView
  opened: RecordRef | undefined
  open: (ref: RecordRef) => void
  /** Names the filter: when it changes, the map scrolls to its start. */
  arrangement: string
  /** Called with the first and the last issue in view, whenever these change. */
  inView: (first: number, last: number) => void
}) {
  const { t, title, word } = useTexts()
  const { view } = props
  const scroller = useRef<HTMLDivElement>(null)
  /** The row with the focus stays rendered, so that Tab goes on from it. */
  const [focused, setFocused] = useState<number>()
  // oxlint-disable-next-line react/incompatible-library -- nothing that it returns is memoized here
  const virtualizer = useVirtualizer({
    count: view.found,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    initialRect: roomAtFirst(),
    overscan: useSpareRows(8, 4),
    paddingStart: ROW,
    paddingEnd: 24,
    rangeExtractor: (range) =>
      [
        ...new Set([
          ...(focused === undefined || focused >= view.found ? [] : [focused]),
          ...defaultRangeExtractor(range),
        ]),
      ].toSorted((a, b) => a - b),
  })
  useNoteRoom(virtualizer)
  useChanged(props.arrangement, () => virtualizer.scrollToOffset(0))
  useRange(virtualizer.range, props.inView)
  const items = virtualizer.getVirtualItems()
  const headings = COLUMNS.map((stances) => stances.map((stance) => word('stance', stance)).join(' · '))
  return (
    <div ref={scroller} className={classes.scroller}>
      <table className={classes.map} aria-label={t('matrix.mapLabel')} aria-rowcount={view.found + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('matrix.issue')}</th>
            {[...headings, word('stance', 'silent')].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
            <th scope="col">{t('matrix.gap')}</th>
          </tr>
        </thead>
        {items.map(({ index, start, size }, position) => {
          const issue = view.issues[index - view.offset]
          const before = items[position - 1]?.end ?? ROW
          return (
            <Fragment key={issue?.ref.id ?? index}>
              {start > before && <Gap height={start - before} />}
              <tbody
                ref={virtualizer.measureElement}
                data-index={index}
                aria-busy={!issue}
                onFocus={() => setFocused(index)}
              >
                {issue ? (
                  <>
                    {issue.area && (
                      <tr>
                        <th scope="rowgroup" colSpan={SILENT + 3} className={classes.area} dir="auto">
                          {title(issue.area)}
                        </th>
                      </tr>
                    )}
                    <Row issue={issue} row={index + 2} {...props} />
                  </>
                ) : (
                  <tr aria-rowindex={index + 2}>
                    <td colSpan={SILENT + 3} style={{ height: size }} />
                  </tr>
                )}
              </tbody>
            </Fragment>
          )
        })}
        <Gap height={virtualizer.getTotalSize() - (items.at(-1)?.end ?? ROW)} />
      </table>
    </div>
  )
}

function Row(props: {
  issue: MatrixIssue
  row: number
  view: MatrixView
  opened: RecordRef | undefined
  open: (ref: RecordRef) => void
}) {
  const { t, title } = useTexts()
  const { issue, view, open, opened } = props
  const placed = placedOf(issue, view)
  // The line goes from the readiest public position to the hardest.
  const spoken = placed.flatMap(({ column, track }) => (track === 'public' && column !== SILENT ? [column] : []))
  const [first, last] = [Math.min(...spoken), Math.max(...spoken)]
  const isOpened = (ref: RecordRef) => opened?.collection === ref.collection && opened.id === ref.id
  return (
    <tr aria-rowindex={props.row} data-drop-on={refKey(issue.ref)}>
      <th scope="row" className={classes.issue} style={{ '--depth': Math.min(issue.depth, 3) } as CSSProperties}>
        <button
          type="button"
          data-record={refKey(issue.ref)}
          aria-current={isOpened(issue.ref) ? 'true' : undefined}
          onClick={() => open(issue.ref)}
        >
          <span dir="auto">{title(issue.title)}</span>
        </button>
      </th>
      {Array.from({ length: SILENT + 1 }, (_, column): ReactNode => (
        <td key={column} data-line={lineAt(column, first, last)} data-silent={column === SILENT ? '' : undefined}>
          {placed
            .filter((one) => one.column === column)
            .map(({ party, track, cell }) => (
              <button
                key={cell.ref.id}
                type="button"
                data-record={refKey(cell.ref)}
                className={classes.party}
                data-stance={cell.stance}
                data-track={track}
                aria-current={isOpened(cell.ref) ? 'true' : undefined}
                title={cell.text}
                onClick={() => open(cell.ref)}
              >
                <span className={classes.name}>
                  {isStance(cell.stance) && <StanceShape stance={cell.stance} />}
                  <span className={party.ours ? classes.ours : undefined} dir="auto">
                    {title(party.title)}
                  </span>
                </span>
                {track === 'assessed' && <span className={classes.small}>{t('matrix.assessed')}</span>}
                {cell.movement && (
                  <span className={classes.small}>
                    <MovementMark movement={cell.movement} />
                  </span>
                )}
              </button>
            ))}
        </td>
      ))}
      <td className={classes.gap}>{issue.gap && <GapMark gap={issue.gap.gap} bare />}</td>
    </tr>
  )
}

/** The positions of an issue in the order of the parties, the public one first. */
function placedOf(issue: MatrixIssue, { parties }: MatrixView): Placed[] {
  return parties.flatMap((party, index) =>
    (['public', 'assessed'] as const).flatMap((track): Placed[] => {
      const cell = issue.cells[index]?.[track]
      if (!cell) return []
      const column = COLUMNS.findIndex((stances) => stances.some((stance) => stance === cell.stance))
      return [{ column: column < 0 ? SILENT : column, party, track, cell }]
    }),
  )
}

/** The part of the line between the parties that is in a column. */
function lineAt(column: number, first: number, last: number): string | undefined {
  if (first >= last || column < first || column > last) return undefined
  return column === first ? 'first' : column === last ? 'last' : 'through'
}
