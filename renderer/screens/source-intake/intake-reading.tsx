import { Button, Textarea } from '@mantine/core'
import { ParleyError } from '../../../core/base/errors'
import { TEXT_ENCODINGS, type TextEncoding } from '../../../core/base/text-encodings'
import { useTexts } from '../../text/text-context'
import { typingIn } from '../form/inputs/typed-input'
import { WorkBar } from '../../parts/work-bar'
import classes from './intake.module.css'
import type { useIntake } from './use-intake'
import type { ToRead, Unread } from './use-reading'

/** The ways to give a text, the progress of reading one, and why something could not be read. */
export function IntakeReading(props: {
  intake: Pick<ReturnType<typeof useIntake>, 'typed' | 'setTyped' | 'reading' | 'read' | 'choose'>
  /** True once there is a text. */
  isRead: boolean
  keepUnread: ((unread: Unread) => void) | undefined
}) {
  const { t } = useTexts()
  const { reading, read } = props.intake
  return (
    <>
      {reading.isReading && <WorkBar label={t('intake.reading')} progress={reading.progress} cancel={reading.cancel} />}
      {!reading.isReading && !props.isRead && <PasteBox {...props.intake} />}
      {reading.failures.map((unread, index) => (
        <Failure
          key={index}
          failure={unread.failure}
          again={(encoding) => read(unread.what, encoding)}
          keep={props.keepUnread && isHeld(unread) ? () => props.keepUnread?.(unread) : undefined}
        />
      ))}
    </>
  )
}

/** Takes a text that is pasted or typed, or a pasted file. */
function PasteBox(
  props: Pick<ReturnType<typeof useIntake>, 'typed' | 'setTyped' | 'choose'> & { read: (what: ToRead) => void },
) {
  const { t } = useTexts()
  const { typed: text, setTyped: setText, read, choose } = props
  return (
    <>
      <Textarea
        data-autofocus
        label={t('intake.paste')}
        description={t('intake.pasteHelp')}
        dir="auto"
        rows={10}
        // A report’s words are not ours to correct.
        spellCheck={false}
        classNames={{ input: classes.text ?? '' }}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          const [file] = event.clipboardData.files
          const pasted = event.clipboardData.getData('text/plain')
          // A pasted text is read at once; one that is added to typed words waits for the button.
          if (pasted === '' && !file) return
          if (pasted !== '' && text !== '') return
          event.preventDefault()
          read(pasted === '' && file ? { file } : { text: pasted })
        }}
        {...typingIn(() => undefined)}
      />
      <p className={classes.ways}>
        {text.trim() !== '' && (
          <Button size="compact-sm" onClick={() => read({ text })}>
            {t('intake.useText')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={choose}>
          {t('intake.choose')}
        </Button>
      </p>
    </>
  )
}

/** Does the desk's process hold the file, so that it can be kept without its text? */
const isHeld = ({ what, failure }: Unread) =>
  !('text' in what) &&
  failure instanceof ParleyError &&
  failure.code !== 'reading-empty' &&
  (failure.code.startsWith('reading-') || ('place' in what && failure.code === 'file-too-large'))

/** Why something could not be read, with the encodings to choose from where that is the question, and the way to keep the file all the same. */
function Failure(props: { failure: unknown; again: (encoding: TextEncoding) => void; keep: (() => void) | undefined }) {
  const { failure, again, keep } = props
  const { t, error } = useTexts()
  const could =
    failure instanceof ParleyError && failure.code === 'reading-encoding-open'
      ? String(failure.params.could).split(', ')
      : []
  return (
    <div className={classes.failure} role="alert">
      <p>{error(failure)}</p>
      {TEXT_ENCODINGS.filter((encoding) => could.includes(encoding)).map((encoding) => (
        <Button key={encoding} size="compact-sm" variant="default" onClick={() => again(encoding)}>
          {t('interop.readAs', { encoding })}
        </Button>
      ))}
      {keep && (
        <Button size="compact-sm" variant="default" onClick={keep}>
          {t('intake.keepUnread')}
        </Button>
      )}
    </div>
  )
}
