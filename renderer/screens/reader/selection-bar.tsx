import { Button, Menu, NativeSelect } from '@mantine/core'
import { PROSE_MAX } from '../../../core/base/text'
import type { Stretch } from '../../../core/base/text-pieces'
import type { CollectionName } from '../../../core/model/values/collection-names'
import { VOCABULARIES, type Vocabulary } from '../../../core/model/values/vocabularies'
import type { RecordView } from '../../../core/queries/view-schemas'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import classes from './reader.module.css'
import { isTooLong } from './use-passages'

/** The kinds of record to make from a passage, which is then their evidence; the first by a small dialog, the others in their form beside the text. */
export const MADE_FROM = [
  'membership',
  'position',
  'measure',
  'round',
  'session',
  'milestone',
  'proposal',
  'readout',
  'commitment',
  'line',
] as const satisfies readonly CollectionName[]
export type MadeFrom = (typeof MADE_FROM)[number]
/** The keys that make each of them, in order, with or without the menu. */
export const KIND_KEYS = '1234567890'

/** The target of a quote: the record beside the text, its field, and what the words are for it. */
export interface QuoteTarget {
  view: RecordView
  field: string
  role: Vocabulary<'evidenceRole'>
}

/** The tools for the selected words. */
export function SelectionBar(props: {
  selected: Stretch
  /** The record beside the text, if it has a field to quote for. */
  target: QuoteTarget | undefined
  /** The record beside the text. */
  beside: RecordView | undefined
  editable: boolean
  setField: (field: string) => void
  setRole: (role: Vocabulary<'evidenceRole'>) => void
  quote: () => void
  comment: () => void
  /** Chooses a record to quote them for. */
  link: () => void
  copy: () => void
  make: (kind: MadeFrom) => void
  /** Is the menu of kinds open? */
  menu: boolean
  setMenu: (open: boolean) => void
}) {
  const { t, title, family, word } = useTexts()
  const { selected, target, beside, editable } = props
  if (isTooLong(selected)) {
    const says = { max: PROSE_MAX.toLocaleString(), count: (selected.end - selected.start).toLocaleString() }
    return <p role="alert">{t('reader.tooLong', says)}</p>
  }
  return (
    <div role="toolbar" aria-label={t('reader.selected')} className={classes.tools}>
      {editable && target && (
        <>
          <Button
            size="compact-sm"
            aria-keyshortcuts="Q"
            onClick={props.quote}
            title={t('reader.quoteFor', { title: title(target.view.title) })}
          >
            {t('reader.quote')} <Key letter="Q" />
          </Button>
          <NativeSelect
            size="xs"
            aria-label={t('reader.field')}
            data={target.view.citable.map(({ path, place }) => ({ value: path, label: title(place) }))}
            value={target.field}
            onChange={(event) => props.setField(event.currentTarget.value)}
          />
          <NativeSelect
            size="xs"
            aria-label={t('reader.role')}
            data={VOCABULARIES.evidenceRole.map((value) => ({ value, label: word('evidenceRole', value) }))}
            value={target.role}
            onChange={(event) => props.setRole(event.currentTarget.value as QuoteTarget['role'])}
          />
        </>
      )}
      {editable && (
        <>
          <Button size="compact-sm" variant="default" aria-keyshortcuts="C" onClick={props.comment}>
            {t('reader.comment')} <Key letter="C" />
          </Button>
          <Button size="compact-sm" variant="default" aria-keyshortcuts="L" onClick={props.link}>
            {t('reader.link')} <Key letter="L" />
          </Button>
          <Menu
            position="top-start"
            shadow="md"
            withInitialFocusPlaceholder={false}
            opened={props.menu}
            onChange={props.setMenu}
          >
            <Menu.Target>
              <Button size="compact-sm" variant="default" aria-keyshortcuts="A">
                {t('reader.new')} <Key letter="A" />
              </Button>
            </Menu.Target>
            <Menu.Dropdown
              onKeyDown={(event) => {
                if (event.key === 'Escape') event.preventDefault()
                const kind = MADE_FROM[KIND_KEYS.indexOf(event.key.normalize('NFKC'))]
                if (!kind) return
                event.preventDefault()
                props.setMenu(false)
                props.make(kind)
              }}
            >
              {MADE_FROM.map((kind, index) => (
                <Menu.Item
                  key={kind}
                  aria-keyshortcuts={KIND_KEYS[index]}
                  rightSection={<Key letter={KIND_KEYS[index] ?? ''} />}
                  onClick={() => props.make(kind)}
                >
                  {t('reader.newOf', { kind: family(`collection.${kind}`) })}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </>
      )}
      <Button size="compact-sm" variant="default" aria-keyshortcuts="Y" onClick={props.copy}>
        {t('reader.copy')} <Key letter="Y" />
      </Button>
      {!editable && <span className={look.quiet}>{t('reader.readOnly')}</span>}
      {editable && !target && (
        <span className={look.quiet}>{t(beside ? 'reader.cannotQuote' : 'reader.noBeside')}</span>
      )}
    </div>
  )
}

/** The letter key of a tool. */
export const Key = ({ letter }: { letter: string }) => (
  <kbd aria-hidden="true" className={classes.key}>
    {letter}
  </kbd>
)
