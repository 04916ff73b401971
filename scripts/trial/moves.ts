import type { Locator, Page } from '@playwright/test'
import { sentencesOf } from '../../core/base/sentences'
import type { Hands } from './hands'
import { isNextByEnter, placeOf, selectedWords, tabsTo, type Point } from './page-text'
import { expect } from './patient-expect'

/** The most presses of an arrow for which nobody takes the mouse: a drag counts as two actions. */
const ARROWS_MAX = 3

/** The most presses of Tab for which nobody takes the mouse. */
const TABS_MAX = 2

/** The height of the tools for a selection, in CSS pixels. */
const TOOLS = 100

/** A turn of the wheel, in CSS pixels, and how many are tried. */
const TURN = 350
const TURNS_MAX = 4

/** Milliseconds in which a list has looked up what was typed. */
const LOOK_UP = 250

/** Milliseconds in which the focus has gone on from a choice. */
const SETTLED = 60

/** The moves of a person who knows Parley. Eyes wait for what each leads to; the work is done by the hands alone. */
export class Moves {
  readonly page: Page
  readonly hands: Hands
  readonly #sentences: readonly string[]
  /** The issues that were made, by their labels. */
  readonly #issues = new Set<string>()
  /** The sentence that was selected last, by its number. */
  #last = -1

  /** @param text the text that will be read */
  constructor(page: Page, hands: Hands, text: string) {
    this.page = page
    this.hands = hands
    this.#sentences = text
      .split('\n')
      .flatMap((line) => sentencesOf(line, 0, 'en').map(({ start, end }) => line.slice(start, end)))
  }

  get form(): Locator {
    return this.page.getByRole('form')
  }

  get text(): Locator {
    return this.page.locator('[role=document][tabindex]')
  }

  field(label: string): Locator {
    return this.form.getByLabel(label, { exact: true })
  }

  /** Goes to a field of the form: by Enter if it is the next one to fill in, by Tab or Shift+Tab if it is near, else by a click. Says whether it was a click. */
  async reach(label: string): Promise<'key' | 'click'> {
    const field = this.field(label)
    await field.waitFor()
    // A choice leads on to another field by itself.
    await this.page.waitForTimeout(SETTLED)
    const selector = `#${CSS_ID(await field.getAttribute('id'))}`
    const steps = await tabsTo(this.page, selector)
    const isNear = steps !== undefined && Math.abs(steps) <= TABS_MAX
    const isNext = steps !== 0 && steps !== 1 && (await isNextByEnter(this.page, selector))
    if (isNext) await this.hands.press('Enter')
    else if (isNear) await this.hands.pressTimes(steps < 0 ? 'Shift+Tab' : 'Tab', Math.abs(steps))
    else await this.hands.click(field)
    await expect(field).toBeFocused()
    return isNear || isNext ? 'key' : 'click'
  }

  /** Writes into a field, unless it says so already; what else it says is replaced. */
  async write(label: string, text: string): Promise<void> {
    const field = this.field(label)
    await field.waitFor()
    const value = await field.inputValue()
    if (value === text) return
    const way = await this.reach(label)
    // Tab into a line of text selects it.
    const isSelected = way === 'key' && (await field.evaluate((box) => box.tagName === 'INPUT'))
    if (value !== '' && !isSelected) await this.hands.press('Control+A')
    await this.hands.type(text)
  }

