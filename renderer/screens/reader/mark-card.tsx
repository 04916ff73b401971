import { Button } from '@mantine/core'
import { useState } from 'react'
import { refKey } from '../../../core/desk/ops'
import type { MarkView } from '../../../core/queries/reading-schemas'
import { fieldPathWords } from '../../../core/text/field-path'
import look from '../../look/look.module.css'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { NotesPanel } from '../notes/notes-panel'
import classes from './reader.module.css'

/** The id of a mark's card on the page, so that its words can name it. */
export const cardId = (mark: MarkView): string => `card-${mark.ref.id}`

/** A mark in the margin: its kind, its comment, the records that it is evidence for, who made it and when. */
export function MarkCard(props: {
  mark: MarkView
  active: boolean
  activate: () => void
  toWords: () => void
  readByMachine: boolean
}) {
  const { mark, active, activate, toWords, readByMachine } = props
  const { t, title, list, word, labelled, moment, language } = useTexts()
  const [replying, setReplying] = useState(false)
  const kinds = list(mark.kinds.map((kind) => t(`reader.kind.${kind}`)))
  const name = t('reader.card', { kind: kinds, words: mark.words })
  return (
    <article
      id={cardId(mark)}
      data-card={mark.ref.id}
      data-at={mark.start}
      tabIndex={0}
      aria-label={mark.body === undefined ? name : `${name}. ${mark.body}`}
      aria-describedby="reader-card-keys"
      aria-current={active ? 'true' : undefined}
      className={classes.card}
      data-kind={mark.kinds[0]}
      onFocus={activate}
    >
      <p className={classes.cardKind}>{kinds}</p>
      {readByMachine && <p className={look.quiet}>{t('field.readByMachine')}</p>}
      {mark.body !== undefined && (
        <p className={classes.cardBody} dir="auto">
          {mark.body}
        </p>
      )}
      <ul>
        {byRecord(mark.links).map(([first, ...others]) => (
          <li key={first.evidence}>
            <RecordLink target={first.about}>{title(first.title)}</RecordLink>{' '}
            <span className={look.quiet}>
              {labelled(
                word('evidenceRole', first.role),
                list([first, ...others].map(({ about, field }) => fieldPathWords(about.collection, field, language))),
              )}
            </span>
          </li>
        ))}
        {mark.moreLinks > 0 && <li className={look.quiet}>{t('reader.moreLinks', { count: mark.moreLinks })}</li>}
      </ul>
      {/* Only the card in use has its buttons, so that more cards stay beside their words. */}
      {(active || replying) && (
        <p className={classes.cardFoot}>
          <span className={look.quiet}>{t('reader.byAt', { who: title(mark.by), when: moment(mark.at) })}</span>
          <Button size="compact-xs" variant="subtle" onClick={toWords}>
            {t('reader.toWords')}
          </Button>
          <Button size="compact-xs" variant="subtle" aria-expanded={replying} onClick={() => setReplying(!replying)}>
            {mark.notes > 0 ? t('reader.replies', { count: mark.notes }) : t('reader.reply')}
          </Button>
        </p>
      )}
      {replying && <NotesPanel about={mark.ref} />}
    </article>
  )
}

type Links = readonly [MarkView['links'][number], ...MarkView['links']]

/** The links of a mark by record and role: words may be evidence for several fields of one. */
function byRecord(links: MarkView['links']): Links[] {
  const groups = new Map<string, Links>()
  for (const link of links) {
    const key = `${refKey(link.about)}/${link.role}`
    const known = groups.get(key)
    groups.set(key, known ? [...known, link] : [link])
  }
  return [...groups.values()]
}
