import { useEffectEvent, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import type { Title } from '../../../../core/desk/titles'
import { onlyMatch } from '../../../../core/editing/only-match'
import { isBlankItem, type Part } from '../../../../core/editing/list-items'
import { cellText, type FindRecord } from '../../../../core/editing/tables/cell-values'
import { cellsIn, textOfCells } from '../../../../core/editing/tables/clipboard-cells'
import { namesPasted, sortPasted, withPasted, type Pasted } from '../../../../core/editing/tables/paste-cells'
import type { FieldSpec, FieldType } from '../../../../core/model/schema/fields'
import { ask } from '../../../client/bridge'
import { copyText } from '../../../client/copy-text'
import { useTexts } from '../../../text/text-context'
import { awaitChoice } from '../../../look/awaited-choices'
import { useClock } from './form-clock'
import type { NestedProps } from './input-props'
import { keyOf } from './reference-box'
import { placeOf } from './table-place'
import { newPartId, type useParts } from './use-parts'

/** The result of a paste: how many rows it filled, and the columns that it left out. */
interface Done {
  count: number
  left: readonly string[]
  hasTitles: boolean
}

interface CellPasteOptions {
  props: NestedProps<Extract<FieldType, { type: 'parts' }>>
  rows: ReturnType<typeof useParts>
  columns: readonly FieldSpec[]
  selected: ReadonlySet<number>
  /** The paste has ended in this cell. */
  done: (row: number, column: number) => void
}

/** Pasting cells into a table, from the focused one on, and copying its selected rows. */
export function useCellPaste({ props, rows, columns, selected, done }: CellPasteOptions) {
  const { language, title, family } = useTexts()
  const { timeZone } = useClock()
  const [pasted, setPasted] = useState<Done>()
  /** The names of records that were pasted: the form knows them only once it has saved. */
  const [known, setKnown] = useState<NestedProps['titles']>({})
  const { name, type } = props
  const table = { list: name, fields: type.fields }
  // Names are looked up first: then the rows are those that the table has by then.
  const fill = useEffectEvent(
    (cells: Pasted, at: { row: number; column: number }, find: FindRecord, hasTitles: boolean) => {
      const filled = withPasted(table, rows.shown, at.row, cells, { language, timeZone }, find, newPartId)
      const last = at.row + cells.rows.length - 1
      done(last, at.column)
      setPasted({ count: cells.rows.length, left: cells.left, hasTitles })
      rows.replace(filled.filter((part) => !isBlankItem(name, type.fields, part)))
    },
  )
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    const at = placeOf(event.target)
    if (!at) return
    const text = event.clipboardData.getData('text/plain')
    const cells = cellsIn(text)
    const isText = columns[at.column]?.type.type === 'prose' && !text.includes('\t')
    // One cell is text like any other; lines in a note stay lines.
    if (isText || cells.length === 0 || (cells.length === 1 && cells[0]?.length === 1)) return
    event.preventDefault()
    event.stopPropagation()
    if (event.target instanceof HTMLElement) delete event.target.dataset.typed
    const sorted = sortPasted(table, cells, at.column)
    const hasTitles = sorted.rows.length < cells.length
    const names = namesPasted(sorted)
    if (names.length === 0) return fill(sorted, at, () => undefined, hasTitles)
    const found = awaitChoice()
    void lookUp(names)
      .then(({ find, titles }) => {
        setKnown((before) => ({ ...before, ...titles }))
        fill(sorted, at, find, hasTitles)
      })
      .finally(found)
  }
  const titleOf = (collection: Parameters<FindRecord>[0], id: string) => {
    const named = props.titles[keyOf({ collection, id })] ?? known[keyOf({ collection, id })]
    return named ? title(named) : id
  }
  const shownAt = (row: number): Part[] => (rows.shown[row] ? [rows.shown[row]] : [])
  /** Copies the selected rows with their titles, unless a part of a text is chosen. */
  const onKeyDown = (event: KeyboardEvent) => {
    const isCopy =
      event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
    if (!isCopy || selected.size === 0 || isChosen(event.target)) return
    event.preventDefault()
    const copied = [...selected].toSorted((a, b) => a - b).flatMap((row) => shownAt(row))
    const cells = copied.map((part) => columns.map((field) => cellText(part, field, { language, timeZone }, titleOf)))
    copyText(textOfCells([columns.map((field) => family(`field.${field.name}`)), ...cells]))
  }
  return { onPaste, onKeyDown, pasted, known }
}

/** Is a part of a text chosen, which a copy would take? */
const isChosen = (target: EventTarget) =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) &&
  target.selectionStart !== target.selectionEnd

/** Finds the records of names. A name that none has, or several have, finds none. */
async function lookUp(
  names: ReturnType<typeof namesPasted>,
): Promise<{ find: FindRecord; titles: NestedProps['titles'] }> {
  const ids = new Map<string, string>()
  const titles: Record<string, Title> = {}
  await Promise.all(
    names.map(async ({ collection, name }) => {
      const answer = await ask('desk:choices', { collections: [collection], find: name.slice(0, 200) }).catch(
        () => undefined,
      )
      const row = onlyMatch(answer, name)
      if (!row) return
      ids.set(`${collection}/${name}`, row.ref.id)
      titles[keyOf(row.ref)] = row.title
    }),
  )
  return { find: (collection, name) => ids.get(`${collection}/${name}`), titles }
}
