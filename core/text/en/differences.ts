/** The differences between two states of a desk, in English. */
export const differencesEn = {
  'differences.added': 'Added',
  'differences.removed': 'Removed',
  'differences.changed': 'Changed',
  'differences.count.added': 'Records added: {count}',
  'differences.count.removed': 'Records removed: {count}',
  'differences.count.changed': 'Records changed: {count}',
  'differences.which': 'Show records',
  'differences.more': 'and {count} more',
}
