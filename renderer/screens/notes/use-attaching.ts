import { useLayoutEffect, useRef, useState, type ClipboardEvent, type DragEvent } from 'react'
import { ParleyError } from '../../../core/base/errors'
import type { HeldFile } from '../../../core/editing/note-draft'
import type { Attachment } from '../../../core/model/records/attachments'
import { ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX } from '../../../core/model/values/attachment-limits'
import { ask } from '../../client/bridge'
import { useTexts } from '../../text/text-context'
import { releaseFiles } from './unsaved-notes'

type ToAttach = { name: string } & ({ place: string } | { file: File })

/** What came of attaching: the names of the files that were, and the sentences about those that were not. */
interface Told {
  attached: readonly string[]
  problems: readonly string[]
}

const NOTHING: Told = { attached: [], problems: [] }

async function hold(what: ToAttach): Promise<HeldFile> {
  if ('place' in what) return ask('desk:attach', { place: what.place })
  const { file, name } = what
  if (file.size > ATTACHMENT_BYTES_MAX)
    throw new ParleyError('attachment-too-large', {
      file: name,
      size: Math.ceil(file.size / 1_000_000),
      limit: ATTACHMENT_BYTES_MAX / 1_000_000,
    })
  // A dropped folder, too, is a file to the window until it is read.
  const bytes = await file.arrayBuffer().catch((cause: unknown) => {
    throw new ParleyError('reading-unopened', { file: name }, { cause })
  })
  return ask('desk:attach', { name, bytes: new Uint8Array(bytes) })
}

/**
 * Attaches files to a note: those of the system's dialog, dropped or pasted ones. `present` gives the files that the note has by then, `isLost` says of one whether
 * the desk has lost it, so that it is attached again; `add` takes those that are new. What is refused is said, each file by its name.
 */
export function useAttaching(note: {
  present: () => readonly Attachment[]
  isLost?: (sha256: string) => boolean
  add: (files: readonly HeldFile[]) => unknown
}) {
  const { t, error } = useTexts()
  const [told, setTold] = useState(NOTHING)
  const [isOver, setOver] = useState(false)
  const latest = useRef(note)
  useLayoutEffect(() => {
    latest.current = note
  })
  /** Files are attached one after another, so that each knows those before it. */
  const work = useRef<Promise<unknown>>(Promise.resolve())

  const attachNow = async (wanted: readonly ToAttach[]) => {
    const problems: string[] = []
    const added: HeldFile[] = []
    const full: string[] = []
    for (const what of wanted) {
      const here = [...latest.current.present(), ...added.map(({ attachment }) => attachment)]
      if (here.length >= ATTACHMENTS_MAX) {
        full.push(what.name)
        continue
      }
      const held = await hold(what).catch((why: unknown) => {
        problems.push(error(why))
      })
      if (!held) continue
      const { name, sha256 } = held.attachment
      const isTwice = here.some((file) => file.sha256 === sha256)
      if (isTwice && latest.current.isLost?.(sha256) !== true) problems.push(t('notes.fileTwice', { name }))
      else if (!isTwice && here.length >= ATTACHMENTS_MAX) full.push(name)
      else {
        added.push(held)
        continue
      }
      releaseFiles([held.held])
    }
    if (full.length > 0) problems.push(t('notes.fileTooMany', { limit: ATTACHMENTS_MAX, names: full.join(', ') }))
    const refused = await Promise.resolve()
      .then(() => (added.length > 0 ? latest.current.add(added) : undefined))
      .then(
        () => false,
        (why: unknown) => {
          problems.push(error(why))
          releaseFiles(added.map(({ held }) => held))
          return true
        },
      )
    setTold({ attached: refused ? [] : added.map(({ attachment }) => attachment.name), problems })
  }
  const attach = (wanted: readonly ToAttach[]) => {
    setTold(NOTHING)
    work.current = work.current.then(() => attachNow(wanted))
  }
  const drop = (files: readonly File[]) => attach(files.map((file) => ({ file, name: file.name })))
  return {
    told,
    isOver,
    /** Resolves once all files that are on their way are attached or refused. */
    settled: () => work.current,
    choose: () =>
      void ask('app:choose-attachments', {}).then(
        ({ files }) => files.length > 0 && attach(files),
        (why: unknown) => setTold({ attached: [], problems: [error(why)] }),
      ),
    refuse: (problem: string) => setTold({ attached: [], problems: [problem] }),
    drop,
    /** Handlers of the element that files are dropped on: before the window makes sources of them, and before an editor sees them. */
    dropping: (onFiles: (files: readonly File[]) => void = drop) => ({
      onDragOverCapture: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        event.stopPropagation()
        event.dataTransfer.dropEffect = 'copy'
        setOver(true)
      },
      onDragLeave: (event: DragEvent) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false)
      },
      onDropCapture: (event: DragEvent) => {
        setOver(false)
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        event.stopPropagation()
        onFiles([...event.dataTransfer.files])
      },
    }),
    /** Takes files from the clipboard, such as a screenshot. Text that comes with a picture of itself, as from a spreadsheet, is for the editor. */
    onPasteCapture: (event: ClipboardEvent) => {
      const files = [...event.clipboardData.files]
      if (files.length === 0 || event.clipboardData.getData('text/plain').trim() !== '') return
      event.preventDefault()
      event.stopPropagation()
      attach(files.map((file) => ({ file, name: nameOf(file, t('notes.pasted', { date: now() })) })))
    },
  }
}

/** Chromium calls every picture of the clipboard so. */
const UNNAMED = 'image.png'
const nameOf = (file: File, name: string) => (file.name === UNNAMED ? `${name}.png` : file.name)

/** The time on this computer, for a name: `2025-06-06 14.03.20`. */
function now(): string {
  const at = new Date()
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('.')}`
}
