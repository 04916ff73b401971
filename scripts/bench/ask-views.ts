import { setTimeout as sleep } from 'node:timers/promises'
import type { ListPages } from '../../core/queries/list-schemas'
import type { DeskStatus } from '../../core/queries/view-schemas'
import type { DeskService } from '../../electron/desk/services/desk-service'
import { now } from './figures'
import type { ReadRequest } from './reads-requests'

/** The instant at which the desk is read. */
export const BENCH_CLOCK = () => '2026-01-04T09:00:00.000Z'

/** Asks for a view once; returns how long it took until the answer could be sent, and its bytes. */
export async function ask(
  service: DeskService,
  { name, request, input }: ReadRequest,
): Promise<[ms: number, bytes: number]> {
  const start = now()
  const answer = await service.answer(request, input)
  const bytes = Buffer.byteLength(JSON.stringify(answer))
  const took = now() - start
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
  return [took, bytes]
}

/** Asks for a view until it is whole: the filters of a long list are looked for in the background. */
export async function askWhole(service: DeskService, view: ReadRequest): Promise<void> {
  for (;;) {
    const answer = await service.answer(view.request, view.input)
    if (!answer.ok) throw new Error(`${view.name}: ${JSON.stringify(answer.error)}`)
    const { filters } = answer.value as Partial<ListPages>
    if (filters?.complete !== false) return
    await sleep(20)
  }
}

/** How long the first overview took, its bytes, how long until all records were checked, and each overview meanwhile. */
interface Checked {
  first: number
  bytes: number
  all: number
  spans: number[]
}

/** Asks for the overview until the records are checked. */
export async function untilChecked(service: DeskService): Promise<Checked> {
  const overview: ReadRequest = { name: 'overview', request: 'desk:overview', input: {} }
  const start = now()
  const [first, bytes] = await ask(service, overview)
  const spans: number[] = []
  for (;;) {
    const answer = await service.answer('desk:status', {})
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    if (!(answer.value as DeskStatus).findings.checking) break
    await sleep(25)
    spans.push((await ask(service, overview))[0])
  }
  return { first, bytes, all: now() - start, spans }
}
