import type { DeskRead } from '../desk/desk-read'
import { getOrThrow } from '../desk/desk-read'
import { regimeGood } from './desk-good'
import { regimeOf } from './desk-regime'
import { compileRegime } from './regime/compile'
import type { CompiledRegime } from './regime/compiled'
import type { Good } from './regime/good'
import type { Regime } from './regime/regime'

/** The law of a party's border: as plain data, and made ready for questions. */
export interface Law {
  regime: Regime
  compiled: CompiledRegime
}

/** The law of a border, by the party's id. It is made once, and again after an edit of what it is made of. */
export const lawOf = (desk: DeskRead, border: string): Law => desk.derived(makeLaw, border)

function makeLaw(desk: DeskRead, border: string): Law {
  const regime = regimeOf(desk, border)
  return { regime, compiled: compileRegime(regime) }
}

/** A good of the desk as the engine is asked about it at a border, made once as the law is. @throws ParleyError `record-missing` */
export const goodOf = (desk: DeskRead, good: string, border: string): Good =>
  desk.derived(makeGood, JSON.stringify([good, border]))

function makeGood(desk: DeskRead, key: string): Good {
  const [good = '', border = ''] = JSON.parse(key) as string[]
  return regimeGood(desk, getOrThrow(desk, 'good', good), border)
}
