import type { ComboboxItem, OptionsFilter } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import type { Input, Output } from '../../../../core/contract/contract'
import { useDesk } from '../../../client/use-desk'
import { useTexts } from '../../../text/text-context'
import { Select } from '../../../look/choice-fields'
import { describedRef, type InputProps } from './input-props'
import { useEnter } from './use-enter'

type Layer = NonNullable<Input<'desk:layers'>['chosen']>
const keyOf = ({ measure, component }: Layer) => JSON.stringify({ measure, component })

function layerOf(value: unknown): Layer | undefined {
  const { measure, component } = (value ?? {}) as Partial<Layer>
  return measure === undefined || component === undefined ? undefined : { measure, component }
}

type Measure = Output<'desk:layers'>['measures'][number]

/** The list selects its first option by itself. */
const selectsItself = () => null

/** The options are those that the desk found. */
const asFound: OptionsFilter = ({ options }) => options

/** One layer of one measure, found by typing words of either's name. */
export function LayerInput({ id, label, value, change, leave, invalid, describedBy }: InputProps) {
  const { title, t } = useTexts()
  const chosen = layerOf(value)
  const [typed, setTyped] = useState('')
  const [opened, setOpened] = useState(false)
  const own = useDesk('desk:layers', chosen ? { chosen } : {}, chosen !== undefined).data?.chosen
  const name = own?.components.map((component) => title(component.title)).join('')
  // The chosen layer's name fills the box: it is not looked for.
  const layers = useDesk('desk:layers', { find: typed === name ? '' : typed.slice(0, 200) }, opened)
  const now = chosen ? keyOf(chosen) : null
  const groupOf = ({ ref, title: measure, components }: Measure): { group: string; items: ComboboxItem[] } => ({
    group: title(measure),
    items: components.map((component) => ({
      value: keyOf({ measure: ref.id, component: component.id }),
      label: title(component.title),
    })),
  })
  const isTyped = opened && typed !== name && typed.trim() !== ''
  const found = (layers.data?.measures ?? []).map(groupOf)
  const first = found[0]?.items[0]?.value
  const take = (key: string) => {
    change(JSON.parse(key) as unknown, 'chosen')
    setOpened(false)
  }
  const enter = useEnter(
    { dropdownOpened: opened, selectFirstOption: selectsItself, resetSelectedOption: () => undefined },
    { find: isTyped ? typed : '', upToDate: layers.data !== undefined, first },
    take,
    () => setOpened(false),
  )
  const onKeyDownCapture = (event: KeyboardEvent<HTMLInputElement>) => {
    enter.onKeyDownCapture(event)
    if (event.key !== 'Enter' || event.isPropagationStopped() || !isTyped || first === undefined) return
    // Without a move of the arrows no option is marked.
    if (event.currentTarget.getAttribute('aria-activedescendant')) return
    // Ctrl+Enter goes on to save the form.
    if (!event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      event.stopPropagation()
    }
    take(first)
  }
  const isListed = found.some(({ items }) => items.some((item) => item.value === now))
  const more = layers.data?.more ?? 0
  const left: ComboboxItem[] = more > 0 ? [{ value: '', label: t('form.moreChoices', { more }), disabled: true }] : []
  return (
    <Select
      id={id}
      aria-label={label}
      // Among those that were found for typed words, the chosen one would be in the way.
      data={[...(own && !isListed && !isTyped ? [groupOf(own)] : []), ...found, ...left]}
      value={now}
      searchable
      clearable
      allowDeselect={false}
      openOnFocus={false}
      filter={asFound}
      placeholder={t('form.typeToFind')}
      nothingFoundMessage={layers.data ? t('form.noChoice') : undefined}
      clearButtonProps={{ 'aria-label': t('form.clear', { label }) }}
      comboboxProps={{ withinPortal: false }}
      error={invalid}
      ref={describedRef(describedBy)}
      onSearchChange={setTyped}
      dropdownOpened={opened}
      onKeyDownCapture={onKeyDownCapture}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      onChange={(key) => change(key === null ? undefined : (JSON.parse(key) as unknown), 'chosen')}
      onBlur={() => {
        enter.onBlur()
        leave()
      }}
    />
  )
}
