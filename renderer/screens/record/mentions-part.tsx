import { Button } from '@mantine/core'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import type { MentionView } from '../../../core/queries/mentions-schemas'
import { isMentioned } from '../../../core/search/mentions'
import { fieldPathWords } from '../../../core/text/field-path'
import { useActions } from '../../actions/action-context'
import look from '../../look/look.module.css'
import { RecordLink } from '../../navigation/open-record'
import { Lit } from '../../parts/hit-lines'
import { hitField, nearMarks, placeOf } from '../../parts/search-hit'
import { useTexts } from '../../text/text-context'
import classes from './links.module.css'
import { Section } from './section'
import { mentionKey, useMentions } from './use-mentions'

/** The records whose texts have this record's name and do not name it yet; asked for once the page is shown. */
export function MentionsPart({ of }: { of: RecordRef }) {
  return isMentioned(of.collection) ? <Mentions key={`${of.collection}/${of.id}`} of={of} /> : null
}

function Mentions({ of }: { of: RecordRef }) {
  const { t, title, error } = useTexts()
  const { view, failure, isLinking, link, more } = useMentions(of)
  const { editable } = useActions().state
  const list = useRef<HTMLDivElement>(null)
  const [linked, setLinked] = useState<MentionView>()
  const mentions = view?.mentions ?? []
  const canLink = editable && mentions.some((mention) => mention.link)
  if (mentions.length === 0 && !linked && failure === undefined) return null

  const goTo = (index: number) => {
    const links = list.current?.querySelectorAll<HTMLElement>('[data-mention] > a')
    const wanted = links?.[index]
    if (wanted) wanted.focus()
    else if (links?.length === 1) list.current?.focus()
  }
  const linkAt = (index: number) => {
    const mention = mentions[index]
    if (!mention?.link || !editable || isLinking(mention)) return
    goTo(index + 1 < mentions.length ? index + 1 : index - 1)
    void link(mention).then((done) => {
      if (done) setLinked(mention)
    })
  }
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const item = (event.target as HTMLElement).closest<HTMLElement>('[data-mention]')
    if (!item || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const index = Number(item.dataset.mention)
    if (event.key === 'ArrowDown') goTo(Math.min(index + 1, mentions.length - 1))
    else if (event.key === 'ArrowUp') goTo(Math.max(index - 1, 0))
    else if (isLinkKey(event)) linkAt(index)
    else return
    event.preventDefault()
  }
  return (
    <Section heading={t('mentions.heading')}>
      <div ref={list} tabIndex={-1} className={classes.mentions}>
        {mentions.length > 0 && <p className={look.quiet}>{t(canLink ? 'mentions.keys' : 'mentions.keysReading')}</p>}
        <ul onKeyDown={onKey}>
          {mentions.map((mention, index) => (
            <Mention
              key={mentionKey(mention)}
              index={index}
              mention={mention}
              link={editable && mention.link ? () => linkAt(index) : undefined}
              busy={isLinking(mention)}
            />
          ))}
        </ul>
        {more && (
          <Button size="compact-xs" variant="subtle" onClick={more}>
            {t('mentions.more')}
          </Button>
        )}
        {view?.reading && <p className={look.quiet}>{t('mentions.reading', view.reading)}</p>}
        <p role="status" className={look.quiet}>
          {linked && t(mentions.length > 0 ? 'mentions.linked' : 'mentions.linkedLast', { title: title(linked.title) })}
        </p>
        {failure !== undefined && <p role="alert">{error(failure)}</p>}
      </div>
    </Section>
  )
}

/** A Japanese keyboard may type a full-width letter. */
const isLinkKey = ({ key }: KeyboardEvent) => key.normalize('NFKC').toLowerCase() === 'l'

function Mention(props: { index: number; mention: MentionView; link: (() => void) | undefined; busy: boolean }) {
  const { index, mention, link, busy } = props
  const texts = useTexts()
  const { t, title, family, labelled, language } = texts
  const { collection } = mention.ref
  const field = hitField(mention, texts)
  const name = title(mention.title)
  // A name that is the title too is shown once.
  const isTitle = mention.text === name
  return (
    <li data-mention={index}>
      <RecordLink target={mention.ref} place={placeOf(mention)}>
        {isTitle ? <Lit text={name} marks={mention.marks} /> : name}
      </RecordLink>{' '}
      <span className={look.quiet}>
        {field === undefined ? family(`collection.${collection}`) : labelled(family(`collection.${collection}`), field)}
      </span>
      {!isTitle && (
        <p className={classes.place}>
          <Lit {...nearMarks(mention)} />
        </p>
      )}
      {link && mention.link && (
        <Button size="compact-xs" variant="default" disabled={busy} aria-keyshortcuts="L" onClick={link}>
          {t('mentions.link', { field: fieldPathWords(collection, mention.link.field, language) })}
          <kbd className={classes.key}>L</kbd>
        </Button>
      )}
    </li>
  )
}
