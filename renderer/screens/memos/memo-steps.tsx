import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useTexts } from '../../text/text-context'
import classes from './memo-strip.module.css'

const STEPS = ['draft', 'inClearance', 'cleared', 'issued'] as const

/** The way of a memo from draft to issued, and where it is. One that was replaced or recalled says so at the end. */
export function MemoSteps({ status }: Pick<MemoRoomView, 'status'>) {
  const { t, word } = useTexts()
  const steps = STEPS.some((step) => step === status) ? STEPS : [...STEPS.slice(0, -1), status]
  const now = steps.findIndex((step) => step === status)
  return (
    <ol className={classes.steps} aria-label={t('room.steps')}>
      {steps.map((step, index) => (
        <li
          key={step}
          data-step={step}
          data-past={index < now || undefined}
          aria-current={index === now ? 'step' : undefined}
        >
          {word('memoStatus', step)}
        </li>
      ))}
    </ol>
  )
}
