import { placeAt } from '../../../core/anchors/passage-location'
import { ParleyError } from '../../../core/base/errors'
import type { BatchedCommand, DeskCommand } from '../../../core/commands/command'
import { planCommand } from '../../../core/commands/plan-command'
import { newTextSteps, type NewTextEffect } from '../../../core/queries/new-text'
import { orphanSteps, orphansViewSchema, type OrphansView } from '../../../core/queries/orphans'
import { checkDesk } from '../../../core/rules/rules'
import { sha256Of } from '../../../electron/journal/format/desk-content'
import { smallDesk } from '../desks/desk-builder'
import { aPosition, aSource } from '../desks/record-fields'
import { Bench, US } from './edit-bench'

/** A quoted passage, and a whole text that has it. */
export const PASSAGE = 'Cars stay out.'
export const WHOLE = `A report.\n\nThe minister said: “${PASSAGE} Rice stays in.” He left at noon. Nobody asked anything.`

/** A desk with a source of a text, whose quotes have the ids `quote-0` and so on, and which can be given other texts. */
export class SourceBench extends Bench {
  readonly #known: (text: string) => void

  constructor(text: string, quotes: readonly (readonly [start: number, end: number])[] = []) {
    const builder = smallDesk()
      .add('staff', 'staff-2', { name: 'Colleague', initials: 'CO' })
      .add('position', 'p1', aPosition('Butter stays out.'))
      .text(sha256Of(text), text)
      .add('source', 'source', aSource({ sha256: sha256Of(text) }))
    for (const [index, [start, end]] of quotes.entries()) {
      const fields = { source: 'source', ...placeAt(text, start, end), motivation: 'highlighting' }
      builder.add('annotation', `quote-${index}`, fields)
    }
    super(builder.desk())
    this.#known = (next) => void builder.text(sha256Of(next), next)
  }

  override do(command: DeskCommand, staff = US): void {
    // The desk's files, as far as this desk has any.
    for (const { text } of planCommand(this.desk, command, this.actor(staff), sha256Of).texts ?? []) this.#known(text)
    super.do(command, staff)
  }

  giving(text: string, more: object = {}): DeskCommand & BatchedCommand {
    return { kind: 'giveText', source: 'source', rev: this.rev({ collection: 'source', id: 'source' }), text, ...more }
  }

  placing(id: string, start: number, end: number, more: object = {}): DeskCommand & BatchedCommand {
    return { kind: 'placeQuote', annotation: id, rev: this.rev({ collection: 'annotation', id }), start, end, ...more }
  }

  quote(id: string) {
    const { exact, start, end, snapshot } = this.desk.get('annotation', id) ?? {}
    return { exact, start, end, snapshot }
  }

  orphans(offset = 0): OrphansView {
    const steps = orphanSteps(this.desk, { source: 'source', offset })
    for (;;) {
      const step = steps.next()
      if (step.done === true) return orphansViewSchema.parse(step.value)
    }
  }

  /** The effect that a text would have, before it is given. */
  effect(text: string): NewTextEffect {
    const steps = newTextSteps(this.desk, { source: 'source', text }, sha256Of)
    for (;;) {
      const step = steps.next()
      if (step.done === true) return step.value
    }
  }

  codes(): string[] {
    return checkDesk(this.desk).flatMap(({ about, code: found }) => (about.collection === 'annotation' ? [found] : []))
  }
}

/** The command that marks a stretch of the source. */
export const marking = (start: number, end: number, more: object = {}): DeskCommand & BatchedCommand => ({
  kind: 'mark',
  source: 'source',
  start,
  end,
  annotation: 'marked',
  ...more,
})

/** Evidence for the position `p1`. */
export const EVIDENCE = { id: 'evidence', about: { collection: 'position', id: 'p1' }, field: 'text', role: 'supports' }

/** The code and the parameters with which some work is refused. */
export const refusal = (work: () => void): unknown => {
  try {
    work()
    return 'done'
  } catch (error) {
    return error instanceof ParleyError ? { code: error.code, ...error.params } : error
  }
}
