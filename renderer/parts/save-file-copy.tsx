import { Button } from '@mantine/core'
import { useState } from 'react'
import { sizeText } from '../../core/wording/size-text'
import { ask } from '../client/bridge'
import look from '../look/look.module.css'
import { useTexts } from '../text/text-context'

type Saving =
  | { at: 'idle' | 'saving' }
  | { at: 'saved'; file: string; size: number; place: string }
  | { at: 'failed'; why: unknown }

/**
 * Saves a copy of a file that the desk keeps, byte for byte, and shows it where it is. `save` writes it to a place that the person chose, and says under which
 * name and how large (bytes). `label` names the button where there are several files.
 */
export function SaveFileCopy(props: {
  name: string
  save: (place: string) => Promise<{ file: string; size: number }>
  variant: 'default' | 'subtle'
  label?: string
}) {
  const { name, variant, label } = props
  const { t, error } = useTexts()
  const [saving, setSaving] = useState<Saving>({ at: 'idle' })
  const fail = (why: unknown) => setSaving({ at: 'failed', why })
  const save = async () => {
    setSaving({ at: 'saving' })
    const { place } = await ask('app:choose-export', { name, as: 'original' })
    if (place === undefined) return setSaving({ at: 'idle' })
    setSaving({ at: 'saved', place, ...(await props.save(place)) })
  }
  return (
    <>
      <Button
        size="compact-xs"
        variant={variant}
        {...(label === undefined ? {} : { 'aria-label': label })}
        aria-busy={saving.at === 'saving'}
        onClick={() => saving.at !== 'saving' && void save().catch(fail)}
      >
        {t('original.save')}
      </Button>
      {saving.at === 'saved' && (
        <span role="status" className={look.quiet}>
          {t('original.saved', { name: saving.file, size: sizeText(saving.size) })}{' '}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => void ask('app:reveal', { place: saving.place }).catch(fail)}
          >
            {t('interop.reveal')}
          </Button>
        </span>
      )}
      {saving.at === 'failed' && (
        <span role="alert" className={look.caveat}>
          {error(saving.why)}
        </span>
      )}
    </>
  )
}
