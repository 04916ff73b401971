import { regionNames } from '../model/values/countries'
import { OTHER_NAMES } from './words/party-words'

/** All names that people use for a country or bloc of a code, those of the system's table first. None for a code that nobody knows. */
export function partyNames(code: string): readonly string[] {
  const { en, ja } = regionNames(code) ?? {}
  return [...new Set([en ?? '', ja ?? '', ...(OTHER_NAMES[code] ?? [])])].filter((name) => name !== '')
}
