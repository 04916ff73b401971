/** The steps to a first brief, in English. */
export const firstPathEn = {
  'overview.beginHeading': 'Begin here',
  'path.add': '+ {kind}',
  'path.begin':
    'From here to a first brief. Each step opens its form with what is known already; the list goes when the brief is made.',
  'path.talk': 'Add the talk that you follow',
  'path.issue': 'Add an issue of the talk',
  'path.position': 'Write what a party holds on it',
  'path.membership': 'Add a person in office',
  'path.round': 'Add a round of the talk',
  'path.session': 'Add a meeting, with its people and issues',
  'path.memo': 'Make the brief',
  'path.done': 'done',
  'path.needs.issue': 'after the talk',
  'path.needs.position': 'after an issue',
  'path.needs.round': 'after the talk',
  'path.needs.session': 'after a round',
  'path.needs.memo': 'after a meeting',
  'path.toMeetings': 'To the talks and meetings',
} as const
