import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BackupPlace } from '../../../core/backup/backup-schemas'
import { ParleyError } from '../../../core/base/errors'
import { ask } from '../../client/bridge'
import { useFolderState } from '../../parts/folder-note'
import { useTexts } from '../../text/text-context'
import classes from './backups.module.css'
import { sizeText } from './use-backups'

/** A backup place: its folder, its content and its problem. */
export function BackupPlaceCard({ place }: { place: BackupPlace }) {
  const texts = useTexts()
  const { t, language } = texts
  const { last, count, problem, badTexts = 0 } = place
  const size = sizeText(place.bytes, language)
  return (
    <div className={classes.place} data-place={place.place}>
      <h3>{t(`backup.${place.place}`)}</h3>
      <p className={classes.path}>{place.folder}</p>
      {problem && (
        <p role="alert" className={classes.problem}>
          {texts.error(new ParleyError(problem.code, problem.params))}
        </p>
      )}
      <p>
        {last ? t('backup.last', { date: texts.moment(last.at) }) : !problem && t('backup.never')}{' '}
        {place.hasAll && t('backup.hasAll')}
      </p>
      {count > 0 && (
        <p className={classes.help}>
          {count === 1 ? t('backup.sizeOne', { size }) : t('backup.size', { count, size })}
        </p>
      )}
      {badTexts > 0 && (
        <p className={classes.warning}>
          {badTexts === 1 ? t('backup.badTextsOne') : t('backup.badTexts', { count: badTexts })}
        </p>
      )}
      {place.place === 'other' && <PlaceWarnings place={place} />}
    </div>
  )
}

/** Warnings about a chosen folder. */
function PlaceWarnings({ place }: { place: BackupPlace }) {
  const { t } = useTexts()
  const { syncedBy } = useFolderState(place.folder) ?? {}
  return (
    <>
      {place.sameDrive && <p className={classes.warning}>{t('backup.sameDrive')}</p>}
      {syncedBy && (
        <p className={classes.warning}>
          {syncedBy === 'network' ? t('backup.network') : t('backup.synced', { service: t(`sync.${syncedBy}`) })}
        </p>
      )}
    </>
  )
}

/** Buttons to add, change or remove the second place. */
export function SecondPlaceButtons({ has }: { has: boolean }) {
  const texts = useTexts()
  const { t } = texts
  const client = useQueryClient()
  const [failed, setFailed] = useState<unknown>()
  const choose = async (place: string | undefined) => {
    await ask('desk:backup-folder', place === undefined ? {} : { place })
    await client.invalidateQueries({ queryKey: ['desk:backups'] })
  }
  const tell = (work: Promise<unknown>) => {
    setFailed(undefined)
    work.catch(setFailed)
  }
  const pick = async () => {
    const { place } = await ask('app:choose-backups', {})
    if (place !== undefined) await choose(place)
  }
  return (
    <div className={classes.second}>
      {!has && <p className={classes.help}>{t('backup.addHelp')}</p>}
      <span className={classes.buttons}>
        <Button variant="default" size="compact-sm" onClick={() => tell(pick())}>
          {t(has ? 'backup.change' : 'backup.add')}
        </Button>
        {has && (
          <Button
            variant="default"
            size="compact-sm"
            title={t('backup.removeHelp')}
            onClick={() => tell(choose(undefined))}
          >
            {t('backup.remove')}
          </Button>
        )}
      </span>
      {failed !== undefined && (
        <p role="alert" className={classes.error}>
          {texts.error(failed)}
        </p>
      )}
    </div>
  )
}
