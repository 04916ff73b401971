import { Button } from '@mantine/core'
import { useActions } from '../../actions/action-context'
import { useTexts } from '../../text/text-context'

/** Gives the open source its whole text, or a new version of the text if it has one (`isWhole`). */
export function GiveTextButton({ isWhole }: { isWhole: boolean }) {
  const { t } = useTexts()
  const { run, state } = useActions()
  return (
    <Button size="compact-sm" variant="default" disabled={!state.editable} onClick={() => run('giveText')}>
      {t(isWhole ? 'source.newText' : 'source.wholeText')}
    </Button>
  )
}
