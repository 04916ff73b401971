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
const PositionsScreen = REST.component((rest) => rest.PositionsScreen)
const RatesScreen = REST.component((rest) => rest.RatesScreen)
const SearchScreen = REST.component((rest) => rest.SearchScreen)
const TimeLineScreen = REST.component((rest) => rest.TimeLineScreen)
const TrashScreen = REST.component((rest) => rest.TrashScreen)

/** The makings of a screen: where the window is, and how many records the desk has of each kind. */
interface ScreenProps {
  navigation: Navigation
  counts: DeskStatus['counts']
}

interface ScreenView {
  /** True if the screen has a box that Find (Ctrl+F) goes to. */
  findable: boolean
  render: (props: ScreenProps) => ReactNode
}

const listView = (screen: ListScreen): ScreenView => ({
  findable: true,
  render: ({ navigation }) => <ListScreenView screen={screen} navigation={navigation} />,
})

/** How the window shows each screen. */
export const SCREEN_VIEWS: Record<Screen, ScreenView> = {
  overview: {
    findable: false,
    render: ({ counts, navigation }) => <OverviewScreen counts={counts} navigation={navigation} />,
  },
  search: { findable: true, render: ({ navigation }) => <SearchScreen navigation={navigation} /> },
  timeLine: { findable: false, render: () => <TimeLineScreen /> },
  talks: listView('talks'),
  measures: listView('measures'),
  rates: { findable: false, render: ({ navigation }) => <RatesScreen navigation={navigation} /> },
  positions: { findable: true, render: ({ navigation }) => <PositionsScreen navigation={navigation} /> },
  sources: listView('sources'),
  memos: { findable: true, render: ({ navigation }) => <MemosScreen navigation={navigation} /> },
  notes: { findable: true, render: ({ navigation }) => <NotesScreen selected={navigation.route.ref} /> },
  desk: listView('desk'),
  trash: { findable: false, render: () => <TrashScreen /> },
  history: { findable: false, render: ({ navigation }) => <HistoryScreen navigation={navigation} /> },
}
