import { basename } from 'node:path'
import { ParleyError } from '../../../core/base/errors'
import type { Command } from '../../../core/commands/command'
import { attachmentsOf } from '../../../core/commands/keep-attachments'
import type { Handlers } from '../../../core/contract/answer-by'
import type { FileState } from '../../../core/contract/attachment-requests'
import { getOrThrow } from '../../../core/desk/desk-read'
import type { Attachment } from '../../../core/model/records/attachments'
import { ATTACHMENT_BYTES_MAX } from '../../../core/model/values/attachment-limits'
import { attachmentOf } from '../../../core/reading/attachment-of'
import { isShowable, pictureSize } from '../../../core/reading/picture-size'
import { digestOf, type FrozenOriginal } from '../../journal/format/frozen-texts'
import type { DeskStore } from '../store/desk-store'
import type { DraftFiles } from './draft-files'
import type { InteropWorld } from './interop-service'
import { saveCopy } from './originals-service'
import { fileToRead } from './reading-service'

/** The requests about the files on notes. */
type AttachmentRequest =
  'desk:attach' | 'desk:attach-release' | 'desk:attachments' | 'desk:attachment-picture' | 'desk:attachment-save'

/** Answers the requests about the files on notes. Parley opens none of them: it saves copies, and shows pictures whose header says a size that memory holds. */
export class AttachmentsService {
  readonly handlers: Handlers<AttachmentRequest>
  readonly #store: DeskStore
  readonly #drafts: DraftFiles
  /** The files that were read and are as they should be, by their hashes: what they were on the disk then. */
  readonly #sound = new Map<string, string>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(store: DeskStore, world: InteropWorld, drafts: DraftFiles) {
    this.#store = store
    this.#drafts = drafts
    this.handlers = {
      'desk:attach': async (input) => {
        const { name, bytes } = 'place' in input ? await chosen(await world.fileOf(input.place, 'read')) : input
        const file = basename(name)
        if (bytes.length === 0) throw new ParleyError('reading-empty', { file })
        if (bytes.length > ATTACHMENT_BYTES_MAX) throw tooLarge(file, bytes.length)
        const attachment = attachmentOf({ name: file, bytes, sha256: await digestOf(bytes) })
        return { held: await drafts.hold({ name: file, bytes }), attachment }
      },
      'desk:attach-release': async ({ held }) => {
        await drafts.release(held)
        return {}
      },
      'desk:attachments': async ({ note }) => {
        const { attachments = [] } = getOrThrow(store.desk, 'note', note)
        return { files: await this.#inTurn(() => this.#statesOf(attachments)) }
      },
      'desk:attachment-picture': async (input) => {
        const bytes = 'held' in input ? await drafts.read(input.held) : await this.#read(input)
        const picture = pictureSize(bytes)
        if (!picture || !isShowable(picture)) throw new ParleyError('attachment-not-shown', { file: '' })
        return { bytes: new Uint8Array(bytes), mediaType: picture.mediaType }
      },
      'desk:attachment-save': async (input) => {
        const file = await world.fileOf(input.place, 'write')
        return saveCopy(file, () => this.#read(input))
      },
    }
  }

  /**
   * The files that an edit puts on a note: each must be held under a name that the command gives, unless the note has it. Undefined if it puts none on any.
   * @throws ParleyError `attachment-not-held`, `attachment-twice`
   */
  keptBy(command: Command): Promise<FrozenOriginal[]> | undefined {
    const given = attachmentsOf(command)
    const isNew = ({ note, attachments }: (typeof given)[number]) => {
      const there = new Set(this.#store.desk.get('note', note)?.attachments?.map(({ sha256 }) => sha256))
      return attachments.filter(({ sha256 }) => !there.has(sha256))
    }
    const wanted = given.flatMap(isNew)
    for (const { attachments } of given) refuseTwice(attachments)
    const names = heldBy(command)
    if (wanted.length === 0 && names.length === 0) return undefined
    return this.#held(
      given.flatMap(({ attachments }) => attachments),
      wanted,
      names,
    )
  }

  /** Lets the files of an edit go: the desk has them. */
  async saved(command: Command): Promise<void> {
    const held = heldBy(command)
    if (held.length > 0) await this.#drafts.release(held)
  }

  /** Also files that the note has and the desk has lost: one that is attached again is written again. */
  async #held(
    given: readonly Attachment[],
    wanted: readonly Attachment[],
    names: readonly string[],
  ): Promise<FrozenOriginal[]> {
    const on = new Set(given.map(({ sha256 }) => sha256))
    const kept = new Map<string, FrozenOriginal>()
    for (const name of names) {
      // One that was let go is missed below, unless the note has it already: Parley may have ended before it forgot that the note was saved.
      const bytes = await this.#drafts.read(name).catch(() => undefined)
      if (!bytes) continue
      const sha256 = await digestOf(bytes)
      if (on.has(sha256)) kept.set(sha256, { kind: 'original', sha256, bytes })
    }
    for (const { sha256, name, bytes } of wanted)
      if (kept.get(sha256)?.bytes.length !== bytes) throw new ParleyError('attachment-not-held', { file: name })
    return [...kept.values()]
  }

