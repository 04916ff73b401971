import type { Navigation } from '../../frame/navigation-state'
import { ListScreenView } from '../lists/list-screen'

/** The matrix of issues and parties, and beside it the record that is open. */
export function PositionsScreen({ navigation }: { navigation: Navigation }) {
  return <ListScreenView screen="positions" navigation={navigation} />
}
