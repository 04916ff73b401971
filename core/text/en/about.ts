/** About Parley, in the settings, in English. */
export const aboutEn = {
  'about.title': 'About',
  'about.version': 'Parley {version}, Electron {electron}',
  'about.licences': 'Show licences',
} as const
