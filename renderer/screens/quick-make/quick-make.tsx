import { Button, Checkbox, TextInput } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { foldText } from '../../../core/base/fold-text'
import { isBlank, localName } from '../../../core/base/text'
import { formatDate } from '../../../core/dates/format-date'
import { offeredDates } from '../../../core/dates/offered-dates'
import type { TextKey } from '../../../core/text/catalogue'
import { parseDateWords } from '../../../core/dates/parse-words'
import { areaNamed, quickMake, typedName, type QuickKind } from '../../../core/editing/quick-make'
import { partyAndPost, personLine } from '../../../core/editing/person-line'
import { useDesk } from '../../client/use-desk'
import { choicesMade, isChoiceAwaited } from '../../look/awaited-choices'
import { Dialog, DialogButtons } from '../../look/dialog'
import look from '../../look/look.module.css'
import { SearchSelect } from '../../look/search-select'
import { DateOffers } from '../../parts/date-offers'
import { useTexts } from '../../text/text-context'
import { IssueFields } from './issue-fields'
import { RoundFields } from './round-fields'
import { TalkField } from './talk-field'
import { useQuickText, type QuickMakeProps, type QuickText } from './use-quick-text'
import { onlyTalk, useQuickStart } from './use-quick-start'
import { isOnDesk, useSamePerson } from './use-same-person'
import classes from './quick-make.module.css'
import { useQuickPorts } from './use-quick-ports'

/** A small dialog that makes a person, a post, a person and their post, a talk, a round, an issue or a party without leaving the form. */
export function QuickMake(props: QuickMakeProps) {
  const { t } = useTexts()
  return (
    // Keys typed here must not reach the form behind the dialog.
    <div onKeyDown={(event) => event.stopPropagation()}>
      <Dialog
        opened
        onClose={props.close}
        title={t(`quickMake.title.${props.kind}`)}
        closeButtonProps={{ 'aria-label': t('quickMake.cancel') }}
      >
        <Form {...props} />
      </Dialog>
    </div>
  )
}

/** The boxes that one line fills. */
type Parts = Pick<QuickText, 'party' | 'post'> & Partial<QuickText>

