import type { MemoModel } from '../../core/memo/memo-model'
import type { Pressed } from '../../core/memo/pressed'
import type { PressPlace } from '../press/press'

/** The command line's surroundings. */
export interface CliWorld {
  bundleDirectory: string
  workingDirectory: string
  homeDirectory: string
  isWindows: boolean
  print(line: string): void
  /** Prints a line that is not part of the result. */
  warn(line: string): void
  now(): string
  /** Lays a memo out as PDF. */
  setPages(memo: MemoModel, place: PressPlace): Promise<Pressed>
}

/** The options of all commands, after parsing. The desk's path is absolute. */
export interface CliOptions {
  desk: string
  /** True if it was named, and is not the bundled sample. */
  deskNamed: boolean
  /** The id of a memo's subject. */
  session: string | undefined
  round: string | undefined
  talk: string | undefined
  out: string | undefined
  /** The first argument that is no option: a kind of record, or a file. */
  positional: string | undefined
  /** The second one: the id of a record. */
  second: string | undefined
  /** All arguments that are no option: the words of a search. */
  words: readonly string[]
  json: boolean
  fresh: boolean
  /** Shows the changes since the issued memo that this one replaces. */
  changes: boolean
  /** The id of an issued memo of which to list the figures. */
  figures: string | undefined
  format: string | undefined
  kind: string | undefined
  take: string | undefined
  encoding: string | undefined
  /** The language of a memo, and its paper. */
  language: string | undefined
  paper: string | undefined
  /** The reader of a memo. */
  audience: string | undefined
  staff: string | undefined
  title: string | undefined
  limit: string | undefined
  before: string | undefined
  /** The day of a text, in EDTF. */
  date: string | undefined
  /** A file of patterns. */
  patterns: string | undefined
  /** The id of a good, the code of its origin, its entry, and what is known when. */
  good: string | undefined
  origin: string | undefined
  at: string | undefined
  knownAt: string | undefined
  /** The code of the party at whose border it enters. */
  border: string | undefined
  /** A file with a question and the law that answers it. */
  case: string | undefined
  /** The sign of a programme in the special column of a tariff schedule. */
  programme: string | undefined
  /** The name that a person gives the revision of a tariff schedule. */
  revision: string | undefined
  /** Adds a tariff schedule even if rows of it are broken. */
  brokenRows: boolean
  apply: boolean
  /** True to keep the file of a source, false not to; undefined leaves it to its size. */
  original: boolean | undefined
  /** Adds a source with its file alone. */
  fileOnly: boolean
  /** Makes a path from the command line absolute. */
  path: (text: string) => string
}
