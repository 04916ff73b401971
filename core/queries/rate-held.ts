import type { DeskRead } from '../desk/desk-read'
import { inBoth } from '../desk/titles'
import { percentWords } from '../rates/answer-words'
import { heldOnDesk, heldWords, lacksRefund, type HeldOnDesk } from '../rates/held-words'
import type { CompiledRegime } from '../rates/regime/compiled'
import type { Question } from '../rates/regime/question'
import type { LayerAnswer, RateAnswer } from '../rates/regime/answer'
import { byLink, layerLink } from './rate-links'
import type { RateAnswerView } from './rate-schemas'

/**
 * The layers that were owed at the entry and that a court has decided on, as far as that is known: what was owed, and beside it each
 * decision. Layers with the same decisions share one entry.
 */
export function heldView(
  desk: DeskRead,
  { clock }: CompiledRegime,
  question: Question,
  law: RateAnswer,
): RateAnswerView['held'] {
  const groups = new Map<string, { layers: LayerAnswer[]; held: HeldOnDesk[] }>()
  for (const answer of 'conflict' in law ? [] : law.layers) {
    if (answer.standing !== 'inForce') continue
    const held = heldOnDesk(desk, answer.layer, question)
    if (held.length === 0) continue
    const key = held.map(({ id }) => id).join('\n')
    const group = groups.get(key) ?? { layers: [], held }
    groups.set(key, { ...group, layers: [...group.layers, answer] })
  }
  return [...groups.values()].map(({ layers, held }) => ({
    owed: layers.map(({ ref, percent }) => ({
      ...layerLink(desk, ref, question.good.id),
      ...(percent ? { percent: percentWords(percent) } : {}),
    })),
    decisions: held.map((one) => ({
      ...(one.ruling ? { ref: { collection: 'legalEvent' as const, id: one.ruling.id } } : byLink(desk, one.id, '')),
      title: inBoth((language) => heldWords(desk, one, clock, language)),
    })),
    lacksRefund: lacksRefund(held),
  }))
}
