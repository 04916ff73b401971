import { Button, Modal } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { NO_DESK } from '../../core/actions/actions'
import { ActionProvider, useAction } from '../actions/action-context'
import { useMenu } from '../actions/use-menu'
import { ask } from '../desk/bridge'
import look from '../look/look.module.css'
import { SettingsPanel } from '../screens/settings/settings-panel'
import { useTexts } from '../text/text-context'

/** What a person can ask of the app from any window of a desk: its settings, other desks, another window. */
export function AppActions({ desk }: { desk: boolean }) {
  const { t } = useTexts()
  const texts = useTexts()
  const [settings, setSettings] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const tell = (work: Promise<unknown>) => void work.catch(setFailed)
  useAction('settings', () => setSettings(true))
  useAction('openDesk', () => tell(pickDesk()))
  useAction('desks', () => tell(ask('app:leave-desk', {})))
  useAction('newWindow', () => tell(ask('app:new-window', {})))
  return (
    <>
      <SettingsPanel opened={settings} desk={desk} close={() => setSettings(false)} />
      <Modal
        opened={failed !== undefined}
        onClose={() => setFailed(undefined)}
        title={t('problem.notOpened')}
        closeButtonProps={{ 'aria-label': t('problem.close') }}
        centered
      >
        <p role="alert" className={look.sentence}>
          {failed !== undefined && texts.error(failed)}
        </p>
        <Button onClick={() => setFailed(undefined)}>{t('problem.close')}</Button>
      </Modal>
    </>
  )
}

/** Asks for a folder, and opens the desk in it. */
async function pickDesk(): Promise<void> {
  const { directory } = await ask('app:pick-folder', {})
  if (directory !== undefined) await ask('app:open-desk', { directory })
}

/** A window that shows no desk: what the menu and the keys can still do there. */
export function WithoutDesk({ children }: { children: ReactNode }) {
  return (
    <ActionProvider state={NO_DESK}>
      <DesklessMenu />
      <AppActions desk={false} />
      {children}
    </ActionProvider>
  )
}

function DesklessMenu() {
  useMenu({}, ['openDesk', 'settings'])
  return null
}
