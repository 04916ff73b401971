import type { CardText } from '../../../core/charts/package-board'
import type { BoardCard, PackageBoard } from '../../../core/queries/package-board-schemas'
import type { Texts } from '../../text/text-context'

/** The texts of a card, each by what it is; the style sheet has the same sizes. */
export interface NamedText extends CardText {
  name: 'who' | 'words' | 'issue' | 'quantity' | 'condition' | 'needs' | 'caveats'
}

type Sides = Pick<PackageBoard, 'by' | 'to' | 'columns'>

/** Who offers what to whom, or asks it of whom: "Japan offers United States". */
export function whoText(card: BoardCard, { by, to }: Sides, { t, title, list }: Texts): string {
  const others = to.length === 0 || to.length > 3 ? t('packages.all') : list(to.map(title))
  return t(`packages.${card.kind}`, { by: title(by.title), to: others })
}

/** The numbers of the elements that a card needs: "Needs 2, 5". */
export function needsText(
  card: BoardCard,
  { columns }: Pick<Sides, 'columns'>,
  { t, list }: Texts,
): string | undefined {
  if (card.needs.length === 0) return undefined
  const numbers = columns
    .flatMap(({ cards }) => cards)
    .filter(({ id }) => card.needs.includes(id))
    .map(({ number }) => number)
    .toSorted((a, b) => a - b)
  return t('packages.needs', { elements: list(numbers.map(String)) })
}

/** The caveats of a card in words. */
export const caveatsOf = (card: BoardCard, { t }: Texts): string[] => [
  ...(card.contested ? [t('caveat.contested')] : []),
  ...(card.unsourced ? [t('caveat.unsourced')] : []),
  ...(card.gone > 0 ? [t('packages.needsGone')] : []),
]

/** What a card says, from the top down. */
export function cardTexts(card: BoardCard, board: Sides, texts: Texts): NamedText[] {
  const { t, title, list } = texts
  const needs = needsText(card, board, texts)
  const caveats = caveatsOf(card, texts)
  const text = (name: NamedText['name'], words: string | undefined, size: number, linesMax: number): NamedText[] =>
    words === undefined ? [] : [{ name, text: words, size, linesMax }]
  return [
    ...text('who', `${card.number} · ${whoText(card, board, texts)}`, 12, 3),
    ...text('words', card.status === 'bracketed' ? t('memo.matrix.bracketed', { text: card.text }) : card.text, 13, 6),
    ...text('quantity', card.quantity, 12, 2),
    ...text('issue', card.issue && title(card.issue.title), 12, 2),
    ...text(
      'condition',
      card.condition === undefined ? undefined : t('packages.if', { condition: card.condition }),
      12,
      3,
    ),
    ...text('needs', needs, 12, 2),
    ...text('caveats', caveats.length === 0 ? undefined : list(caveats), 12, 2),
  ]
}

/** A card for a reader of the screen: what it says, and its status. */
export const cardInWords = (card: BoardCard, board: Sides, texts: Texts): string =>
  [...cardTexts(card, board, texts).map(({ text }) => text), texts.word('elementStatus', card.status)].join('; ')
