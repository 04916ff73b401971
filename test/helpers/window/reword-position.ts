import type { Page } from '@playwright/test'

/** Adds words to a position of the sample through the contract, as another window would. Returns its text before that. */
export async function rewordAPosition(page: Page, words: string): Promise<string> {
  return page.evaluate(async (more) => {
    const { requests } = window.parley
    const filter = { find: '', talks: [], areas: [], stances: [] }
    const matrix = (await requests['desk:matrix']({ filter, language: 'en', offset: 0, limit: 80 })) as {
      value: { issues: { cells: { public?: { ref: { id: string }; text: string } }[] }[] }
    }
    const cell = matrix.value.issues.flatMap((issue) => issue.cells).find((candidate) => candidate.public)?.public
    if (!cell) throw new Error('no position')
    const form = (await requests['desk:form']({ ref: { collection: 'position', id: cell.ref.id } })) as {
      value: { rev: number; values: { text: string } }
    }
    await requests['desk:apply']({
      command: {
        kind: 'change',
        collection: 'position',
        id: cell.ref.id,
        rev: form.value.rev,
        fields: { text: `${form.value.values.text} ${more}` },
      },
      staff: { id: 'staff-other', name: 'Another', initials: 'AN' },
    })
    return form.value.values.text
  }, words)
}
