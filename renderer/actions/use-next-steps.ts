import { stepWords } from '../../core/actions/step-words'
import { useStaff } from '../client/environment'
import { useDesk } from '../client/use-desk'
import { useTexts } from '../text/text-context'

/** What undo and redo would do, in the window's language: "change stance"; nothing where there is nothing to do. */
export function useNextSteps(): { undo?: string; redo?: string } {
  const { language } = useTexts()
  const { data } = useDesk('desk:undo-view', { staff: useStaff().id })
  return {
    ...(data?.undo ? { undo: stepWords(data.undo.label, language) } : {}),
    ...(data?.redo ? { redo: stepWords(data.redo.label, language) } : {}),
  }
}
