import { refKey } from '../../../core/desk/ops'
import type { Title } from '../../../core/desk/titles'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { MatrixCell } from '../../../core/queries/matrix-schemas'
import { useActions } from '../../actions/action-context'
import { MovementMark } from '../../look/judgement-marks'
import look from '../../look/look.module.css'
import { isStance, StanceMark } from '../../look/stance-mark'
import { ageText, notesText, sourcesText } from '../../parts/cell-texts'
import { useTexts } from '../../text/text-context'
import classes from './matrix.module.css'

const TRACKS = ['public', 'assessed'] as const
export type Track = (typeof TRACKS)[number]

/** A party's positions on an issue, public and assessed apart, and a button to add a missing one. */
export function Cell(props: {
  tabbable: boolean
  issue: Title
  party: Title
  cell: { public?: MatrixCell | undefined; assessed?: MatrixCell | undefined }
  opened: RecordRef | undefined
  open: (ref: RecordRef) => void
  add: (track: Track) => void
}) {
  const { t, title } = useTexts()
  const { editable } = useActions().state
  const { cell } = props
  const names = { issue: title(props.issue), party: title(props.party) }
  const tabIndex = props.tabbable ? 0 : -1
  const missing = TRACKS.filter((track) => cell[track] === undefined)
  const empty = missing.length === TRACKS.length
  return (
    <td
      role="gridcell"
      data-cell="party"
      data-adds={(editable && !empty && missing.length > 0) || undefined}
      className={classes.cell}
    >
      {TRACKS.map((track) => {
        const entry = cell[track]
        return (
          entry && (
            <button
              key={track}
              type="button"
              data-stop={track}
              data-record={refKey(entry.ref)}
              className={classes.entry}
              tabIndex={tabIndex}
              aria-current={props.opened?.id === entry.ref.id ? 'true' : undefined}
              onClick={() => props.open(entry.ref)}
            >
              <span className={classes.hidden}>{t('title.position', names)}: </span>
              <Entry entry={entry} track={track} />
            </button>
          )
        )
      })}
      {editable &&
        (empty ? TRACKS.slice(0, 1) : missing).map((track) => (
          <button
            key={track}
            type="button"
            data-stop={empty ? 'public' : `add-${track}`}
            data-empty={empty}
            className={classes.add}
            tabIndex={tabIndex}
            onClick={() => props.add(track)}
          >
            {empty ? t('matrix.add') : t(`matrix.addTrack.${track}`)}
            <span className={classes.hidden}>{t('matrix.addFor', names)}</span>
          </button>
        ))}
      {!editable && empty && (
        <span data-stop="public" tabIndex={tabIndex} className={classes.none}>
          {t('empty.value')}
        </span>
      )}
    </td>
  )
}

function Entry({ entry, track }: { entry: MatrixCell; track: Track }) {
  const texts = useTexts()
  const { t, word } = texts
  const sources = sourcesText(entry, t)
  return (
    <>
      <span className={classes.head}>
        {isStance(entry.stance) && <StanceMark stance={entry.stance} />}
        <span className={classes.track}>{word('track', track)}</span>
      </span>
      <span className={classes.text} dir="auto">
        {entry.text}
      </span>
      <span className={classes.facts}>
        <span>{word('attribution', entry.attribution)}</span>
        <span>{ageText(entry, texts)}</span>
        {sources !== undefined && <span>{sources}</span>}
        {entry.notes > 0 && <span>{notesText(entry.notes, t)}</span>}
        {entry.earlier > 0 && <span>{t('matrix.earlier', { count: entry.earlier })}</span>}
        {entry.movement !== undefined && <MovementMark movement={entry.movement} />}
        {entry.contested && <span className={look.caveat}>{t('caveat.contested')}</span>}
        {entry.unsourced && <span className={look.caveat}>{t('caveat.unsourced')}</span>}
        {entry.also > 0 && <span className={look.caveat}>{t('matrix.also', { count: entry.also })}</span>}
      </span>
    </>
  )
}
