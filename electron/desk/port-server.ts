import type { Envelope } from '../../core/contract/contract'
import { portRequestSchema, type DeskReport, type PortReply } from '../../core/contract/port'
import type { CommitListener } from './desk-store'

/** What answers the requests that come through a port. */
export interface DeskAnswers {
  answer(request: string, input: unknown): Promise<Envelope>
  onCommit(listener: CommitListener): () => void
}

/** The part of Electron's port that is used: it exists in utility processes only, so it is described here and not imported. */
interface Port {
  on(event: 'message', listener: (event: { data: unknown }) => void): void
  on(event: 'close', listener: () => void): void
  postMessage(message: PortReply): void
  start(): void
}

interface Parent {
  on(event: 'message', listener: (event: { data: unknown; ports: Port[] }) => void): void
  postMessage(message: DeskReport): void
}

/**
 * The desk process's wrapper of its transport, the only place there that touches ports. Main's first message is the job, which
 * `open` does, reporting how it went; each port that main hands over is answered until it closes, and hears of every commit.
 */
export function servePorts(open: (job: unknown, report: (report: DeskReport) => void) => Promise<DeskAnswers>): void {
  const parent = (process as unknown as { parentPort: Parent }).parentPort
  let answers: Promise<DeskAnswers> | undefined
  parent.on('message', ({ data, ports }) => {
    answers ??= open(data, (report) => parent.postMessage(report))
    for (const port of ports) void serve(port, answers)
  })
}

async function serve(port: Port, answers: Promise<DeskAnswers>): Promise<void> {
  const open = { current: true }
  port.on('message', ({ data }) => {
    const parsed = portRequestSchema.safeParse(data)
    if (!parsed.success) return
    const { id, request, input } = parsed.data
    void answers.then(async (desk) => {
      const envelope = await desk.answer(request, input)
      if (open.current) port.postMessage({ id, envelope })
    })
  })
  port.on('close', () => {
    open.current = false
  })
  port.start()
  const desk = await answers
  const unsubscribe = desk.onCommit((revision, touched) => {
    if (open.current) port.postMessage({ event: 'desk:changed', value: { revision, touched } })
  })
  port.on('close', unsubscribe)
}
