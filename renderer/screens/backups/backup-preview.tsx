import { Button } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { BackupPreview } from '../../../core/backup/backup-schemas'
import { localName } from '../../../core/base/text'
import { countOf } from '../../../core/desk/differences'
import { ask } from '../../client/bridge'
import { useDesk } from '../../client/use-desk'
import { Differences } from '../../look/differences'
import look from '../../look/look.module.css'
import { FolderField, readyFolder, useChosenFolder } from '../../parts/folder-field'
import { FolderNote, useFolderState } from '../../parts/folder-note'
import { useTexts } from '../../text/text-context'
import type { ChosenPoint } from './backup-points'
import classes from './backups.module.css'

/** A backup point: how it differs from the desk now, and how to restore it as a new desk. */
export function BackupPreviewPanel({
  chosen,
  storeId,
  back,
}: {
  chosen: ChosenPoint
  storeId: string
  back: () => void
}) {
  const texts = useTexts()
  const { t } = texts
  const { place, name } = chosen
  const preview = useDesk('desk:backup-preview', { place, name })
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <button type="button" className={look.link} autoFocus onClick={back}>
          ← {t('backup.back')}
        </button>
        <h2>{t('backup.asItWas', { date: texts.moment(chosen.at) })}</h2>
      </div>
      {preview.error && (
        <p role="alert" className={classes.error}>
          {texts.error(preview.error)}
        </p>
      )}
      {!preview.error && !preview.data && <p className={classes.help}>{t('status.opening')}</p>}
      {preview.data && (
        <>
          <BackupFacts preview={preview.data} />
          <SinceThen differences={preview.data.differences} />
          <RestoreAsDesk chosen={chosen} storeId={storeId} preview={preview.data} />
        </>
      )}
    </div>
  )
}

/** The changes on the desk since the backup. */
function SinceThen({ differences }: Pick<BackupPreview, 'differences'>) {
  const { t } = useTexts()
  if (!differences) return <p className={classes.warning}>{t('backup.unknownNow')}</p>
  if (countOf(differences) === 0) return <p>{t('backup.same')}</p>
  const label = t('backup.different')
  return (
    <section className={classes.part} aria-label={label}>
      <h2>{label}</h2>
      <Differences differences={differences} level={3} names="boxed" label={label} />
    </section>
  )
}

function BackupFacts({ preview }: { preview: BackupPreview }) {
  const { t } = useTexts()
  const { records, missingTexts } = preview
  return (
    <>
      <p>{records === 1 ? t('backup.recordsOne') : t('backup.records', { count: records })}</p>
      {missingTexts > 0 && (
        <p className={classes.warning}>
          {missingTexts === 1 ? t('backup.missingTextsOne') : t('backup.missingTexts', { count: missingTexts })}
        </p>
      )}
    </>
  )
}

/** Restores a backup as a new desk in a new folder; the window then opens it. */
function RestoreAsDesk({ chosen, storeId, preview }: { chosen: ChosenPoint; storeId: string; preview: BackupPreview }) {
  const texts = useTexts()
  const { t } = texts
  const target = useChosenFolder(useSuggestedName(chosen, preview))
  const place = useFolderState(target.folder?.place)
  const [state, setState] = useState<{ busy?: true; failed?: unknown }>({})
  const make = async (event: FormEvent) => {
    event.preventDefault()
    setState({ busy: true })
    try {
      const into = await readyFolder(target)
      if (into === undefined) setState({})
      else await ask('app:restore-desk', { place: chosen.place, name: chosen.name, storeId, into })
    } catch (failed) {
      setState({ failed })
    }
  }
  return (
    <form className={classes.part} noValidate aria-label={t('backup.make')} onSubmit={(event) => void make(event)}>
      <h2>{t('backup.make')}</h2>
      <p className={classes.help}>{t('backup.makeHelp')}</p>
      <FolderField label={t('backup.folder')} folder={target.folder} choose={target.choose} />
      <FolderNote place={place} wanted="room" />
      {state.failed !== undefined && (
        <p role="alert" className={classes.error}>
          {texts.error(state.failed)}
        </p>
      )}
      <span className={classes.buttons}>
        <Button type="submit" loading={state.busy ?? false} disabled={place !== undefined && place.state !== 'free'}>
          {t('backup.makeIt')}
        </Button>
      </span>
    </form>
  )
}

/** A name for the folder, by the desk and the time of the backup. */
function useSuggestedName({ at }: ChosenPoint, { of }: BackupPreview): string {
  const { t, language } = useTexts()
  // As in file names: 2026-11-23 14.05, in this computer's time zone.
  const [day, time] = new Date(at).toLocaleString('sv-SE').split(' ')
  const title = of ? localName(of, language) : 'Parley'
  return t('backup.folderName', { title, day: `${day} ${(time ?? '').slice(0, 5).replace(':', '.')}` })
}
