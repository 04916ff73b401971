import { foldText } from '../base/fold-text'
import type { ChoicesView } from '../queries/edit-schemas'

type Row = ChoicesView['rows'][number]

/** The record that a name means: the only one found, or the only one of exactly this title or code. */
export function onlyMatch(answer: ChoicesView | undefined, name: string): Row | undefined {
  const rows = answer?.rows ?? []
  if (rows.length === 1) return rows[0]
  const wanted = foldText(name)
  const exact = rows.filter(({ title, hint }) =>
    [title.en, title.ja, hint?.en, hint?.ja].some((text) => text !== undefined && foldText(text) === wanted),
  )
  return exact.length === 1 ? exact[0] : undefined
}
