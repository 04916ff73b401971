import type { Locator } from '@playwright/test'
import type { Moves } from './moves'
import { expect } from './patient-expect'

/** Makes records of the kinds that both trials need, each as a person would. A `from` names the sentence of the source by how it begins. */

/** Adds the talk. */
export async function addTalk(moves: Moves, title: string): Promise<void> {
  const { page, hands } = moves
  hands.for('rest')
  await hands.click(page.getByRole('button', { name: 'Add the talk you follow' }))
  await moves.formOpens()
  await moves.write('Title, English', title)
  await moves.choose('Status', 'under')
  await moves.save()
}

/** Pastes a copied text, and adds it as a source with its publisher, and the date that its head leaves open; it opens for reading. */
export async function addSource(
  { page, hands, text }: Moves,
  copied: string,
  publisher: string,
  issued?: string,
): Promise<void> {
  hands.for('rest')
  await hands.press('Control+Shift+V')
  const dialog = page.getByRole('dialog', { name: 'Add a source' })
  await expect(dialog.getByRole('textbox').first()).toBeFocused()
  await hands.paste(copied)
  await expect(dialog.getByLabel('Title')).toBeFocused()
  await hands.press('Tab')
  await hands.type(publisher)
  if (issued !== undefined) {
    // Over the author.
    await hands.pressTimes('Tab', 2)
    await expect(dialog.getByRole('textbox', { name: 'Issued' })).toBeFocused()
    await hands.type(issued)
  }
  await hands.press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
  await expect(text).toBeFocused()
}

/** Begins a record from a sentence: its form is open then. */
export async function begin(
  moves: Moves,
  from: string,
  kind: string,
  work: Parameters<Moves['hands']['for']>[0],
): Promise<void> {
  moves.hands.for('evidence')
  await moves.select(from)
  moves.hands.for(work)
  await moves.newFrom(kind)
  await moves.formOpens()
}

/** A person in office: name, party and post. */
type InOffice = readonly [name: string, party: string, post: string]

/** Adds the people whom a sentence names, and their posts; after each one the dialog goes on to the next. */
export async function addPeople(moves: Moves, from: string, ...people: readonly InOffice[]): Promise<void> {
  const { page, hands } = moves
  hands.for('evidence')
  await moves.select(from)
  hands.for('people and meetings')
  await moves.newFrom('Person and post')
  const dialog = page.getByRole('dialog', { name: 'New person and post' })
  const boxOf = (label: string) => dialog.getByRole('textbox', { name: label })
  for (const [index, person] of people.entries()) {
    await dialog.waitFor()
    await completePerson(moves, dialog, person)
    const next = people[index + 1]
    await hands.press(next ? 'Control+Shift+Enter' : 'Enter')
    if (next) await expect(boxOf('Name')).toHaveValue(next[0])
  }
  await dialog.waitFor({ state: 'detached' })
  await moves.cited()
}

/** Fills in what the open dialog lacks of a person: the name comes from the words, or all is typed in one line. */
async function completePerson(moves: Moves, dialog: Locator, [name, party, post]: InOffice): Promise<void> {
  const { hands } = moves
  const box = (label: string) => dialog.getByRole('textbox', { name: label })
  const of = dialog.getByRole('combobox', { name: 'Party' })
  if ((await box('Name').inputValue()) !== name) {
    await reachBox(moves, box('Name'))
    await hands.type(`${name}, ${party}, ${post}`)
  } else if ((await of.inputValue()) !== party) {
    await reachBox(moves, of)
    await hands.type(`${party}, ${post}`)
  } else if ((await box('Post title').inputValue()) !== post) {
    await reachBox(moves, box('Post title'))
    await hands.type(post)
  }
}

/** Goes to a box of a dialog from the one beside it, unless the focus is there; Tab selects its text. */
async function reachBox({ page, hands }: Moves, box: Locator): Promise<void> {
  // The focus may be on its way.
  await page.waitForTimeout(SETTLED)
  if (await isFocused(box)) return
  await hands.press('Shift+Tab')
  if (!(await isFocused(box))) await hands.press('Shift+Tab')
  await expect(box).toBeFocused()
}

/** Milliseconds in which the focus has gone on from a choice. */
const SETTLED = 60

const isFocused = (box: Locator) => box.evaluate((one) => one === document.activeElement)

