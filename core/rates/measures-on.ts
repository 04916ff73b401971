import type { DeskRead } from '../desk/desk-read'
import type { Measure } from '../model/records/records'

const issuesOf = ({ issues }: Measure): readonly string[] => issues

/** The measures that touch any of some issues, each once, in the order of the desk. */
export const measuresOn = (desk: DeskRead, issues: readonly string[]): readonly Measure[] =>
  desk.index('measure', issuesOf).getAny(issues)
