import { Button } from '@mantine/core'
import type { Navigation } from '../../frame/navigation-state'
import look from '../../look/look.module.css'
import { useTexts } from '../../text/text-context'
import { RecordForm } from '../form/record-form'
import { RecordScreen } from '../record/record-screen'
import classes from './lists.module.css'

/** Is there something beside the list, or in its place where there is no room for both? */
export const hasDetail = ({ route }: Navigation): boolean => route.ref !== undefined || route.making !== undefined

/** What stands beside a list: the record that is open, or the one that is being made. */
export function Detail({ navigation }: { navigation: Navigation }) {
  const { t } = useTexts()
  const { ref, making } = navigation.route
  if (!ref && !making) return <p className={look.waiting}>{t('empty.detail')}</p>
  return (
    <>
      <Button className={classes.toList} variant="subtle" size="compact-sm" onClick={navigation.closeRecord}>
        ← {t('nav.toList')}
      </Button>
      <Opened navigation={navigation} />
    </>
  )
}

/** A record to read, or its form. */
function Opened({ navigation }: { navigation: Navigation }) {
  const { ref, editing, making } = navigation.route
  if (making) return <RecordForm key={`draft/${making.id}`} subject={{ making }} navigation={navigation} />
  if (!ref) return null
  const key = `${ref.collection}/${ref.id}`
  if (editing === true || ref.collection === 'draft') {
    return <RecordForm key={key} subject={{ ref }} navigation={navigation} />
  }
  return <RecordScreen key={key} target={ref} navigation={navigation} />
}
