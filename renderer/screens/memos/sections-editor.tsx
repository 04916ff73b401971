import { blockRuns } from '../../../core/memo/memo-model'
import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { FormSession } from '../../../core/editing/form-session'
import type { FormState } from '../../../core/editing/form-state'
import { hasSection } from '../../../core/memo/audience/audiences'
import { orderOf } from '../../../core/memo/memo-order'
import type { Memo } from '../../../core/model/records/records'
import { fieldsOf } from '../../../core/model/schema/fields'
import { isHideable } from '../../../core/model/values/made-memos'
import type { Vocabulary } from '../../../core/model/values/vocabularies'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { inSentence } from '../../../core/text/in-sentence'
import { inARow } from '../../../core/text/joined'
import { Grip, OrderSaid, useReorder } from '../../parts/reorder'
import { useTexts } from '../../text/text-context'
import { FieldNotes } from '../form/field-row'
import { typingIn } from '../form/inputs/typed-input'
import { GrowingText } from '../../look/growing-text'
import { MemoBlocks } from './memo-blocks'
import classes from './memos.module.css'

export type Given = NonNullable<Memo['sections']>
type Section = Vocabulary<'memoSection'>
export const SECTIONS_FIELD = fieldsOf('memo').find(({ name }) => name === 'sections')

export const sectionsOf = (state: FormState): Given =>
  Array.isArray(state.values.sections) ? (state.values.sections as Given) : []

/** All sections in their order, each with its given content. */
export const whole = (type: Memo['type'], given: Given): Given =>
  orderOf(type, { sections: given }).map((section) => given.find((one) => one.section === section) ?? { section })

/** Sections of which one has other words of the desk. */
export const withWords = (sections: Given, section: string, words: string): Given =>
  sections.map((one) => {
    if (one.section !== section) return one
    const { words: _old, ...rest } = one
    return words === '' ? rest : { ...rest, words }
  })

