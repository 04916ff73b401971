import { expect } from '@playwright/test'
import type { Moves } from './moves'

/** Makes records of the kinds that both trials need, each as a person would. A `from` names the sentence of the source by how it begins. */

/** Pastes a copied text, and adds it as a source with its publisher. */
export async function addSource({ page, hands, text: opened }: Moves, text: string, publisher: string): Promise<void> {
  hands.for('rest')
  await hands.press('Control+Shift+V')
  const dialog = page.getByRole('dialog', { name: 'Add a source' })
  await expect(dialog.getByRole('textbox').first()).toBeFocused()
  await hands.paste(text)
  await expect(dialog.getByLabel('Title')).toBeFocused()
  await hands.press('Tab')
  await hands.type(publisher)
  await hands.press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
  // The new source opens for reading.
  await expect(opened).toBeFocused()
}

/** Adds the talk, and its issues by area and label: no passage names them as such. */
export async function addTalk(
  moves: Moves,
  title: string,
  issues: readonly (readonly [string, string])[],
): Promise<void> {
  const { page, hands } = moves
  hands.for('rest')
  await hands.press('Control+1')
  await hands.click(page.getByRole('button', { name: 'Add the talk you follow' }))
  await moves.formOpens()
  await moves.write('Title, English', title)
  await moves.choose('Status', 'under')
  await moves.save()
  for (const [index, [area, label]] of issues.entries()) {
    if (index === 0) await hands.click(page.getByRole('button', { name: '+ Issue' }))
    else {
      await hands.press('Control+N')
      await expect(page.getByRole('menuitem', { name: 'Issue' })).toBeFocused()
      await hands.press('Enter')
    }
    await moves.formOpens()
    await moves.write('Area, English', area)
    await moves.write('Label, English', label)
    await moves.save()
  }
}

/** Opens the only source for reading. */
export async function openReader({ page, hands, text }: Moves): Promise<void> {
  hands.for('rest')
  await hands.press('Control+5')
  const row = page.locator('button[data-key^="source/"]')
  await expect(row).toBeFocused()
  await hands.press('Enter')
  await expect(row).toHaveAttribute('aria-current', 'true')
  await hands.press('Enter')
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

/** Adds a person in office. */
export async function addPerson(moves: Moves, from: string, name: string, party: string, post: string): Promise<void> {
  const { page, hands } = moves
  hands.for('evidence')
  await moves.select(from)
  hands.for('people and meetings')
  await moves.newFrom('Term of office')
  const dialog = page.getByRole('dialog', { name: 'New person and post' })
  const box = dialog.getByLabel('Name')
  await box.waitFor()
  // A short passage is offered as the name, and the next field has the focus.
  if ((await box.inputValue()) !== '') {
    await hands.press('Shift+Tab')
    await hands.press('Control+A')
  }
  await expect(box).toBeFocused()
  await hands.type(name)
  await hands.press('Tab')
  await hands.type(party)
  await moves.listed(party)
  await hands.press('Enter')
  await hands.press('Tab')
  await hands.type(post)
  await hands.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await moves.cited()
}

/** Adds a position; a contested one is marked so. */
export async function addPosition(
  moves: Moves,
  from: string,
  [party, issue, stance]: readonly [string, string, string],
  contested = false,
): Promise<void> {
  await begin(moves, from, 'Position', 'positions')
  await moves.take('Party', party)
  await moves.take('Issue', issue)
  await moves.choose('Stance', stance)
  if (contested) {
    await moves.allFields()
    await moves.hands.click(moves.field('Contested'))
  }
  await moves.saveCited()
}

/** A measure, with its layers. */
interface NewMeasure {
  title: string
  imposer: string
  kind: string
  scope: string
  issue: string
  layers: readonly { name: string; rate: string; announced?: string; validity?: string }[]
}

/** Adds a measure. */
export async function addMeasure(moves: Moves, from: string, measure: NewMeasure): Promise<void> {
  const { hands } = moves
  await begin(moves, from, 'Measure', 'measures')
  await moves.write('Title, English', measure.title)
  await moves.take('Imposed by', measure.imposer)
  await moves.choose('Kind', measure.kind)
  await moves.write('Scope', measure.scope)
  for (const [index, { name, rate, announced, validity }] of measure.layers.entries()) {
    const layer = `Rate layers ${index + 1}`
    await hands.click(moves.form.getByRole('button', { name: 'Add rate layer' }))
    await moves.write(`${layer}, Layer name, English`, name)
    await moves.choose(`${layer}, Kind`, 'ad')
    await moves.write(`${layer}, Rate`, rate)
    if (announced !== undefined) await moves.write(`${layer}, Announced`, announced)
    if (validity !== undefined) await moves.write(`${layer}, Validity period`, validity)
    else await hands.click(moves.form.getByRole('button', { name: 'Announced only, or not known' }))
  }
  await moves.allFields()
  await moves.take('Issues', measure.issue)
  await moves.saveCited()
}

/** Adds a date to count down to. */
export async function addDate(moves: Moves, from: string, title: string, when: string, basis: string): Promise<void> {
  await begin(moves, from, 'Milestone', 'rest')
  await moves.write('Title, English', title)
  await moves.write('When', when)
  await moves.choose('Basis', basis)
  await moves.saveCited()
}

/** Adds a round, with the fields of its form by their labels, in their order. */
export async function addRound(moves: Moves, from: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await begin(moves, from, 'Round', 'people and meetings')
  for (const [label, text] of Object.entries(fields)) {
    if (label === 'Number') await moves.allFields()
    await (label === 'Level' || label === 'Status' ? moves.choose(label, text) : moves.write(label, text))
  }
  await moves.saveCited()
}
