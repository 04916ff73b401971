import { TextInput } from '@mantine/core'
import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { screenOf } from '../../core/queries/screens'
import { useAction } from '../actions/action-context'
import { useSetScreenState } from '../lists/screen-state'
import { BareDialog } from '../look/dialog'
import type { Navigation } from '../navigation/navigation-state'
import type { RecordPlace } from '../navigation/routes'
import type { RecordRef } from '../../core/model/values/record-ref'
import { wantListFocus } from '../navigation/wanted-focus'
import { HitLines } from '../parts/hit-lines'
import { placeOf } from '../parts/search-hit'
import { nothingFound, searchNotes } from '../parts/search-notes'
import { SEARCH_SCREEN, SEARCH_START, type SearchState } from '../screens/search/search-state'
import { useTexts } from '../text/text-context'
import { usePaletteGroups, type Entry } from './palette-groups'
import classes from './palette.module.css'

/** The Ctrl+K palette: commands that work now, and hits in every text of the desk. */
export function Palette({ navigation }: { navigation: Navigation }) {
  const { t } = useTexts()
  const [shown, setShown] = useState(false)
  const [initial, setInitial] = useState('')
  const show = (find: string) => {
    setInitial(find)
    setShown(true)
  }
  useAction('palette', () => show(''))
  // Without a list to say which kinds it shows, offer them all.
  useAction('newRecord', () => show(t('palette.new', { kind: '' })))
  return (
    <BareDialog
      opened={shown}
      onClose={() => setShown(false)}
      label={t('palette.label')}
      padding={0}
      size={640}
      yOffset="10vh"
    >
      <PaletteEntries navigation={navigation} initial={initial} done={() => setShown(false)} />
    </BareDialog>
  )
}

/** Does what is chosen in the palette, once the dialog has given the focus back. */
function useChoose(navigation: Navigation, find: string, done: () => void) {
  const setSearch = useSetScreenState<SearchState>(SEARCH_SCREEN)
  const open = (ref: RecordRef, place?: RecordPlace) => {
    // Beside the screens there is no list to go to.
    if (ref.collection !== 'draft' && navigation.side === 'main') wantListFocus(screenOf(ref.collection))
    navigation.open(ref, ref.collection === 'draft' ? undefined : screenOf(ref.collection), place)
  }
  const showAll = () => {
    setSearch({ ...SEARCH_START, find })
    wantListFocus('search')
    navigation.show('search')
  }
  const perform = (entry: Entry) => {
    if (entry.type === 'command') entry.run()
    else if (entry.type === 'record') open(entry.ref)
    else if (entry.type === 'hit') open(entry.hit.ref, placeOf(entry.hit))
    else showAll()
  }
  const after = (act: () => void) => {
    done()
    requestAnimationFrame(act)
  }
  return { choose: (entry: Entry) => after(() => perform(entry)), chooseAll: () => after(showAll) }
}

function PaletteEntries(props: { navigation: Navigation; initial: string; done: () => void }) {
  const texts = useTexts()
  const { t } = texts
  const [find, setFind] = useState(props.initial)
  const [at, setAt] = useState<string>()
  // Enter came before the answer: the first hit opens when it is there.
  const [awaited, setAwaited] = useState(false)
  const list = useId()
  const { groups, view, current, error } = usePaletteGroups(find)
  const { choose, chooseAll } = useChoose(props.navigation, find, props.done)
  const entries = groups.flatMap((group) => group.entries)
  const index = Math.max(
    0,
    entries.findIndex(({ key }) => key === at),
  )
  const selected = entries[index]
  const isTyped = find.trim() !== ''
  const chooseAwaited = useEffectEvent(() => {
    if (selected) choose(selected)
  })
  useEffect(() => {
    if (awaited && current) chooseAwaited()
  }, [awaited, current])
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter chooses a candidate of the input method, and the arrows walk its list.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'ArrowDown') setAt(entries[Math.min(index + 1, entries.length - 1)]?.key)
    else if (event.key === 'ArrowUp') setAt(entries[Math.max(index - 1, 0)]?.key)
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) chooseAll()
    else if (event.key !== 'Enter') return
    else if (!current && at === undefined && !(isTyped && selected?.type === 'command')) setAwaited(true)
    else if (selected) choose(selected)
    event.preventDefault()
  }
  const notes = isTyped && view && current ? searchNotes(find, view, { t }) : []
  const isNothing = isTyped && current && entries.length === 0
  return (
    <div>
      <TextInput
        data-autofocus
        variant="unstyled"
        dir="auto"
        className={classes.find ?? ''}
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={selected ? `${list}-${index}` : undefined}
        aria-label={t('palette.label')}
        placeholder={t('palette.placeholder')}
        value={find}
        onChange={(event) => {
          setFind(event.currentTarget.value)
          setAt(undefined)
          setAwaited(false)
        }}
        onKeyDown={onKeyDown}
      />
      <div role="status" className={classes.notes}>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {isNothing && !error && <p>{nothingFound(find, { t })}</p>}
      </div>
      {error !== null && error !== undefined && (
        <p role="alert" className={classes.failed}>
          {texts.error(error)}
        </p>
      )}
      <div id={list} role="listbox" aria-label={t('palette.label')} className={classes.entries}>
        {groups.map((group) => (
          <div key={group.key} role="group" aria-label={group.heading === '' ? undefined : group.heading}>
            {group.heading !== '' && (
              <p aria-hidden="true" className={classes.heading}>
                {group.heading}
              </p>
            )}
            {group.entries.map((entry) => (
              <Option
                key={entry.key}
                id={`${list}-${entries.indexOf(entry)}`}
                entry={entry}
                selected={entry === selected}
                moved={at !== undefined}
                point={() => setAt(entry.key)}
                choose={() => choose(entry)}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

function Option(props: {
  id: string
  entry: Entry
  selected: boolean
  /** True if the person moved to it, so that the list follows. */
  moved: boolean
  point: () => void
  choose: () => void
}) {
  const { id, entry, selected, moved } = props
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (selected && moved) element.current?.scrollIntoView({ block: 'nearest' })
  }, [selected, moved])
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the box has the focus and the keys
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={selected}
      className={classes.entry}
      onMouseMove={(event) => {
        // A list that moves under a mouse at rest moves no selection.
        if (event.movementX !== 0 || event.movementY !== 0) props.point()
      }}
      onClick={props.choose}
    >
      {entry.type === 'hit' ? (
        <HitLines hit={entry.hit} {...(entry.aside === undefined ? {} : { aside: entry.aside })} />
      ) : (
        <>
          <span dir="auto" className={classes.text}>
            {entry.text}
          </span>
          <span className={classes.aside}>{entry.aside}</span>
        </>
      )}
    </div>
  )
}
