import { setTimeout as wait } from 'node:timers/promises'
import { DeskService } from '../../electron/desk/services/desk-service'
import { DeskStore } from '../../electron/desk/store/desk-store'
import { askWhole, BENCH_CLOCK, untilChecked } from './ask-views'
import { READ_REQUESTS } from './reads-requests'

/** The time that the rest of the work gets, in milliseconds. */
const AFTERWARDS_MS = 5000

/** `reads-memory.ts FOLDER`: prints the megabytes that a desk takes with the store alone, and with all views asked for. */
function megabytes(): number {
  if (!globalThis.gc) throw new Error('Needs --expose-gc: garbage would count.')
  // Twice: what a buffer held is free only after the first time.
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

const before = megabytes()
const store = await DeskStore.open(process.argv[2] ?? '', 'read')
const alone = megabytes() - before
const service = new DeskService(store, BENCH_CLOCK, (error) => console.error(error))
await untilChecked(service)
for (const view of READ_REQUESTS) await askWhole(service, view)
// The desk forgets unused values in slices, between the answers.
await wait(AFTERWARDS_MS)
console.log(JSON.stringify([alone, megabytes() - before]))
await service.end()
await store.close()
