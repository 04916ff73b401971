import type { RecordActionId } from '../../core/actions/record-actions'
import { refKey } from '../../core/desk/ops'
import type { RecordRef } from '../../core/model/values/record-ref'
import { copyRecords } from '../actions/copy-records'
import { showStatus } from '../actions/status-message'
import { ask } from '../client/bridge'
import { newId } from '../client/new-id'
import { usePins } from '../client/use-visits'
import { meantBy } from '../lists/selected-rows'
import type { Navigation } from '../navigation/navigation-state'
import { openInNewWindow } from '../navigation/new-window'
import { useChangeRecords } from '../screens/change-all/change-all-provider'
import { useDeleteRecords } from '../screens/delete/delete-provider'
import { useTexts } from '../text/text-context'

/** Does one of `RECORD_ACTIONS` with a record; `address` is the one that it names on the web. */
export type DoWithRecord = (id: RecordActionId, ref: RecordRef, address?: string) => Promise<void>

/** Does the actions of `RECORD_ACTIONS`: for the record of a menu or of the focused row, and for the open one. */
export function useRecordActions(navigation: Navigation, openBeside: (ref: RecordRef) => void): DoWithRecord {
  const { language } = useTexts()
  const pins = usePins()
  const remove = useDeleteRecords()
  const { link } = useChangeRecords()
  const begin = async (ref: RecordRef, as: 'duplicate' | 'nextMeeting') => {
    const { of, given } = await ask('desk:begun', { ref, as })
    navigation.make({ of, given, id: newId() })
  }
  const perform = async (id: RecordActionId, ref: RecordRef, address: string | undefined): Promise<void> => {
    const key = refKey(ref)
    const { ref: opened } = navigation.route
    const isOpened = opened !== undefined && refKey(opened) === key
    switch (id) {
      case 'open':
        return navigation.open(ref)
      case 'openInNewWindow':
        return openInNewWindow(ref)
      case 'openBeside':
        return openBeside(ref)
      case 'edit':
        return navigation.edit(ref, true)
      case 'pin':
        return pins.toggle(ref)
      case 'copyText':
        return copyRecords([key], 'text', language)
      case 'copyRow':
        return copyRecords([key], 'table', language)
      case 'copyLink':
        if (address !== undefined) await ask('app:copy-address', { address })
        return
      case 'linkIssue':
        return link(meantBy(key))
      case 'duplicate':
      case 'nextMeeting':
        return begin(ref, id)
      case 'recordHistory':
        return isOpened && navigation.route.history === true ? navigation.open(ref) : navigation.lookBack(ref)
      case 'delete':
        return remove([key], () => {
          if (isOpened) navigation.closeRecord()
        })
    }
  }
  return (id, ref, address) => perform(id, ref, address).catch((failure: unknown) => showStatus({ failure }))
}
