import { useEffect, useRef, useState } from 'react'
import { withPlainBreaks } from '../../../core/base/text'
import type { Stretch } from '../../../core/base/text-pieces'
import type { MarkFilter } from '../../../core/queries/reading-schemas'
import { FIND_WORDS_MAX } from '../../../core/search/find-in-text'
import { useActions } from '../../actions/action-context'
import { ask } from '../../client/bridge'
import { useStoreId } from '../../client/environment'
import type { Navigation } from '../../navigation/navigation-state'
import type { ReaderPlace } from '../../navigation/routes'
import { useFirstFocus } from '../../navigation/wanted-focus'
import { useTexts } from '../../text/text-context'
import { QuickMake } from '../quick-make/quick-make'
import { hasDetail } from '../detail/detail'
import { Beside, hasOtherSide } from './beside'
import { CommentWriter } from './comment-writer'
import { useFind, type Wanted } from './find-bar'
import { OrphansPanel } from './orphans-panel'
import { PlacingBar } from './placing-bar'
import { RecordChooser } from './record-chooser'
import { ReaderText, type ActiveMark, type TextHandle } from './reader-text'
import { ReaderTools } from './reader-tools'
import classes from './reader.module.css'
import { KIND_KEYS, MADE_FROM, SelectionBar, type MadeFrom } from './selection-bar'
import { useComment } from './use-comment'
import { useLinking } from './use-linking'
import { isTooLong, usePassages } from './use-passages'
import { usePlacing } from './use-placing'
import { useMakingFrom, useTarget } from './use-quoting'
import { useSuggesting, type QuickWanted } from './use-suggesting'
import { useWords, type KnownText } from './use-source'

/** Selected words that can be a name by themselves, and no sentence. */
const isNameAlone = (words: string) =>
  words.length <= 80 && words.split(/\s+/).length <= 5 && !/[.。!?！？…]$/u.test(words)

