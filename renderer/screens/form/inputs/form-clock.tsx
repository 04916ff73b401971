import { createContext, useContext, useMemo } from 'react'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import { BORDER_FIELDS } from '../../../../core/rates/border-clock'
import { useDesk } from '../../../client/use-desk'
import { useLast } from '../../../client/use-last'

/** The clock of a form: the time zone on which its times are typed, and whether it is a border's. */
export interface FormClock {
  timeZone: string
  isBorder: boolean
}

const ClockContext = createContext<FormClock | undefined>(undefined)

/** Gives every date inside of a form the clock of its record. */
export const FormClockProvider = ClockContext

/**
 * The clock of a record's form: that of its border by the fields as they are now, else the desk's. Undefined until it is known: an hour
 * that is typed before then would be read on the wrong clock. While a new border is looked up, the last clock stays.
 */
export function useRecordClock(
  of: CollectionName | undefined,
  fields: Readonly<Record<string, unknown>>,
): FormClock | undefined {
  const names = of && BORDER_FIELDS[of]
  const said = Object.fromEntries((names ?? []).map((name) => [name, fields[name]]))
  const border = useDesk('desk:clock', { of: of ?? 'measure', fields: said }, names !== undefined)
  const status = useDesk('desk:status', {})
  const desk = useMemo(() => status.data && { timeZone: status.data.timeZone, isBorder: false }, [status.data])
  const known = names && !border.isError ? border.data : desk
  return useLast(of && known)
}

/** The clock on which times of day are typed here: that of the record's form, else the desk's. */
export function useClock(): FormClock {
  const given = useContext(ClockContext)
  // The window shows no screen before its status is there.
  const status = useDesk('desk:status', {})
  return given ?? { timeZone: status.data?.timeZone ?? 'UTC', isBorder: false }
}
