import { Button } from '@mantine/core'
import type { PressProgress } from '../../../core/memo/pressed'
import { sizeText } from '../../../core/wording/size-text'
import { useTexts } from '../../text/text-context'
import { MemoFailure } from './memo-failure'
import classes from './memos.module.css'
import type { MemoWork } from './use-memo-export'

/** The progress of an export, and its outcome. */
export function ExportBar({ work }: { work: MemoWork }) {
  const { t } = useTexts()
  const { state } = work
  if (state.at === 'idle' || state.at === 'choosing') return null
  return (
    <div className={classes.notice} role="status" data-tone={state.at === 'failed' ? 'error' : 'quiet'}>
      {state.at === 'printing' && <p>{t('export.printing')}</p>}
      {state.at === 'exporting' && (
        <>
          <Progress progress={state.progress} />
          <Button size="compact-sm" variant="default" onClick={work.cancel}>
            {t('export.cancel')}
          </Button>
        </>
      )}
      {state.at === 'done' && (
        <>
          <p>
            {t(state.pages === 1 ? 'export.doneOne' : 'export.done', {
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
          <MemoFailure error={state.failure} />
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

function Progress({ progress }: { progress: PressProgress | undefined }) {
  const { t } = useTexts()
  const label = t(`export.phase.${progress?.phase ?? 'fonts'}`)
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
