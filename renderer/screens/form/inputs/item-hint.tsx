import { VisuallyHidden } from '@mantine/core'
import { useTexts } from '../../../text/text-context'
import classes from './inputs.module.css'

/** Under the items of a list: the keys that add one; for screen readers, how many a paste has added. `isText` tells of texts that may have several lines. */
export function ItemHint(props: { id: string; shown: boolean; isText: boolean; pasted: number }) {
  const { t } = useTexts()
  const { id, shown, isText, pasted } = props
  return (
    <>
      {shown && (
        <p id={id} className={classes.help}>
          {t(isText ? 'form.itemKeys' : 'form.itemKey')}
        </p>
      )}
      <VisuallyHidden role="status">{pasted > 0 && t('form.itemsPasted', { count: pasted })}</VisuallyHidden>
    </>
  )
}
