import type { ReactNode } from 'react'
import type { ListScreen, Screen } from '../../core/queries/screens'
import type { DeskStatus } from '../../core/queries/view-schemas'
import type { Navigation } from '../navigation/navigation-state'
import { OverviewScreen } from '../screens/overview/overview-screen'
import { REST } from './rest-code'

const HistoryScreen = REST.component((rest) => rest.HistoryScreen)
const ListScreenView = REST.component((rest) => rest.ListScreenView)
const MemosScreen = REST.component((rest) => rest.MemosScreen)
const NotesScreen = REST.component((rest) => rest.NotesScreen)
const PackagesScreen = REST.component((rest) => rest.PackagesScreen)
const PositionsScreen = REST.component((rest) => rest.PositionsScreen)
const RatesScreen = REST.component((rest) => rest.RatesScreen)
const SearchScreen = REST.component((rest) => rest.SearchScreen)
const TimeLineScreen = REST.component((rest) => rest.TimeLineScreen)
const TrashScreen = REST.component((rest) => rest.TrashScreen)
const WhoMetScreen = REST.component((rest) => rest.WhoMetScreen)

/** The makings of a screen: where the window is, and how many records the desk has of each kind. */
interface ScreenProps {
  navigation: Navigation
  counts: DeskStatus['counts']
}

interface ScreenView {
  render: (props: ScreenProps) => ReactNode
}

const listView = (screen: ListScreen): ScreenView => ({
  render: ({ navigation }) => <ListScreenView screen={screen} navigation={navigation} />,
})

/** How the window shows each screen. */
export const SCREEN_VIEWS: Record<Screen, ScreenView> = {
  overview: {
    render: ({ counts, navigation }) => <OverviewScreen counts={counts} navigation={navigation} />,
  },
  search: { render: ({ navigation }) => <SearchScreen navigation={navigation} /> },
  timeLine: { render: () => <TimeLineScreen /> },
  talks: listView('talks'),
  measures: listView('measures'),
  rates: { render: ({ navigation }) => <RatesScreen navigation={navigation} /> },
  positions: { render: ({ navigation }) => <PositionsScreen navigation={navigation} /> },
  packages: { render: ({ navigation }) => <PackagesScreen navigation={navigation} /> },
  whoMet: { render: ({ navigation }) => <WhoMetScreen navigation={navigation} /> },
  sources: listView('sources'),
  memos: { render: ({ navigation }) => <MemosScreen navigation={navigation} /> },
  notes: { render: ({ navigation }) => <NotesScreen selected={navigation.route.ref} /> },
  desk: listView('desk'),
  trash: { render: () => <TrashScreen /> },
  history: { render: ({ navigation }) => <HistoryScreen navigation={navigation} /> },
}
