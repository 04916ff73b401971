import { Button } from '@mantine/core'
import type { FormSession } from '../../../core/editing/form-session'
import type { FormState } from '../../../core/editing/form-state'
import { suggestMovement, type Held } from '../../../core/desk/movement'
import type { FindingCode } from '../../../core/model/values/finding'
import { useDesk } from '../../client/use-desk'
import { groundsText } from '../../parts/movement-texts'
import { useTexts } from '../../text/text-context'
import classes from './form.module.css'

interface Suggesting {
  state: FormState
  session: FormSession
}

/** Under a field that a person decides: the value that the desk's records suggest, if they do, and a button to take it. */
export function Suggestion({ of, name, state, session }: Suggesting & { of: string; name: string }) {
  if (of === 'position' && name === 'movement') return <MovementSuggestion state={state} session={session} />
  if (of === 'position' && name === 'validTo') return <SupersedesSuggestion state={state} session={session} />
  if (of === 'issue' && name === 'gap') return <GapSuggestion state={state} session={session} />
  return null
}

/** Compares what the form says with the position that it supersedes. */
function MovementSuggestion({ state, session }: Suggesting) {
  const texts = useTexts()
  const { t, word } = texts
  const { supersedes } = state.values
  const id = typeof supersedes === 'string' ? supersedes : undefined
  const asked = useDesk('desk:form', { ref: { collection: 'position', id: id ?? '' } }, id !== undefined)
  const [before, after] = [heldIn(id === undefined ? undefined : asked.data?.values), heldIn(state.values)]
  if (!before || !after) return null
  const { movement, because } = suggestMovement(before, after)
  if (movement === undefined || movement === state.values.movement) return null
  const grounds = groundsText(because, texts)
  return (
    <p className={classes.help} role="status">
      {t('movement.suggested', { movement: word('movement', movement) })}
      {grounds !== '' && ` · ${grounds} `}
      <Button size="compact-xs" variant="default" onClick={() => session.set('movement', movement, 'chosen')}>
        {t('movement.confirm', { movement: word('movement', movement) })}
      </Button>
    </p>
  )
}

/** The values that show how a position moved; undefined until all of them are filled in. */
function heldIn(values: Readonly<Record<string, unknown>> | undefined): Held | undefined {
  const { stance, flexibility, text } = values ?? {}
  if (typeof stance !== 'string' || typeof flexibility !== 'string' || typeof text !== 'string') return undefined
  return { stance, flexibility, text } as Held
}

/** A label of several words wraps in a narrow pane. */
const LONG_LABEL = {
  root: { height: 'auto', maxWidth: '100%', paddingBlock: 4 },
  label: { whiteSpace: 'normal', textAlign: 'start', lineHeight: 1.4 },
} as const

/** A position beside another current one mostly takes its place: one button says so. */
function SupersedesSuggestion({ state, session }: Suggesting) {
  const { t } = useTexts()
  const problem = state.problems.get('validTo')
  const { finding, other = '', otherId } = problem?.kind === 'refused' ? problem.error.params : {}
  if (finding !== ('position-two-current' satisfies FindingCode) || typeof otherId !== 'string') return null
  return (
    <p className={classes.help}>
      <Button
        size="compact-xs"
        variant="default"
        styles={LONG_LABEL}
        onClick={() => session.set('supersedes', otherId, 'chosen')}
      >
        {t('movement.supersede', { other })}
      </Button>
    </p>
  )
}

/** The gap that the parties' public positions suggest, with its reason if none is given yet. */
function GapSuggestion({ state, session }: Suggesting) {
  const { t, title, word } = useTexts()
  const ref = state.view?.ref
  const issue = ref?.collection === 'issue' ? ref : undefined
  const asked = useDesk('desk:record', issue ?? { collection: 'issue', id: '' }, issue !== undefined)
  const gap = asked.data?.gap
  if (!gap || gap.suggested === state.values.gap) return null
  const because = title(gap.because)
  const take = () => {
    session.set('gap', gap.suggested, 'chosen')
    if (state.values.gapReason === undefined) session.set('gapReason', because, 'chosen')
  }
  return (
    <p className={classes.help} role="status">
      {t('gap.suggested', { gap: word('gap', gap.suggested) })} · {because}{' '}
      <Button size="compact-xs" variant="default" onClick={take}>
        {t('gap.confirm', { gap: word('gap', gap.suggested) })}
      </Button>
    </p>
  )
}
