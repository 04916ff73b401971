import { Autocomplete } from '@mantine/core'
import { foldText } from '../../../core/base/fold-text'
import { useDesk } from '../../client/use-desk'
import { SearchSelect } from '../../look/search-select'
import { useTexts } from '../../text/text-context'

/** The area of a new issue, of those that its talk has or a new one; and the talk, if the desk has several. */
export function IssueFields(props: {
  talk: string | null
  asksTalk: boolean
  area: string
  areas: readonly string[]
  change: (changed: { area?: string; talk?: string | null }) => void
}) {
  const { title, family } = useTexts()
  const { talk, asksTalk, area, areas, change } = props
  const talks = useDesk('desk:choices', { collections: ['talk'], find: '' }, asksTalk)
  return (
    <>
      {asksTalk && (
        <SearchSelect
          label={family('collection.talk')}
          data={(talks.data?.rows ?? []).map((row) => ({
            value: row.ref.id,
            label: title(row.title),
            find: foldText([row.title.en, row.title.ja].join(' ')),
          }))}
          value={talk}
          onChange={(chosen) => change({ talk: chosen })}
        />
      )}
      <Autocomplete
        label={family('field.area')}
        dir="auto"
        data={[...areas]}
        value={area}
        onChange={(text) => change({ area: text })}
        openOnFocus={false}
        comboboxProps={{ withinPortal: false }}
        data-autofocus
      />
    </>
  )
}