/** The sections of a memo: their order, the desk's own words beside the text from the records, and those that are hidden. */
export function SectionsEditor(props: {
  view: MemoRoomView
  state: FormState
  session: FormSession
  /** How many of them to show, while the room appears. */
  most: number
}) {
  const { t, word, language } = useTexts()
  const { view, state, session } = props
  const [refused, setRefused] = useState<Section>()
  const sections = whole(view.type, sectionsOf(state))
  const { memoAudience } = view.setup
  const isFor = ({ section }: Given[number]) => hasSection({ memoAudience }, section)
  const printed = sections.filter((one) => one.hidden !== true && isFor(one))
  const notFor = sections.filter((one) => !isFor(one))
  const hidden = sections.filter((one) => one.hidden === true && isFor(one))
  /** Moves a section to the place of another one. Hidden ones in between keep theirs. */
  const move = (section: Section, to: Section) => {
    const place = sections.findIndex((one) => one.section === to)
    const next = sections.filter((one) => one.section !== section)
    next.splice(place, 0, ...sections.filter((one) => one.section === section))
    session.set('sections', next, 'chosen')
  }
  const write = (section: Section, words: string) =>
    session.set('sections', withWords(sections, section, words), 'typed')
  const hide = (section: Section) => {
    if (!isHideable(view.type, section)) return setRefused(section)
    setRefused(undefined)
    const next = sections.map((one) => (one.section === section ? { ...one, hidden: true } : one))
    session.set('sections', next, 'chosen')
    focusSoon(`[data-show="${section}"]`)
  }
  const show = (section: Section) => {
    const next = sections.map((one) => {
      if (one.section !== section) return one
      const { hidden: _hidden, ...rest } = one
      return rest
    })
    session.set('sections', next, 'chosen')
    focusSoon(`[data-hide="${section}"]`)
  }
  const list = useRef<HTMLOListElement>(null)
  const order = useReorder({
    group: list,
    count: printed.length,
    name: (row) => word('memoSection', printed[row]?.section ?? ''),
    move: (from, to) => {
      const [moved, place] = [printed[from]?.section, printed[to]?.section]
      if (moved && place) move(moved, place)
    },
  })
  return (
    <section className={classes.sections} aria-label={t('room.sections')} data-field="sections">
      <h2>{t('room.sections')}</h2>
      {SECTIONS_FIELD && <FieldNotes id="sections" field={SECTIONS_FIELD} of="memo" state={state} session={session} />}
      <OrderSaid said={order.said} />
      <ol ref={list} onKeyDown={order.onKeyDown}>
        {printed.slice(0, props.most).map((one, index) => (
          <PrintedSection
            key={one.section}
            view={view}
            one={one}
            number={index + 1}
            before={printed[index - 1]?.section}
            after={printed[index + 1]?.section}
            move={move}
            write={(words) => write(one.section, words)}
            leave={() => session.leave()}
            hide={() => hide(one.section)}
            isRefused={refused === one.section}
          />
        ))}
      </ol>
      {memoAudience !== undefined && notFor.length > 0 && (
        <p className={classes.says}>
          {t('room.notForReader', {
            reader: inSentence(word('memoAudience', memoAudience)),
            sections: inARow(
              notFor.map(({ section }) => word('memoSection', section)),
              language,
            ),
          })}
        </p>
      )}
      {hidden.length > 0 && (
        <section className={classes.hidden} aria-label={t('room.hidden')}>
          <h2>{t('room.hidden')}</h2>
          <p className={classes.says}>{t('room.hiddenSays')}</p>
          <ul>
            {hidden.map(({ section }) => (
              <li key={section}>
                <span>{word('memoSection', section)}</span>
                <Button
                  variant="default"
                  size="compact-sm"
                  data-show={section}
                  aria-label={t('room.showSection', { section: word('memoSection', section) })}
                  onClick={() => show(section)}
                >
                  {t('room.showAgain')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className={classes.says}>{t('room.alwaysPrinted')}</p>
    </section>
  )
}

/** Focuses what the next frame shows: the button that was pressed is gone by then. */
const focusSoon = (selector: string) =>
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())

/** A section that is printed. `before` and `after` are the printed ones beside it. */
function PrintedSection(props: {
  view: MemoRoomView
  one: Given[number]
  number: number
  before: Section | undefined
  after: Section | undefined
  move: (section: Section, to: Section) => void
  write: (words: string) => void
  leave: () => void
  hide: () => void
  isRefused: boolean
}) {
  const { t, word } = useTexts()
  const { view, one, before, after, move } = props
  const [isOpen, setOpen] = useState(false)
  const { section, words = '' } = one
  const name = word('memoSection', section)
  const blocks = fromRecords(view.sections?.find((given) => given.section === section)?.blocks ?? [])
  const lines = blocks.length
  const arrow = (to: Section | undefined, label: string, sign: string) => (
    <Button
      variant="subtle"
      size="compact-sm"
      disabled={to === undefined}
      aria-label={label}
      title={label}
      onClick={() => to !== undefined && move(section, to)}
    >
      {sign}
    </Button>
  )
  return (
    <li className={classes.section} data-section={section} data-item={props.number - 1}>
      <header>
        <Grip name={name} />
        <h3>
          <span className={classes.number}>{props.number}</span> {name}
        </h3>
        {arrow(before, t('room.up', { section: name }), '↑')}
        {arrow(after, t('room.down', { section: name }), '↓')}
        <Button
          variant="subtle"
          size="compact-sm"
          data-hide={section}
          aria-label={t('room.hideSection', { section: name })}
          onClick={props.hide}
        >
          {t('room.hide')}
        </Button>
      </header>
      {props.isRefused && (
        <p role="alert" className={classes.refused}>
          {t('room.mustPrint', { section: name, kind: word('memoType', view.type) })}
        </p>
      )}
      <GrowingText
        aria-label={t('room.words', { section: name })}
        placeholder={t('room.wordsPlaceholder')}
        dir="auto"
        minRows={1}
        maxRows={14}
        value={words}
        inputClass={classes.words}
        onChange={(event) => props.write(event.currentTarget.value)}
        {...typingIn(props.leave)}
      />
      {lines > 0 && view.model && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            {t('room.fromRecords')}{' '}
            <span className={classes.quiet}>
              {lines === 1 ? t('room.fromRecordsOne') : t('room.fromRecordsCount', { count: lines })}
            </span>
          </summary>
          {/* Folded, it would be made again at each key. */}
          {isOpen && <MemoBlocks blocks={blocks} model={view.model} />}
        </details>
      )}
    </li>
  )
}

type Blocks = NonNullable<MemoRoomView['sections']>[number]['blocks']

/**
 * The blocks without the section's heading, and without the desk's own words, which the field above shows. Words that begin with a list have a paragraph with
 * only their label.
 */
const fromRecords = (blocks: Blocks): Blocks =>
  blocks.filter((block, index) => {
    if (block.kind === 'heading' && block.level === 1) return false
    const next = blocks[index + 1]
    return !isOwn(block) && !(block.kind === 'paragraph' && next?.kind === 'points' && isOwn(next))
  })

const isOwn = (block: Blocks[number]) => {
  const runs = blockRuns(block).flat()
  return runs.some((run) => run.from?.collection === 'memo')
}
