import { Button } from '@mantine/core'
import type { MemoFormat } from '../../../core/memo/memo-formats'
import type { PressProgress } from '../../../core/memo/pressed'
import { sizeText } from '../../../core/wording/size-text'
import { useTexts } from '../../text/text-context'
import { MemoFailure } from './memo-failure'
import classes from './memos.module.css'
import type { MemoWork } from './use-memo-export'

const TONES: Partial<Record<MemoWork['state']['at'], string>> = { failed: 'error', stale: 'caution' }

/** The progress of an export, and its outcome. */
export function ExportBar({ work, toField }: { work: MemoWork; toField: (field: string) => void }) {
  const { t } = useTexts()
  const { state } = work
  if (state.at === 'idle' || state.at === 'choosing') return null
  return (
    <div className={classes.notice} role="status" data-tone={TONES[state.at] ?? 'quiet'}>
      {state.at === 'stale' && (
        <>
          <p>{t('export.stale')}</p>
          <Button size="compact-sm" onClick={() => work.goOn('refresh')}>
            {t('export.staleRefresh')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => work.goOn('asItIs')}>
            {t('export.staleAsItIs')}
          </Button>
        </>
      )}
      {state.at === 'printing' && <p>{t('export.printing')}</p>}
      {state.at === 'exporting' && (
        <>
          <Progress format={state.format} progress={state.progress} />
          <Button size="compact-sm" variant="default" onClick={work.cancel}>
            {t('export.cancel')}
          </Button>
        </>
      )}
      {state.at === 'done' && (
        <>
          <p>
            {state.pages === undefined
              ? t('export.doneFile', { file: state.file, size: sizeText(state.size) })
              : t(state.pages === 1 ? 'export.doneOne' : 'export.done', {
                  file: state.file,
                  pages: state.pages,
                  size: sizeText(state.size),
                })}
          </p>
          <Button size="compact-sm" variant="default" onClick={work.reveal}>
            {t('export.reveal')}
          </Button>
        </>
      )}
      {state.at === 'canceled' && <p>{t('export.canceled')}</p>}
      {state.at === 'failed' && (
        <>
          {state.what === 'export' && <p>{t('export.failed')}</p>}
          <MemoFailure error={state.failure} toField={toField} />
        </>
      )}
      {!work.busy && (
        <Button size="compact-sm" variant="subtle" onClick={work.dismiss}>
          {t('export.dismiss')}
        </Button>
      )}
    </div>
  )
}

function Progress({ format, progress }: { format: MemoFormat; progress: PressProgress | undefined }) {
  const { t } = useTexts()
  const label = format === 'pdf' ? t(`export.phase.${progress?.phase ?? 'fonts'}`) : t('export.writing')
  return (
    <>
      <p>{label}</p>
      <progress
        aria-label={label}
        {...(progress && progress.of > 0 ? { value: progress.done, max: progress.of } : {})}
      />
    </>
  )
}
