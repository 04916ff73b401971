import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { BackupPlaceName } from '../../../core/backup/backup-schemas'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { SidePanel } from '../../parts/side-panel'
import { useTexts } from '../../text/text-context'
import { BackUpNow } from './back-up-now'
import { BackupPlaceCard, SecondPlaceButtons } from './backup-places'
import { BackupPoints, type ChosenPoint } from './backup-points'
import { BackupPreviewPanel } from './backup-preview'
import classes from './backups.module.css'
import { useBackupEvents } from './use-backups'

/** The places of the desk's backups, and the points to restore from. */
export function BackupsPanel({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTexts()
  const [chosen, setChosen] = useState<ChosenPoint>()
  const leave = () => {
    setChosen(undefined)
    close()
  }
  return (
    <SidePanel
      opened={opened}
      close={leave}
      back={chosen && (() => setChosen(undefined))}
      size={620}
      title={t('backup.title')}
      closeLabel={t('backup.close')}
    >
      {opened && <BackupsContent chosen={chosen} choose={setChosen} />}
    </SidePanel>
  )
}

function BackupsContent({
  chosen,
  choose,
}: {
  chosen: ChosenPoint | undefined
  choose: (chosen: ChosenPoint | undefined) => void
}) {
  const texts = useTexts()
  const { t } = texts
  // A backup that ended while the panel was closed must not look as if it still ran.
  const backups = useDesk('desk:backups', {}, true, { once: true })
  const running = useBackupEvents(backups.data?.running)
  const [wanted, setWanted] = useState<BackupPlaceName>('own')
  const view = backups.data
  if (backups.error)
    return (
      <p role="alert" className={classes.error}>
        {texts.error(backups.error)}
      </p>
    )
  if (!view) return <p className={look.quiet}>{t('status.opening')}</p>
  if (chosen && view.storeId !== undefined)
    return <BackupPreviewPanel chosen={chosen} storeId={view.storeId} back={() => choose(undefined)} />
  const place = view.places.some((one) => one.place === wanted) ? wanted : 'own'
  return (
    <div className={classes.panel}>
      <p className={classes.help}>{t('backup.lead')}</p>
      <section className={classes.part} aria-label={t('backup.places')}>
        <h2>{t('backup.places')}</h2>
        {view.places.map((one) => (
          <BackupPlaceCard key={one.place} place={one} />
        ))}
        {view.storeId !== undefined && <SecondPlaceButtons has={view.places.some((one) => one.place === 'other')} />}
        <BackUpNow view={view} running={running} />
      </section>
      <section className={classes.part} aria-label={t('backup.points')}>
        <h2>{t('backup.points')}</h2>
        {view.places.length > 1 && (
          <SegmentedControl
            aria-label={t('backup.points')}
            data={view.places.map((one) => ({ value: one.place, label: t(`backup.${one.place}`) }))}
            value={place}
            transitionDuration={0}
            classNames={{ root: look.segments ?? '', indicator: look.chosen ?? '', label: look.segment ?? '' }}
            onChange={(value) => setWanted(value)}
          />
        )}
        <BackupPoints place={place} choose={choose} />
      </section>
    </div>
  )
}
