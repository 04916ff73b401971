import { TextInput } from '@mantine/core'
import { foldText } from '../../../core/base/fold-text'
import { useDesk } from '../../client/use-desk'
import { SearchSelect } from '../../look/search-select'
import { useTexts } from '../../text/text-context'

/** The talk of a new issue or round: one of the desk's, or on a desk without any, the name of the first one, which is made with it. */
export function TalkField(props: {
  talk: string | null
  newTalk: string
  change: (changed: { talk?: string | null; newTalk?: string }) => void
}) {
  const { t, title, family } = useTexts()
  const { talk, newTalk, change } = props
  const rows = useDesk('desk:choices', { collections: ['talk'], find: '' }).data?.rows
  if (!rows) return null
  if (rows.length === 0)
    return (
      <TextInput
        label={family('collection.talk')}
        description={t('quickMake.newTalk')}
        dir="auto"
        value={newTalk}
        onChange={(event) => change({ newTalk: event.currentTarget.value })}
        data-autofocus
      />
    )
  return (
    <SearchSelect
      label={family('collection.talk')}
      data={rows.map((row) => ({
        value: row.ref.id,
        label: title(row.title),
        find: foldText([row.title.en, row.title.ja].join(' ')),
      }))}
      value={talk}
      onChange={(chosen) => change({ talk: chosen })}
    />
  )
}
