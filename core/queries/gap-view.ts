import { LANGUAGES } from '../base/text'
import { gapSides, suggestGap, type GapSide } from '../desk/gap'
import type { DeskRead } from '../desk/desk-read'
import type { KnownBounds } from '../desk/known-by'
import { titleOf, type Title } from '../desk/titles'
import type { Issue } from '../model/records/records'
import { familyText } from '../text/catalogue'
import { vocabularyText } from '../text/describe'
import { inARow, labelled } from '../text/joined'
import type { GapPart } from './movement-schemas'

/** The gap on an issue as the desk confirmed it, and as the parties' public positions suggest it, as far as the desk knows. */
export function gapPart(desk: DeskRead, issue: Issue, bounds: KnownBounds): GapPart {
  const sides = gapSides(desk, issue.id, bounds)
  return {
    ...(issue.gap === undefined ? {} : { confirmed: issue.gap }),
    ...(issue.gapReason === undefined ? {} : { reason: issue.gapReason }),
    suggested: suggestGap(sides),
    sides: sides.map((side) => ({
      party: { ref: { collection: 'party', id: side.party }, title: titleOfParty(desk, side) },
      ...(side.position
        ? { position: { collection: 'position' as const, id: side.position.id }, stance: side.position.stance }
        : {}),
      ...(side.lack ? { lack: side.lack } : {}),
    })),
    because: becauseOf(desk, sides),
    rev: issue.rev,
  }
}

const titleOfParty = (desk: DeskRead, { party }: GapSide) => titleOf(desk, { collection: 'party', id: party })

/** "Japan: demand; United States: no public position", in both languages. */
function becauseOf(desk: DeskRead, sides: readonly GapSide[]): Title {
  const [en, ja] = LANGUAGES.map((language) =>
    sides
      .map((side) => {
        const words = [
          ...(side.position ? [vocabularyText(language, 'stance', side.position.stance)] : []),
          ...(side.lack && side.lack !== 'silent' ? [familyText(language, `gap.lack.${side.lack}`)] : []),
        ]
        return labelled(titleOfParty(desk, side)[language], inARow(words, language), language)
      })
      .join(language === 'ja' ? '／' : '; '),
  ) as [string, string]
  return { en, ja }
}
