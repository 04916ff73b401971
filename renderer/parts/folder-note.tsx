import { useQuery } from '@tanstack/react-query'
import type { ParleyError } from '../../core/base/errors'
import type { FolderState } from '../../core/contract/app-schemas'
import type { TextKey } from '../../core/text/catalogue'
import { ask } from '../client/bridge'
import { useTexts } from '../text/text-context'
import classes from './folder-note.module.css'

/** The state of the chosen folder; undefined until it is known. */
export function useFolderState(place: string | undefined): FolderState | undefined {
  const { data } = useQuery<FolderState, ParleyError>({
    queryKey: ['app:folder-state', place],
    queryFn: () => ask('app:folder-state', { place: place ?? '' }),
    enabled: place !== undefined,
    // Nothing tells the window of changes on the disk.
    staleTime: 0,
    gcTime: 0,
  })
  return data
}

const TO_MAKE: Record<FolderState['state'], TextKey> = {
  free: 'place.free',
  desk: 'place.desk',
  'not-empty': 'place.notEmpty',
  'bad-name': 'place.badName',
  unusable: 'place.unusable',
}
const TO_OPEN: Record<FolderState['state'], TextKey> = {
  free: 'place.nothing',
  desk: 'place.deskOpen',
  'not-empty': 'place.notDesk',
  'bad-name': 'place.badName',
  unusable: 'place.unusable',
}

/** Says whether the folder can take a desk or has one, and warns if another program syncs it. */
export function FolderNote(props: { place: FolderState | undefined; wanted: 'room' | 'desk' }) {
  const { place, wanted } = props
  const { t } = useTexts()
  if (!place) return <div className={classes.place} role="status" />
  const good = place.state === (wanted === 'room' ? 'free' : 'desk')
  return (
    <div className={classes.place} role="status">
      <p className={good ? classes.quiet : classes.error}>{t((wanted === 'room' ? TO_MAKE : TO_OPEN)[place.state])}</p>
      {place.syncedBy && (
        <p className={classes.warning}>
          {place.syncedBy === 'network'
            ? t('place.network')
            : t('place.synced', { service: t(`sync.${place.syncedBy}`) })}
        </p>
      )}
    </div>
  )
}
