import { Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useId, useState, type KeyboardEvent } from 'react'
import { ACTIONS, keysOf } from '../../core/actions/actions'
import { foldText } from '../../core/base/fold-text'
import type { CollectionName } from '../../core/model/values/collection-names'
import type { RecordRef } from '../../core/model/values/record-ref'
import { kindsOf, SCREENS, screenOf } from '../../core/queries/screens'
import { isMac, useAction, useActions } from '../actions/action-context'
import { keyWords } from '../actions/key-words'
import { useDesk } from '../client/use-desk'
import { useMakeRecord } from '../navigation/make-record'
import { wantListFocus } from '../navigation/wanted-focus'
import { useTexts } from '../text/text-context'
import classes from './palette.module.css'

/** The kinds of record that a form makes. Notes have a place of their own. */
const KINDS = SCREENS.flatMap(kindsOf).filter((kind) => kind !== 'note')

interface Entry {
  key: string
  text: string
  aside: string
  run: () => void
}

/** The Ctrl+K palette: actions that work now, and records by title. */
export function Palette({ open }: { open: (ref: RecordRef) => void }) {
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
    <Modal.Root
      opened={shown}
      onClose={() => setShown(false)}
      transitionProps={{ duration: 0 }}
      padding={0}
      yOffset="12vh"
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.label')}>
        <Modal.Body>
          <PaletteEntries open={open} initial={initial} done={() => setShown(false)} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function PaletteEntries(props: { open: (ref: RecordRef) => void; initial: string; done: () => void }) {
  const { open, initial, done } = props
  const { t, title, family } = useTexts()
  const { run, state } = useActions()
  const [find, setFind] = useState(initial)
  const [at, setAt] = useState(0)
  const [looked] = useDebouncedValue(find, 80)
  const list = useId()
  const records = useDesk('desk:choices', { collections: [], find: looked.slice(0, 200) }, looked.trim() !== '')
  const make = useMakeRecord()
  const words = foldText(find).split(/\s+/).filter(Boolean)
  const actions = ACTIONS.filter((action) => action.id !== 'palette' && action.enabled(state))
    .map((action): Entry => ({
      key: action.id,
      text: t(action.label),
      aside: keyWords(keysOf(action, isMac)),
      run: () => run(action.id),
    }))
    .concat(state.editable && words.length > 0 ? KINDS.map(newEntry) : [])
    .filter((entry) => words.every((word) => foldText(entry.text).includes(word)))
  const found = (find.trim() === '' ? [] : (records.data?.rows ?? [])).slice(0, 12).map((row): Entry => ({
    key: `${row.ref.collection}/${row.ref.id}`,
    text: title(row.title),
    aside: family(`collection.${row.ref.collection}`),
    run: () => {
      if (row.ref.collection !== 'draft') wantListFocus(screenOf(row.ref.collection))
      open(row.ref)
    },
  }))
  const entries = [...actions, ...found]
  function newEntry(kind: CollectionName): Entry {
    const text = t('palette.new', { kind: family(`collection.${kind}`) })
    return { key: `new-${kind}`, text, aside: '', run: () => make(kind) }
  }
  const current = Math.min(at, entries.length - 1)
  const choose = (entry: Entry | undefined) => {
    if (!entry) return
    done()
    // Wait until the dialog has given the focus back.
    requestAnimationFrame(() => entry.run())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(current + 1, entries.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(current - 1, 0))
    else if (event.key === 'Enter') choose(entries[current])
    else return
    event.preventDefault()
  }
  return (
    <div>
      <TextInput
        data-autofocus
        variant="unstyled"
        className={classes.find ?? ''}
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={entries[current] ? `${list}-${current}` : undefined}
        aria-label={t('palette.label')}
        placeholder={t('palette.placeholder')}
        value={find}
        onChange={(event) => {
          setFind(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={list} role="listbox" aria-label={t('palette.label')} className={classes.entries}>
        {entries.map((entry, index) => (
          <li
            key={entry.key}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === current}
            className={classes.entry}
            onMouseMove={() => setAt(index)}
            onClick={() => choose(entry)}
          >
            <span dir="auto">{entry.text}</span>
            <span className={classes.aside}>{entry.aside}</span>
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className={classes.none}>{t('palette.none')}</p>}
    </div>
  )
}
