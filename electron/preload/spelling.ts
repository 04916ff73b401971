import { MISSPELT_MAX, ownForm, SPELLINGS, type Spelling } from '../../core/spelling/spelling-choice'
import { onlyInAddresses } from '../../core/spelling/addresses'

/** Beyond how many verdicts the next question starts anew: Chromium asks about all words of a paragraph again and again. */
const KEPT_MAX = 20_000

interface Settings {
  spelling: Spelling
  own: ReadonlySet<string>
}

/** The requests that the provider needs: the desk's verdict on some words, and the settings. */
export interface SpellingAsks {
  misspelt: (input: { words: string[]; variant: string }) => Promise<unknown>
  environment: () => Promise<unknown>
  /** The text of the field that has the focus. */
  text: () => string
}

/** Says which words of a field are wrong. Nothing is asked before the first field does, and nothing is ever fetched: Chromium's own checker stays off. */
export class SpellingProvider {
  readonly #asks: SpellingAsks
  readonly #verdicts = new Map<string, boolean>()
  #newest = 0
  /** Grows when verdicts are forgotten: an answer that was under way then is not kept. */
  #generation = 0
  #settings: Promise<Settings | undefined> | undefined

  constructor(asks: SpellingAsks) {
    this.#asks = asks
  }

  /**
   * Answers Chromium: which of these words, from the field that has the focus, are wrong. Never fails. Only the newest question is answered: Electron remembers
   * that one alone, takes a late answer to an earlier one for it, and crashes at the second answer (Electron 44).
   */
  async spellCheck(words: string[], callback: (misspelt: string[]) => void): Promise<void> {
    const question = (this.#newest += 1)
    const wrong = await this.#wrongOf(words).catch(() => [])
    if (question === this.#newest) callback(wrong)
  }

  /** The settings changed: asks anew. */
  forget(): void {
    this.#generation += 1
    this.#settings = undefined
    this.#verdicts.clear()
  }

  /** The desk changed: a wrong word may be a name on it now. */
  forgetWrong(): void {
    this.#generation += 1
    for (const [word, isWrong] of this.#verdicts) if (isWrong) this.#verdicts.delete(word)
  }

  async #wrongOf(words: readonly string[]): Promise<string[]> {
    const settings = await this.#settingsNow()
    if (!settings || settings.spelling === 'off') return []
    const verdicts = await this.#verdictsOn([...new Set(words)], settings.spelling)
    const wrong = words.filter((word) => verdicts.get(word) === true && !settings.own.has(ownForm(word)))
    if (wrong.length === 0) return []
    const inAddresses = onlyInAddresses(this.#asks.text(), wrong)
    return wrong.filter((word) => !inAddresses.has(word))
  }

  /** The settings; asked again if they could not be had. */
  async #settingsNow(): Promise<Settings | undefined> {
    const asked = (this.#settings ??= this.#asks.environment().then(settingsIn, () => undefined))
    const settings = await asked
    if (!settings && this.#settings === asked) this.#settings = undefined
    return settings
  }

  /** The verdicts on these words, each once: those that are kept, and the desk's on the others. */
  async #verdictsOn(words: readonly string[], variant: string): Promise<ReadonlyMap<string, boolean>> {
    if (this.#verdicts.size > KEPT_MAX) this.#verdicts.clear()
    const generation = this.#generation
    const verdicts = new Map<string, boolean>()
    const unknown = words.filter((word) => {
      const kept = this.#verdicts.get(word)
      if (kept !== undefined) verdicts.set(word, kept)
      return kept === undefined
    })
    for (let at = 0; at < unknown.length; at += MISSPELT_MAX) {
      const part = unknown.slice(at, at + MISSPELT_MAX)
      const wrong = misspeltIn(await this.#asks.misspelt({ words: part, variant }))
      // Without an answer, as when no desk is open, nothing is wrong and nothing is kept.
      if (!wrong) continue
      for (const word of part) {
        verdicts.set(word, wrong.has(word))
        if (generation === this.#generation) this.#verdicts.set(word, wrong.has(word))
      }
    }
    return verdicts
  }
}

/** Checks the field that has the focus again, as after a word was added: Chromium does so when its attribute changes. */
export function checkAgain(): void {
  const field = document.activeElement
  if (!(field instanceof HTMLElement) || !field.spellcheck) return
  field.spellcheck = false
  field.spellcheck = true
}

/** The text of a field; nothing of any other element. */
export function textOfField(field: Element | null): string {
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) return field.value
  return field instanceof HTMLElement && field.isContentEditable ? field.innerText : ''
}

const valueIn = (envelope: unknown): Record<string, unknown> | undefined => {
  const { ok, value } = (envelope ?? {}) as { ok?: unknown; value?: unknown }
  return ok === true && typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
}

function misspeltIn(envelope: unknown): ReadonlySet<string> | undefined {
  const misspelt = valueIn(envelope)?.misspelt
  return Array.isArray(misspelt) ? new Set(misspelt as string[]) : undefined
}

function settingsIn(envelope: unknown): Settings | undefined {
  const value = valueIn(envelope)
  if (!value) return undefined
  const { spelling, ownWords } = value
  const chosen = SPELLINGS.find((one) => one === spelling) ?? 'off'
  return { spelling: chosen, own: new Set(Array.isArray(ownWords) ? (ownWords as string[]).map(ownForm) : []) }
}
