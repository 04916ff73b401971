/**
 * States of a damaged desk that it can be looked at in, and gone on from: all that can be saved; what one of two devices made of it, where both
 * went on from one state; the last state before the damage; a snapshot; the desk as it was before it was brought to this format; a backup;
 * what was put aside when another program changed its files.
 */
export const POINT_KINDS = ['salvaged', 'branch', 'before', 'snapshot', 'format', 'backup', 'rescued'] as const
export type PointKind = (typeof POINT_KINDS)[number]
