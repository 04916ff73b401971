import { SegmentedControl } from '@mantine/core'
import { ParleyError } from '../../../core/base/errors'
import { SIDES, type Side } from '../../../core/commands/import-schema'
import type { ImportRow } from '../../../core/interop/interop-schemas'
import { isTextKey } from '../../../core/text/catalogue'
import { fieldLabelKey } from '../../../core/text/field-label'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import classes from './interop.module.css'

type Choose = (ref: ImportRow['ref'], side: Side) => void

/** The records of a file, each with what the import would do to it. */
export function ImportRows({ rows, choose }: { rows: readonly ImportRow[]; choose: Choose }) {
  return (
    <ul>
      {rows.map((row, index) => (
        // An id may appear twice in a file, on two lines.
        <Row key={`${row.ref.collection}/${row.ref.id}/${row.line}/${index}`} row={row} choose={choose} />
      ))}
    </ul>
  )
}

function Row({ row, choose }: { row: ImportRow; choose: Choose }) {
  const { t, title, family, error, labelled } = useTexts()
  const { ref, state, conflict, taken } = row
  const name = title(row.title)
  return (
    <li className={classes.row} data-state={state}>
      <div className={classes.rowHead}>
        <span className={classes.state} data-state={state}>
          {t(`interop.state.${state}`)}
        </span>
        <strong dir="auto">{name}</strong>
        <span className={look.quiet}>
          {family(`collection.${ref.collection}`)}
          {' · '}
          {t('interop.line', { line: row.line })}
        </span>
      </div>
      {conflict && (
        <div className={classes.conflict}>
          <p>{t(`interop.conflict.${conflict}`)}</p>
          <SegmentedControl
            aria-label={labelled(t('interop.conflicts'), name)}
            size="xs"
            data={SIDES.map((side) => ({ value: side, label: t(`interop.take.${side}`) }))}
            value={taken ? 'file' : 'desk'}
            transitionDuration={0}
            classNames={{ root: look.segments ?? '', indicator: look.chosen ?? '', label: look.segment ?? '' }}
            onChange={(side) => choose(ref, side)}
          />
        </div>
      )}
      {state === 'trashed' && <p>{t('interop.trashedSays')}</p>}
      {row.whys.map(({ code, params }, index) => (
        <p key={index} className={classes.error}>
          {error(new ParleyError(code, params))}
        </p>
      ))}
      {row.warnings.map(({ code, params }, index) => (
        <p key={index} className={classes.caution}>
          {code === 'source-text-missing' || code === 'original-missing'
            ? t(code === 'original-missing' ? 'interop.lacksFile' : 'interop.lacksText', {
                file: String(params.file ?? ''),
              })
            : error(new ParleyError(code, params))}
        </p>
      ))}
      {row.changes.length > 0 && <Changes row={row} />}
    </li>
  )
}

/** The fields that would change, with their old and new values. */
function Changes({ row }: { row: ImportRow }) {
  const { t, title, family } = useTexts()
  const label = (field: string) => {
    const key = fieldLabelKey(row.ref.collection, field)
    return isTextKey(key) ? family(key) : field
  }
  const value = (text: string) =>
    text === '' ? <span className={look.quiet}>{t('interop.empty')}</span> : <span dir="auto">{text}</span>
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          <th scope="col">{t('interop.field')}</th>
          <th scope="col">{t('interop.onDesk')}</th>
          <th scope="col">{t('interop.inFile')}</th>
        </tr>
      </thead>
      <tbody>
        {row.changes.map(({ field, from, to }) => (
          <tr key={field}>
            <th scope="row">{label(field)}</th>
            <td data-kept={!row.taken}>{value(title(from))}</td>
            <td data-kept={row.taken}>{value(title(to))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
