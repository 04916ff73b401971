import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ParleyError } from '../../../core/base/errors'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { thisDevice } from '../../../electron/journal/format/device'

/**
 * A process that opens a desk on a full disk, where a crash of this computer left a lease: `stale-lease.ts FOLDER`. Prints as JSON the lease's name
 * while the disk is full, the answers to an edit then and to one once there is room, and the last holder of the lease.
 */
const [folder = ''] = process.argv.slice(2)
const leaseFile = join(folder, 'lease.json')
const leaseNow = () => (JSON.parse(readFileSync(leaseFile, 'utf8')) as { lease: string }).lease
await (await DeskStore.open(folder, 'write')).close()
const at = new Date().toISOString()
writeFileSync(leaseFile, JSON.stringify({ lease: 'crashed', device: thisDevice(), since: at, renewed: at }))
const ballast = join(folder, 'ballast')
try {
  writeFileSync(ballast, Buffer.alloc(1 << 20))
} catch {
  // The part that fits fills the disk.
}
const store = await DeskStore.open(folder, 'write')
const attempt = () =>
  store
    .commit((desk) => {
      const lead = desk.get('lead', 'lead-1')
      if (!lead) throw new Error('no lead')
      const record = { ...lead, rev: lead.rev + 1, text: 'x'.repeat(9000) }
      const ops = [{ op: 'put' as const, collection: 'lead' as const, record }]
      return { by: lead.createdBy, at, edit: { kind: 'other' }, ops }
    })
    .then(
      () => 'saved',
      (error: unknown) => (error instanceof ParleyError ? error.code : String(error)),
    )
const full = [leaseNow(), await attempt()]
rmSync(ballast, { force: true })
// A lease that was read a moment ago is not read again.
await wait(2100)
const withRoom = await attempt()
const isReplaced = leaseNow() !== 'crashed'
await store.close()
console.log(JSON.stringify({ full, withRoom, isReplaced }))
