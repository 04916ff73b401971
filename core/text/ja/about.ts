import type { aboutEn } from '../en/about'

/** 設定画面の「このアプリについて」の文言。 */
export const aboutJa: Record<keyof typeof aboutEn, string> = {
  'about.title': 'このアプリについて',
  'about.version': 'Parley {version}、Electron {electron}',
  'about.licences': 'ライセンスを表示',
}
