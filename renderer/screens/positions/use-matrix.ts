import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { ParleyError } from '../../../core/base/errors'
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
/** An answer that nobody shows any more is kept for as long as this, in milliseconds. */
const KEPT_MS = 10_000

export type MatrixRange = Pick<MatrixInput, 'offset' | 'limit'>

/** The issues to ask for if these are in view. */
export function rangeAround(first: number, last: number): MatrixRange {
  const offset = Math.floor(Math.max(0, first - BEYOND) / STEP) * STEP
  const end = Math.ceil((last + 1 + BEYOND) / STEP) * STEP
  return { offset, limit: Math.min(MATRIX_MAX, end - offset) }
}

/** Some issues of the matrix, read again after each change of the desk. The earlier answer stays until the next one is here. */
export function useMatrix(question: MatrixQuestion, range: MatrixRange): UseQueryResult<MatrixView, ParleyError> {
  const input = { ...question, ...range }
  return useQuery<MatrixView, ParleyError>({
    queryKey: ['desk:matrix', input],
    queryFn: () => ask('desk:matrix', input),
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
  })
}

/**
 * The row of the active cell, wherever it is now: of the view, or asked for by itself if somebody scrolled away or an edit moved it. If it is gone, the row in
 * its place.
 */
export function useActiveRow(
  view: MatrixView,
  question: MatrixQuestion,
  active: ActiveCell | undefined,
): PlacedRow | undefined {
  const within = active ? view.issues.findIndex((issue) => issue.ref.id === active.issue) : -1
  const issue = view.issues[within]
  const input = { ...question, offset: active?.at ?? 0, limit: 1, issue: active?.issue ?? '' }
  const away = useQuery<MatrixView, ParleyError>({
    queryKey: ['desk:matrix', input],
    queryFn: () => ask('desk:matrix', input),
    gcTime: KEPT_MS,
    enabled: active !== undefined && issue === undefined,
  })
  const [seen, setSeen] = useState<PlacedRow>()
  const [found] = away.data?.issues ?? []
  const row =
    issue !== undefined
      ? { at: view.offset + within, issue }
      : found !== undefined && away.data !== undefined
        ? { at: away.data.offset, issue: found }
        : undefined
  if (active === undefined) return undefined
  // Until the answer is here, the row stays as it was, and with it the focus.
  if (row && (row.at !== seen?.at || row.issue !== seen.issue)) setSeen(row)
  return row ?? (seen?.issue.ref.id === active.issue ? seen : undefined)
}
