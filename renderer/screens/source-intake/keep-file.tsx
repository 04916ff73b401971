import { Checkbox } from '@mantine/core'
import { KEEP_BY_DEFAULT, type SourceDraft } from '../../../core/reading/source-draft'
import { sizeText } from '../../../core/wording/size-text'
import { useTexts } from '../../text/text-context'

/** Is a draft a file alone, without a text? */
export const hasNoText = ({ kind }: SourceDraft): boolean => kind === 'unread' || kind === 'schedule'

/** Is the file of a draft kept unless a person says otherwise? */
export const keepsByDefault = (draft: SourceDraft): boolean =>
  hasNoText(draft) || (draft.original !== undefined && draft.original.bytes <= KEEP_BY_DEFAULT)

/** A command's fields for the file of a draft: the file, and the name that it is held under if it is to be kept. */
export const fileOf = ({ original, file }: SourceDraft, keep: boolean) => ({
  ...(original ? { original } : {}),
  ...(original && keep ? { keep: file ?? '' } : {}),
})

/** The name and the size of a file, for a sentence. */
export const nameAndSize = ({ name, bytes }: NonNullable<SourceDraft['original']>) => ({ name, size: sizeText(bytes) })

/** The choice of whether the desk keeps the file that a text was read from; nothing for a pasted text. A file without a text is kept, or there is no source. */
export function KeepFile(props: { draft: SourceDraft; keep: boolean; change: (keep: boolean) => void }) {
  const { t } = useTexts()
  const { draft, keep, change } = props
  const { original } = draft
  if (!original || hasNoText(draft)) return null
  const said = nameAndSize(original)
  return (
    <Checkbox
      label={t('intake.keepFile')}
      description={
        original.bytes > KEEP_BY_DEFAULT
          ? t('intake.keepLarge', { ...said, limit: sizeText(KEEP_BY_DEFAULT) })
          : t('intake.keepSays', said)
      }
      checked={keep}
      onChange={(event) => change(event.currentTarget.checked)}
    />
  )
}
