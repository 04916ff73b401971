import type { AnyRecord } from '../../core/model/records/records'
import { DeskStore } from '../../electron/desk/store/desk-store'
import { compactInThread } from '../../electron/journal/write/compact-in-thread'
import { planOf } from './desks'

/**
 * Keeps a desk, as the desk process does: `desk-server.ts FOLDER JOURNAL-WORKER`. Each message is a record to put, and is answered once it is
 * durable.
 */
const [folder = '', workerFile = ''] = process.argv.slice(2)
const store = await DeskStore.open(folder, 'write', { compact: compactInThread(workerFile) })
process.on('message', (record: AnyRecord) => {
  void store.commit(() => planOf(record)).then(({ revision }) => process.send?.(revision))
})
process.on('disconnect', () => void store.close())
process.send?.(0)
