import { stepWords } from '../../core/actions/step-words'
import { useStaff } from '../client/environment'
import { useDesk } from '../client/use-desk'
import { useTexts } from '../text/text-context'

/** The next undo and redo in the window's language ("change stance"), if any. */
export function useNextSteps(): { undo?: string; redo?: string } {
  const { language } = useTexts()
  const { data } = useDesk('desk:undo-view', { staff: useStaff().id })
  return {
    ...(data?.undo ? { undo: stepWords(data.undo.label, language) } : {}),
    ...(data?.redo ? { redo: stepWords(data.redo.label, language) } : {}),
  }
}
