import type { Failure } from '../base/failure'
import type { Language } from '../base/text'
import { familyText, isTextKey } from '../text/catalogue'
import { describeError, reasonWords } from '../text/describe'
import { labelled } from '../text/joined'

/** The values for the texts of a recovery. `instant` puts an instant into words, in this machine's time zone. */
export function factsOf(
  { code, params }: Failure,
  directory: string,
  language: Language,
  instant: (instant: string) => string,
): Record<string, string | number> {
  const file = typeof params.file === 'string' ? params.file : ''
  const parts = file.split(/[/\\]/)
  const name = parts.at(-1) ?? ''
  // A bare name is a file in the desk's folder.
  const dir = parts.length > 1 ? file.slice(0, -name.length - 1) : directory
  const why = `${code === 'field-invalid' ? 'invalid' : 'corrupt'}.${params.reason}`
  const kind = `collection.${params.collection}`
  return {
    ...params,
    ...(typeof params.reason === 'string' ? { reason: reasonWords(params.reason, language) } : {}),
    name,
    path: file === '' ? directory : file,
    dir:
      code === 'desk-forked'
        ? directory
        : code === 'desk-gone' || code === 'desk-not-a-desk'
          ? String(params.dir ?? directory)
          : dir,
    sentence: describeError(code, params, language),
    why: isTextKey(why) ? familyText(language, why, params) : '',
    kind: isTextKey(kind) ? familyText(language, kind) : '',
    ...(typeof params.since === 'string' ? { since: instant(params.since) } : {}),
  }
}

/** The technical details in display order. `dir` and `file` are whole paths; none of a record's content is among them. */
export const DETAIL_NAMES = [
  'code',
  'reason',
  'dir',
  'file',
  'has',
  'size',
  'modified',
  'expected',
  'found',
  'known',
  'what',
  'whole',
  'broken',
  'line',
  'byte',
  'who',
  'pid',
  'since',
  'collection',
  'id',
  'field',
  'other',
  'sha256',
  'program',
] as const
export type DetailName = (typeof DETAIL_NAMES)[number]

/** A failure's technical details, as the machine has them. Only the details named above get in, whatever a failure carries. */
export function detailsOf(failure: Failure, directory: string, program: string): [DetailName, string][] {
  const all: Record<string, string | number | undefined> = {
    dir: directory,
    ...failure.params,
    code: failure.code,
    program,
  }
  return DETAIL_NAMES.flatMap((name): [DetailName, string][] => {
    const value = all[name]
    return value === undefined || value === '' ? [] : [[name, oneLine(String(value))]]
  })
}

/** A value out of a damaged file may be anything, so it is cut to one readable line. */
const oneLine = (value: string) => value.replaceAll(/\s+/g, ' ').slice(0, 4000)

/** The details as text to pass on, one per line. */
export function detailsText(details: readonly [DetailName, string][], language: Language): string {
  return details.map(([name, value]) => labelled(familyText(language, `fact.${name}`), value, language)).join('\n')
}
