import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { ask } from '../../client/bridge'
import { copyText } from '../../client/copy-text'
import { useEnvironment } from '../../client/environment'
import { Dialog } from '../../look/dialog'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import classes from './about.module.css'

/** Parley's version and those of its parts, for reading and for whoever helps; and that nothing is sent. */
export function AboutDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTexts()
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t('about.title')}
      closeButtonProps={{ 'aria-label': t('about.close') }}
      centered
    >
      {opened && <AboutContent />}
    </Dialog>
  )
}

function AboutContent() {
  const { t, error } = useTexts()
  const { version, electron, chrome, node, platform, arch, system } = useEnvironment()
  const [copied, setCopied] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const lines = [
    t('about.version', { version, electron }),
    t('about.runtime', { chrome, node }),
    t('about.system', { platform, arch, system }),
  ]
  return (
    <div className={classes.about}>
      <ul className={classes.versions}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{t('about.nothingSent')}</p>
      <p className={look.help}>{t('about.licence')}</p>
      <Group gap="xs">
        <Button
          data-autofocus
          onClick={() => {
            copyText(lines.join('\n'))
            setCopied(true)
          }}
        >
          {t('about.copy')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            setFailed(undefined)
            void ask('app:show-licences', {}).catch(setFailed)
          }}
        >
          {t('about.licences')}
        </Button>
        <span role="status" className={look.quiet}>
          {copied ? t('about.copied') : ''}
        </span>
      </Group>
      <p className={look.help}>{t('about.copyHelp')}</p>
      {failed !== undefined && (
        <p role="alert" className={look.problem}>
          {error(failed)}
        </p>
      )}
    </div>
  )
}
