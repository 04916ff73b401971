import { useState } from 'react'
import { foldText } from '../../../../core/base/fold-text'
import { localName } from '../../../../core/base/text'
import { fuzzyDateSchema } from '../../../../core/dates/fuzzy-date'
import type { Title } from '../../../../core/desk/titles'
import {
  areaNamed,
  issueWords,
  partyNamed,
  quickMake,
  QUICK_KINDS,
  typedName,
  type QuickKind,
  type QuickWanted,
} from '../../../../core/editing/quick-make'
import type { CollectionName } from '../../../../core/model/values/collection-names'
import type { RecordRef } from '../../../../core/model/values/record-ref'
import type { ChoicesView } from '../../../../core/queries/edit-schemas'
import { useDesk } from '../../../client/use-desk'
import { useTexts } from '../../../text/text-context'
import { QuickMake } from '../../quick-make/quick-make'
import { useQuickPorts } from '../../quick-make/use-quick-ports'
import { awaitChoice } from '../../../look/awaited-choices'
import type { Offered } from './reference-box'

/** The options that make a record: at once, or by the dialog that asks for the rest. */
const NOW = 'make-now'
const ASK = 'make'

const kindOf = (collections: readonly CollectionName[]): QuickKind | undefined =>
  collections.length === 1 ? QUICK_KINDS.find((one) => one === collections[0]) : undefined

/** The words to look for: an issue is found by its label, without the area that is typed before it. */
export const wordsToFind = (collections: readonly CollectionName[], typed: string): string =>
  kindOf(collections) === 'issue' ? issueWords(typed).label : typed

/**
 * Makes a record that a search did not find: the offers for the typed words, and the dialog for a kind that needs more than they say. They appear only after the
 * search, so that Enter never makes what was about to be found. `field` is the id of the field that asked, to which the focus returns; `beside` the values of
 * its record's other fields.
 */
export function useMaking(
  field: string,
  collections: readonly CollectionName[],
  find: string,
  { found, upToDate }: { found: ChoicesView | undefined; upToDate: boolean },
  made: (ref: RecordRef, title: Title) => void,
  beside: Readonly<Record<string, unknown>>,
) {
  const { t, language } = useTexts()
  const [making, setMaking] = useState<string>()
  const kind = kindOf(collections)
  const typed = find.trim()
  const known = useKnown(kind, typed, beside)
  const ports = useQuickPorts()
  const { name, wanted } = known
  const isThere =
    known.isThere ||
    (found?.rows ?? []).some((row) => [row.title.en, row.title.ja].some((text) => foldText(text) === foldText(name)))
  const close = () => {
    setMaking(undefined)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-asks="${field}"]`)?.focus())
  }
  const done = (id: string, titled: string) => kind && made({ collection: kind, id }, { en: titled, ja: titled })
  const makeNow = async (of: QuickKind, at: QuickWanted) => {
    // A form that is saved meanwhile waits for the record.
    const chosen = awaitChoice()
    try {
      done(await quickMake(of, at, {}, ports), name)
    } catch {
      // The dialog tries again, and says why it cannot.
      setMaking(typed)
    } finally {
      chosen()
    }
  }
  // A field that has nothing to choose offers to make the first one before a word is typed.
  const isFirst = (kind === 'talk' || kind === 'round') && typed === '' && found?.rows.length === 0
  const isOffered = kind !== undefined && upToDate && known.upToDate && (typed !== '' || isFirst) && !isThere
  const dialog = kind !== undefined && making !== undefined && (
    <QuickMake
      kind={kind}
      name={making}
      party={typeof beside.party === 'string' ? beside.party : undefined}
      talk={typeof beside.talk === 'string' ? beside.talk : undefined}
      when={fuzzyDateSchema.safeParse(beside.start).data}
      close={close}
      made={(id, titled) => {
        close()
        done(id, titled)
      }}
    />
  )
  const offers: Offered[] = []
  if (isOffered && wanted) {
    const area = wanted.area ? localName(wanted.area, language) : ''
    offers.push({ value: NOW, text: t(`quickMake.now.${kind}`, { name, area }) })
    if (kind === 'issue' && known.isGuessed) offers.push({ value: ASK, text: t('quickMake.elsewhere', { name }) })
  } else if (isOffered && isFirst) offers.push({ value: ASK, text: t(`quickMake.first.${kind}`) })
  else if (isOffered) offers.push({ value: ASK, text: t(`quickMake.offer.${kind}`, { name }) })
  return {
    offers,
    upToDate: upToDate && known.upToDate,
    begin: (key: string) => {
      if (key === NOW && kind && wanted) void makeNow(kind, wanted)
      else if (key === ASK) setMaking(typed)
    },
    dialog,
  }
}

/** The fields that typed words give the record that they name. */
interface Known {
  /** Its name, without what else the words say. */
  name: string
  /** All that it needs, if that is known. */
  wanted?: QuickWanted
  /** True if a part of it was not typed, but is that of the last one. */
  isGuessed: boolean
  /** True if the desk has it under another name. */
  isThere: boolean
  upToDate: boolean
}

function useKnown(kind: QuickKind | undefined, typed: string, beside: Readonly<Record<string, unknown>>): Known {
  const { language: shown } = useTexts()
  const isTyped = typed !== ''
  const talk = typeof beside.talk === 'string' ? { talk: beside.talk } : {}
  const areas = useDesk('desk:areas', talk, kind === 'issue' && isTyped).data
  const party = kind === 'party' && isTyped ? partyNamed(typed) : undefined
  const coded = useDesk('desk:choices', { collections: ['party'], find: party?.code ?? '' }, party !== undefined).data
  const language = useDesk('desk:status', {}).data?.language ?? shown
  const plain = { name: typed, isGuessed: false, isThere: false, upToDate: true }
  const wanted: QuickWanted = { names: typedName(typed, language), party: '', title: {} }
  if (kind === 'person') return { ...plain, wanted }
  if (kind === 'post')
    return typeof beside.party === 'string'
      ? { ...plain, wanted: { ...wanted, party: beside.party, title: typedName(typed, language) } }
      : plain
  if (kind === 'party') {
    const isThere = (coded?.rows ?? []).some(({ hint }) => hint?.en === party?.code)
    const upToDate = party === undefined || coded !== undefined
    return { ...plain, isThere, upToDate, ...(party ? { wanted: { ...wanted, ...party } } : {}) }
  }
  if (kind !== 'issue') return plain
  const { area, label } = issueWords(typed)
  const known = area === undefined ? areas?.areas[0] : areaNamed(area, areas?.areas ?? [], language)
  const at = areas?.talk === undefined || known === undefined ? {} : { talk: areas.talk, area: known }
  return {
    ...plain,
    name: label,
    isGuessed: area === undefined,
    upToDate: areas !== undefined || !isTyped,
    ...('talk' in at ? { wanted: { ...wanted, names: typedName(label, language), ...at } } : {}),
  }
}