/** An issue: its area and its label. */
export type IssueName = readonly [area: string, label: string]

/** The fields of a position beside its words. */
export interface NewPosition {
  party: string
  issue: IssueName
  stance: string
  contested?: boolean
}

/** Adds a position from a sentence. */
export async function addPosition(moves: Moves, from: string, position: NewPosition): Promise<void> {
  await begin(moves, from, 'Position', 'positions')
  await completePosition(moves, position)
}

/** Adds a position that is suggested in some words: its form opens with what is certain, and may be wrong. */
export async function addSuggestedPosition(
  moves: Moves,
  from: string,
  words: string,
  position: NewPosition,
): Promise<void> {
  moves.hands.for('positions')
  await moves.accept(from, words, 'New Position…')
  await moves.formOpens()
  await completePosition(moves, position)
}

/** Adds a position that is suggested with all that it needs: its card `says` whose it is, on what and how. */
export async function acceptPosition(moves: Moves, from: string, words: string, says: string): Promise<void> {
  moves.hands.for('positions')
  await moves.accept(from, words, 'New Position', says)
  await moves.accepted()
}

async function completePosition(moves: Moves, { party, issue, stance, contested }: NewPosition): Promise<void> {
  await moves.take('Party', party)
  await moves.takeIssue('Issue', issue)
  await moves.choose('Stance', stance)
  if (contested === true && !(await moves.field('Contested').isChecked())) {
    if ((await moves.reach('Contested')) === 'key') await moves.hands.press('Space')
  }
  await moves.saveCited()
}

/** A measure, with its layers. */
interface NewMeasure {
  title: string
  imposer: string
  /** The country on which it is, unless it is on all. */
  on?: string
  kind: string
  scope: string
  issue: IssueName
  layers: readonly { name: string; rate: string; announced?: string; validity?: string }[]
}

/** Adds a measure from a sentence. */
export async function addMeasure(moves: Moves, from: string, measure: NewMeasure): Promise<void> {
  await begin(moves, from, 'Measure', 'measures')
  await completeMeasure(moves, measure)
}

/** Completes the open form of a measure, and saves it. */
export async function completeMeasure(moves: Moves, measure: NewMeasure): Promise<void> {
  const { hands } = moves
  await moves.write('Title, English', measure.title)
  await moves.take('Imposed by', measure.imposer)
  if (measure.on !== undefined) await moves.take('Targets', measure.on)
  await moves.choose('Kind', measure.kind)
  await moves.takeIssue('Issues', measure.issue)
  await moves.write('Scope', measure.scope)
  for (const [index, { name, rate, announced, validity }] of measure.layers.entries()) {
    const layer = `Rate layers ${index + 1}`
    // Enter in a layer adds the next one, and has the focus in its name.
    if (index > 0) await hands.press('Enter')
    await moves.write(`${layer}, Layer name, English`, name)
    await moves.write(`${layer}, Rate`, rate)
    if (validity !== undefined) await moves.write(`${layer}, Validity period`, validity)
    if (announced !== undefined) await moves.write(`${layer}, Announced`, announced)
  }
  await moves.saveCited()
}

/** Adds a date to count down to, which is suggested in some words. */
export async function addSuggestedDate(
  moves: Moves,
  [from, words]: readonly [string, string],
  title: string,
  when: string,
  basis: string,
): Promise<void> {
  moves.hands.for('rest')
  await moves.accept(from, words, 'New Milestone…')
  await moves.formOpens()
  await completeDate(moves, title, when, basis)
}

/** Adds a date to count down to from a sentence. */
export async function addDate(moves: Moves, from: string, title: string, when: string, basis: string): Promise<void> {
  await begin(moves, from, 'Milestone', 'rest')
  await completeDate(moves, title, when, basis)
}

async function completeDate(moves: Moves, title: string, when: string, basis: string): Promise<void> {
  await moves.write('Title, English', title)
  await moves.write('When', when)
  await moves.choose('Basis', basis)
  await moves.saveCited()
}

/** Adds a round, with the fields of its form by their labels, in their order. */
export async function addRound(moves: Moves, from: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await begin(moves, from, 'Round', 'people and meetings')
  for (const [label, text] of Object.entries(fields)) {
    await (label === 'Level' || label === 'Status' ? moves.choose(label, text) : moves.write(label, text))
  }
  await moves.saveCited()
}
