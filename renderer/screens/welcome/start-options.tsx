import { Button } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { RecentDesk } from '../../../core/contract/app-schemas'
import { ask } from '../../client/bridge'
import { useEnvironment } from '../../client/environment'
import { FolderPath } from '../../look/folder-path'
import { FolderField, useChosenFolder } from '../../parts/folder-field'
import { FolderNote, useFolderState } from '../../parts/folder-note'
import { hasScreen } from '../../recovery/recovery-screen'
import { useTexts } from '../../text/text-context'
import classes from './welcome.module.css'

/** Opens a desk. If it does not open, shows why in its own window. */
async function openOrShow(place: string): Promise<void> {
  await ask('app:open-desk', { place }).catch(async (error: unknown) => {
    if (!hasScreen(error)) throw error
    await ask('app:show-desk', { place })
  })
}

/** An attempt to open a desk: which one, and why it failed. */
interface Attempt {
  what: string
  failed?: unknown
}

/** How to start: recent desks, the sample, an empty desk, any other desk. After the first question, the sample has the `focus`. */
export function StartOptions({ make, focus }: { make: () => void; focus: boolean }) {
  const { t } = useTexts()
  const { recent } = useEnvironment()
  const [attempted, setTrying] = useState<Attempt>()
  const sample = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (focus) sample.current?.focus()
  }, [focus])
  const busy = attempted !== undefined && attempted.failed === undefined
  // Once the desk is open, it replaces this screen.
  const attempt = (what: string, work: () => Promise<unknown>) => {
    if (busy) return
    setTrying({ what })
    work().catch((failed: unknown) => setTrying({ what, failed }))
  }
  const open = (what: string, place: string) => attempt(what, () => openOrShow(place))
  const status = (what: string) => (attempted?.what === what ? <AttemptStatus attempted={attempted} /> : null)
  return (
    <>
      {recent.length > 0 && (
        <section aria-labelledby="recent">
          <h2 id="recent">{t('welcome.recent')}</h2>
          <ul className={classes.recent}>
            {recent.map((desk) => (
              <li key={desk.directory}>
                <RecentDeskButton desk={desk} open={() => open(desk.directory, desk.place)} />
                {status(desk.directory)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {recent.length > 0 && <h2>{t('welcome.others')}</h2>}
      <StartOption title={t('welcome.sample')} help={t('welcome.sampleHelp')}>
        <Button ref={sample} variant="default" onClick={() => attempt('sample', () => ask('app:open-sample', {}))}>
          {t('welcome.sampleOpen')}
        </Button>
        {status('sample')}
      </StartOption>
      <StartOption title={t('welcome.empty')} help={t('welcome.emptyHelp')}>
        <Button variant="default" onClick={make}>
          {t('welcome.emptyOpen')}
        </Button>
      </StartOption>
      <ExistingDesk open={(place) => attempt('existing', () => openOrShow(place))}>{status('existing')}</ExistingDesk>
    </>
  )
}

function AttemptStatus({ attempted }: { attempted: Attempt }) {
  const texts = useTexts()
  if (attempted.failed === undefined) return <p role="status">{texts.t('welcome.opening')}</p>
  return (
    <p role="alert" className={classes.error}>
      {texts.error(attempted.failed)}
    </p>
  )
}

/** A recent desk. If it is missing, the button says so; opening it says what to do. */
function RecentDeskButton({ desk, open }: { desk: RecentDesk; open: () => void }) {
  const { t, instant } = useTexts()
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const when = Number.isNaN(Date.parse(desk.openedAt)) ? '' : instant(desk.openedAt, timeZone)
  return (
    <button type="button" className={classes.desk} onClick={open}>
      <strong dir="auto">{desk.title}</strong>
      <span className={classes.path}>
        <FolderPath path={desk.directory} />
      </span>
      <span className={desk.there ? classes.quiet : classes.missing}>
        {desk.there ? t('welcome.lastOpened', { date: when }) : t('welcome.missing')}
      </span>
    </button>
  )
}

function StartOption({ title, help, children }: { title: string; help: string; children: ReactNode }) {
  return (
    <section className={classes.way}>
      <div>
        <h3>{title}</h3>
        <p className={classes.help}>{help}</p>
      </div>
      <div className={classes.wayAction}>{children}</div>
    </section>
  )
}

/** Opens a desk in any folder, chosen in the system's dialog. */
function ExistingDesk({ open, children }: { open: (place: string) => void; children: ReactNode }) {
  const { t } = useTexts()
  const { folder, choose } = useChosenFolder()
  const place = useFolderState(folder?.place)
  return (
    <section className={classes.existing}>
      <h3>{t('welcome.existing')}</h3>
      <p className={classes.help}>{t('welcome.existingHelp')}</p>
      <form
        className={classes.pathLine}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (folder) open(folder.place)
        }}
      >
        <FolderField label={t('welcome.folder')} folder={folder} choose={choose} />
        <Button variant="default" type="submit" disabled={folder === undefined}>
          {t('welcome.open')}
        </Button>
      </form>
      <FolderNote place={place} wanted="desk" />
      {children}
    </section>
  )
}
