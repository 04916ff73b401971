import { Button } from '@mantine/core'
import classes from './look.module.css'
import { useTexts } from '../text/text-context'

/** What is shown in place of a desk that cannot be: what happened, what is safe, and a way on. */
export function Problem({ error, again }: { error: unknown; again: () => void }) {
  const texts = useTexts()
  return (
    <div className={classes.problem} role="alert">
      <h1>{texts.t('problem.title')}</h1>
      <p>{texts.error(error)}</p>
      <p className={classes.quiet}>{texts.t('problem.safe')}</p>
      <Button variant="default" onClick={again}>
        {texts.t('problem.again')}
      </Button>
    </div>
  )
}