/** The reader of a text that the desk has. */
export function Reader({ place, text, navigation }: { place: ReaderPlace; text: KnownText; navigation: Navigation }) {
  const { t } = useTexts()
  const { editable, canRedo } = useActions().state
  const { source } = place
  const handle = useRef<TextHandle>(null)
  const [filter, setFilter] = useState<MarkFilter>({ kinds: [] })
  const [selected, setSelected] = useState<Stretch>()
  const [active, setActive] = useState<ActiveMark | undefined>(place.at)
  const [step, setStep] = useState<string>()
  const [view, setView] = useState<Stretch>({ start: 0, end: 0 })
  const [wanted, setWanted] = useState<Wanted>({ words: (place.find ?? '').slice(0, FIND_WORDS_MAX), at: 0, by: 1 })
  const found = useFind(source, text, wanted, view, (match) => handle.current?.reveal(match))
  const passages = usePassages(source, text)
  const placing = usePlacing(source, text, place, () => handle.current?.focus())
  const { target, view: beside, setField, setRole } = useTarget(navigation, selected && { ...selected, source })
  const read = { source, sha256: text.sha256 }
  const making = useMakingFrom(`${useStoreId()}/${source}/${text.sha256}`, navigation, read, passages, () =>
    handle.current?.focus(),
  )
  const wordsOf = useWords(source, text)
  const [quick, setQuick] = useState<QuickWanted>()
  const comment = useComment(source, text)

  const suggesting = useSuggesting({
    source,
    text,
    view,
    editable,
    beside: beside?.ref,
    target,
    passages,
    making,
    navigation,
    handle,
    from: () => selected?.start ?? active?.start ?? handle.current?.inView().start ?? 0,
    quick: setQuick,
    say: setStep,
  })

  // The text has the focus at once, so that its keys work.
  useFirstFocus(true, true, () => handle.current?.focus())
  const [opened, setOpened] = useState(place.at)
  if (opened !== place.at) {
    setOpened(place.at)
    setActive(place.at)
  }
  useEffect(() => {
    if (place.at) handle.current?.reveal(place.at)
  }, [place.at])

  // After an undo nothing says any more that the work is done.
  const [couldRedo, setCouldRedo] = useState(canRedo)
  if (couldRedo !== canRedo) {
    setCouldRedo(canRedo)
    if (canRedo) {
      passages.forget()
      placing.forget()
    }
  }

  const goToMark = async (by: 1 | -1) => {
    const at = active?.start ?? selected?.start ?? handle.current?.inView().start ?? 0
    const { mark } = await ask('desk:source-next-mark', {
      source,
      at,
      by,
      filter,
      ...(active ? { from: active.id } : {}),
    })
    setStep(mark ? t('reader.markNumber', { number: mark.number, count: mark.of }) : t('reader.noMarks'))
    if (!mark) return
    setActive({ id: mark.id, start: mark.start, end: mark.end })
    handle.current?.reveal(mark, mark.id)
  }
  const said = placing.said ?? passages.said
  const usable = selected && !isTooLong(selected) ? selected : undefined
  /** A key that is held down quotes once. */
  const isQuoting = useRef(false)
  const drop = () => {
    document.getSelection()?.removeAllRanges()
    setSelected(undefined)
    handle.current?.focus()
  }
  const quote = () => {
    if (!usable || !target || !editable || isQuoting.current) return
    const { view: record, field, role } = target
    isQuoting.current = true
    void passages.quote(usable, record, [field], role).then((done) => {
      isQuoting.current = false
      if (done) drop()
    })
  }
  const placeSelected = () => {
    if (usable && editable) void placing.placeSelected(usable).then((done) => done && setSelected(undefined))
  }
  const startComment = () => {
    if (usable && editable) void comment.begin(usable)
  }
  const copy = () => {
    if (usable) void passages.copy(usable)
  }
  const make = async (kind: MadeFrom) => {
    if (!usable) return
    if (kind !== 'membership') return making.make(kind, usable, {})
    await makePerson(usable)
  }
  /** Opens the dialog for the first person whom words name and the desk lacks. */
  const makePerson = async (stretch: Stretch) => {
    const told = await ask('desk:person-told', { ...read, ...stretch })
    const words = withPlainBreaks(await wordsOf(stretch)).trim()
    const { name = isNameAlone(words) ? words : '', post = '', party, next } = told
    setQuick({ kind: 'membership', stretch, name, post, party, next })
  }
  const [menu, setMenu] = useState(false)
  const linking = useLinking(navigation, making.cite)
  const startLink = () => linking.begin(editable ? usable : undefined)
  const letter = (key: string, shift: boolean): boolean => {
    if (key === 's') void suggesting.step(shift ? -1 : 1)
    if (key === 's') return true
    if (key === 'o' && !shift && text.orphans > 0 && !placing.selecting) {
      placing.toggleByKey()
      return true
    }
    // On some keyboards a digit needs Shift.
    const kind = placing.selecting || !editable ? undefined : MADE_FROM[KIND_KEYS.indexOf(key)]
    if (kind && usable) void make(kind)
    if (kind && usable) return true
    if (shift) return false
    const work = placing.selecting
      ? { q: placeSelected }[key]
      : {
          q: quote,
          c: startComment,
          y: copy,
          a: () => setMenu(editable),
          l: startLink,
        }[key]
    if (!work || !usable) return false
    work()
    return true
  }
  return (
    <div
      className={classes.reader}
      data-beside={hasDetail(navigation)}
      data-alone={!hasDetail(navigation) && making.waiting.length === 0 && hasOtherSide(navigation)}
    >
      <section className={classes.side} aria-label={t('reader.label')}>
        <ReaderTools
          source={source}
          text={text}
          filter={filter}
          setFilter={setFilter}
          step={(by) => void goToMark(by)}
          report={() => void passages.copyReport(filter)}
          close={navigation.closeReader}
          offers={suggesting.tools}
          find={{
            wanted,
            found,
            change: setWanted,
            from: () => handle.current?.inView().start ?? 0,
            leave: () => handle.current?.focus(),
          }}
        />
        <OrphansPanel
          source={source}
          language={text.language}
          count={text.orphans}
          placing={placing}
          see={(at) => {
            placing.see(at)
            handle.current?.reveal(at)
          }}
        />
        <ReaderText
          source={source}
          text={text}
          filter={filter}
          active={active}
          setActive={setActive}
          selected={selected}
          select={(stretch) => {
            setSelected(stretch)
            linking.begin(undefined)
            passages.forget()
            placing.forget()
          }}
          matches={found?.near ?? NOTHING}
          match={placing.seen ?? found?.place}
          step={(by) => void goToMark(by)}
          seen={setView}
          letter={letter}
          suggestions={suggesting.stretches}
          stated={suggesting.stated}
          offer={suggesting.card}
          openOffer={suggesting.openAt}
          handle={handle}
        />
        <footer className={classes.bar}>
          {comment.begun ? (
            <CommentWriter
              key={comment.times}
              words={comment.begun.words}
              body={comment.begun.body}
              change={comment.write}
              save={async () => {
                const { begun } = comment
                if (!begun || !(await passages.comment(begun.at, begun.body))) return
                comment.forget()
                drop()
              }}
              leave={() => {
                comment.leave()
                handle.current?.focus()
              }}
              cancel={() => {
                comment.forget()
                handle.current?.focus()
              }}
            />
          ) : placing.selecting ? (
            <PlacingBar
              orphan={placing.selecting}
              ready={usable !== undefined}
              place={placeSelected}
              cancel={placing.cancel}
            />
          ) : linking.stretch ? (
            <RecordChooser
              label={t('reader.linkTo')}
              choose={(about) => void linking.choose(about)}
              leave={() => {
                linking.begin(undefined)
                handle.current?.focus()
              }}
            />
          ) : (
            selected && (
              <SelectionBar
                selected={selected}
                target={target}
                beside={beside}
                editable={editable}
                setField={setField}
                setRole={setRole}
                quote={quote}
                comment={startComment}
                link={startLink}
                copy={copy}
                make={(kind) => void make(kind)}
                menu={menu}
                setMenu={setMenu}
              />
            )
          )}
          <p role="status">{said?.failed ? '' : (said?.text ?? step)}</p>
          {said?.failed && <p role="alert">{said.text}</p>}
        </footer>
        <p id="reader-keys" hidden>
          {t('reader.keys')}
        </p>
        <p id="reader-suggestion-keys" hidden>
          {t('suggest.keys')}
        </p>
        <p id="reader-card-keys" hidden>
          {t('reader.cardKeys')}
        </p>
      </section>
      <Beside navigation={navigation} pending={making.pending} waiting={making.waiting} />
      {suggesting.panel}
      {quick && (
        <QuickMake
          kind={quick.kind}
          name={quick.kind === 'post' ? quick.post : quick.name}
          post={quick.post}
          party={quick.party}
          next={quick.next}
          close={() => setQuick(undefined)}
          made={(id, _title, goesOn) => {
            setQuick(undefined)
            // No source supports a post by itself.
            if (quick.kind === 'post') return
            const about = { collection: 'membership', id } as const
            navigation.open(about)
            // The text takes the focus once its words are cited.
            void making.cite(about, quick.stretch).then(() => (goesOn ? makePerson(quick.stretch) : undefined))
          }}
        />
      )}
    </div>
  )
}

const NOTHING: readonly Stretch[] = []
