import { useTexts } from '../../text/text-context'
import classes from './notes.module.css'
import type { useAttaching } from './use-attaching'

/** What came of attaching files. */
export function AttachTold({ told }: Pick<ReturnType<typeof useAttaching>, 'told'>) {
  const { t } = useTexts()
  return (
    <>
      {told.attached.length > 0 && (
        <p role="status" className={classes.quiet}>
          {t('notes.fileAttached', { names: told.attached.join(', ') })}
        </p>
      )}
      {told.problems.length > 0 && (
        <div role="alert" className={classes.wrong}>
          {told.problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      )}
    </>
  )
}
