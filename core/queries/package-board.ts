import { isContested } from '../desk/claims'
import { asOfOf, getOrThrow, settingsOf, type DeskRead } from '../desk/desk-read'
import { conditionsOf } from '../desk/element-conditions'
import { evidenceOfElement } from '../desk/evidence-for'
import { statusOf, talkOf } from '../desk/index-keys'
import { boundsOf } from '../desk/known-by'
import { titleOf } from '../desk/titles'
import { KnownDesk } from '../memo/known-desk'
import type { Proposal } from '../model/records/records'
import type { RecordRef } from '../model/values/record-ref'
import { VOCABULARIES } from '../model/values/vocabularies'
import { cellText } from './matrix-cells'
import {
  PACKAGES_MAX,
  type BoardCard,
  type PackageBoard,
  type PackageBoardInput,
  type PackageBoardView,
} from './package-board-schemas'

/** How many counterparts a board names: a talk of more is one of all. */
const PARTIES_MAX = 12

const named = (desk: DeskRead, ref: RecordRef) => ({ ref, title: titleOf(desk, ref) })

/** Statuses in the order in which a package is shown when nobody has chosen one. */
const FIRST = ['underDiscussion', 'tabled', 'floated', 'agreed', 'withdrawn'] as const

/** A package by the status of its elements, with their conditions, as of the desk's instant. `now` is an instant (ISO 8601). @throws ParleyError `record-missing` */
export function packageBoardView(desk: DeskRead, { proposal }: PackageBoardInput, now: string): PackageBoardView {
  const byStatus = desk.index('proposal', statusOf)
  const id = proposal ?? FIRST.map((status) => byStatus.get(status)[0]?.id).find((first) => first !== undefined)
  return id === undefined ? {} : { board: boardOf(desk, id, now) }
}

function boardOf(desk: DeskRead, id: string, now: string): PackageBoard {
  const proposal = getOrThrow(desk, 'proposal', id)
  const ref: RecordRef = { collection: 'proposal', id }
  const bounds = boundsOf(asOfOf(settingsOf(desk), now))
  const known = new KnownDesk(desk, bounds)
  const talk = getOrThrow(desk, 'talk', proposal.talk)
  const ids = new Set<string>(proposal.elements.map((element) => element.id))
  const cards = proposal.elements.map((element, index) => cardOf(desk, known, proposal, { element, index, ids }))
  const packages = desk.index('proposal', talkOf).get(talk.id)
  return {
    package: named(desk, ref),
    status: proposal.status,
    ...(proposal.tabled ? { tabled: proposal.tabled } : {}),
    ...(proposal.attribution ? { attribution: proposal.attribution } : {}),
    contested: isContested(known, ref, proposal, bounds),
    talk: named(desk, { collection: 'talk', id: talk.id }),
    by: named(desk, { collection: 'party', id: proposal.by }),
    to: talk.parties
      .filter((party) => party !== proposal.by)
      .slice(0, PARTIES_MAX)
      .map((party) => titleOf(desk, { collection: 'party', id: party })),
    columns: VOCABULARIES.elementStatus.map((status) => ({
      status,
      cards: cards.filter((card) => card.status === status),
    })),
    packages: packages.slice(0, PACKAGES_MAX).map((one) => ({
      ...named(desk, { collection: 'proposal', id: one.id }),
      by: titleOf(desk, { collection: 'party', id: one.by }),
    })),
    more: Math.max(0, packages.length - PACKAGES_MAX),
  }
}

interface Placed {
  element: Proposal['elements'][number]
  index: number
  /** The ids of all elements of the package. */
  ids: ReadonlySet<string>
}

function cardOf(desk: DeskRead, known: DeskRead, proposal: Proposal, { element, index, ids }: Placed): BoardCard {
  const { id, kind, status, quantity, issue, conditionalOn } = element
  const conditions = conditionsOf(element)
  const needs = conditions.filter((one) => ids.has(one))
  const evidence = evidenceOfElement(known, proposal.id, id)
  return {
    id,
    number: index + 1,
    kind,
    status,
    text: cellText(element),
    ...(quantity === undefined ? {} : { quantity }),
    ...(issue === undefined ? {} : { issue: named(desk, { collection: 'issue', id: issue }) }),
    ...(conditionalOn === undefined ? {} : { condition: conditionalOn }),
    needs,
    gone: conditions.length - needs.length,
    contested: evidence.own.some(({ role }) => role === 'contradicts'),
    // The desk's own assessment needs no source.
    unsourced:
      proposal.attribution !== 'assessed' &&
      ![...evidence.own, ...evidence.whole].some(({ role }) => role === 'supports'),
  }
}
