import type { ErrorCode } from '../base/errors'
import type { Failure } from '../base/failure'
import type { TextKey } from '../text/catalogue'

/** Ways to help with a desk that cannot be shown. `install` is up to the person alone: it has no button. */
export type StepId =
  'again' | 'restart' | 'read' | 'folder' | 'copy' | 'find' | 'forget' | 'other' | 'install' | 'backups'

/** A step, and what it achieves here. */
export interface Step {
  id: StepId
  help: TextKey
}

/** A failure's own screen: keys of its texts, to be filled with the values of `factsOf`. */
export interface Recovery {
  title: TextKey
  happened: TextKey
  /** Only what is true of every failure of this kind. */
  safe: readonly TextKey[]
  /** The first step is what most people want; each of them is possible. */
  steps: readonly Step[]
  /** Parley checks the desk again by itself, and opens it once the reason has passed. */
  waits?: true
}

const again = (help: TextKey = 'recovery.helpAgain'): Step => ({ id: 'again', help })
const folder = (help: TextKey = 'recovery.helpFolder'): Step => ({ id: 'folder', help })
const copy: Step = { id: 'copy', help: 'recovery.helpCopy' }
const other: Step = { id: 'other', help: 'recovery.helpOther' }
const forget: Step = { id: 'forget', help: 'recovery.helpForget' }

const untouched = ['recovery.safeUntouched', 'recovery.safeNoEmpty', 'recovery.safeKept'] as const

/** The failures that prevent opening a desk or showing a part of it, each with its texts. All others have only the sentence of their code. */
const RECOVERIES = {
  'desk-corrupt': (failure) => ({
    title: 'recovery.damaged',
    happened: damageOf(failure),
    safe: ['recovery.safeUntouched', 'recovery.safeNoEmpty', ...linesOf(failure), 'recovery.safeKept'],
    steps: [copy, folder('recovery.helpFolderGood'), again('recovery.helpAgainMended'), other],
  }),
  'desk-forked': () => ({
    title: 'recovery.forked',
    happened: 'recovery.forkedWhy',
    safe: ['recovery.safeBoth', ...untouched],
    steps: [copy, folder(), again('recovery.helpAgainSettled'), other],
  }),
  'desk-newer': ({ params }) => ({
    title: 'recovery.newer',
    happened: params.what === 'schema' ? 'recovery.newerSchema' : 'recovery.newerFormat',
    safe: ['recovery.safeUntouched', 'recovery.safeNewer', 'recovery.safeKept'],
    steps: [{ id: 'install', help: 'recovery.helpInstall' }, other, folder(), again()],
  }),
  'desk-locked': ({ params: { who, since } }) => ({
    title: 'recovery.locked',
    happened:
      since === undefined ? 'recovery.lockedUnknown' : who === undefined ? 'recovery.lockedSince' : 'recovery.lockedBy',
    safe: ['recovery.safeCloseThere', 'recovery.safeOneWriter', 'recovery.safeKept'],
    steps: [{ id: 'read', help: 'recovery.helpRead' }, again(), other, folder()],
    waits: true,
  }),
  'desk-gone': () => ({ ...GONE, waits: true }),
  'desk-moved': () => ({ ...GONE, safe: ['recovery.safeNoEmpty', 'recovery.safeKept'] }),
  'desk-not-a-desk': ({ params }) => (params.has === undefined ? NOT_A_DESK : incomplete(params.file)),
  'desk-unreadable': ({ params }) => ({
    title: 'recovery.unreadable',
    happened: UNREADABLE[String(params.reason)] ?? 'recovery.unreadableOther',
    safe: untouched,
    steps: [
      again('recovery.helpAgainAllowed'),
      folder(isDenied(params) ? 'recovery.helpFolderAllowed' : undefined),
      copy,
      other,
    ],
  }),
  'file-too-large': () => ({
    title: 'recovery.unreadable',
    happened: 'recovery.sentence',
    safe: untouched,
    steps: [copy, folder(), other],
  }),
  'desk-changed-outside': () => ({
    title: 'recovery.changing',
    happened: 'recovery.changingWhy',
    safe: untouched,
    steps: [again('recovery.helpAgainSettled'), folder(), copy, other],
  }),
  'field-invalid': () => ({
    title: 'recovery.record',
    happened: 'recovery.recordWhich',
    safe: ['recovery.safeWhole', ...untouched],
    steps: [copy, again('recovery.helpAgainMended'), folder('recovery.helpFolderGood'), other],
  }),
  'settings-needed': () => ({
    title: 'recovery.noSettings',
    happened: 'recovery.noSettingsWhy',
    safe: untouched,
    steps: [copy, again('recovery.helpAgainMended'), folder('recovery.helpFolderGood'), other],
  }),
  'source-text-missing': () => ({
    title: 'recovery.sourceMissing',
    happened: 'recovery.sourceMissingWhich',
    safe: ['recovery.safeOthers'],
    steps: [folder('recovery.helpFolderMissing'), again('recovery.helpAgainBack'), copy],
  }),
  'source-text-corrupt': () => ({
    title: 'recovery.sourceAltered',
    happened: 'recovery.sourceAlteredWhich',
    safe: ['recovery.safeOthers'],
    steps: [copy, folder('recovery.helpFolderGood'), again('recovery.helpAgainMended')],
  }),
  'desk-lost': () => ({ ...PROCESS, happened: 'recovery.lost' }),
  internal: ({ params }) => (params.reason === NOT_STAYING ? PROCESS : FAULT),
} satisfies Partial<Record<ErrorCode, (failure: Failure) => Recovery>>

