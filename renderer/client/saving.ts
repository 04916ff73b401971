import { useSyncExternalStore } from 'react'
import type { Command } from '../../core/commands/command'
import type { Output } from '../../core/contract/contract'
import type { StaffMember } from '../../core/model/values/staff-member'
import { ask } from './bridge'
import { useStaff } from './environment'

/** The state of saving: everything is saved, something is being saved, or something failed to save. */
export type Saving = 'saved' | 'saving' | 'unsaved'

/** The edits that the desk has not answered yet. */
const pending = new Set<Promise<unknown>>()
const unsaved = new Set<string>()
const onItsWay = new Set<string>()
let inTrash: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()
let state: Saving = 'saved'

function update(): void {
  const has = (keys: ReadonlySet<string>) => [...keys].some((key) => !inTrash.has(key))
  const busy = pending.size > 0 || has(onItsWay)
  const next = has(unsaved) ? 'unsaved' : busy ? 'saving' : 'saved'
  if (next === state) return
  state = next
  for (const listener of listeners) listener()
}

/** Marks a text, by its key, as unsaved or saved; `soon` if it will save by itself in a moment. */
export function markUnsaved(key: string, is: boolean, soon = false): void {
  if (is) unsaved.add(key)
  else unsaved.delete(key)
  if (soon) onItsWay.add(key)
  else onItsWay.delete(key)
  update()
}

/** Says which texts, by their keys, are of records in the trash: they wait there with their records, and none of them is missing from the desk. */
export function setInTrash(keys: ReadonlySet<string>): void {
  inTrash = keys
  update()
}

/** Clears the mark when another desk opens. */
export function forgetUnsaved(): void {
  inTrash = new Set()
  unsaved.clear()
  onItsWay.clear()
  update()
}

/** The mark in the title bar. It says "saved" only while the disk has everything. */
export function useSaving(): Saving {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}

async function whileSaving<T>(work: Promise<T>): Promise<T> {
  pending.add(work)
  update()
  try {
    return await work
  } finally {
    pending.delete(work)
    update()
  }
}

const unfinished = new Set<() => Promise<void>>()

/** Runs work before the window closes, until the returned function is called. */
export function beforeClosing(work: () => Promise<void>): () => void {
  unfinished.add(work)
  return () => unfinished.delete(work)
}

/** Saves everything pending; resolves once it is saved or has failed. */
export async function finishAll(): Promise<void> {
  await Promise.allSettled([...unfinished].map((work) => work()))
  // Also an edit that no form made: its key was pressed just before the window closed.
  await Promise.allSettled(pending)
}

type Answer = Output<'desk:apply'>
/** Is asked when an edit begins, and told its answer. */
type EditWatch = () => (answer: Answer) => void
let watchEdit: EditWatch | undefined

/** Watches the edits of this window, until the returned function is called. */
export function watchEdits(watch: EditWatch): () => void {
  watchEdit = watch
  return () => {
    if (watchEdit === watch) watchEdit = undefined
  }
}

/** Gives an edit to the desk; resolves when the disk has it. @throws ParleyError if the edit failed and the desk did not change */
export async function applyCommand(command: Command, staff: StaffMember): Promise<Answer> {
  const told = watchEdit?.()
  const answer = await whileSaving(ask('desk:apply', { command, staff }))
  told?.(answer)
  return answer
}

/** Gives edits to the desk in the name of the staff member who works here. */
export function useApply(): (command: Command) => Promise<Answer> {
  const staff = useStaff()
  return (command) => applyCommand(command, staff)
}
