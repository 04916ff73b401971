import type { Original } from '../model/records/sources'
import type { Command } from './command'

/** The file that a text was read from, and the name under which the desk's process holds it if it is to be kept. */
interface MayKeep {
  original?: Original | undefined
  keep?: string | undefined
}

/** The original as the record of a source has it: kept only if the command hands the file over, whatever it says of itself. */
export function originalOf({ original, keep }: MayKeep): Original | undefined {
  if (!original) return undefined
  const { kept: _said, ...rest } = original
  return keep === undefined ? rest : { ...rest, kept: true }
}

/** A file that a command has the desk keep: the name under which the desk's process holds it, and its hash and name. */
export interface FileToKeep {
  file: string
  original: Original
}

/** The files that a command has the desk keep. They must be on the disk before the edit. */
export function filesToKeep(command: Command): FileToKeep[] {
  if (command.kind === 'batch') return command.commands.flatMap(filesToKeep)
  if (command.kind !== 'addSource' && command.kind !== 'giveText') return []
  const { original, keep } = command
  return original && keep !== undefined ? [{ file: keep, original }] : []
}