/** The reason of an `internal` failure whose desk process ended as soon as it had started. */
export const NOT_STAYING = 'the desk process does not stay up'

/** The screen and the steps for a failure. Every code has some. */
export function recoveryOf(failure: Failure): Recovery {
  return hasRecovery(failure.code) ? RECOVERIES[failure.code](failure) : FAULT
}

const SALVAGEABLE: ReadonlySet<ErrorCode> = new Set(['desk-corrupt', 'desk-forked', 'field-invalid', 'settings-needed'])

/** May a desk that cannot be opened have something to recover, and recovery points? */
export function isSalvageable({ code, params }: Failure): boolean {
  if (code === 'desk-not-a-desk') return params.has !== undefined && params.has !== 'format.json'
  return SALVAGEABLE.has(code) || (code === 'desk-unreadable' && params.reason === 'EIO')
}

/** Does this code have more than its sentence? */
export function hasRecovery(code: ErrorCode): code is keyof typeof RECOVERIES {
  return Object.hasOwn(RECOVERIES, code)
}

const GONE: Recovery = {
  title: 'recovery.gone',
  happened: 'recovery.goneWhere',
  safe: ['recovery.safeNoEmpty', 'recovery.safeComesBack', 'recovery.safeKept'],
  steps: [
    { id: 'find', help: 'recovery.helpFind' },
    { id: 'backups', help: 'recovery.helpBackups' },
    again(),
    folder('recovery.helpFolderAbove'),
    other,
    forget,
  ],
}

const NOT_A_DESK: Recovery = {
  title: 'recovery.notDesk',
  happened: 'recovery.notDeskWhy',
  safe: ['recovery.safeUntouched', 'recovery.safeNoEmpty'],
  steps: [{ id: 'find', help: 'recovery.helpFindOther' }, folder(), again(), other, forget],
}

const PROCESS: Recovery = {
  title: 'recovery.process',
  happened: 'recovery.processWhy',
  safe: ['recovery.safeSaved', 'recovery.safeKept'],
  steps: [{ id: 'restart', help: 'recovery.helpRestart' }, other, folder(), copy],
}

const FAULT: Recovery = {
  title: 'recovery.fault',
  happened: 'recovery.sentence',
  safe: ['recovery.safeKept'],
  steps: [again(), other, folder(), copy],
}

const UNREADABLE: Record<string, TextKey> = {
  EACCES: 'recovery.unreadableDenied',
  EPERM: 'recovery.unreadableDenied',
  EIO: 'recovery.unreadableDisk',
}

const isDenied = ({ reason }: Failure['params']) => UNREADABLE[String(reason)] === 'recovery.unreadableDenied'

/** One of the two files exists, so there was a desk. */
function incomplete(file: string | number | undefined): Recovery {
  return {
    title: 'recovery.incomplete',
    happened: isNamed(file, 'format.json') ? 'recovery.incompleteFormat' : 'recovery.incompleteRecords',
    safe: untouched,
    steps: [folder('recovery.helpFolderMissing'), again('recovery.helpAgainBack'), copy, other],
  }
}

/** Faults of a file that was cut short, changed, or written by something that does not know desks. */
const ALTERED = new Set<unknown>(['checksum', 'json', 'header', 'not-utf8'])

function damageOf({ params: { file, reason } }: Failure): TextKey {
  if (isNamed(file, 'format.json')) return 'recovery.damagedFormat'
  if (reason === 'segment-missing') return 'recovery.damagedPart'
  if (reason === 'segment-empty' || reason === 'journal-behind' || reason === 'reached-missing')
    return 'recovery.damagedEnd'
  if (reason === 'journal') return 'recovery.damagedJournal'
  if (reason === 'empty') return 'recovery.damagedEmpty'
  return ALTERED.has(reason) ? 'recovery.damagedAltered' : 'recovery.damagedContent'
}

/** How much of a damaged file still looks like records, if its lines were counted. */
function linesOf({ params: { whole, reason } }: Failure): TextKey[] {
  if (whole === undefined || reason === 'empty' || !ALTERED.has(reason)) return []
  return [whole === 0 ? 'recovery.safeNoLine' : 'recovery.safeLines']
}

const isNamed = (file: string | number | undefined, name: string) => String(file).split(/[/\\]/).at(-1) === name
