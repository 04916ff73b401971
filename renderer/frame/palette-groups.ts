import { ACTIONS, keysOf } from '../../core/actions/actions'
import { foldText } from '../../core/base/fold-text'
import { refKey } from '../../core/desk/ops'
import type { CollectionName } from '../../core/model/values/collection-names'
import type { RecordRef } from '../../core/model/values/record-ref'
import { kindsOf, SCREENS } from '../../core/queries/screens'
import type { SearchHitView, SearchView } from '../../core/queries/search-schemas'
import { useActions } from '../actions/action-context'
import { isMac, keyWords } from '../text/key-words'
import { useDesk } from '../client/use-desk'
import { searchFor, useSearch } from '../client/use-search'
import { useNames, useVisits } from '../client/use-visits'
import { useMakeRecord } from '../navigation/make-record'
import { useOpenRecord } from '../navigation/open-record'
import { onlySigns } from '../parts/search-notes'
import { kindWords } from '../text/kind-words'
import { useTexts } from '../text/text-context'

/** How many hits the palette shows, and how many of the records changed last. */
const HITS = 40
const LATEST = 8

/** Something to choose: a command, a record, a hit, or all hits. */
export type Entry =
  | { key: string; type: 'command'; text: string; aside: string; run: () => void }
  | { key: string; type: 'record'; text: string; aside: string; ref: RecordRef }
  | { key: string; type: 'hit'; hit: SearchHitView; aside?: string }
  | { key: string; type: 'all'; text: string; aside: string }

export interface Group {
  key: string
  heading: string
  entries: Entry[]
}

/** The groups of the palette for a typed text. */
export interface PaletteView {
  groups: Group[]
  /** The answer of the desk, which may still be to what was typed before. */
  view: SearchView | undefined
  current: boolean
  error: unknown
}

/** The commands that work now, and what the desk has, for what is typed; for nothing typed the records that one is likely to want. */
export function usePaletteGroups(find: string): PaletteView {
  const { t } = useTexts()
  const isTyped = find.trim() !== ''
  const search = useSearch(searchFor(find, isTyped ? HITS : LATEST))
  const commands = useCommands(find)
  const visited = useVisitedGroups(isTyped ? undefined : search.data)
  const hits = useHitGroups(isTyped && !onlySigns(find) ? search.data : undefined)
  const commandGroup = { key: 'commands', heading: t('search.commands'), entries: commands }
  const groups = isTyped ? [commandGroup, ...hits] : [...visited, commandGroup]
  return {
    groups: groups.filter(({ entries }) => entries.length > 0),
    view: search.data,
    current: search.data !== undefined && !search.isPlaceholderData,
    error: search.error,
  }
}

/** The kinds of record that a form makes. Notes have a place of their own. */
const KINDS = SCREENS.flatMap(kindsOf).filter((kind) => kind !== 'note')

function useCommands(find: string): Entry[] {
  const { t, family } = useTexts()
  const { run, state } = useActions()
  const make = useMakeRecord()
  const open = useOpenRecord()
  const words = foldText(find).split(/\s+/).filter(Boolean)
  const newEntry = (kind: CollectionName): Entry & { text: string } => {
    const text = t('palette.new', { kind: family(`collection.${kind}`) })
    return { key: `new-${kind}`, type: 'command', text, aside: '', run: () => make(kind) }
  }
  // No search finds them: their title is that of the desk.
  const settings = useDesk('desk:status', {}, state.desk).data?.settings
  const settingsEntry = (id: string): Entry & { text: string } => ({
    key: 'desk-settings',
    type: 'command',
    text: family('collection.deskSettings'),
    aside: '',
    run: () => open({ collection: 'deskSettings', id }),
  })
  return ACTIONS.filter((action) => action.id !== 'palette' && action.enabled(state))
    .map((action): Entry & { text: string } => ({
      key: action.id,
      type: 'command',
      text: t(action.label),
      aside: keyWords(keysOf(action, isMac)),
      run: () => run(action.id),
    }))
    .concat(state.editable && words.length > 0 ? KINDS.map(newEntry) : [])
    .concat(settings !== undefined && words.length > 0 ? [settingsEntry(settings)] : [])
    .filter((entry) => words.every((word) => foldText(entry.text).includes(word)))
}

/** The pinned records, those opened lately, and those changed last, each record once. */
function useVisitedGroups(latest: SearchView | undefined): Group[] {
  const texts = useTexts()
  const { t, title } = texts
  const { recent, pinned } = useVisits()
  const names = useNames(latest ? [...pinned, ...recent] : [])
  if (!latest) return []
  const seen = new Set<string>()
  const isNew = (key: string) => !seen.has(key) && seen.add(key).has(key)
  const records = (refs: readonly RecordRef[]) =>
    refs.flatMap((ref): Entry[] => {
      const [key, row] = [refKey(ref), names.get(refKey(ref))]
      return row && isNew(key)
        ? [{ key, type: 'record', text: title(row.title), aside: kindWords(row, texts), ref }]
        : []
    })
  return [
    { key: 'pinned', heading: t('search.pinned'), entries: records(pinned) },
    { key: 'recent', heading: t('search.recent'), entries: records(recent).slice(0, LATEST) },
    {
      key: 'latest',
      heading: t('search.latest'),
      entries: latest.hits
        .filter(({ ref }) => isNew(refKey(ref)))
        .map((hit): Entry => ({
          key: refKey(hit.ref),
          type: 'record',
          text: title(hit.title),
          aside: kindWords(hit, texts),
          ref: hit.ref,
        })),
    },
  ]
}

/** Hits by kind, the kind with the best hit first; those inside longer words last. */
function useHitGroups(view: SearchView | undefined): Group[] {
  const texts = useTexts()
  const { t, family } = texts
  if (!view) return []
  const groups = new Map<string, Group>()
  for (const hit of view.hits) {
    const kind = hit.ref.collection
    const isInside = hit.match === 'inside'
    const key = isInside ? 'inside' : kind
    const count = view.kinds.find((one) => one.kind === kind)?.count ?? 0
    const heading = isInside ? t('search.inside') : t('search.group', { kind: family(`collection.${kind}`), count })
    const group = groups.get(key) ?? { key, heading, entries: [] }
    // The heading says the kind; of memos it says too little.
    const aside = isInside || hit.memoType !== undefined ? { aside: kindWords(hit, texts) } : {}
    group.entries.push({ key: refKey(hit.ref), type: 'hit', hit, ...aside })
    groups.set(key, group)
  }
  // The hits come best first, so that this one is the last already.
  const showAll = view.total === 1 ? t('search.allOne') : t('search.all', { count: view.total })
  const all: Group = {
    key: 'all',
    heading: '',
    entries: [{ key: 'all', type: 'all', text: showAll, aside: keyWords('Mod+Enter') }],
  }
  return view.hits.length > 0 ? [...groups.values(), all] : []
}
