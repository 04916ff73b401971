import { fingerprint } from '../../base/fingerprint'
import type { MemoModel, Run } from '../memo-model'
import { plainText, portionsOf, portionText, type Portion } from './portions'

/** The names of a Word file's own properties that say which memo it is. */
export const FILE_PROPERTIES = { memo: 'Parley memo', version: 'Parley version', portions: 'Parley portions' } as const

/** The marks that lead a Word file back to its memo: properties of the file, and the name of a bookmark for each portion. */
export interface WordAnchors {
  properties: { name: string; value: string }[]
  /** The bookmark of the portion that is set from these runs. */
  nameOf: (runs: readonly Run[]) => string | undefined
}

/** A portion's place in the exported memo, and the fingerprints of its text and of the records that it is from. */
export interface Anchor {
  index: number
  text: string
  origin: string
}

/** A name that begins with a low line is not listed in Word. */
const NAME = /^_parley_(\d{1,5})_([0-9a-z]{11})_([0-9a-z]{11})$/

/** Is a bookmark one of Parley's? */
export function readAnchor(name: string): Anchor | undefined {
  const [, index, text, origin] = NAME.exec(name) ?? []
  return index === undefined || text === undefined || origin === undefined
    ? undefined
    : { index: Number(index), text, origin }
}

/** The anchor of a portion in its memo, or in the other version of it that `exportedOf` names. */
export const anchorOf = (portion: Portion, index: number, exportedOf?: string): Anchor => ({
  index,
  text: textPrint(portionText(portion)),
  origin: fingerprint(
    portion.parts
      .flatMap(({ run }) => (run?.from ? [run.from] : []))
      .map(({ collection, id, field }) => `${collection}/${collection === 'memo' ? (exportedOf ?? id) : id}/${field}`)
      .join(' '),
  ),
})

/** The fingerprint of a text, whatever white space a program that saved it has made of its own. */
export const textPrint = (text: string): string => fingerprint(plainText(text))

/** The anchors of a saved memo for its Word file. A copy for another reader has none, since they would tell that something is left out. */
export function anchorsOf(memo: { id: string; version: number }, model: MemoModel): WordAnchors | undefined {
  if (model.memoAudience !== undefined) return undefined
  const portions = portionsOf(model)
  const names = new Map<readonly Run[], string>()
  for (const [index, portion] of portions.entries()) {
    const { text, origin } = anchorOf(portion, index)
    if (portion.runs && !names.has(portion.runs)) names.set(portion.runs, `_parley_${index}_${text}_${origin}`)
  }
  return {
    properties: [
      { name: FILE_PROPERTIES.memo, value: memo.id },
      { name: FILE_PROPERTIES.version, value: String(memo.version) },
      { name: FILE_PROPERTIES.portions, value: String(portions.length) },
    ],
    nameOf: (runs) => names.get(runs),
  }
}
