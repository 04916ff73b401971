import { Button, Group } from '@mantine/core'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ask } from '../../client/bridge'
import { copyText } from '../../client/copy-text'
import { Dialog } from '../../look/dialog'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import classes from './about.module.css'

/** The log of this machine, to read, to copy and to find as a file. */
export function LogDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTexts()
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t('log.title')}
      size={760}
      closeButtonProps={{ 'aria-label': t('log.close') }}
      centered
    >
      {opened && <LogContent />}
    </Dialog>
  )
}

function LogContent() {
  const { t, error } = useTexts()
  const [text, setText] = useState<string>()
  const [copied, setCopied] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  useEffect(() => {
    let wanted = true
    ask('app:log', {}).then((log) => {
      if (wanted) setText(log.text)
    }, setFailed)
    return () => {
      wanted = false
    }
  }, [])
  const box = useRef<HTMLPreElement>(null)
  // The newest is at the end.
  useLayoutEffect(() => {
    if (box.current && text !== undefined) box.current.scrollTop = box.current.scrollHeight
  }, [text])
  return (
    <div className={classes.about}>
      <p className={look.help}>{t('log.help')}</p>
      <pre ref={box} className={classes.log} tabIndex={0} data-autofocus role="region" aria-label={t('log.title')}>
        {text === '' ? t('log.empty') : text}
      </pre>
      <Group gap="xs">
        <Button
          disabled={text === undefined}
          onClick={() => {
            copyText(text ?? '')
            setCopied(true)
          }}
        >
          {t('log.copy')}
        </Button>
        <Button variant="default" onClick={() => void ask('app:show-log', {}).catch(setFailed)}>
          {t('log.show')}
        </Button>
        <span role="status" className={look.quiet}>
          {copied ? t('log.copied') : ''}
        </span>
      </Group>
      {failed !== undefined && (
        <p role="alert" className={look.problem}>
          {error(failed)}
        </p>
      )}
    </div>
  )
}
