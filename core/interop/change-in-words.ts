import { LANGUAGES } from '../base/text'
import type { DeskRead } from '../desk/desk-read'
import type { Title } from '../desk/titles'
import type { FieldDifference } from '../model/records/content'
import { fieldsOf, MARKING, type FieldType } from '../model/schema/fields'
import type { CollectionName } from '../model/values/collection-names'
import { namingOf, storedText, wordValue } from '../wording/word-value'
import { fullText } from '../wording/worded-text'

/** How long a value may be in a preview. */
const WORDS_MAX = 600

/** A changed field for a reader: both values worded in each language, and cut where they are long. */
export interface ChangeInWords {
  field: string
  from: Title
  to: Title
}

/** Words a changed field, with the items of a list and the parts of a record `between` each other. Two values that would read the same appear as they are stored. */
export function changeInWords(
  desk: DeskRead,
  collection: CollectionName,
  { field, from, to }: FieldDifference,
  between = '\n',
): ChangeInWords {
  const type: FieldType = [...fieldsOf(collection), MARKING].find(({ name }) => name === field)?.type ?? {
    type: 'name',
  }
  const naming = namingOf(desk)
  const inBoth = (value: unknown): Title => {
    const worded = wordValue(naming, type, value)
    const [en, ja] = LANGUAGES.map((language) => short(fullText(worded, language, between))) as [string, string]
    return { en, ja }
  }
  const [before, after] = [inBoth(from), inBoth(to)]
  if (before.en !== after.en || before.ja !== after.ja) return { field, from: before, to: after }
  const stored = (value: unknown): Title => ({ en: short(storedText(value)), ja: short(storedText(value)) })
  return { field, from: stored(from), to: stored(to) }
}

const short = (text: string) => (text.length > WORDS_MAX ? `${text.slice(0, WORDS_MAX)}…` : text)
