import type { RecordOf } from '../model/records/records'

/** Keys by which records are found, each written once: a desk keeps an index for each function that it is asked with. */

/** The talk that a record belongs to by itself. */
export const talkOf = ({ talk }: { talk: string }): string => talk
/** The issue that a record is about. */
export const issueOf = ({ issue }: { issue: string }): string => issue
/** The round of a session or of a commitment. */
export const roundOf = ({ round }: { round: string }): string => round
/** The session of a readout. */
export const sessionOf = ({ session }: RecordOf<'readout'>): string => session
/** How far a talk or a proposal has come. */
export const statusOf = ({ status }: RecordOf<'talk'> | RecordOf<'proposal'>): string => status
/** The hash of the original file that a source keeps, if it keeps one. */
export const keptOriginal = ({ original }: RecordOf<'source'>): string | undefined =>
  original?.kept === true ? original.sha256 : undefined
/** The hashes of the files on a note. */
export const filesOnNote = ({ attachments = [] }: RecordOf<'note'>): string[] => attachments.map(({ sha256 }) => sha256)
/** The source that an annotation marks. */
export const sourceOf = ({ source }: RecordOf<'annotation'>): string => source
/** The annotation that evidence links to a record. */
export const linkedMark = ({ annotation }: RecordOf<'evidence'>): string => annotation
/** The session of a commitment, if it has one. */
export const meetingOf = ({ session }: RecordOf<'commitment'>): string | undefined => session
/** Times in posts by their person. */
export const personOf = ({ person }: RecordOf<'membership'>): string => person
