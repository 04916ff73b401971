import type { Title } from '../../../core/desk/titles'
import type { FieldType } from '../../../core/model/schema/fields'
import { isTextKey, translator } from '../../../core/text/catalogue'
import { wordValue } from '../../../core/wording/word-value'
import { shortText } from '../../../core/wording/worded-text'
import { useTexts } from '../../text/text-context'

/** In place of the name of a record that the form does not know: its kind, never its id. */
const goneName = (collection: string): Title => {
  const key = `collection.${collection}`
  return isTextKey(key) ? { en: translator('en')(key), ja: translator('ja')(key) } : { en: '?', ja: '?' }
}

/** A stored value in words, to compare it with the value in the form. */
export function FieldValue(props: { type: FieldType; value: unknown; titles: Readonly<Record<string, Title>> }) {
  const { t, language } = useTexts()
  const naming = {
    title: ({ collection, id }: { collection: string; id: string }) =>
      props.titles[`${collection}/${id}`] ?? goneName(collection),
    timeZone: () => undefined,
  }
  return <>{shortText(wordValue(naming, props.type, props.value), language) || t('empty.value')}</>
}
