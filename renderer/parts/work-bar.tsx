import { Button } from '@mantine/core'
import { useTexts } from '../text/text-context'
import classes from './work-bar.module.css'
import type { WorkProgress } from '../client/use-work'

/** The progress of a job, and a button that cancels it. */
export function WorkBar(props: { label: string; progress: WorkProgress | undefined; cancel: () => void }) {
  const { t } = useTexts()
  const { label, progress, cancel } = props
  return (
    <div className={classes.work} role="status">
      <p>{label}</p>
      <progress
        aria-label={label}
        {...(progress && progress.of > 0 ? { value: progress.done, max: progress.of } : {})}
      />
      <Button size="compact-sm" variant="default" onClick={cancel}>
        {t('interop.stop')}
      </Button>
    </div>
  )
}
