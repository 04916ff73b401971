import { apply } from '../../core/commands/apply'
import type { RecordOf } from '../../core/model/records'
import { describeError } from '../../core/text/describe'
import { ParleyError } from '../../core/contract/errors'
import { DeskStore } from '../../electron/desk/desk-store'

/**
 * A process that edits a desk until it is stopped: `writer.ts FOLDER COUNT`. It prints "ready", and "ack N" once the disk has its
 * N-th edit, which sets the text of lead-1 to "edit N"; then "done". A desk that it cannot have is one sentence, and exit code 1.
 */
const [folder = '', count = '1'] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)
try {
  const store = await DeskStore.open(folder, 'write')
  say('ready')
  const first = Number(/\d+$/.exec(store.desk.get('lead', 'lead-1')?.text ?? '')?.[0] ?? 0)
  for (let edit = first + 1; edit <= first + Number(count); edit += 1) {
    await store.commit((desk) => {
      const rev = desk.get('lead', 'lead-1')?.rev ?? 0
      const actor = { staff: 'staff-example' as RecordOf<'staff'>['createdBy'], at: new Date().toISOString() }
      return apply(
        desk,
        { kind: 'change', collection: 'lead', id: 'lead-1', rev, fields: { text: `edit ${edit}` } },
        actor,
      ).ops
    })
    say(`ack ${edit}`)
  }
  await store.close()
  say('done')
} catch (error) {
  if (!(error instanceof ParleyError)) throw error
  say(describeError(error.code, error.params, 'en'))
  process.exitCode = 1
}
