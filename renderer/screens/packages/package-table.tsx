import { memo, useEffect, useState } from 'react'
import type { BoardCard, PackageBoard } from '../../../core/queries/package-board-schemas'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { caveatsOf, needsText, whoText } from './card-texts'
import classes from './packages.module.css'

/** How many rows are rendered in one frame. */
const AT_ONCE = 25

/** The same in words, in the order of the package. */
export function PackageTable({ view }: { view: PackageBoard }) {
  const { t, family } = useTexts()
  // Hundreds of rows cost nothing until somebody wants them, and come a few at a time.
  const [isOpen, setOpen] = useState(false)
  const [count, setCount] = useState(AT_ONCE)
  const cards = view.columns.flatMap((column) => column.cards).toSorted((a, b) => a.number - b.number)
  const isWaiting = isOpen && count < cards.length
  useEffect(() => {
    if (!isWaiting) return undefined
    const frame = requestAnimationFrame(() => setCount(count + AT_ONCE))
    return () => cancelAnimationFrame(frame)
  }, [isWaiting, count])
  return (
    <details className={classes.table} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('packages.table')}</summary>
      {isOpen && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('packages.table.number')}</th>
              <th scope="col">{family('field.status')}</th>
              <th scope="col">{t('packages.table.who')}</th>
              <th scope="col">{family('field.text')}</th>
              <th scope="col">{family('field.quantity')}</th>
              <th scope="col">{family('field.issue')}</th>
              <th scope="col">{family('field.conditionalOn')}</th>
              <th scope="col">{t('packages.table.caveats')}</th>
            </tr>
          </thead>
          <tbody>
            {cards.slice(0, count).map((card) => (
              <Row key={card.id} card={card} view={view} />
            ))}
          </tbody>
        </table>
      )}
    </details>
  )
}

const Row = memo(function Row({ card, view }: { card: BoardCard; view: PackageBoard }) {
  const texts = useTexts()
  const { title, word, list } = texts
  return (
    <tr>
      <td>{card.number}</td>
      <td>{word('elementStatus', card.status)}</td>
      <td>{whoText(card, view, texts)}</td>
      <td dir="auto">{card.text}</td>
      <td dir="auto">{card.quantity}</td>
      <td>{card.issue && <RecordLink target={card.issue.ref}>{title(card.issue.title)}</RecordLink>}</td>
      <td dir="auto">{list([card.condition, needsText(card, view, texts)].filter((text) => text !== undefined))}</td>
      <td>{list(caveatsOf(card, texts))}</td>
    </tr>
  )
})
