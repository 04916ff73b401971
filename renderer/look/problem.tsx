import { Button } from '@mantine/core'
import classes from './look.module.css'
import { useTexts } from '../text/text-context'

/** What is shown in place of a desk that cannot be: what happened, what is safe, and the ways on. */
export function Problem({ error, again, other }: { error: unknown; again: () => void; other?: () => void }) {
  const texts = useTexts()
  return (
    <div className={classes.problem} role="alert">
      <h1>{texts.t('problem.title')}</h1>
      <p>{texts.error(error)}</p>
      <p className={classes.quiet}>{texts.t('problem.safe')}</p>
      <span className={classes.ways}>
        <Button variant="default" onClick={again}>
          {texts.t('problem.again')}
        </Button>
        {other && (
          <Button variant="default" onClick={other}>
            {texts.t('problem.otherDesk')}
          </Button>
        )}
      </span>
    </div>
  )
}
