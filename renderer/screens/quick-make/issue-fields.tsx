import { useTexts } from '../../text/text-context'
import { Autocomplete } from '../../look/choice-fields'

/** The area of a new issue: one of those that its talk has, or a new one. */
export function IssueFields(props: {
  area: string
  areas: readonly string[]
  change: (changed: { area: string }) => void
}) {
  const { family } = useTexts()
  const { area, areas, change } = props
  return (
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
  )
}
