import { keepPreviousData, replaceEqualDeep, useQuery } from '@tanstack/react-query'
import { useEffectEvent, useLayoutEffect, useState } from 'react'
import type { ParleyError } from '../../../core/base/errors'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { MATRIX_MAX, type MatrixInput, type MatrixIssue, type MatrixView } from '../../../core/queries/matrix-schemas'
import { ask } from '../../client/bridge'

/** The filter of the matrix, and the language in which it reads. */
export type MatrixQuestion = Pick<MatrixInput, 'filter' | 'language'>

/** The cell that the arrow keys move from, and the place of its row when it was last seen. */
export interface ActiveCell {
  issue: string
  /** Empty for the issue's own cell. */
  party: string
  at: number
}

/** A row of the matrix, and its place among those that pass the filter. */
export interface PlacedRow {
  at: number
  issue: MatrixIssue
}

/** Issues are asked for in steps of this, so that a short way up or down asks for nothing. */
const STEP = 20
/** Issues beyond those in view, so that they are there when somebody scrolls to them. */
const BEYOND = 10
/** An answer that nobody shows any more is not kept: an edit may have moved its rows by the time that somebody returns to them. */
const NOT_KEPT = { gcTime: 0 }

export type MatrixRange = Pick<MatrixInput, 'offset' | 'limit'>

/** The issues to ask for if these are in view. */
export function rangeAround(first: number, last: number): MatrixRange {
  const offset = Math.floor(Math.max(0, first - BEYOND) / STEP) * STEP
  const end = Math.ceil((last + 1 + BEYOND) / STEP) * STEP
  return { offset, limit: Math.min(MATRIX_MAX, end - offset) }
}

/** Some issues of the matrix, read again after each change of the desk. The earlier answer stays until the next one is here. */
export function useMatrix(question: MatrixQuestion, range: MatrixRange) {
  const input = { ...question, ...range }
  const { data, error, refetch } = useQuery<MatrixView, ParleyError>({
    queryKey: ['desk:matrix', input],
    queryFn: () => ask('desk:matrix', input),
    placeholderData: keepPreviousData,
    ...NOT_KEPT,
  })
  const [last, setLast] = useState<{ data: MatrixView; view: MatrixView }>()
  if (!data || data === last?.data) return { view: last?.view, error, refetch }
  const view = last ? withEarlier(data, last.view) : data
  setLast({ data, view })
  return { view, error, refetch }
}

/** An answer with the rows and parties of the one before where they are the same, so that only others are rendered again. */
function withEarlier(now: MatrixView, before: MatrixView): MatrixView {
  const earlier = new Map(before.issues.map((issue) => [issue.ref.id, issue]))
  return {
    ...now,
    parties: replaceEqualDeep(before.parties, now.parties),
    issues: now.issues.map((issue) => replaceEqualDeep(earlier.get(issue.ref.id), issue)),
  }
}

/**
 * The row of the active cell, wherever it is now: of the view, or asked for by itself if somebody scrolled away or an edit moved it. If it is gone, the row in
 * its place. `isKnown` is false until an answer says where it is.
 */
export function useActiveRow(
  view: MatrixView,
  question: MatrixQuestion,
  active: ActiveCell | undefined,
): { row: PlacedRow | undefined; isKnown: boolean } {
  const [seen, setSeen] = useState<PlacedRow & { of: string }>()
  const last = seen && active && [seen.of, seen.issue.ref.id].includes(active.issue) ? seen : undefined
  const within = active ? view.issues.findIndex((issue) => issue.ref.id === active.issue) : -1
  const issue = view.issues[within]
  const input = { ...question, offset: last?.at ?? active?.at ?? 0, limit: 1, issue: active?.issue ?? '' }
  const away = useQuery<MatrixView, ParleyError>({
    queryKey: ['desk:matrix', input],
    queryFn: () => ask('desk:matrix', input),
    ...NOT_KEPT,
    enabled: active !== undefined && issue === undefined,
  })
  if (!active) return { row: undefined, isKnown: true }
  const [found] = away.data?.issues ?? []
  const now = issue ? { at: view.offset + within, issue } : found && away.data && { at: away.data.offset, issue: found }
  if (now && (now.at !== last?.at || now.issue !== last.issue)) setSeen({ ...now, of: active.issue })
  // Until the answer is here, the row stays as it was, and with it the focus.
  return { row: now ?? last, isKnown: now !== undefined }
}

/** The cell of a record that is open, if it is among the rows of the view. */
function cellOf(view: MatrixView, { collection, id }: RecordRef): ActiveCell | undefined {
  for (const [index, { ref, cells }] of view.issues.entries()) {
    const at = view.offset + index
    if (collection === 'issue' && ref.id === id) return { issue: id, party: '', at }
    const column = cells.findIndex((cell) => [cell.public, cell.assessed].some((entry) => entry?.ref.id === id))
    const party = view.parties[column]
    if (party) return { issue: ref.id, party: party.ref.id, at }
  }
  return undefined
}

/**
 * Makes the cell of the open record the one that the arrow keys move from, once the matrix appears: the record may have been opened from another screen. Somebody
 * who comes back finds the cell that they left by.
 */
export function useOpenedCell(
  view: MatrixView,
  opened: RecordRef | undefined,
  comesBack: boolean,
  setActive: (cell: ActiveCell) => void,
): void {
  const choose = useEffectEvent(() => {
    const cell = opened && !comesBack ? cellOf(view, opened) : undefined
    if (cell) setActive(cell)
  })
  useLayoutEffect(() => choose(), [])
}

/** Tells which rows are in view, whenever that changes. */
export function useRange(
  range: { startIndex: number; endIndex: number } | null,
  inView: (first: number, last: number) => void,
): void {
  const [first, last] = [range?.startIndex ?? 0, range?.endIndex ?? 0]
  const tell = useEffectEvent(inView)
  useLayoutEffect(() => tell(first, last), [first, last])
}
