import type { ElectronApplication, Locator, Page } from '@playwright/test'
import type { Point } from './page-text'
import { secondsOf, type Action, type Deed, type Work } from './keystroke-level'

/** A hand on the keyboard and one on the mouse: the only way in which a trial works in the window. Everything that they do is counted. */
export class Hands {
  readonly #page: Page
  readonly #app: ElectronApplication
  readonly #done: Action[] = []
  #work: Work = 'rest'

  constructor(page: Page, app: ElectronApplication) {
    this.#page = page
    this.#app = app
  }

  /** Everything done so far, in order. */
  get done(): readonly Action[] {
    return this.#done
  }

  /** Counts all that follows as this kind of work. */
  for(work: Work): void {
    this.#work = work
  }

  /** Presses one key, or keys together: `Control+Enter`. */
  async press(keys: string): Promise<void> {
    this.#count({ kind: 'key', keys })
    await this.#page.keyboard.press(keys)
  }

  /** Presses a key as often as it takes. */
  async pressTimes(keys: string, times: number): Promise<void> {
    for (let n = 0; n < times; n += 1) await this.press(keys)
  }

  /** Types a text, key by key. */
  async type(text: string): Promise<void> {
    this.#count({ kind: 'text', text })
    await this.#page.keyboard.type(text)
  }

  /** Pastes a text that was copied in another program. */
  async paste(text: string): Promise<void> {
    await this.#app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
    this.#count({ kind: 'paste', keys: 'Control+V' })
    await this.#page.keyboard.press('Control+V')
  }

  /** Clicks in the middle of something that shows. */
  async click(what: Locator): Promise<void> {
    const { x, y } = await middleOf(what)
    this.#count({ kind: 'click' })
    await this.#page.mouse.click(x, y)
  }

  /** Clicks on a point of the window. */
  async clickAt({ x, y }: Point): Promise<void> {
    this.#count({ kind: 'click' })
    await this.#page.mouse.click(x, y)
  }

  /** Drags from one point to another, which is looked up once the tools for a selection show: two clicks, since the mouse must be pointed twice. */
  async drag(from: Point, to: () => Promise<Point>): Promise<void> {
    const { mouse } = this.#page
    this.#count({ kind: 'click' })
    await mouse.move(from.x, from.y)
    await mouse.down()
    this.#count({ kind: 'click' })
    await mouse.move(from.x + 30, from.y, { steps: 3 })
    const { x, y } = await to()
    await mouse.move(x, y, { steps: 5 })
    await mouse.up()
  }

  /** Turns the wheel over something, by so many pixels: counted as a click. */
  async turnWheel(over: Locator, pixels: number): Promise<void> {
    const { x, y } = await middleOf(over)
    this.#count({ kind: 'click' })
    await this.#page.mouse.move(x, y)
    await this.#page.mouse.wheel(0, pixels)
  }

  /** Answers the system's own dialog, which suggests what is wanted: Enter. */
  answerSystem(): void {
    this.#count({ kind: 'key', keys: 'Enter' })
  }

  #count(deed: Deed): void {
    this.#done.push({ ...deed, work: this.#work, seconds: secondsOf(deed, this.#done.at(-1)) })
  }
}

/** The middle of what shows, in the window. @throws Error if it does not show */
async function middleOf(what: Locator): Promise<{ x: number; y: number }> {
  await what.scrollIntoViewIfNeeded()
  const box = await what.boundingBox()
  if (!box) throw new Error(`${what.toString()} does not show`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
