import { Button } from '@mantine/core'
import type { ReturnedSuggestion } from '../../../core/queries/returned-schemas'
import { returnedPlace } from '../../../core/queries/returned-words'
import { useActions } from '../../actions/action-context'
import { copyText } from '../../client/copy-text'
import look from '../../look/look.module.css'
import { WordChanges } from '../../look/word-changes'
import { useOpenRecord } from '../../navigation/open-record'
import { useTexts } from '../../text/text-context'
import { focusField } from './memo-failure'
import classes from './read-back.module.css'

/** One suggestion: where it belongs, old and new text, who made it, and what can be done with it. */
export function ReadBackItem(props: {
  suggestion: ReturnedSuggestion
  isLeft: boolean
  take: () => void
  leave: () => void
  restore: () => void
  close: () => void
}) {
  const { t, language, moment } = useTexts()
  const { state } = useActions()
  const { suggestion, isLeft, take, leave, restore, close } = props
  const { kind, words, by, said, edit, note, why, present, isSourced } = suggestion
  const place = returnedPlace(suggestion, language)
  const isComment = kind === 'comment'
  const can = isComment ? note !== undefined : edit !== undefined
  const what = `${t(`returned.kind.${kind}`)} – ${place}`
  const named = by.map(({ who, at }) =>
    at === undefined
      ? (who ?? t('returned.nobody'))
      : t('returned.named', { who: who ?? t('returned.nobody'), day: moment(at) }),
  )
  return (
    <li className={classes.item} data-suggestion={kind} data-left={isLeft}>
      <p className={classes.itemHead}>
        <span className={classes.kind} data-kind={kind}>
          {t(`returned.kind.${kind}`)}
        </span>
        <PlaceLink suggestion={suggestion} close={close}>
          {place}
        </PlaceLink>
        <span className={classes.by}>
          {named.length > 0 ? named.join(t('memo.semicolon')) : t('returned.untracked')}
        </span>
      </p>
      {words.length > 0 && (
        <p className={isComment ? classes.quoted : classes.words} dir="auto">
          <WordChanges words={words} />
        </p>
      )}
      {said?.map((one, index) => (
        <blockquote key={index} className={classes.said} dir="auto">
          {index > 0 && <cite>{one.who ?? t('returned.nobody')}</cite>}
          {one.text}
        </blockquote>
      ))}
      {why !== undefined && <p className={classes.why}>{t(`returned.why.${why}`)}</p>}
      {present !== undefined && (
        <p className={classes.words} dir="auto">
          <strong>{t('returned.present')}</strong> {present}
        </p>
      )}
      {isSourced && can && !isComment && <p className={classes.why}>{t('returned.sourced')}</p>}
      <p className={classes.buttons}>
        {can && !isLeft && (
          <Button
            size="compact-sm"
            disabled={!state.editable}
            aria-label={t(isComment ? 'returned.keepOf' : 'returned.acceptOf', { what })}
            onClick={take}
          >
            {t(isComment ? 'returned.keep' : 'returned.accept')}
          </Button>
        )}
        {!can && !isLeft && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('returned.copyOf', { what })}
            onClick={() => copyText(newText(suggestion))}
          >
            {t('returned.copy')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t(isLeft ? 'returned.restoreOf' : 'returned.leaveOf', { what })}
          onClick={isLeft ? restore : leave}
        >
          {t(isLeft ? 'returned.restore' : 'returned.leave')}
        </Button>
        {isLeft && <span className={classes.by}>{t('returned.left')}</span>}
      </p>
    </li>
  )
}

/** The text of a suggestion as the file has it. */
const newText = ({ words }: ReturnedSuggestion) =>
  words
    .filter(({ kind }) => kind !== 'removed')
    .map(({ text }) => text)
    .join('')

/** A link to the record, or to the field of this memo, that a suggestion belongs to. */
function PlaceLink(props: { suggestion: ReturnedSuggestion; close: () => void; children: string }) {
  const open = useOpenRecord()
  const { suggestion, close, children } = props
  const { ref, field } = suggestion
  if (!ref) return <span>{children}</span>
  return (
    <a
      className={look.link}
      href={`#${ref.collection}/${ref.id}`}
      onClick={(event) => {
        event.preventDefault()
        close()
        open(ref)
        if (ref.collection === 'memo' && field !== undefined) requestAnimationFrame(() => focusField(field))
      }}
    >
      {children}
    </a>
  )
}
