import type { TextKey } from '../text/catalogue'

/** The versions with news, the newest first, each with its text: one line for each thing that is new. The first is the version of this Parley. */
export const NEWS = [{ version: '0.1.0', text: 'news.0.1.0' }] as const satisfies readonly {
  version: string
  text: TextKey
}[]

/** The news of each version. */
export const newsOf = (t: (key: TextKey) => string): { version: string; lines: string[] }[] =>
  NEWS.map(({ version, text }) => ({ version, lines: t(text).split('\n') }))
