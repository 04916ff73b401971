import { useState } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { FIRST_LINKS, LINKS_MAX, type LinkingView, type LinksView } from '../../../core/queries/links-schemas'
import type { RecordView } from '../../../core/queries/view-schemas'
import { fieldPathWords } from '../../../core/text/field-path'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import classes from './links.module.css'
import { NextEntries } from './next-entries'
import { Section } from './section'

/**
 * The records that a record names, by field, and those that name it, by kind; `memos` are those of memos, which come later. An `earlier` state shows the first of
 * them only.
 */
export function LinksPart(props: { view: RecordView; memos: LinksView['from']; earlier: boolean }) {
  const { view, memos, earlier } = props
  const { t } = useTexts()
  const { to } = view.links
  const from = [...view.links.from, ...memos]
  return (
    <>
      {to.length > 0 && (
        <Section heading={t('record.linksTo')}>
          <LinksTo of={view.ref} to={to} />
        </Section>
      )}
      {from.length > 0 && (
        <Section heading={t('record.links')}>
          {from.map((group) => (
            <LinkedFrom key={group.kind} target={view.ref} group={group} earlier={earlier} />
          ))}
        </Section>
      )}
    </>
  )
}

function LinksTo({ of, to }: { of: RecordRef; to: LinksView['to'] }) {
  const { t, title, language } = useTexts()
  return (
    <dl className={classes.to}>
      {to.map(({ field, count, first }) => (
        <div key={field}>
          <dt>{fieldPathWords(of.collection, field, language)}</dt>
          <dd>
            <ul>
              {first.map((link) => (
                <li key={`${link.ref.collection}/${link.ref.id}`}>
                  <RecordLink target={link.ref}>{title(link.title)}</RecordLink>
                </li>
              ))}
              {count > first.length && (
                <li className={look.quiet}>{t('record.linksLeft', { count: count - first.length })}</li>
              )}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function LinkedFrom(props: { target: RecordRef; group: LinksView['from'][number]; earlier: boolean }) {
  const { target, group, earlier } = props
  const { t, family } = useTexts()
  const [pages, setPages] = useState(0)
  const left = group.count - FIRST_LINKS - pages * LINKS_MAX
  return (
    <div className={classes.group}>
      <h3>{t('record.linkCount', { kind: family(`collection.${group.kind}`), count: group.count })}</h3>
      <ul className={classes.links}>
        <Links links={group.first} />
        {Array.from({ length: pages }, (_, page) => (
          <MoreLinks key={page} target={target} kind={group.kind} offset={FIRST_LINKS + page * LINKS_MAX} />
        ))}
      </ul>
      <NextEntries left={left} earlier={earlier} more={() => setPages(pages + 1)} />
    </div>
  )
}

function MoreLinks(props: { target: RecordRef; kind: LinksView['from'][number]['kind']; offset: number }) {
  const { target, kind, offset } = props
  const asked = useDesk('desk:linked-from', { ref: target, kind, offset, limit: LINKS_MAX })
  return <Links links={asked.data?.links ?? []} />
}

function Links({ links }: { links: readonly LinkingView[] }) {
  const { title, language } = useTexts()
  return links.map(({ ref, title: name, path }) => (
    <li key={`${ref.collection}/${ref.id}`}>
      <RecordLink target={ref}>{title(name)}</RecordLink>{' '}
      {path !== undefined && (
        <span className={look.quiet}>{fieldPathWords(ref.collection, withoutIndex(path), language)}</span>
      )}
    </li>
  ))
}

/** A list of records is named without the place in it; an element of a proposal keeps its number. */
const withoutIndex = (path: string) => path.replace(/\[\d+\]$/, '')
