import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OriginalView } from '../../../core/queries/original-schemas'
import { sizeText } from '../../../core/wording/size-text'
import { ask } from '../../client/bridge'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import classes from './original-line.module.css'

type Original = NonNullable<OriginalView['original']>
type Saving =
  | { at: 'idle' | 'saving' }
  | { at: 'saved'; file: string; size: number; place: string }
  | { at: 'failed'; why: unknown }

/** The file that a source was read from, and the way to save a copy of it. Nothing if it was not read from a file. */
export function OriginalLine({ source }: { source: string }) {
  const { data } = useDesk('desk:original', { source })
  return data?.original ? <Line key={source} source={source} original={data.original} /> : null
}

function Line({ source, original }: { source: string; original: Original }) {
  const { t, error } = useTexts()
  const { name, size, state, isPicture, isAlone, isSchedule } = original
  const [saving, setSaving] = useState<Saving>({ at: 'idle' })
  const fail = (why: unknown) => setSaving({ at: 'failed', why })
  const save = async () => {
    setSaving({ at: 'saving' })
    const { place } = await ask('app:choose-export', { name, as: 'original' })
    if (place === undefined) return setSaving({ at: 'idle' })
    setSaving({ at: 'saved', place, ...(await ask('desk:original-save', { source, place })) })
  }
  const reveal = (place: string) => void ask('app:reveal', { place }).catch(fail)
  return (
    <div className={classes.original} data-original={state}>
      <p className={state === 'missing' || state === 'altered' ? look.caveat : look.quiet}>
        {t(`original.${state}`, { name, size: sizeText(size) })}
        {state === 'kept' && isAlone && ` ${t('original.isAlone')}`}
        {state === 'kept' && isSchedule && ` ${t('original.isSchedule')}`}
        {state === 'kept' && isPicture && ` ${t('original.isPicture')}`}
      </p>
      {state === 'kept' && (
        <Button
          size="compact-xs"
          variant="default"
          aria-busy={saving.at === 'saving'}
          onClick={() => saving.at !== 'saving' && void save().catch(fail)}
        >
          {t('original.save')}
        </Button>
      )}
      {saving.at === 'saved' && (
        <p role="status">
          {t('original.saved', { name: saving.file, size: sizeText(saving.size) })}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => reveal(saving.place)}>
            {t('interop.reveal')}
          </Button>
        </p>
      )}
      {saving.at === 'failed' && (
        <p role="alert" className={look.caveat}>
          {error(saving.why)}
        </p>
      )}
    </div>
  )
}
