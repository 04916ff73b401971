import { localName, type LocalText } from '../base/text'
import type { DeskRead } from '../desk/desk-read'
import { titleOf, type Title } from '../desk/titles'
import type { Finding } from '../model/values/finding'
import type { RecordRef } from '../model/values/record-ref'
import { JAPANESE } from '../text/describe'

/** A name in a finding's sentence, in both languages of the window: `{ person: 'Ryosei Akazawa', personJa: '赤澤亮正' }`. */
export function named(param: string, title: Title): Finding['params'] {
  return { [param]: title.en, [`${param}${JAPANESE}`]: title.ja }
}

/** The name of a record. */
export function namedRecord(desk: DeskRead, param: string, ref: RecordRef): Finding['params'] {
  return named(param, titleOf(desk, ref))
}

/** A name that a record holds. */
export function namedText(param: string, names: LocalText): Finding['params'] {
  return named(param, { en: localName(names, 'en'), ja: localName(names, 'ja') })
}
