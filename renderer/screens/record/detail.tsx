import type { Navigation } from '../../frame/navigation-state'
import { RecordForm } from '../form/record-form'
import { RecordScreen } from './record-screen'

/** What is open beside a list: a record to read, or its form. */
export function Detail({ navigation }: { navigation: Navigation }) {
  const { ref, editing, making } = navigation.route
  if (making) return <RecordForm key={`draft/${making.id}`} subject={{ making }} navigation={navigation} />
  if (!ref) return null
  const key = `${ref.collection}/${ref.id}`
  if (editing === true || ref.collection === 'draft') {
    return <RecordForm key={key} subject={{ ref }} navigation={navigation} />
  }
  return <RecordScreen key={key} target={ref} navigation={navigation} />
}
