import { Button } from '@mantine/core'
import { useActions } from '../../actions/action-context'
import { useTexts } from '../../text/text-context'

/** Gives the open source its whole text, or a new version of the text if it has one (`isWhole`). */
export function GiveTextButton({
  isWhole,
  size = 'compact-sm',
}: {
  isWhole: boolean
  size?: 'compact-xs' | 'compact-sm'
}) {
  const { t } = useTexts()
  const { run, state } = useActions()
  return (
    <Button
      size={size}
      variant={size === 'compact-xs' ? 'subtle' : 'default'}
      disabled={!state.editable}
      onClick={() => run('giveText')}
    >
      {t(isWhole ? 'source.newText' : 'source.wholeText')}
    </Button>
  )
}
