import type { RecordRef } from '../../model/values/record-ref'
import { left, type Cut } from './cut-records'
import type { IsPublic } from './public-material'

/** The meetings and rounds without public evidence, except the memo's own subject. A round counts as public if one of its meetings does. */
export function unsourcedMeetings(cut: Cut, isPublic: IsPublic, subject: RecordRef): RecordRef[] {
  const isSubject = (collection: 'round' | 'session', id: string) =>
    subject.collection === collection && subject.id === id
  const sessions = left(cut, 'session')
  const told = sessions.filter((session) => isSubject('session', session.id) || isPublic('session', session, 'start'))
  const rounds = left(cut, 'round').filter(
    (round) =>
      !isSubject('round', round.id) &&
      !isPublic('round', round, 'when') &&
      !told.some((session) => session.round === round.id),
  )
  return [
    ...sessions
      .filter((session) => !told.includes(session))
      .map(({ id }): RecordRef => ({ collection: 'session', id })),
    ...rounds.map(({ id }): RecordRef => ({ collection: 'round', id })),
  ]
}

/** The posts of people who speak in none of the records that are left. */
export function peopleUnspoken(cut: Cut): RecordRef[] {
  const spoken = new Set<string | undefined>(
    (['position', 'proposal', 'milestone', 'readout', 'evidence'] as const).flatMap((collection) =>
      left(cut, collection).map(({ speaker }) => speaker),
    ),
  )
  return left(cut, 'membership')
    .filter(({ id }) => !spoken.has(id))
    .map(({ id }) => ({ collection: 'membership', id }))
}

/** The issues that no record that is left is about: their names alone would tell what the desk works on. */
export function unnamedIssues(cut: Cut): RecordRef[] {
  const named = new Set<string | undefined>([
    ...left(cut, 'position').map(({ issue }) => issue),
    ...left(cut, 'line').map(({ issue }) => issue),
    ...left(cut, 'commitment').map(({ issue }) => issue),
    ...left(cut, 'proposal').flatMap(({ elements }) => elements.map(({ issue }) => issue)),
    ...left(cut, 'readout').flatMap(({ points = [], silentOn }) => [...points.map(({ issue }) => issue), ...silentOn]),
    ...left(cut, 'measure').flatMap(({ issues }) => issues),
  ])
  const issues = left(cut, 'issue')
  for (let grew = true; grew;) {
    const before = named.size
    for (const { id, parent } of issues) if (named.has(id)) named.add(parent)
    grew = named.size > before
  }
  return issues.filter(({ id }) => !named.has(id)).map(({ id }) => ({ collection: 'issue', id }))
}
