import { createContext, useContext } from 'react'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import { BORDER_FIELDS } from '../../../../core/rates/border-clock'
import { useDesk } from '../../../client/use-desk'

/** The clock of a form: the time zone on which its times are typed, and whether it is a border's. */
export interface FormClock {
  timeZone: string
  isBorder: boolean
}

const ClockContext = createContext<FormClock | undefined>(undefined)

/** Gives every date inside of a form the clock of its record. */
export const FormClockProvider = ClockContext

/** The clock of a record's form: that of its border by the fields as they are now, else the desk's. */
export function useRecordClock(
  of: CollectionName | undefined,
  fields: Readonly<Record<string, unknown>>,
): FormClock | undefined {
  const names = of && BORDER_FIELDS[of]
  const said = Object.fromEntries((names ?? []).map((name) => [name, fields[name]]))
  return useDesk('desk:clock', { of: of ?? 'measure', fields: said }, names !== undefined).data
}

/** The clock on which times of day are typed here. */
export function useClock(): FormClock {
  const given = useContext(ClockContext)
  const status = useDesk('desk:status', {})
  return given ?? { timeZone: status.data?.timeZone ?? 'UTC', isBorder: false }
}
