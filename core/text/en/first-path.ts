/** The steps to a first brief, in English. */
export const firstPathEn = {
  'overview.beginHeading': 'Get started',
  'path.add': '+ {kind}',
  'path.begin':
    'Follow these steps to your first brief. Each step opens a form with known details filled in. This list disappears once you have a brief.',
  'path.source': 'Paste or drop a report',
  'path.talk': 'Add the talk you follow',
  'path.issue': 'Add an issue',
  'path.position': 'Record a party’s position',
  'path.membership': 'Add a person and their post',
  'path.round': 'Add a round of the talk',
  'path.session': 'Add a meeting with its people and issues',
  'path.memo': 'Create brief',
  'path.done': 'done',
  'path.needs.issue': 'after you add a talk',
  'path.needs.position': 'after you add an issue',
  'path.needs.round': 'after you add a talk',
  'path.needs.session': 'after you add a round',
  'path.needs.memo': 'after you add a meeting',
  'path.toMeetings': 'Go to talks and meetings',
} as const
