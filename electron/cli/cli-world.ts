import type { MemoModel } from '../../core/memo/memo-model'
import type { Pressed } from '../../core/memo/pressed'
import type { PressPlace } from '../press/press'

/** The command line gets these from outside. */
export interface CliWorld {
  bundleDirectory: string
  workingDirectory: string
  print(line: string): void
  /** What is said beside the result. */
  warn(line: string): void
  now(): string
  /** Sets a memo as PDF. */
  setPages(memo: MemoModel, place: PressPlace): Promise<Pressed>
}

/** The options of all commands, after parsing. The desk's path is absolute. */
export interface CliOptions {
  desk: string
  /** Whether it was named, and is not the bundled sample. */
  deskNamed: boolean
  session: string | undefined
  out: string | undefined
  /** What is named beside the options: a kind of record, a file. */
  positional: string | undefined
  /** What is named after that: the id of a record. */
  second: string | undefined
  fresh: boolean
  format: string | undefined
  kind: string | undefined
  take: string | undefined
  staff: string | undefined
  limit: string | undefined
  before: string | undefined
  apply: boolean
  /** A path that was given on the command line, made absolute. */
  path: (text: string) => string
}