  /** One after another, so that few files are in memory at once. */
  async #statesOf(files: readonly Attachment[]): Promise<{ sha256: string; state: FileState }[]> {
    const states = []
    for (const file of files) states.push({ sha256: file.sha256, state: await this.#stateOf(file) })
    return states
  }

  /** A file is read once, and again whenever it has changed on the disk: one may be altered without another size. */
  async #stateOf({ sha256, bytes }: Attachment): Promise<FileState> {
    const found = await this.#store.originalOnDisk(sha256)
    if (!found) return 'missing'
    if (found.size !== bytes) return 'altered'
    if (this.#sound.get(sha256) === found.stamp || found.size > ATTACHMENT_BYTES_MAX) return 'kept'
    const code = await this.#store.readOriginal(sha256).then(
      () => undefined,
      (error: unknown) => (error instanceof ParleyError ? error.code : 'desk-unreadable'),
    )
    if (code === undefined) this.#sound.set(sha256, found.stamp)
    return code === 'original-missing' ? 'missing' : code === 'original-corrupt' ? 'altered' : 'kept'
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }

  /** @throws ParleyError `record-missing`, `attachment-gone`, `original-missing`, `original-corrupt` */
  async #read({ note, sha256 }: { note: string; sha256: string }): Promise<Buffer> {
    const { attachments = [] } = getOrThrow(this.#store.desk, 'note', note)
    if (!attachments.some((file) => file.sha256 === sha256)) throw new ParleyError('attachment-gone')
    return this.#store.readOriginal(sha256)
  }
}

/** @throws ParleyError `import-unreadable`, `attachment-too-large` */
const chosen = (file: string) =>
  fileToRead(file, ATTACHMENT_BYTES_MAX).catch((error: unknown) => {
    if (!(error instanceof ParleyError) || error.code !== 'file-too-large') throw error
    throw tooLarge(basename(file), Number(error.params.size) * 1_000_000)
  })

const tooLarge = (file: string, size: number) =>
  new ParleyError('attachment-too-large', {
    file,
    size: Math.ceil(size / 1_000_000),
    limit: ATTACHMENT_BYTES_MAX / 1_000_000,
  })

function refuseTwice(attachments: readonly Attachment[]): void {
  const seen = new Set<string>()
  for (const { sha256, name } of attachments) {
    if (seen.has(sha256)) throw new ParleyError('attachment-twice', { file: name })
    seen.add(sha256)
  }
}

function heldBy(command: Command): string[] {
  if (command.kind === 'batch') return command.commands.flatMap(heldBy)
  return 'files' in command ? (command.files ?? []) : []
}
