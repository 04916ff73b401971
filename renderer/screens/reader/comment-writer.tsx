import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from '../../text/text-context'
import { typingIn } from '../form/inputs/typed-input'
import { GrowingText } from '../../look/growing-text'
import classes from './reader.module.css'

/** Writes a comment on a passage. Ctrl+Enter saves it; Esc leaves it, and what was written waits for the next comment. */
export function CommentWriter(props: {
  words: string
  body: string
  change: (body: string) => void
  save: () => Promise<unknown>
  leave: () => void
  cancel: () => void
}) {
  const { t } = useTexts()
  const [busy, setBusy] = useState(false)
  const save = () => {
    if (busy || props.body.trim() === '') return
    setBusy(true)
    void props.save().finally(() => setBusy(false))
  }
  return (
    <form
      className={classes.comment}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
        else if (event.key === 'Escape') props.leave()
        else return
        event.preventDefault()
      }}
    >
      <GrowingText
        label={t('reader.commentBody', { words: props.words })}
        dir="auto"
        autoFocus
        minRows={2}
        maxRows={6}
        value={props.body}
        onChange={(event) => props.change(event.currentTarget.value)}
        {...typingIn(() => undefined)}
      />
      <p className={classes.tools}>
        <Button size="compact-sm" type="submit" aria-busy={busy}>
          {t('reader.commentSave')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={props.cancel}>
          {t('reader.commentCancel')}
        </Button>
      </p>
    </form>
  )
}
