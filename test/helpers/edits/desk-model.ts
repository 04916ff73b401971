import fc from 'fast-check'
import { expect } from 'vitest'
import { ParleyError } from '../../../core/base/errors'
import type { Actor, BatchedCommand, DeskCommand } from '../../../core/commands/command'
import { planCommand } from '../../../core/commands/plan-command'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { NO_UNDO, type UndoStack } from '../../../core/journal/step'
import type { Plan } from '../../../core/journal/transaction'
import type { StaffMember } from '../../../core/model/values/staff-member'
import { undoStackAfter, replay } from '../../../core/undo/undo'
import { DeskService } from '../../../electron/desk/services/desk-service'
import { planOf, withStaff } from '../../../electron/desk/store/committed'
import { DeskStore } from '../../../electron/desk/store/desk-store'
import { sha256Of } from '../../../electron/journal/format/desk-content'
import { recover } from '../../../electron/journal/read/read-desk'
import { verify } from '../../../electron/journal/repair/verify'
import { copyNow, newSmallDesk } from '../desks/small-desk-on-disk'

/** Makes the same edits on a desk in a folder, which is also closed, copied in mid-work and compacted, and on one in memory, which is not. */

const MEMBERS = ['edith', 'ben', 'chie'].map(
  (name, index) => ({ id: `staff-${name}`, name, initials: `S${index}` }) as unknown as StaffMember,
)
/** Limits for segments of three or four edits. */
const limits = { bytes: 2000, transactions: 12 }

/** A request, chosen before the content of the desk is known. */
interface Wish {
  what: 'create' | 'change' | 'delete' | 'restore' | 'batch' | 'undo' | 'redo'
  who: number
  n: number
}

/** The desk in memory, with all its earlier states. */
interface Model {
  desk: MemoryDesk
  undoStack: UndoStack
  /** The desk after each of its revisions. */
  states: string[]
}

/** The desk in its folder, with the service that answers for it. */
interface Real {
  folder: string
  store: DeskStore
  service: DeskService
}

const stateOf = ({ desk, undoStack }: { desk: MemoryDesk; undoStack: UndoStack }): unknown =>
  JSON.parse(JSON.stringify([desk.revision, desk.collections, desk.trash, undoStack]))
const contentOf = (desk: Pick<MemoryDesk, 'collections' | 'trash'>) => JSON.stringify([desk.collections, desk.trash])

let now = 0
const clock = () => new Date(Date.UTC(2025, 5, 7, 9, 0, now * 20)).toISOString()

/** The command that a wish comes to on a desk; undefined for undo and redo. */
function commandOf(desk: MemoryDesk, wish: Wish): DeskCommand | undefined {
  if (wish.what !== 'batch') return oneOf(desk, wish)
  // Each command is made from the present state, so some batches are refused for what their own commands do.
  const parts = (['create', 'change', 'create', 'delete', 'restore'] as const).slice(wish.n % 3, 3 + (wish.n % 4))
  const commands = parts.flatMap((what, at) => oneOf(desk, { ...wish, what, n: wish.n + 7 * at }) ?? [])
  return { kind: 'batch', commands }
}

function oneOf(desk: MemoryDesk, { what, n }: Wish): BatchedCommand | undefined {
  const leads = desk.all('lead')
  const id = leads[n % Math.max(1, leads.length)]?.id ?? 'none'
  // If the lead is gone, use the revision that a window might still hold.
  const rev = desk.get('lead', id)?.rev ?? 1
  if (what === 'create')
    return { kind: 'create', collection: 'lead', id: `l${n % 9}`, fields: { talk: 'talk', text: `New ${n}` } }
  if (what === 'change') return { kind: 'change', collection: 'lead', id, rev, fields: { text: `Changed ${n}` } }
  if (what === 'delete') return { kind: 'delete', collection: 'lead', id, rev }
  if (what !== 'restore') return undefined
  const thrown = Object.values(desk.trash).map(({ collection, record }) => ({ collection, id: record.id }))
  return { kind: 'restore', records: [thrown[n % Math.max(1, thrown.length)] ?? { collection: 'lead', id: 'none' }] }
}

