import { Button, SegmentedControl } from '@mantine/core'
import { SIDES } from '../../../core/commands/import-schema'
import { SHOWN, type ImportPreview } from '../../../core/interop/interop-schemas'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import { ImportRows } from './import-rows'
import classes from './interop.module.css'
import type { Importing } from './use-import'

/** The preview of an import: how many records there are of each state, which side wins a conflict, and the records. */
export function ImportPreviewPart(props: { importing: Importing; preview: ImportPreview; close: () => void }) {
  const { t } = useTexts()
  const { importing, preview } = props
  const { counts, total, rows } = preview
  const all = counts.new + counts.changed + counts.conflict + counts.same + counts.refused + counts.trashed
  const busy = importing.importing || importing.preview.isFetching
  const left = total - rows.length
  return (
    <>
      <LeftOut leftOut={preview.leftOut} />
      {all === 0 && <p role="status">{t('interop.nothing')}</p>}
      {all > 0 && all === counts.same && <p role="status">{t('interop.allSame')}</p>}
      {all > 0 && (
        <div className={classes.tools}>
          <div role="group" aria-label={t('interop.show')} className={classes.filters}>
            {SHOWN.filter((show) => show === 'all' || counts[show] > 0).map((show) => (
              <button
                key={show}
                type="button"
                aria-pressed={importing.show === show}
                onClick={() => importing.setShow(show)}
              >
                {t(`interop.shown.${show}`)} <span>{show === 'all' ? all : counts[show]}</span>
              </button>
            ))}
          </div>
          {counts.conflict > 0 && (
            <div className={classes.sides}>
              <span id="interop-sides">{t('interop.conflicts')}</span>
              <SegmentedControl
                aria-labelledby="interop-sides"
                size="xs"
                data={SIDES.map((side) => ({ value: side, label: t(`interop.take.${side}`) }))}
                value={importing.take}
                transitionDuration={0}
                classNames={{ root: look.segments ?? '', indicator: look.chosen ?? '', label: look.segment ?? '' }}
                onChange={importing.setTake}
              />
            </div>
          )}
        </div>
      )}
      <div className={classes.scroller} tabIndex={-1}>
        <ImportRows rows={rows} choose={importing.choose} />
        {left > 0 && rows.length < 500 && (
          <Button variant="default" size="compact-sm" className={classes.more ?? ''} onClick={importing.showMore}>
            {t('interop.more', { count: left })}
          </Button>
        )}
      </div>
      <footer className={classes.foot}>
        <p className={look.quiet}>{t('interop.keepsRest')}</p>
        <Button variant="default" onClick={props.close}>
          {t('interop.cancel')}
        </Button>
        <Button disabled={busy || counts.taken === 0} onClick={importing.apply}>
          {counts.taken === 0
            ? t('interop.importNone')
            : t(counts.taken === 1 ? 'interop.importOne' : 'interop.import', { count: counts.taken })}
        </Button>
      </footer>
    </>
  )
}

function LeftOut({ leftOut }: { leftOut: ImportPreview['leftOut'] }) {
  const { t, list } = useTexts()
  const named = (what: 'kind' | 'column' | 'line') =>
    leftOut.filter((left) => left.what === what).map(({ name }) => name)
  const [columns, kinds, lines] = [named('column'), named('kind'), named('line')]
  const names = leftOut
    .filter(({ what }) => what === 'name')
    .map(({ name, line }) => t('interop.nameAt', { column: name, line: line ?? 0 }))
  return (
    <>
      {lines.length > 0 && <p className={classes.caution}>{t('interop.leftOutLines', { names: lines.join(' · ') })}</p>}
      {columns.length > 0 && <p className={classes.caution}>{t('interop.leftOutColumns', { names: list(columns) })}</p>}
      {kinds.length > 0 && <p className={classes.caution}>{t('interop.leftOutKinds', { names: list(kinds) })}</p>}
      {names.length > 0 && <p className={classes.caution}>{t('interop.leftOutNames', { names: list(names) })}</p>}
    </>
  )
}
