import type { CareItem, CareKind } from '../../../core/queries/care'
import look from '../../look/look.module.css'
import { RecordLink, useReadSource } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'

/** A link to where a finding is corrected: to its record, or for a quote of an earlier text to its source, open for placing the quote. */
export function FindingLink({ code, item }: { code: CareKind['code']; item: CareItem }) {
  const { title } = useTexts()
  const read = useReadSource()
  const { ref, params } = item
  const { source } = params
  if (code !== 'quote-orphaned' || typeof source !== 'string')
    return <RecordLink target={ref}>{title(item.title)}</RecordLink>
  return (
    <a
      className={look.link}
      href={`#source/${source}`}
      onClick={(event) => {
        event.preventDefault()
        read({ source, orphans: { first: ref.id } })
      }}
    >
      {title(item.title)}
    </a>
  )
}

/** Behind the sentence of a finding that is corrected in another record than its own: a link to that one. */
export function MendLink({ code, item }: { code: CareKind['code']; item: CareItem }) {
  const { t } = useTexts()
  const { settings } = item.params
  if (code !== 'measure-clock-missing' || typeof settings !== 'string') return null
  return (
    <>
      {' '}
      <RecordLink target={{ collection: 'deskSettings', id: settings }}>{t('overview.openSettings')}</RecordLink>
    </>
  )
}
