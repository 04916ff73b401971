import type { Navigation } from '../navigation/navigation-state'
import { RecordOrForm } from '../screens/detail/detail'
import { ReaderScreen } from '../screens/reader/reader-screen'
import classes from './sides.module.css'

/** What shows beside the window's own side: a record, its form or history, or the text of a source. */
export function BesideView({ navigation }: { navigation: Navigation }) {
  const { reader } = navigation.route
  if (reader) return <ReaderScreen key={reader.source} place={reader} navigation={navigation} />
  return (
    <div className={classes.page}>
      <RecordOrForm navigation={navigation} />
    </div>
  )
}
