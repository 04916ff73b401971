import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ERROR_CODES } from '../../core/base/errors'
import { allFieldNames } from '../../core/model/schema/fields'
import { INVALID_REASONS } from '../../core/model/schema/parse-record'
import { COLLECTION_NAMES } from '../../core/model/values/collection-names'
import { CSL_TYPES } from '../../core/model/values/csl-types'
import { FINDING_CODES } from '../../core/model/values/finding'
import { VOCABULARIES } from '../../core/model/values/vocabularies'
import { FILE_FAULTS, ROW_FAULTS, SCHEDULE_FIELDS } from '../../core/rates/schedule/schedule'
import { RATE_PROBLEMS } from '../../core/rates/terms/rate'
import { CATALOGUES } from '../../core/text/catalogue'
import { HINTED_CODES, SYSTEM_CODES } from '../../core/text/describe'
import { HELPED_FIELDS, NUMBERED_PARTS, OWN_LABELS } from '../../core/text/field-label'
import { templateParts } from '../../core/text/interpolate'

/** Families of keys that are put together at run time, with the members that the code has. */
const FAMILIES: Record<string, readonly string[]> = {
  'vocab.': Object.entries(VOCABULARIES).flatMap(([name, values]) => values.map((value) => `${name}.${value}`)),
  'error.': ERROR_CODES,
  'finding.': FINDING_CODES,
  'invalid.': INVALID_REASONS,
  'field.': [...allFieldNames(), ...OWN_LABELS],
  'cslType.': CSL_TYPES,
  'collection.': COLLECTION_NAMES,
  'help.': [...HELPED_FIELDS],
  'hint.': HINTED_CODES,
  'system.': [...SYSTEM_CODES, 'other'],
  'part.': NUMBERED_PARTS,
  'rateProblem.': [...RATE_PROBLEMS, 'understood'],
  'scheduleField.': SCHEDULE_FIELDS,
  'scheduleRow.': [...ROW_FAULTS, 'at', 'rate'],
  'scheduleFile.': FILE_FAULTS,
}

/** Folders that may use texts, apart from the catalogues themselves. */
const FOLDERS = ['core', 'electron', 'renderer']

/** Faults of the texts: a key that is missing or unused, or whose two languages have different placeholders. */
export function checkTexts(
  root: string,
  catalogues: Record<'en' | 'ja', Record<string, string>> = CATALOGUES,
): string[] {
  const source = sourceText(root)
  const used = wordsOf(source)
  return [
    ...familyProblems(catalogues.en),
    ...Object.keys(catalogues.en)
      .filter((key) => !familyOf(key) && !isUsed(key, used))
      .map((key) => `${key} is not used`),
    ...[...ERROR_CODES, ...FINDING_CODES]
      .filter((code) => !used.quoted.has(code))
      .map((code) => `${code} is never raised`),
    ...Object.keys(catalogues.en)
      .filter((key) => placeholders(catalogues.en[key]) !== placeholders(catalogues.ja[key]))
      .map((key) => `${key} has other placeholders in Japanese than in English`),
  ]
}

function familyOf(key: string): string | undefined {
  return Object.keys(FAMILIES).find((prefix) => key.startsWith(prefix))
}

function familyProblems(texts: Record<string, string>): string[] {
  return Object.entries(FAMILIES).flatMap(([prefix, members]) => {
    const wanted = new Set(members.map((member) => prefix + member))
    const had = Object.keys(texts).filter((key) => key.startsWith(prefix))
    return [
      ...[...wanted].filter((key) => !Object.hasOwn(texts, key)).map((key) => `${key} is missing`),
      ...had.filter((key) => !wanted.has(key)).map((key) => `${key} names nothing`),
    ]
  })
}

/** The words of the code, collected once: to look for each of thousands of keys in the whole source takes seconds. */
interface Used {
  /** The quoted words: `'nav.home'`. */
  quoted: ReadonlySet<string>
  /** The beginnings of templates: `nav.` of `` `nav.${name}` ``. */
  begun: ReadonlySet<string>
  words: ReadonlySet<string>
}

function wordsOf(source: string): Used {
  const found = (pattern: RegExp) => new Set(Array.from(source.matchAll(pattern), ([, word = '']) => word))
  return {
    quoted: found(/'([\w.-]+)(?=')/g),
    begun: found(/`([\w.-]+)\$\{/g),
    words: new Set([...found(/([\w-]+)/g), ...found(/(\w+)/g)]),
  }
}

/** A key is used if it occurs in the source, or if its beginning occurs in a template and its end is a word of the code. */
function isUsed(key: string, { quoted, begun, words }: Used): boolean {
  const cut = key.lastIndexOf('.') + 1
  return quoted.has(key) || (begun.has(key.slice(0, cut)) && words.has(key.slice(cut)))
}

function placeholders(text: string | undefined): string {
  if (text === undefined) return 'missing'
  const names = templateParts(text).flatMap((part) => ('placeholder' in part ? [part.placeholder] : []))
  return [...new Set(names)].toSorted().join(' ')
}

function sourceText(root: string): string {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !/core[\\/]text[\\/](en|ja)[\\/]|contract[\\/]errors\.ts$|rules[\\/]finding\.ts$/.test(path))
      .map((path) => readFileSync(path, 'utf8')),
  ).join('\n')
}
