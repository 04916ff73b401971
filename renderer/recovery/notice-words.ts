import type { Holder, Notice, StrangeCopy } from '../../core/desk/reading'
import type { Texts } from '../text/text-context'

/** A notice in words: its line, its details and a list; its action, and whether it is about files. */
export interface NoticeWords {
  line: string
  help: string
  list: readonly { name: string; lines: readonly string[] }[]
  action?: 'again'
  files?: true
}

type Of<K extends Notice['kind']> = Extract<Notice, { kind: K }>

const WORDS: { [K in Notice['kind']]: (notice: Of<K>, texts: Texts) => NoticeWords } = {
  torn: ({ bytes, file, whole }, { t }) => ({
    line: t(whole > 0 ? 'notice.tornWhole' : 'notice.torn'),
    help: t(whole > 0 ? 'noticeHelp.tornWhole' : 'noticeHelp.torn', { bytes, file, whole }),
    list: [],
    files: true,
  }),
  'bad-snapshot': ({ files }, { t }) => ({
    line: t('notice.bad-snapshot'),
    help: t('noticeHelp.bad-snapshot', { files: files.join(', ') }),
    list: [],
    files: true,
  }),
  strange: ({ files, count }, { t }) => ({
    line: t('notice.strange', { count }),
    help: t('noticeHelp.strange', { files: files.join(', ') }),
    list: [],
    files: true,
  }),
  copies: ({ copies }, texts) => {
    const count = copies.filter(({ state }) => state === 'other' || state === 'unreadable').length
    return {
      line: count === 0 ? texts.t('notice.copies') : texts.t('notice.copiesOther', { count }),
      help: texts.t('noticeHelp.copies'),
      list: copies.map((copy) => ({ name: copy.file, lines: copyLines(copy, texts) })),
      files: true,
    }
  },
  clock: ({ now, latest }, texts) => ({
    line: texts.t('notice.clock', { now: local(now, texts), latest: local(latest, texts) }),
    help: texts.t('noticeHelp.clock'),
    list: [],
  }),
  slow: ({ seconds, pending }, { t }) => ({
    line: t(pending ? 'notice.slowPending' : 'notice.slow', { seconds }),
    help: t('noticeHelp.slow'),
    list: [],
  }),
  older: ({ saved, at, revision }, texts) => ({
    line: texts.t('notice.older', { saved, at: local(at, texts), revision }),
    help: texts.t('noticeHelp.older'),
    list: [],
    action: 'again',
    files: true,
  }),
  lease: ({ holder }, texts) => ({
    line: texts.t('notice.lease', { whom: whom(holder, texts) }),
    help: texts.t('noticeHelp.lease'),
    list: [],
  }),
  rescued: ({ file, saved, at, revision, records = [], count = 0 }, texts) => {
    const { t, title, language } = texts
    const names = records.map((record) => title(record.title))
    if (revision === undefined)
      return {
        line: t('notice.rescued', { saved, file }),
        help: t('noticeHelp.rescued'),
        list: [],
        action: 'again',
        files: true,
      }
    const list = names.join(language === 'ja' ? '、' : '; ')
    const named = count > names.length ? `${list} …` : list
    return {
      line: t('notice.rescuedLeft', { at: local(at, texts), file }),
      help: t('noticeHelp.rescuedLeft', { saved, revision, count, records: named }),
      list: [],
      files: true,
    }
  },
}

/** Words a notice in the window's language. */
export function noticeWords(notice: Notice, texts: Texts): NoticeWords {
  return (WORDS[notice.kind] as (notice: Notice, texts: Texts) => NoticeWords)(notice, texts)
}

/** The person who has the desk open on another computer, as far as known. */
export function whom({ who, host }: Holder, { t }: Texts): string {
  if (who !== undefined && host !== undefined) return t('reading.whoOn', { who, host })
  return who ?? (host === undefined ? t('reading.someone') : t('reading.someoneOn', { host }))
}

/** An instant in this machine's time zone, or the text itself if it is not an instant. */
export function local(at: string, { moment }: Texts): string {
  return Number.isNaN(Date.parse(at)) ? at : moment(at)
}

function copyLines(copy: StrangeCopy, texts: Texts): string[] {
  const { t, title, language } = texts
  const { state, edits = 0, from = '?', to = '?', by = [], records = [], count = 0 } = copy
  if (state !== 'other') return [t(`copy.${state}`)]
  const comma = language === 'ja' ? '、' : ', '
  const what =
    edits > 0
      ? t('copy.edits', { edits, from: local(from, texts), to: local(to, texts), by: by.join(comma) })
      : t('copy.state')
  if (records.length === 0) return [what]
  const named = records.map((record) => title(record.title)).join(language === 'ja' ? '、' : '; ')
  const more = count - records.length
  return [what, more > 0 ? t('copy.recordsMore', { records: named, more }) : t('copy.records', { records: named })]
}
