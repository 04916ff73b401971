import { foldText } from '../base/fold-text'
import type { DeskRead } from '../desk/desk-read'

/** The issues of the desk whose label a text has as words of its own, each once. A label inside of a longer one that the text has is not named by itself. */
export function issuesNamed(desk: DeskRead, text: string): string[] {
  const folded = foldText(text)
  const found = desk
    .derived(issueNames, 'issueNames')
    .flatMap(({ id, name }) => placesOf(folded, name).map((start) => ({ id, start, end: start + name.length })))
  const isInside = (one: (typeof found)[number]) =>
    found.some((other) => other.start <= one.start && one.end <= other.end && lengthOf(other) > lengthOf(one))
  return [...new Set(found.filter((one) => !isInside(one)).map(({ id }) => id))]
}

const lengthOf = ({ start, end }: { start: number; end: number }) => end - start

/** The labels of all issues, folded. */
const issueNames = (desk: DeskRead) =>
  desk.all('issue').flatMap(({ id, label }) =>
    [label.en, label.ja].flatMap((name) => {
      const folded = name === undefined ? '' : foldText(name).trim()
      return folded.length < 2 ? [] : [{ id, name: folded }]
    }),
  )

/** The places of a text that have a name as a word of its own. "Rice" is not in "price"; Japanese has no spaces. */
function placesOf(text: string, name: string): number[] {
  const places: number[] = []
  const isWhole = (edge: string, beyond: string | undefined) => !/[a-z]/.test(edge) || !/[a-z]/.test(beyond ?? ' ')
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (isWhole(name[0] ?? '', text[at - 1]) && isWhole(name.at(-1) ?? '', text[at + name.length])) places.push(at)
  return places
}
