import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { ParleyError } from '../../../core/base/errors'
import { foldText } from '../../../core/base/fold-text'
import type { ExportFile } from '../../../core/contract/app-schemas'
import { recordsFileName } from '../../../core/editing/export-name'
import { INTEROP_FORMATS, type InteropFormat } from '../../../core/interop/import-states'
import { exportWhatSchema, type ExportWhat } from '../../../core/interop/interop-schemas'
import { COLLECTION_NAMES } from '../../../core/model/values/collection-names'
import { sizeText } from '../../../core/wording/size-text'
import { ask } from '../../client/bridge'
import { Dialog, DialogButtons } from '../../look/dialog'
import look from '../../look/look.module.css'
import { SearchSelect } from '../../look/search-select'
import { ownTimeZone, useTexts } from '../../text/text-context'
import classes from './interop.module.css'
import { useWork } from '../../client/use-work'
import { WorkBar } from '../../parts/work-bar'

type ExportState =
  | { at: 'asking' }
  | { at: 'choosing' }
  | { at: 'writing' }
  | { at: 'done'; place: string; file: string; records: number; size: number }
  | { at: 'failed'; failure: unknown }

/** Asks what to export, how and where, and writes it. */
export function ExportDialog({ deskName, close }: { deskName: string; close: () => void }) {
  const { t, family } = useTexts()
  const [what, setWhat] = useState<ExportWhat>('all')
  const [format, setFormat] = useState<InteropFormat>('json')
  const [state, setState] = useState<ExportState>({ at: 'asking' })
  const work = useWork()
  const run = async () => {
    setState({ at: 'choosing' })
    const records = what === 'all' ? t('interop.allName') : family(`collection.${what}`)
    const name = recordsFileName(deskName, records, new Date().toISOString(), ownTimeZone())
    const as: ExportFile = format === 'csv' && what === 'all' ? 'csvFolder' : format
    const { place } = await ask('app:choose-export', { name, as })
    if (place === undefined) {
      setState({ at: 'asking' })
      return
    }
    setState({ at: 'writing' })
    const done = await ask('desk:export', { job: work.begin(), place, what, format })
    setState({ at: 'done', place, ...done })
  }
  const fail = (failure: unknown) => setState({ at: 'failed', failure })
  const busy = state.at === 'choosing' || state.at === 'writing'
  const kinds = COLLECTION_NAMES.map((name) => ({ value: name as string, label: family(`collection.${name}`) }))
  const data = [{ value: 'all', label: t('interop.all') }, ...kinds].map((option) => ({
    ...option,
    find: foldText(option.label),
  }))
  return (
    <Dialog
      opened
      onClose={() => {
        work.cancel()
        close()
      }}
      title={t('interop.exportTitle')}
      closeButtonProps={{ 'aria-label': t('interop.close') }}
    >
      <p className={classes.says}>{t('interop.exportSays')}</p>
      <div className={classes.choices}>
        <SearchSelect
          label={t('interop.what')}
          data={data}
          value={what}
          allowDeselect={false}
          disabled={busy}
          onChange={(value) => setWhat(exportWhatSchema.catch('all').parse(value))}
        />
        <div>
          <span className={classes.label} id="interop-format">
            {t('interop.format')}
          </span>
          <SegmentedControl
            aria-labelledby="interop-format"
            fullWidth
            data={INTEROP_FORMATS.map((value) => ({ value, label: t(`interop.${value}`) }))}
            value={format}
            disabled={busy}
            transitionDuration={0}
            classNames={{ root: look.segments ?? '', indicator: look.chosen ?? '', label: look.segment ?? '' }}
            onChange={setFormat}
          />
          <p className={classes.help}>
            {t(format === 'json' ? 'interop.jsonSays' : what === 'all' ? 'interop.csvAllSays' : 'interop.csvSays')}
          </p>
        </div>
      </div>
      {state.at === 'writing' && (
        <WorkBar label={t('interop.exporting')} progress={work.progress} cancel={work.cancel} />
      )}
      {state.at === 'done' && <Done state={state} />}
      {state.at === 'failed' && <Failed failure={state.failure} />}
      <DialogButtons>
        <Button variant="default" disabled={busy} onClick={close}>
          {state.at === 'done' ? t('interop.close') : t('interop.cancel')}
        </Button>
        <Button disabled={busy} onClick={() => void run().catch(fail)} data-autofocus>
          {t('interop.export')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}

function Done({ state }: { state: Extract<ExportState, { at: 'done' }> }) {
  const { t } = useTexts()
  const { file, records, size, place } = state
  const [failed, setFailed] = useState<unknown>()
  const reveal = () => {
    setFailed(undefined)
    ask('app:reveal', { place }).catch(setFailed)
  }
  return (
    <div className={classes.work} role="status">
      <p>
        {t(records === 1 ? 'interop.exportedOne' : 'interop.exported', {
          file,
          size: sizeText(size),
          ...(records === 1 ? {} : { count: records }),
        })}
      </p>
      <Button size="compact-sm" variant="default" onClick={reveal}>
        {t('interop.reveal')}
      </Button>
      {failed !== undefined && <Failed failure={failed} />}
    </div>
  )
}

function Failed({ failure }: { failure: unknown }) {
  const { t, error } = useTexts()
  if (failure instanceof ParleyError && failure.code === 'canceled') return <p role="status">{t('interop.stopped')}</p>
  return (
    <p role="alert" className={classes.error}>
      {error(failure)}
    </p>
  )
}
