import { createContext } from 'react'

/** The sides of a window: its own, with its screens, and the one beside it if the window is split. */
export const SIDES = ['main', 'beside'] as const
export type Side = (typeof SIDES)[number]

/** The side that a component is on; undefined for what belongs to the window as a whole. */
export const SideContext = createContext<Side | undefined>(undefined)
