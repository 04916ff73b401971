import type { EventName } from '../../../core/contract/channels'
import type { Envelope } from '../../../core/contract/envelope'
import {
  endSchema,
  placeGrantSchema,
  remindSchema,
  portRequestSchema,
  wordAskedSchema,
  type DeskReport,
  type PlaceGrant,
  type PortReply,
  type RemindQuestion,
  type WordAsked,
} from '../../../core/contract/port'

/** Answers the requests that come through a port. */
export interface DeskAnswers {
  answer(request: string, input: unknown): Promise<Envelope>
  /** Calls the listener for every event until the returned function is called. */
  onEvent(listener: (event: EventName, value: unknown) => void): () => void
  /** Registers a place outside the desk that a person chose to write to. */
  grant(place: PlaceGrant): void
  /** Reports what main may notify a person of. */
  remind(question: RemindQuestion): void
  /** The words that may be meant by a wrong one, the likeliest first. */
  suggestions(asked: WordAsked): Promise<string[]>
  /** Closes the desk. */
  close(): Promise<void>
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
 * The desk process's wrapper of its transport, and the only code there that touches ports. Main's first message is the job, which `open` does and
 * reports on. Each port that main hands over is answered until it closes, and hears of every commit. When asked to end, closes the desk first.
 */
export function servePorts(open: (job: unknown, report: (report: DeskReport) => void) => Promise<DeskAnswers>): void {
  const parent = (process as unknown as { parentPort: Parent }).parentPort
  let answers: Promise<DeskAnswers> | undefined
  parent.on('message', ({ data, ports }) => {
    if (endSchema.safeParse(data).success) {
      void end(answers)
      return
    }
    const grant = placeGrantSchema.safeParse(data)
    const remind = remindSchema.safeParse(data)
    const asked = wordAskedSchema.safeParse(data)
    if (grant.success) void answers?.then((desk) => desk.grant(grant.data))
    else if (remind.success) void answers?.then((desk) => desk.remind(remind.data.remind))
    else if (asked.success) {
      const { wordAsked } = asked.data
      void answers
        ?.then((desk) => desk.suggestions(asked.data))
        .then((suggestions) => parent.postMessage({ wordAsked, suggestions }))
    } else answers ??= open(data, (report) => parent.postMessage(report))
    if (!answers) return
    for (const port of ports) void serve(port, answers)
  })
}

async function end(answers: Promise<DeskAnswers> | undefined): Promise<void> {
  await answers?.then((desk) => desk.close()).catch(() => undefined)
  process.exit(0)
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
  const unsubscribe = desk.onEvent((event, value) => {
    if (open.current) port.postMessage({ event, value })
  })
  port.on('close', unsubscribe)
}
