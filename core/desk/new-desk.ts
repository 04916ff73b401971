import { parseRecord } from '../model/schema/parse-record'
import { DEFAULT_MARKING } from '../model/values/marking'
import type { StaffMember } from '../model/values/staff-member'
import type { NewDesk } from './new-desk-schema'
import type { Collections } from './ops'

/** The records of an empty desk: its settings, the parties, and the staff member who makes it. `newId` gives ids. */
export function newDeskCollections(desk: NewDesk, staff: StaffMember, at: string, newId: () => string): Collections {
  const header = {
    rev: 1,
    createdBy: staff.id,
    createdAt: at,
    changedBy: staff.id,
    changedAt: at,
    marking: DEFAULT_MARKING,
  }
  const parties = [desk.ours, ...desk.others].map((party) => ({ ...party, id: `party-${newId()}` }))
  const ours = parties[0]?.id ?? ''
  const settings = parseRecord('deskSettings', {
    ...header,
    id: 'settings',
    title: desk.title,
    ourParty: ours,
    capitals: parties.flatMap(({ id, capital }) => (capital ? [{ party: id, ...capital }] : [])),
    defaultMarking: DEFAULT_MARKING,
    language: desk.language,
    pageSize: 'A4',
    example: false,
  })
  const records = parties.map(({ id, kind, code, names }) =>
    parseRecord('party', { ...header, id, kind, code, names, members: [] }),
  )
  return {
    deskSettings: { settings },
    staff: { [staff.id]: parseRecord('staff', { ...header, ...staff }) },
    party: Object.fromEntries(records.map((record) => [record.id, record])),
  }
}
