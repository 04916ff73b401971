import {
  BookIcon,
  CalendarIcon,
  CommentDiscussionIcon,
  FileIcon,
  GraphIcon,
  HistoryIcon,
  HomeIcon,
  LawIcon,
  NoteIcon,
  OrganizationIcon,
  PeopleIcon,
  ProjectIcon,
  SearchIcon,
  TableIcon,
  TrashIcon,
  type Icon,
} from '@primer/octicons-react'
import type { Screen } from '../../core/queries/screens'

/** A picture for each screen, always beside its name. */
export const SCREEN_ICONS: Readonly<Record<Screen, Icon>> = {
  overview: HomeIcon,
  search: SearchIcon,
  timeLine: CalendarIcon,
  talks: CommentDiscussionIcon,
  measures: LawIcon,
  rates: GraphIcon,
  positions: TableIcon,
  packages: ProjectIcon,
  whoMet: PeopleIcon,
  sources: BookIcon,
  memos: FileIcon,
  notes: NoteIcon,
  desk: OrganizationIcon,
  trash: TrashIcon,
  history: HistoryIcon,
}
