import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { foldText } from '../../../core/base/fold-text'
import { isBlank, localName } from '../../../core/base/text'
import { formatDate } from '../../../core/dates/format-date'
import { offeredDates } from '../../../core/dates/offered-dates'
import { parseDateWords } from '../../../core/dates/parse-words'
import {
  areaNamed,
  issueWords,
  QUICK_KINDS,
  quickMake,
  typedName,
  type QuickKind,
  type QuickMade,
} from '../../../core/editing/quick-make'
import { useStoreId } from '../../client/environment'
import { useDesk } from '../../client/use-desk'
import look from '../../look/look.module.css'
import { SearchSelect } from '../../look/search-select'
import { DateOffers } from '../../parts/date-offers'
import { useTexts } from '../../text/text-context'
import { IssueFields } from './issue-fields'
import classes from './quick-make.module.css'
import { useQuickPorts } from './use-quick-ports'

/** The kind to make, and the words typed in the field that asks for it. */
export interface QuickMakeProps {
  kind: QuickKind
  name: string
  /** The title of the post, if it is known beside the name. */
  post?: string
  /** The post's party, if the field's own record names it. */
  party?: string | undefined
  /** The issue's talk, if the field's own record names it. */
  talk?: string | undefined
  close: () => void
  made: (id: string, title: string) => void
}

/** A small dialog that makes a person, a post, a person in office (person, post and dated post), an issue or a party without leaving the form. */
export function QuickMake(props: QuickMakeProps) {
  const { t } = useTexts()
  return (
    // Keys typed here must not reach the form behind the dialog.
    <div onKeyDown={(event) => event.stopPropagation()}>
      <Modal
        opened
        onClose={props.close}
        title={t(`quickMake.title.${props.kind}`)}
        closeButtonProps={{ 'aria-label': t('quickMake.cancel') }}
        transitionProps={{ duration: 0 }}
      >
        <Form {...props} />
      </Modal>
    </div>
  )
}

interface Typed {
  name: string
  post: string
  party: string | null
  since: string
  area: string
  talk: string | null
  code: string
  another: boolean
}
/** The text typed for the same words before the dialog closed without adding anything, in this window. */
const begun = new Map<string, Typed>()

