import type { aboutEn } from '../en/about'

/** What the settings say about Parley itself, in Japanese. */
export const aboutJa: Record<keyof typeof aboutEn, string> = {
  'about.title': 'このアプリについて',
  'about.version': 'Parley {version}、Electron {electron}',
  'about.licences': 'ライセンスを表示',
}
