import type { ReactNode } from 'react'
import { ChoiceInput, CslTypeInput, FieldNameInput, FlagInput, MarkingInput, TimeZoneInput } from './choice-inputs'
import { DateInput, InstantInput } from './date-inputs'
import { isTableList } from '../../../../core/editing/tables/table-columns'
import type { InputProps } from './input-props'
import { LayerInput } from './layer-input'
import { ListInput } from './list-input'
import { PartInput, PartsInput } from './parts-inputs'
import { RecordInput, ReferenceInput } from './reference-inputs'
import { ReferencesInput } from './references-input'
import { SiblingsInput } from './siblings-input'
import { TableInput } from './table-input'
import { DutyInput, NameInput, NamesInput, NumberInput, ProseInput, RateInput } from './text-inputs'

/** The input of a field by its type: the only place that chooses it. */
export function FieldInput(props: InputProps): ReactNode {
  const { type } = props
  switch (type.type) {
    case 'prose':
      return <ProseInput {...props} />
    case 'names':
      return <NamesInput {...props} />
    case 'date':
      return <DateInput {...props} />
    case 'instant':
      return <InstantInput {...props} />
    case 'number':
      return <NumberInput {...props} />
    case 'rate':
      return <RateInput {...props} />
    case 'duty':
      return <DutyInput {...props} />
    case 'flag':
      return <FlagInput {...props} />
    case 'marking':
      return <MarkingInput {...props} />
    case 'timeZone':
      return <TimeZoneInput {...props} />
    case 'layer':
      return <LayerInput {...props} />
    case 'choice':
      return <ChoiceInput {...props} type={type} />
    case 'reference':
      return <ReferenceInput {...props} type={type} />
    case 'record':
      return <RecordInput {...props} />
    case 'list':
      if (type.of.type === 'part') return <SiblingsInput {...props} />
      return type.of.type === 'reference' || type.of.type === 'record' ? (
        <ReferencesInput {...props} type={type} />
      ) : (
        <ListInput {...props} type={type} FieldInput={FieldInput} />
      )
    case 'parts':
      if (type.many && isTableList(props.name)) return <TableInput {...props} type={type} FieldInput={FieldInput} />
      return type.many ? (
        <PartsInput {...props} type={type} FieldInput={FieldInput} />
      ) : (
        <PartInput {...props} type={type} FieldInput={FieldInput} />
      )
    case 'file':
      // Files come onto a note on the note itself; no form has them.
      return null
    case 'part':
    case 'name':
      if (props.name === 'type') return <CslTypeInput {...props} />
      return props.name === 'field' ? <FieldNameInput {...props} /> : <NameInput {...props} />
  }
}