/** Carries out a wish on the desk in memory. Returns the error code, or the revision. */
function doTo(model: Model, wish: Wish, command: DeskCommand | undefined): string | number {
  const member = MEMBERS[wish.who % MEMBERS.length]
  if (!member) throw new Error('nobody')
  const actor: Actor = { staff: member.id, at: clock() }
  try {
    let plan: Plan
    if (command) {
      const { own, known } = withStaff(model.desk, member, actor)
      plan = planOf(actor, own, planCommand(known, command, actor, sha256Of))
    } else {
      const way = wish.what === 'undo' ? 'undo' : 'redo'
      const { ops, step } = replay(model.desk, model.undoStack, way, actor)
      plan = { by: actor.staff, at: actor.at, edit: { kind: way, label: step.label }, ops }
    }
    if (plan.ops.length > 0) {
      model.undoStack = undoStackAfter(model.undoStack, model.desk, plan)
      model.desk = model.desk.after(plan.ops)
      model.states.push(contentOf(model.desk))
    }
    return model.desk.revision
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    return error.code
  }
}

/** Sends the same wish to the desk in its folder. */
async function ask({ service }: Real, { what, who }: Wish, command: DeskCommand | undefined): Promise<string | number> {
  const staff = MEMBERS[who % MEMBERS.length]
  const again = { kind: what === 'undo' ? 'undo' : 'redo' }
  const answer = await service.answer('desk:apply', { command: command ?? again, staff })
  return answer.ok ? (answer.value as { revision: number }).revision : answer.error.code
}

async function open(real: Real, folder: string): Promise<void> {
  real.folder = folder
  real.store = await DeskStore.open(folder, 'write', { limits, clock })
  real.service = new DeskService(real.store, clock, (error) => {
    throw error
  })
}

type TriedCommand = fc.AsyncCommand<Model, Real>

/** A command that changes both desks, and checks afterwards that they are equal. */
const command = (name: string, run: (model: Model, real: Real) => Promise<void>): TriedCommand => ({
  check: () => true,
  toString: () => name,
  run: async (model, real) => {
    now += 1
    await run(model, real)
    expect(stateOf(real.store)).toEqual(stateOf(model))
  },
})

/** Makes one wish, or several at once: the result must be that of making them one after the other. */
const wishes = (list: Wish[]) =>
  command(list.map(({ what, who, n }) => `${what} ${who} ${n}`).join(' | '), async (model, real) => {
    // All commands are made from the present state.
    const commands = list.map((wish) => commandOf(model.desk, wish))
    const expected = list.map((wish, index) => doTo(model, wish, commands[index]))
    const got = await Promise.all(list.map((wish, index) => ask(real, wish, commands[index])))
    expect(got).toEqual(expected)
  })

const reopen = command('reopen', async (_model, real) => {
  await real.store.close()
  await open(real, real.folder)
})
/** Opens a copy of the folder as it is at this instant, perhaps in mid-compaction, as after a crash. */
const crash = command('crash', async (_model, real) => {
  const copy = copyNow(real.folder)
  await real.store.close()
  await open(real, copy)
})
/** Reads the desk after one of its transactions. */
const past = (part: number) =>
  command(`past ${part}`, async (model, real) => {
    const n = Math.round(part * model.desk.revision)
    const then = await real.store.history.deskAt(n)
    expect([n, contentOf(then)]).toEqual([n, model.states[n]])
    const newest = await real.store.history.transactions({ limit: 5 })
    expect(newest.map((transaction) => transaction.n)).toEqual(
      Array.from({ length: Math.min(5, model.desk.revision) }, (_none, index) => model.desk.revision - index),
    )
  })

const wish: fc.Arbitrary<Wish> = fc.record({
  what: fc.constantFrom(
    'create',
    'create',
    'change',
    'change',
    'change',
    'delete',
    'restore',
    'batch',
    'undo',
    'undo',
    'redo',
  ),
  who: fc.nat(2),
  n: fc.nat(99),
})
const COMMANDS: fc.Arbitrary<TriedCommand>[] = [
  wish.map((one) => wishes([one])),
  wish.map((one) => wishes([one])),
  fc.array(wish, { minLength: 2, maxLength: 12 }).map(wishes),
  fc.constant(reopen),
  fc.constant(crash),
  fc.double({ min: 0, max: 1, noNaN: true }).map(past),
]

/** Tries series of commands on a desk in a folder and on one in memory. */
export async function tryModel(numRuns: number, seed?: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: 30, size: '+1' }), async (commands) => {
      now = 0
      const folder = await newSmallDesk()
      const { state } = await recover(folder)
      const model: Model = { desk: state.desk, undoStack: NO_UNDO, states: [contentOf(state.desk)] }
      const real = {} as Real
      await open(real, folder)
      try {
        await fc.asyncModelRun(() => ({ model, real }), commands)
      } finally {
        await real.store.close()
      }
      expect((await verify(real.folder)).problems).toEqual([])
    }),
    { numRuns, ...(seed === undefined ? {} : { seed }) },
  )
}