function Form(props: QuickMakeProps) {
  const { kind, talk: givenTalk, party: givenParty } = props
  const texts = useTexts()
  const { t, title: words, family, error } = texts
  const desk = useDesk('desk:status', {}).data
  const parties = useDesk('desk:choices', { collections: ['party'], find: '' })
  const language = desk?.language ?? texts.language
  const { text, change, forget } = useQuickText(props)
  const { name, post, party, since, another, code } = text
  const [busy, setBusy] = useState(false)
  const postBox = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string>()
  const ports = useQuickPorts()
  const same = useSamePerson(kind === 'membership' ? name.trim() : '')
  const from = isBlank(since) ? undefined : parseDateWords(since, texts.language, desk?.timeZone ?? 'UTC')
  const wrongDate = !isBlank(since) && from === undefined
  const asksName = kind !== 'post'
  const asksPost = kind === 'post' || kind === 'membership'
  const areas = useDesk('desk:areas', text.talk === null ? {} : { talk: text.talk }, kind === 'issue').data
  const { talk, level, status, implied, parties: between, ...known } = useQuickStart(kind, text, from)
  const typed = (parties.data?.rows ?? []).map(({ ref, title, hint }) => ({
    id: ref.id,
    names: [title.en, title.ja, hint?.en].filter((one) => one !== undefined),
  }))
  const hasWaited = useRef(false)
  const goesOn = useRef(false)
  /** One key may ask twice, in a box and in the form. */
  const isAdding = useRef(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    const form = event.currentTarget
    if (isChoiceAwaited() && !hasWaited.current) {
      hasWaited.current = true
      // The form has the choice by then.
      void choicesMade().then(() => requestAnimationFrame(() => form.requestSubmit()))
      return
    }
    hasWaited.current = false
    void addOnce(kind === 'membership' && party === null ? personLine(name, typed) : undefined)
  }
  /** Adds what was typed; `parts` were typed in one line, and fill their own boxes. */
  const addOnce = async (parts?: Parts) => {
    if (isAdding.current) return
    isAdding.current = true
    try {
      await add(goesOn.current, parts)
    } finally {
      isAdding.current = false
      goesOn.current = false
    }
  }
  const add = async (isGoingOn: boolean, parts?: Parts) => {
    if (parts) change(parts)
    const full = { ...text, ...parts }
    // Somebody of that name is shown first.
    if (parts?.name !== undefined && (await isOnDesk(parts.name))) return
    const complete =
      (!asksName || kind === 'round' || !isBlank(full.name)) &&
      (!asksPost || (full.party !== null && !isBlank(full.post))) &&
      known.hasRound &&
      (kind !== 'issue' || !isBlank(text.area)) &&
      (kind !== 'party' || !isBlank(code))
    const inTalk = talk ?? (known.hasTalk ? undefined : await onlyTalk())
    if (!complete || wrongDate || (!known.hasTalk && inTalk === undefined)) {
      // Nobody is asked for a talk that the dialog does not show.
      const lacks = kind === 'issue' && !known.asksTalk ? 'quickMake.labelLacks' : MISSING[kind]
      return setProblem(t(wrongDate ? 'quickMake.fromWrong' : (lacks ?? 'quickMake.fillIn')))
    }
    setProblem(undefined)
    setBusy(true)
    const wanted = {
      names: isBlank(full.name) ? {} : typedName(full.name.trim(), language),
      party: full.party ?? '',
      title: typedName(full.post.trim(), language),
      ...(inTalk === undefined ? { newTalk: typedName(text.newTalk.trim(), language) } : { talk: inTalk }),
      parties: between,
      ...(from ? { when: from } : {}),
      ...(level ? { level } : {}),
      ...(status ? { status } : {}),
      area: areaNamed(text.area.trim(), areas?.areas ?? [], language),
      // Nobody should have to press Shift for it.
      code: code.normalize('NFKC').trim().toUpperCase(),
      ...(from ? { from } : {}),
    }
    try {
      const id = await quickMake(kind, wanted, same && !another ? { person: same.id } : {}, ports)
      forget()
      props.made(id, titleOf(kind, full), isGoingOn)
    } catch (cause) {
      setProblem(error(cause))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={classes.form}
      onSubmit={submit}
      // Before a box takes the key.
      onKeyDownCapture={({ key, ctrlKey, metaKey, shiftKey }) => {
        if (key === 'Enter' && !isAdding.current)
          goesOn.current = (ctrlKey || metaKey) && shiftKey && props.next !== undefined
      }}
      onKeyDown={(event) => {
        // As in the forms of records.
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
        event.preventDefault()
        event.currentTarget.requestSubmit()
      }}
    >
      {asksName && (
        <TextInput
          label={kind === 'issue' ? family('field.label') : t(NAMED[kind] ?? 'quickMake.name')}
          description={kind === 'membership' && party === null ? t('quickMake.inOneLine') : undefined}
          dir="auto"
          lang={language}
          value={name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          {...(name === '' ? { 'data-autofocus': true } : {})}
        />
      )}
      {same && (
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
      {known.asksTalk && givenTalk === undefined && (
        <TalkField talk={text.talk} newTalk={text.newTalk} change={change} />
      )}
      {kind === 'round' && (
        <RoundFields
          level={level}
          since={since}
          status={status}
          implied={implied}
          read={from ? formatDate(withoutWords(from), texts.language) : undefined}
          wrong={wrongDate}
          change={change}
        />
      )}
      {kind === 'issue' && (
        <IssueFields
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
          takeTyped={(line) => {
            const both = kind === 'membership' ? partyAndPost(line, typed) : undefined
            if (both) void addOnce(both)
            return both !== undefined
          }}
          onChange={(chosen) => {
            change({ party: chosen })
            // Only the post is left to say then.
            if (chosen !== null && isBlank(post)) requestAnimationFrame(() => postBox.current?.focus())
          }}
          {...((name !== '' || kind === 'post') && givenParty === undefined ? { 'data-autofocus': true } : {})}
        />
      )}
      {asksPost && (
        <TextInput
          label={t('quickMake.post')}
          ref={postBox}
          dir="auto"
          lang={language}
          value={post}
          {...(name !== '' && givenParty !== undefined ? { 'data-autofocus': true } : {})}
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
      {(kind === 'membership' || kind === 'round') && (
        <DateOffers
          offers={offeredDates(since, 'UTC')}
          show={(edtf) => formatDate({ edtf }, texts.language)}
          take={(day) => change({ since: day })}
        />
      )}
      {problem !== undefined && <p role="alert">{problem}</p>}
      <DialogButtons>
        <Button variant="default" onClick={props.close}>
          {t('quickMake.cancel')}
        </Button>
        {props.next !== undefined && (
          <Button
            variant="default"
            title={t('quickMake.makeThenKey')}
            disabled={busy}
            onClick={(event) => {
              goesOn.current = true
              event.currentTarget.form?.requestSubmit()
            }}
          >
            {t('quickMake.makeThen', { name: props.next })}
          </Button>
        )}
        <Button type="submit" loading={busy}>
          {t('quickMake.make')}
        </Button>
      </DialogButtons>
    </form>
  )
}

/** The names that a record has on the screen until it is read from the desk. */
function titleOf(kind: QuickKind, { name, post, since }: QuickText): string {
  if (kind === 'membership') return `${name.trim()}, ${post.trim()}`
  if (kind === 'post') return post.trim()
  return isBlank(name) ? since.trim() : name.trim()
}

const NAMED: { readonly [K in QuickKind]?: 'quickMake.talkTitle' | 'quickMake.roundTitle' } = {
  talk: 'quickMake.talkTitle',
  round: 'quickMake.roundTitle',
}

/** The text that says what a kind lacks. */
const MISSING: { readonly [K in QuickKind]?: TextKey } = {
  talk: 'quickMake.talkLacks',
  round: 'quickMake.roundLacks',
  issue: 'quickMake.issueLacks',
  party: 'quickMake.partyLacks',
}

function withoutWords<D extends { words?: unknown }>({ words: _words, ...plain }: D) {
  return plain
}
