import { stepWords } from '../../core/actions/step-words'
import { useStaff } from '../client/environment'
import { useDesk } from '../client/use-desk'
import { useTexts } from '../text/text-context'

/** The next undo and redo in the window's language ("change stance"), if any: `own` are those that the screen takes in the desk's place. */
export function useNextSteps(own: { undo?: boolean; redo?: boolean } = {}): { undo?: string; redo?: string } {
  const { language, t } = useTexts()
  const { data } = useDesk('desk:undo-view', { staff: useStaff().id })
  const step = (isThere: boolean | undefined, ofDesk: NonNullable<typeof data>['undo']) => {
    if (isThere !== undefined) return isThere ? t('rates.stepOfWhatIf') : undefined
    return ofDesk && stepWords(ofDesk.label, language)
  }
  const [undo, redo] = [step(own.undo, data?.undo), step(own.redo, data?.redo)]
  return { ...(undo === undefined ? {} : { undo }), ...(redo === undefined ? {} : { redo }) }
}
