import type { ReactNode } from 'react'
import type { ListScreen, Screen } from '../../core/queries/screens'
import type { DeskStatus } from '../../core/queries/view-schemas'
import type { Navigation } from '../navigation/navigation-state'
import { HistoryScreen } from '../screens/history/history-screen'
import { ListScreenView } from '../screens/lists/list-screen'
import { MemosScreen } from '../screens/memos/memos-screen'
import { NotesScreen } from '../screens/notes/notes-screen'
import { OverviewScreen } from '../screens/overview/overview-screen'
import { PositionsScreen } from '../screens/positions/positions-screen'
import { SearchScreen } from '../screens/search/search-screen'
import { TrashScreen } from '../screens/trash/trash-screen'

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
    render: ({ counts }) => <OverviewScreen counts={counts} />,
  },
  search: { findable: true, render: ({ navigation }) => <SearchScreen navigation={navigation} /> },
  talks: listView('talks'),
  measures: listView('measures'),
  positions: { findable: true, render: ({ navigation }) => <PositionsScreen navigation={navigation} /> },
  sources: listView('sources'),
  memos: { findable: true, render: ({ navigation }) => <MemosScreen navigation={navigation} /> },
  notes: { findable: true, render: ({ navigation }) => <NotesScreen selected={navigation.route.ref} /> },
  desk: listView('desk'),
  trash: { findable: false, render: () => <TrashScreen /> },
  history: { findable: false, render: ({ navigation }) => <HistoryScreen navigation={navigation} /> },
}
