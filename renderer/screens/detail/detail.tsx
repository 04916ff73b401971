import { Button } from '@mantine/core'
import { useActions } from '../../actions/action-context'
import lists from '../../lists/list-and-detail.module.css'
import look from '../../look/look.module.css'
import type { Navigation } from '../../navigation/navigation-state'
import { useTexts } from '../../text/text-context'
import { RecordForm } from '../form/record-form'
import { RecordHistory } from '../history/record-history'
import { RecordScreen } from '../record/record-screen'
import classes from './detail.module.css'

/** True if a record or a form shows beside the list. */
export const hasDetail = ({ route }: Navigation): boolean => route.ref !== undefined || route.making !== undefined

/** Shows the open record, or the one being made, beside the list. */
export function Detail({ navigation }: { navigation: Navigation }) {
  const { t } = useTexts()
  const { ref, making } = navigation.route
  if (!ref && !making) return <p className={look.waiting}>{t('empty.detail')}</p>
  return (
    <>
      <Button className={lists.toList} variant="subtle" size="compact-sm" onClick={navigation.closeRecord}>
        ← {t('nav.toList')}
      </Button>
      <RecordOrForm navigation={navigation} />
    </>
  )
}

/** A record's page or its form. */
export function RecordOrForm({ navigation }: { navigation: Navigation }) {
  const { t } = useTexts()
  const { editable } = useActions().state
  const { ref, editing, making, history } = navigation.route
  if (making && !editable) return <p className={look.waiting}>{t('reading.kept')}</p>
  if (making) return <RecordForm key={`draft/${making.id}`} subject={{ making }} navigation={navigation} />
  if (!ref) return null
  if (history) return <RecordHistory navigation={navigation} target={ref} />
  const key = `${ref.collection}/${ref.id}`
  if ((editing === true && editable) || ref.collection === 'draft') {
    const form = <RecordForm key={key} subject={{ ref }} navigation={navigation} />
    // A draft has no page, so its form shows, disabled.
    return editable ? (
      form
    ) : (
      <fieldset disabled className={classes.closed}>
        {form}
      </fieldset>
    )
  }
  return <RecordScreen key={key} target={ref} navigation={navigation} />
}
