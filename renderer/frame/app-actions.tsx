import { Button, Group } from '@mantine/core'
import { useMemo, useState, type ReactNode } from 'react'
import { NO_DESK } from '../../core/actions/actions'
import { ActionProvider, useAction } from '../actions/action-context'
import { useMenu } from '../actions/use-menu'
import { ask } from '../client/bridge'
import { useEnvironment } from '../client/environment'
import { Dialog } from '../look/dialog'
import look from '../look/look.module.css'
import { hasScreen } from '../recovery/recovery-screen'
import { AboutActions } from '../screens/about/about-actions'
import { BackupsPanel } from '../screens/backups/backups-panel'
import { SettingsPanel } from '../screens/settings/settings-panel'
import { useTexts } from '../text/text-context'

/** Does what a person can ask of the app in any window: settings, other desks, another window. */
export function AppActions({ desk }: { desk: boolean }) {
  const { t } = useTexts()
  const texts = useTexts()
  const [settings, setSettings] = useState(false)
  const [backups, setBackups] = useState(false)
  const hasFolder = useEnvironment().desk !== undefined
  const [failed, setFailed] = useState<Failed>()
  const tell = (work: Promise<unknown>) => void work.catch((error: unknown) => setFailed({ error }))
  const lookAt = (place: string | undefined) => {
    setFailed(undefined)
    if (place !== undefined) tell(ask('app:show-desk', { place }))
  }
  useAction('settings', () => setSettings(true))
  useAction('backups', () => setBackups(hasFolder))
  useAction('openDesk', () => void pickDesk().then(setFailed))
  useAction('desks', () => tell(ask('app:leave-desk', {})))
  useAction('newWindow', () => tell(ask('app:new-window', {})))
  return (
    <>
      {hasFolder && <BackupsPanel opened={backups} close={() => setBackups(false)} />}
      <AboutActions />
      <SettingsPanel opened={settings} desk={desk} close={() => setSettings(false)} />
      <Dialog
        opened={failed !== undefined}
        onClose={() => setFailed(undefined)}
        title={t('problem.notOpened')}
        closeButtonProps={{ 'aria-label': t('problem.close') }}
        centered
      >
        <p role="alert" className={look.sentence}>
          {failed && texts.error(failed.error)}
        </p>
        <Group gap="xs">
          <Button onClick={() => setFailed(undefined)}>{t('problem.close')}</Button>
          {failed?.place !== undefined && hasScreen(failed.error) && (
            <Button variant="default" onClick={() => lookAt(failed.place)}>
              {t('problem.whatNow')}
            </Button>
          )}
        </Group>
      </Dialog>
    </>
  )
}

/** An action that failed, and its folder. */
interface Failed {
  error: unknown
  place?: string
}

/** Asks for a folder and opens the desk in it. Resolves with the failure, if any. */
async function pickDesk(): Promise<Failed | undefined> {
  const { folder } = await ask('app:pick-folder', {})
  if (!folder) return undefined
  const { place } = folder
  return ask('app:open-desk', { place }).then(
    () => undefined,
    (error: unknown) => ({ error, place }),
  )
}

/** A window without a desk, with the menu entries and keys that still work there. */
export function WithoutDesk({ children }: { children: ReactNode }) {
  const { desk } = useEnvironment()
  const state = useMemo(() => ({ ...NO_DESK, folder: desk !== undefined }), [desk])
  return (
    <ActionProvider state={state}>
      <DesklessMenu />
      <AppActions desk={false} />
      {children}
    </ActionProvider>
  )
}

function DesklessMenu() {
  useMenu({}, ['openDesk', 'backups', 'settings', 'whatsNew', 'showLog', 'about'])
  return null
}
