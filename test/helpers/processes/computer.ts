import './as-computer'
import { createInterface } from 'node:readline'
import { ParleyError } from '../../../core/base/errors'
import { DeskStore } from '../../../electron/desk/store/desk-store'

/**
 * A process that edits a desk on command, as the computer HOST would: `computer.ts FOLDER HOST`. Reads commands, one a line, and answers each with a
 * line: `open` (`opened`), `overrule` (opens a desk that another computer has leased), `edit TEXT` (`saved`), `close` (`closed`), `quit`. If one
 * fails, the answer is the code of the error.
 */
const [folder = '', host = ''] = process.argv.slice(2)
let store: DeskStore | undefined

async function answerTo(line: string): Promise<string> {
  const [command = '', ...words] = line.split(' ')
  const text = words.join(' ')
  if (command === 'open' || command === 'overrule') {
    store = await DeskStore.open(folder, 'write', { who: `Who ${host}`, overrule: command === 'overrule' })
    return 'opened'
  }
  if (command === 'edit') {
    if (!store) return 'not open'
    await store.commit((desk) => {
      const lead = desk.get('lead', 'lead-1')
      if (!lead) throw new Error('no lead')
      // Each edit leaves a record of its own, so that a lost one shows.
      const record = { ...lead, id: `lead-${text}`, rev: 1, text }
      const op = { op: 'put' as const, collection: 'lead' as const, record }
      return { by: lead.createdBy, at: new Date().toISOString(), edit: { kind: 'other' }, ops: [op] }
    })
    return 'saved'
  }
  await store?.close()
  store = undefined
  return 'closed'
}

for await (const line of createInterface(process.stdin)) {
  const answer = await answerTo(line).catch((error: unknown) => {
    if (error instanceof ParleyError) return error.code
    throw error
  })
  process.stdout.write(`${answer}\n`)
  if (line === 'quit') process.exit()
}
