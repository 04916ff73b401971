import { Button } from '@mantine/core'
import { ParleyError } from '../../../core/base/errors'
import { recordRefSchema } from '../../../core/model/values/record-ref'
import { useOpenRecord } from '../../navigation/open-record'
import { useTexts, type Texts } from '../../text/text-context'

/** Why a memo cannot be laid out or written; if one character of a field prevents it, with a link to the field. */
export function MemoFailure({ error, toField }: { error: unknown; toField: (field: string) => void }) {
  const texts = useTexts()
  const open = useOpenRecord()
  const place = placeOf(error)
  if (!place) return <p role="alert">{texts.error(error)}</p>
  const { ref, field, character, code } = place
  return (
    <>
      <p role="alert">{texts.t('room.glyph', { character, code, place: placeWords(place, texts) })}</p>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => (ref.collection === 'memo' ? toField(field) : open(ref))}
      >
        {texts.t('room.toPlace')}
      </Button>
    </>
  )
}

function placeOf(error: unknown) {
  if (!(error instanceof ParleyError) || error.code !== 'glyph-missing') return undefined
  const { collection, id, field, character, code } = error.params
  const ref = recordRefSchema.safeParse({ collection, id })
  if (!ref.success || typeof field !== 'string') return undefined
  return { ref: ref.data, field, character: String(character), code: String(code) }
}

/** "Own words: Where things stand", "Position, Text". */
function placeWords({ ref, field }: NonNullable<ReturnType<typeof placeOf>>, { t, family, word }: Texts): string {
  const [name = '', inner = ''] = field.split(/[.[]/)
  if (ref.collection === 'memo' && name === 'sections') {
    return t('room.words', { section: word('memoSection', inner) })
  }
  return `${family(`collection.${ref.collection}`)}, ${family(`field.${name}`)}`
}

/** Focuses a field of the memo's head, or the words of a section (`sections.scene`). */
export function focusField(field: string): void {
  const [name, section] = field.split('.')
  const place = section === undefined ? `[data-field="${name}"]` : `[data-section="${section}"]`
  const found = document.querySelector(place)
  found?.closest('details')?.setAttribute('open', '')
  const input = found?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, select')
  ;(input ?? found?.querySelector('button'))?.focus()
}
