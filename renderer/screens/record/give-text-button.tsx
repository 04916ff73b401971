import { Button, type ButtonProps } from '@mantine/core'
import { useActions } from '../../actions/action-context'
import { useTexts } from '../../text/text-context'

/** Gives the open source its whole text, or a new version of the text if it has one (`isWhole`). */
export function GiveTextButton({
  isWhole,
  size = 'compact-sm',
  variant = 'default',
}: {
  isWhole: boolean
  size?: 'compact-xs' | 'compact-sm'
  variant?: ButtonProps['variant']
}) {
  const { t } = useTexts()
  const { run, state } = useActions()
  return (
    <Button size={size} variant={variant} disabled={!state.editable} onClick={() => run('giveText')}>
      {t(isWhole ? 'source.newText' : 'source.wholeText')}
    </Button>
  )
}