  /** Chooses a word of a list by its first letters, unless it is chosen; a click has opened the list, and Enter closes it. */
  async choose(label: string, letters: string): Promise<void> {
    const field = this.field(label)
    await field.waitFor()
    const chosen = await field.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text ?? '')
    if (chosen.toLowerCase().startsWith(letters)) return
    const way = await this.reach(label)
    await this.hands.type(letters)
    if (way === 'click') await this.hands.press('Enter')
  }

  /** Chooses a record in a field by letters of its name and Enter, unless it is chosen; several records by their names with commas. */
  async take(label: string, ...names: readonly string[]): Promise<void> {
    const chosen = await this.#chosenIn(label)
    const wanted = names.filter((name) => !chosen.some((one) => one.includes(name)))
    if (wanted.length === 0) return
    await this.reach(label)
    await this.hands.type(wanted.join(', '))
    await this.listed(wanted[0] ?? '')
    await this.hands.press('Enter')
    await expect
      .poll(() => this.#chosenIn(label))
      .toHaveLength(names.length === 1 ? Math.max(1, chosen.length) : names.length)
  }

  /** Makes these the records that a field names: others go by Backspace, or by their button where that is less work. */
  async takeOnly(label: string, ...names: readonly string[]): Promise<void> {
    const chosen = await this.#chosenIn(label)
    const isWanted = (one: string) => names.some((name) => one.includes(name))
    const first = chosen.findIndex((one) => !isWanted(one))
    const unwanted = chosen.filter((one) => !isWanted(one))
    if (first >= 0 && chosen.length - first <= unwanted.length) {
      await this.reach(label)
      await this.hands.pressTimes('Backspace', chosen.length - first)
    } else for (const one of unwanted) await this.hands.click(this.form.getByRole('button', { name: `Remove ${one}` }))
    await this.take(label, ...names)
  }

  /** The records that a field names. */
  async #chosenIn(label: string): Promise<string[]> {
    const field = this.field(label)
    await field.waitFor()
    return field.evaluate((box: HTMLInputElement) => {
      const list = box.closest('[data-with-expanded], .mantine-PillsInput-input, [class*="PillsInput-input"]')
      if (!list) return box.value === '' ? [] : [box.value]
      return [...list.querySelectorAll('[class*="Pill-label"]')].map((pill) => pill.textContent)
    })
  }

  /** Names an issue in a field. The first time it is made there, by its area and its label: "Goods: Tomatoes". */
  async takeIssue(label: string, [area, name]: readonly [string, string]): Promise<void> {
    if ((await this.#chosenIn(label)).some((one) => one.includes(name))) return
    const isNew = !this.#issues.has(name)
    this.#issues.add(name)
    await this.reach(label)
    await this.hands.type(isNew ? `${area}: ${name}` : name)
    await this.listed(isNew ? `New issue in “${area}”: ${name}` : name)
    await this.hands.press('Enter')
    await expect.poll(async () => (await this.#chosenIn(label)).join('\n')).toContain(name)
  }

  /** Waits until the open list shows first what was typed, and has looked it up. */
  async listed(name: string): Promise<void> {
    const option = this.page.locator('[role=option]:visible').first()
    await expect(option).toContainText(name)
    await this.page.waitForTimeout(LOOK_UP)
    await expect(option).toContainText(name)
  }

  /** Opens the folded fields of a form; the first of them has the focus then. */
  async allFields(): Promise<void> {
    const button = this.form.getByRole('button', { name: 'All fields' })
    if ((await button.count()) === 0) return
    await this.hands.click(button)
    await button.waitFor({ state: 'detached' })
    await expect.poll(() => this.page.evaluate(() => document.activeElement?.matches('form *'))).toBe(true)
  }

  /** Waits for the form of a new record, and for the focus in its first empty field. */
  async formOpens(): Promise<void> {
    await this.form.waitFor()
    await expect.poll(() => this.page.evaluate(() => document.activeElement?.matches('form *'))).toBe(true)
  }

  /** Saves the new record, and waits for its page. */
  async save(): Promise<void> {
    await this.hands.press('Control+Enter')
    await this.form.waitFor({ state: 'detached' })
  }

  /** Saves the new record and begins another of its kind, whose field of that label is empty again. */
  async saveAndGoOn(label: string): Promise<void> {
    await this.hands.press('Control+Shift+Enter')
    await expect(this.field(label)).toHaveValue('')
    await expect(this.field(label)).toBeFocused()
  }

  /** Selects a sentence of the text, named by how it begins: by the arrow keys if it is near and the text has the focus, else by the mouse. */
  async select(begins: string): Promise<void> {
    const index = this.#indexOf(begins)
    const sentence = this.#sentences[index] ?? ''
    const isInText = await this.text.evaluate((text) => text === document.activeElement)
    if (!isInText || Math.abs(index - this.#last) > ARROWS_MAX)
      await this.#drag(sentence, index < this.#last ? -TURN : TURN)
    else
      // After a quote, the first arrow takes up its own sentence again.
      for (let n = 0; n <= ARROWS_MAX && (await this.#isNot(sentence)); n += 1) {
        const before = await selectedWords(this.page)
        await this.hands.press(index < this.#last ? 'ArrowUp' : 'ArrowDown')
        await expect.poll(() => selectedWords(this.page)).not.toBe(before)
      }
    await expect.poll(() => selectedWords(this.page)).toBe(sentence)
    this.#last = index
  }

  #indexOf(begins: string): number {
    const index = this.#sentences.findIndex((one) => one.startsWith(begins))
    if (index < 0) throw new Error(`no sentence of the report begins with “${begins}”`)
    return index
  }

  /** Accepts the suggestion that some words of a sentence are: a click opens its card, which says what it is, and first what Enter does. */
  async accept(begins: string, words: string, way: string, says?: string): Promise<void> {
    const index = this.#indexOf(begins)
    const by = index < this.#last ? -TURN : TURN
    // Nobody clicks before the words have their dotted line.
    await expect(this.page.getByRole('button', { name: /^Suggestions \([1-9]/ })).toBeVisible()
    for (let n = 0; n < TURNS_MAX && !(await this.#settled(words)); n += 1) await this.hands.turnWheel(this.text, by)
    const { from, to } = await this.#seen(words)
    await this.hands.clickAt(from.y === to.y ? { x: (from.x + to.x) / 2, y: from.y } : from)
    const card = this.page.locator('[data-card=suggestion]')
    await expect(card).toBeFocused()
    await expect(card.getByRole('button').first()).toHaveText(way)
    if (says !== undefined) await expect(card).toContainText(says)
    await this.hands.press('Enter')
    this.#last = index
  }

  async #isNot(sentence: string): Promise<boolean> {
    return (await selectedWords(this.page)) !== sentence
  }

  async #drag(words: string, by: number): Promise<void> {
    // The tools for a selection take some of the view.
    for (let n = 0; n < TURNS_MAX && !(await this.#settled(words, TOOLS)); n += 1)
      await this.hands.turnWheel(this.text, by)
    const { from } = await this.#seen(words)
    await this.hands.drag(from, async () => (await this.#seen(words)).to)
  }

  async #seen(words: string): Promise<{ from: Point; to: Point }> {
    const place = await this.#settled(words)
    if (!place) throw new Error(`not in view: “${words}”`)
    return place
  }

  /** The place of words once it stays: a new card moves the text below it. */
  async #settled(words: string, margin = 0): Promise<Awaited<ReturnType<typeof placeOf>>> {
    let place = await placeOf(this.page, words, margin)
    for (let same = 0; same < 3;) {
      await this.page.waitForTimeout(60)
      const next = await placeOf(this.page, words, margin)
      same = JSON.stringify(next) === JSON.stringify(place) ? same + 1 : 0
      place = next
    }
    return place
  }

  /** Makes a record of a kind from the selected words by its digit; its form or dialog opens. */
  async newFrom(kind: string): Promise<void> {
    const digit = KIND_DIGITS[kind]
    if (digit === undefined) throw new Error(`no digit makes a ${kind}`)
    await expect(this.text).toBeFocused()
    await this.hands.press(digit)
  }

  /** Saves a record made from selected words, and waits until they are cited for it and the text has the focus. */
  async saveCited(): Promise<void> {
    await this.hands.press('Control+Enter')
    await this.cited()
  }

  /** Waits until an accepted suggestion is a record with its evidence: the next suggestion has the focus then, or the text. */
  async accepted(): Promise<void> {
    await expect(this.page.getByRole('complementary').getByText('supports ·').first()).toBeVisible()
    await this.page.waitForTimeout(LOOK_UP)
  }

  /** Waits until the words are cited, and the text has the focus again. */
  async cited(): Promise<void> {
    await expect(this.page.locator('footer [role=status]').first()).toContainText('Quoted for')
    await expect(this.text).toBeFocused()
    // The record beside the text shows the quote, and the next key finds the next field without one.
    await expect(this.page.getByRole('complementary').getByText('supports ·').first()).toBeVisible()
  }

  /** Quotes a sentence once more, for another field of the record beside the text, by its name; a quote before has taken the selection away. */
  async quoteFor(begins: string, field: string): Promise<void> {
    // The words that a record is made from are evidence for what they filled already.
    if (await this.page.getByRole('complementary').getByText(`supports · ${field} ·`).first().isVisible()) return
    const sentence = this.#sentences[this.#indexOf(begins)] ?? ''
    if (await this.#isNot(sentence)) await this.select(begins)
    const evidence = this.page.getByRole('complementary').getByRole('button', { name: 'Read in the source' })
    const before = await evidence.count()
    const box = this.page.getByRole('toolbar').getByRole('combobox', { name: 'Field' })
    const [chosen, fields] = await box.evaluate((list: HTMLSelectElement) => [
      list.selectedOptions[0]?.text,
      [...list.options].map(({ text }) => text),
    ])
    if (!fields.includes(field)) throw new Error(`“${field}” is none of the fields: ${fields.join('; ')}`)
    if (chosen === field) await this.hands.press('q')
    else {
      await this.hands.click(box)
      await this.hands.type(field)
      await this.hands.press('Enter')
      await this.hands.click(this.page.getByRole('button', { name: 'Quote', exact: true }))
    }
    await expect(evidence).toHaveCount(before + 1)
    await expect(this.text).toBeFocused()
  }
}

/** An id as a selector has it. */
const CSS_ID = (id: string | null) => (id ?? '').replaceAll(/[^\w-]/g, String.raw`\$&`)

/** The digits in the menu of *New from this…*. */
const KIND_DIGITS: Readonly<Record<string, string>> = {
  'Person and post': '1',
  Position: '2',
  Measure: '3',
  Round: '4',
  Meeting: '5',
  Milestone: '6',
  Proposal: '7',
  Readout: '8',
  Commitment: '9',
}
