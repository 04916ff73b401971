import { expect, test } from '@playwright/test'
import { aPosition } from '../helpers/desks/record-fields'
import { editDeskFile } from '../helpers/files/edit-desk-file'
import { accessibilityFindings } from '../helpers/window/accessibility'
import { launch, show } from '../helpers/window/launch'

const CARS = { issue: 'issue-cars', party: 'party-us', attribution: 'onRecord' }

test(
  'a movement is suggested, confirmed in one step and undone; the ledger of a meeting is judged and closed',
  { tag: '@long' },
  async () => {
    const parley = await launch({
      prepare: (desk) =>
        editDeskFile(desk, (add) => {
          const before = { ...CARS, stance: 'demand', flexibility: 'unknown', validFrom: { edtf: '2025-05-20' } }
          add('position', 'position-us-before', aPosition('Japan must accept US standards for cars.', before))
          add(
            'position',
            'position-us-cars',
            aPosition('Japan could recognise some US standards for cars.', {
              ...before,
              stance: 'conditional',
              supersedes: 'position-us-before',
              validFrom: { edtf: '2025-06-06' },
            }),
          )
          add('commitment', 'commitment-parts', {
            round: 'round-5',
            session: 'session-0605',
            owedBy: ['party-us'],
            text: 'The US sends its list of standards.',
            due: { edtf: '2025-06-05' },
            accounts: [
              { id: 'a', party: 'party-us', text: 'We will send a list.' },
              { id: 'b', party: 'party-jp', text: '米国が一覧を送付する。' },
            ],
            status: 'open',
          })
        }),
    })
    const { page } = parley
    const main = page.getByRole('main')
    await show(page, 'Talks')
    await page.getByRole('button', { name: /^Round 5/ }).click()
    await expect(main).toContainText('Suggested movement: softened')
    await expect(main).toContainText('stance demand → conditional')
    expect(await accessibilityFindings(page)).toEqual([])
    const confirm = page.getByRole('button', { name: 'Confirm “softened”' })
    await confirm.click()
    await expect(confirm).toHaveCount(0)
    await expect(main.getByRole('listitem').filter({ hasText: 'some US standards' }).first()).toContainText('softened')
    await show(page, 'Positions')
    await expect(page.getByRole('gridcell').filter({ hasText: 'some US standards' })).toContainText('softened')
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('gridcell').filter({ hasText: 'some US standards' })).not.toContainText('softened')

    await show(page, 'Talks')
    await page.getByRole('button', { name: /^Ryosei Akazawa, Howard Lutnick.*5 June 2025/ }).click()
    const entry = main.locator('li[data-judged]').filter({ hasText: 'list of standards' })
    await expect(entry).toContainText('overdue')
    await expect(entry).toContainText('The words differ')
    await entry.getByRole('button', { name: 'Confirm “agreed in common”' }).press('Enter')
    await expect(entry).toContainText('agreed in common')
    await expect(entry).not.toContainText('The words differ')
    await entry.getByRole('button', { name: 'Mark as done' }).click()
    await expect(entry).not.toContainText('overdue')
    expect(await accessibilityFindings(page)).toEqual([])
    expect(parley.messages).toEqual([])
    await parley.close()
  },
)
