import { Button, Textarea } from '@mantine/core'
import type { FormSession } from '../../../core/editing/form-session'
import type { FormState } from '../../../core/editing/form-state'
import { orderOf } from '../../../core/memo/lay-out-memo'
import type { Memo } from '../../../core/model/records/records'
import { fieldsOf } from '../../../core/model/schema/fields'
import type { Vocabulary } from '../../../core/model/values/vocabularies'
import type { MemoRoomView } from '../../../core/queries/memo-schemas'
import { useTexts } from '../../text/text-context'
import { FieldNotes } from '../form/field-row'
import { typingIn } from '../form/inputs/typed-input'
import { MemoBlocks } from './memo-blocks'
import classes from './memos.module.css'

type Given = NonNullable<Memo['sections']>
const FIELD = fieldsOf('memo').find(({ name }) => name === 'sections')

const sectionsOf = (state: FormState): Given =>
  Array.isArray(state.values.sections) ? (state.values.sections as Given) : []

/** All sections in their order, each with its given content. */
const whole = (type: Memo['type'], given: Given): Given =>
  orderOf(type, { sections: given }).map((section) => given.find((one) => one.section === section) ?? { section })

/** The sections of a memo: their order, and the desk's own words beside the text from the records. */
export function SectionsEditor(props: { view: MemoRoomView; state: FormState; session: FormSession }) {
  const { t, word } = useTexts()
  const { view, state, session } = props
  const sections = whole(view.type, sectionsOf(state))
  const move = (from: number, to: number) => {
    const next = [...sections]
    const [one] = next.splice(from, 1)
    if (!one) return
    next.splice(to, 0, one)
    session.set('sections', next, 'chosen')
  }
  const write = (section: Vocabulary<'memoSection'>, words: string) => {
    const next = sections.map((one) => {
      if (one.section !== section) return one
      const { words: _old, ...rest } = one
      return words === '' ? rest : { ...rest, words }
    })
    session.set('sections', next, 'typed')
  }
  return (
    <section className={classes.sections} aria-label={t('room.sections')} data-field="sections">
      <h2>{t('room.sections')}</h2>
      {FIELD && <FieldNotes id="sections" field={FIELD} of="memo" state={state} session={session} />}
      <ol>
        {sections.map(({ section, words = '' }, index) => {
          const name = word('memoSection', section)
          const blocks = fromRecords(view.sections?.find((one) => one.section === section)?.blocks.slice(1) ?? [])
          const lines = blocks.length
          return (
            <li key={section} className={classes.section} data-section={section}>
              <header>
                <h3>
                  <span className={classes.number}>{index + 1}</span> {name}
                </h3>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  disabled={index === 0}
                  aria-label={t('room.up', { section: name })}
                  title={t('room.up', { section: name })}
                  onClick={() => move(index, index - 1)}
                >
                  ↑
                </Button>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  disabled={index === sections.length - 1}
                  aria-label={t('room.down', { section: name })}
                  title={t('room.down', { section: name })}
                  onClick={() => move(index, index + 1)}
                >
                  ↓
                </Button>
              </header>
              <Textarea
                aria-label={t('room.words', { section: name })}
                placeholder={t('room.wordsPlaceholder')}
                dir="auto"
                autosize
                minRows={1}
                maxRows={14}
                value={words}
                classNames={{ input: classes.words ?? '' }}
                onChange={(event) => write(section, event.currentTarget.value)}
                {...typingIn(() => session.leave())}
              />
              {lines > 0 && view.model && (
                <details>
                  <summary>
                    {t('room.fromRecords')}{' '}
                    <span className={classes.quiet}>
                      {lines === 1 ? t('room.fromRecordsOne') : t('room.fromRecordsCount', { count: lines })}
                    </span>
                  </summary>
                  <MemoBlocks blocks={blocks} language={view.model.language} />
                </details>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

type Blocks = NonNullable<MemoRoomView['sections']>[number]['blocks']

/** The blocks without the desk's own words, which the field above shows. Words that begin with a list have a paragraph with only their label. */
const fromRecords = (blocks: Blocks): Blocks =>
  blocks.filter((block, index) => {
    const next = blocks[index + 1]
    return !isOwn(block) && !(block.kind === 'paragraph' && next?.kind === 'points' && isOwn(next))
  })

const isOwn = (block: Blocks[number]) => {
  const runs = block.kind === 'paragraph' ? block.runs : block.kind === 'points' ? block.items.flat() : []
  return runs.some((run) => run.from?.collection === 'memo')
}
