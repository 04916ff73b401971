import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Copied } from '../../core/contract/app-schemas'
import type { Recovery, Step } from '../../core/recovery/recovery'
import { useTexts } from '../text/text-context'
import classes from './recovery-steps.module.css'
import { useCopyPercent, useRecoverySteps, type Outcome } from './use-recovery-steps'

/** The steps to try, each with its purpose and its outcome. */
export function RecoverySteps(props: { recovery: Recovery; again: () => Promise<unknown>; focus: boolean }) {
  const { recovery, again, focus } = props
  const { run, outcome } = useRecoverySteps(again)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (focus) first.current?.focus()
  }, [focus])
  const primary = recovery.steps.find((step) => step.id !== 'install')
  return (
    <ul className={classes.steps}>
      {recovery.steps.map((step) => (
        <li key={step.id}>
          <StepLine
            step={step}
            primary={step === primary && recovery.steps[0] === primary}
            buttonRef={step === primary ? first : undefined}
            outcome={outcome?.step === step.id ? outcome : undefined}
            busy={outcome?.state === 'busy'}
            run={() => run(step.id)}
          />
        </li>
      ))}
    </ul>
  )
}

function StepLine(props: {
  step: Step
  primary: boolean
  buttonRef: React.RefObject<HTMLButtonElement | null> | undefined
  outcome: Outcome | undefined
  busy: boolean
  run: () => void
}) {
  const { step, primary, buttonRef, outcome, busy, run } = props
  const { t } = useTexts()
  const help = <span id={`help-${step.id}`}>{t(step.help)}</span>
  if (step.id === 'install')
    return (
      <div className={classes.step}>
        <strong>{t('recovery.install')}</strong>
        {help}
      </div>
    )
  return (
    <>
      <div className={classes.step}>
        <Button
          ref={buttonRef}
          variant={primary ? 'filled' : 'default'}
          aria-describedby={`help-${step.id}`}
          data-busy={busy}
          onClick={run}
          fullWidth
          px="xs"
        >
          {t(`recovery.${step.id}`)}
        </Button>
        {help}
      </div>
      {outcome && <StepOutcome outcome={outcome} />}
    </>
  )
}

function StepOutcome({ outcome }: { outcome: Outcome }) {
  const texts = useTexts()
  if (outcome.state === 'failed')
    return (
      <p role="alert" className={classes.failed}>
        {texts.error(outcome.error)}
      </p>
    )
  if (outcome.state === 'copied') return <CopyResult copied={outcome.copied} />
  return outcome.step === 'copy' ? <CopyProgress /> : <OpeningStatus step={outcome.step} />
}

function OpeningStatus({ step }: { step: Outcome['step'] }) {
  const { t } = useTexts()
  const opens = ['again', 'restart', 'read'].includes(step)
  return (
    <p role="status" className={classes.outcome}>
      {opens ? t('recovery.opening') : ''}
    </p>
  )
}

export function CopyProgress() {
  const { t } = useTexts()
  const percent = useCopyPercent()
  return (
    <p role="status" className={classes.outcome}>
      {percent === undefined ? '' : t('recovery.copying', { percent })}
    </p>
  )
}

export function CopyResult({ copied }: { copied: Copied }) {
  const { t, language, list } = useTexts()
  const { directory, files, bytes, unread } = copied
  const number = (value: number) => value.toLocaleString(language)
  return (
    <div role="status" className={classes.outcome}>
      <p>{t('recovery.copied', { directory, files: number(files), bytes: number(bytes) })}</p>
      {unread.length > 0 && (
        <p className={classes.failed}>{t('recovery.copiedWithout', { names: list(unread.slice(0, 20)) })}</p>
      )}
    </div>
  )
}
