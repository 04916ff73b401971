import { foldText } from '../base/fold-text'
import type { Derive, DeskRead } from '../desk/desk-read'
import type { MemoryDesk } from '../desk/memory-desk'
import { refOfKey } from '../desk/ops'
import { titleOf, type Title } from '../desk/titles'
import { partyNames } from '../suggest/party-names'
import type { RecordRef } from '../model/values/record-ref'
import { ChoiceIndex } from './choice-index'

/** A hint that tells a record apart from others of its title: a party's code, or the party of a post. */
export function ownHint(desk: Pick<DeskRead, 'get'>, { collection, id }: RecordRef): Title | undefined {
  if (collection === 'party') {
    const code = desk.get('party', id)?.code ?? ''
    return { en: code, ja: code }
  }
  const party = collection === 'post' ? desk.get('post', id)?.party : undefined
  return party === undefined ? undefined : titleOf(desk, { collection: 'party', id: party })
}

/** The words by which a record is found as a choice, folded: its title in both languages, what tells it apart, and the other names of a country. */
const choiceText: Derive<readonly string[]> = (desk, key) => {
  const ref = refOfKey(key)
  const [title, hint] = [titleOf(desk, ref), ownHint(desk, ref)]
  const { collection, id } = ref
  // 英国 finds the party イギリス, and "Britain" the United Kingdom.
  const others = collection === 'party' ? partyNames(desk.get('party', id)?.code ?? '') : []
  return [...new Set([title.en, title.ja, hint?.en ?? '', hint?.ja ?? '', ...others].map(foldText))]
}

/** An index that is kept with a desk, and with what the desk advances to. */
interface KeptIndex {
  of: (desk: MemoryDesk) => ChoiceIndex
  /** Forgets the index, a little at each step, until it is asked for again. */
  forgetSteps: (desk: MemoryDesk) => Iterable<void>
}

/** The index of a desk by texts that `make` makes. */
export function keptIndex(make: Derive<readonly string[]>): KeptIndex {
  // It reads nothing, so no edit drops it.
  const place: Derive<{ index?: ChoiceIndex }> = () => ({})
  return {
    of: (desk) => {
      const kept = desk.derived(place, '')
      kept.index ??= new ChoiceIndex(desk, make)
      return kept.index
    },
    forgetSteps: (desk) => {
      const kept = desk.derived(place, '')
      kept.index?.end()
      delete kept.index
      return desk.forgetSteps(make)
    },
  }
}

/** The index of the choices of a desk. */
export const choiceIndex = keptIndex(choiceText)
