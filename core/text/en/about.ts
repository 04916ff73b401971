/** What the settings say about Parley itself, in English. */
export const aboutEn = {
  'about.title': 'About',
  'about.version': 'Parley {version}, Electron {electron}',
  'about.licences': 'Show the licences',
} as const