function Form({
  kind,
  name: typed,
  post: titled = '',
  party: given,
  talk: givenTalk,
  close,
  made: done,
}: QuickMakeProps) {
  const texts = useTexts()
  const { t, title: words, family, error } = texts
  const status = useDesk('desk:status', {})
  const parties = useDesk('desk:choices', { collections: ['party'], find: '' })
  const language = status.data?.language ?? texts.language
  const key = `${useStoreId()}/${kind}/${typed}/${titled}`
  const [text, setText] = useState<Typed>(
    () =>
      begun.get(key) ?? {
        name: kind === 'post' ? '' : kind === 'issue' ? issueWords(typed).label : typed,
        post: kind === 'post' ? typed : titled,
        party: given ?? null,
        since: '',
        area: kind === 'issue' ? (issueWords(typed).area ?? '') : '',
        talk: givenTalk ?? null,
        code: '',
        another: false,
      },
  )
  const { name, post, party, since, another, code } = text
  const change = (changed: Partial<Typed>) => {
    const next = { ...text, ...changed }
    begun.set(key, next)
    setText(next)
  }
  const [made, setMade] = useState<QuickMade>({})
  const [busy, setBusy] = useState(false)
  const postBox = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string>()
  const ports = useQuickPorts()
  const same = useSamePerson(kind === 'membership' ? name.trim() : '')
  const from = isBlank(since) ? undefined : parseDateWords(since, texts.language, status.data?.timeZone ?? 'UTC')
  const wrongDate = !isBlank(since) && from === undefined
  const asksName = kind !== 'post'
  const asksPost = kind === 'post' || kind === 'membership'
  const areas = useDesk('desk:areas', text.talk === null ? {} : { talk: text.talk }, kind === 'issue').data
  const talk = text.talk ?? areas?.talk
  const complete =
    (!asksName || !isBlank(name)) &&
    (!asksPost || (party !== null && !isBlank(post))) &&
    (kind !== 'issue' || (talk !== undefined && !isBlank(text.area))) &&
    (kind !== 'party' || !isBlank(code))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (busy) return
    if (!complete || wrongDate)
      return setProblem(t(wrongDate ? 'quickMake.fromWrong' : (MISSING[kind] ?? 'quickMake.fillIn')))
    setProblem(undefined)
    setBusy(true)
    const wanted = {
      names: typedName(name.trim(), language),
      party: party ?? '',
      title: typedName(post.trim(), language),
      ...(talk === undefined ? {} : { talk }),
      area: areaNamed(text.area.trim(), areas?.areas ?? [], language),
      // Nobody should have to press Shift for it.
      code: code.normalize('NFKC').trim().toUpperCase(),
      ...(from ? { from } : {}),
    }
    const start: QuickMade = { ...(same && !another ? { person: same.id } : {}), ...made }
    try {
      const id = await quickMake(kind, wanted, start, ports, setMade)
      begun.delete(key)
      done(id, kind === 'membership' ? `${name.trim()}, ${post.trim()}` : kind === 'post' ? post.trim() : name.trim())
    } catch (cause) {
      setProblem(error(cause))
    } finally {
      setBusy(false)
    }
  }
  const so = QUICK_KINDS.filter((what) => made[what] !== undefined).map((what) => family(`collection.${what}`))
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      {asksName && (
        <TextInput
          label={kind === 'issue' ? family('field.label') : t('quickMake.name')}
          dir="auto"
          lang={language}
          value={name}
          disabled={made.person !== undefined}
          onChange={(event) => change({ name: event.currentTarget.value })}
          {...(name === '' ? { 'data-autofocus': true } : {})}
        />
      )}
      {same && made.person === undefined && (
        <div>
          <p className={look.quiet}>{t('quickMake.sameName', { name: words(same.title) })}</p>
          <Checkbox
            size="xs"
            label={t('quickMake.another')}
            checked={another}
            onChange={(event) => change({ another: event.currentTarget.checked })}
          />
        </div>
      )}
      {kind === 'issue' && (
        <IssueFields
          talk={text.talk}
          asksTalk={
            givenTalk === undefined && (text.talk !== null || (areas !== undefined && areas.talk === undefined))
          }
          area={text.area}
          areas={[...new Set((areas?.areas ?? []).map((area) => localName(area, texts.language)))]}
          change={change}
        />
      )}
      {kind === 'party' && (
        <TextInput
          label={family('field.code')}
          description={t('help.code')}
          value={code}
          onChange={(event) => change({ code: event.currentTarget.value })}
          data-autofocus
        />
      )}
      {asksPost && (
        <SearchSelect
          label={t('quickMake.party')}
          data={(parties.data?.rows ?? []).map((row) => ({
            value: row.ref.id,
            label: words(row.title),
            find: foldText([row.title.en, row.title.ja, row.hint?.en].join(' ')),
          }))}
          value={party}
          disabled={made.post !== undefined}
          onChange={(chosen) => {
            change({ party: chosen })
            // Only the post is left to say then.
            if (chosen !== null && isBlank(post)) requestAnimationFrame(() => postBox.current?.focus())
          }}
          {...(name !== '' || kind === 'post' ? { 'data-autofocus': true } : {})}
        />
      )}
      {asksPost && (
        <TextInput
          label={t('quickMake.post')}
          ref={postBox}
          dir="auto"
          lang={language}
          value={post}
          disabled={made.post !== undefined}
          onChange={(event) => change({ post: event.currentTarget.value })}
        />
      )}
      {kind === 'membership' && (
        <TextInput
          label={t('quickMake.from')}
          description={from ? formatDate(withoutWords(from), texts.language) : t('quickMake.fromHelp')}
          dir="auto"
          value={since}
          error={wrongDate}
          onChange={(event) => change({ since: event.currentTarget.value })}
        />
      )}
      {kind === 'membership' && (
        <DateOffers
          offers={offeredDates(since, 'UTC')}
          show={(edtf) => formatDate({ edtf }, texts.language)}
          take={(day) => change({ since: day })}
        />
      )}
      {problem !== undefined && <p role="alert">{problem}</p>}
      {problem !== undefined && so.length > 0 && <p role="status">{t('quickMake.made', { what: so.join(', ') })}</p>}
      <p className={classes.buttons}>
        <Button variant="default" onClick={close}>
          {t('quickMake.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('quickMake.make')}
        </Button>
      </p>
    </form>
  )
}

/** The text that says what a kind lacks. */
const MISSING: { readonly [K in QuickKind]?: 'quickMake.issueLacks' | 'quickMake.partyLacks' } = {
  issue: 'quickMake.issueLacks',
  party: 'quickMake.partyLacks',
}

function withoutWords<D extends { words?: unknown }>({ words: _words, ...plain }: D) {
  return plain
}

/** The desk's only person of exactly this name. */
function useSamePerson(name: string) {
  const found = useDesk('desk:choices', { collections: ['person'], find: name.slice(0, 200) }, name !== '')
  if (name === '') return undefined
  const exact = (found.data?.rows ?? []).filter(({ title }) =>
    [title.en, title.ja].some((text) => foldText(text) === foldText(name)),
  )
  const [row] = exact
  return row && exact.length === 1 ? { id: row.ref.id, title: row.title } : undefined
}
