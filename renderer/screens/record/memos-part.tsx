import { useState } from 'react'
import type { RecordRef } from '../../../core/model/values/record-ref'
import { LINKS_MAX, type MemoUse, type RecordMemosView } from '../../../core/queries/links-schemas'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { RecordLink } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { NextEntries } from './next-entries'
import classes from './record.module.css'
import { Section } from './section'

/** The memos that print a record, the first of them at once. */
export function MemosPart(props: { of: RecordRef; memos: RecordMemosView; earlier: boolean }) {
  const { of, memos, earlier } = props
  const { t } = useTexts()
  const [pages, setPages] = useState(0)
  const first = memos.memos.length
  if (memos.count === 0) return null
  return (
    <Section heading={t('record.memos')}>
      <ul className={classes.links}>
        <Memos memos={memos.memos} />
        {Array.from({ length: pages }, (_, page) => (
          <MoreMemos key={page} of={of} offset={first + page * LINKS_MAX} />
        ))}
      </ul>
      <NextEntries left={memos.count - first - pages * LINKS_MAX} earlier={earlier} more={() => setPages(pages + 1)} />
    </Section>
  )
}

function MoreMemos({ of, offset }: { of: RecordRef; offset: number }) {
  const asked = useDesk('desk:record-memos', { ref: of, offset, limit: LINKS_MAX })
  return <Memos memos={asked.data?.memos ?? []} />
}

function Memos({ memos }: { memos: readonly MemoUse[] }) {
  const { t, title, word } = useTexts()
  return memos.map(({ ref, title: name, version, status }) => (
    <li key={ref.id}>
      <RecordLink target={ref}>{title(name)}</RecordLink>{' '}
      <span className={look.quiet}>{t('record.memoState', { version, status: word('memoStatus', status) })}</span>
    </li>
  ))
}
