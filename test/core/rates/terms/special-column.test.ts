import { describe, expect, it } from 'vitest'
import { formatRateTerms } from '../../../../core/rates/terms/format-rate-terms'
import { parseSpecialColumn } from '../../../../core/rates/terms/special-column'

/** The rates of a column: each in words, with its programmes. */
function columnOf(text: string) {
  const read = parseSpecialColumn(text)
  if (read.problem) return read.problem
  return read.rates.map(({ rate, programmes }) => {
    if (rate.kind === 'rate') return [formatRateTerms(rate.rate, 'en'), programmes.join(' ')]
    if (rate.kind === 'problem') return [rate.problem.code, programmes.join(' ')]
    return [rate.kind === 'reference' ? rate.words : rate.kind, programmes.join(' ')]
  })
}

describe('the special column', () => {
  it.each([
    ['', []],
    ['Free', [['Free', '']]],
    ['No change', [['No change', '']]],
    ['Free \n(A+, AU, BH, S,SG)', [['Free', 'A+ AU BH S SG']]],
    ['Free(A*,AU,E, IL)', [['Free', 'A* AU E IL']]],
    [
      'Free (A,AU)3.25% (JP)',
      [
        ['Free', 'A AU'],
        ['3.25%', 'JP'],
      ],
    ],
    ['Free (A,L,KR,L)', [['Free', 'A L KR']]],
    [
      'Free (BH,CL,JO) 18¢/kg (P) 7¢/kg + 0.5% (CO,PA) See 9822.04.40 (AU) See 9823.04.01-9823.04.54 (S+)',
      [
        ['Free', 'BH CL JO'],
        ['18¢/kg', 'P'],
        ['7¢/kg + 0.5%', 'CO PA'],
        ['See 9822.04.40', 'AU'],
        ['See 9823.04.01-9823.04.54', 'S+'],
      ],
    ],
    [
      'Free (AU) A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter) (B,C,)',
      [
        ['Free', 'AU'],
        ['A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter)', 'B C'],
      ],
    ],
    [
      'No change (A) Free (CA,IL, MX) See U.S. note 3 to this sub- chapter (E) See U.S. note 3(e) (CO,PE)',
      [
        ['No change', 'A'],
        ['Free', 'CA IL MX'],
        ['See U.S. note 3 to this sub- chapter', 'E'],
        ['See U.S. note 3(e)', 'CO PE'],
      ],
    ],
    ['Free (See U.S. note 4 of this subchapter)', [['conditional', '']]],
    [
      'Free (JO) See 9919.04.10, 99.19.04.14 (PA)',
      [
        ['Free', 'JO'],
        ['lineForm', 'PA'],
      ],
    ],
  ])('reads %j', (text, rates) => {
    expect(columnOf(text)).toEqual(rates)
  })

  it.each([
    ['Free (AU,MA,.OM,P)', ''],
    ['Free (A*,AU,E IL,JO)', ''],
    ['Free (JO) See 9919.04.50 (PA (PA)', 'Free (JO)'],
    ['Free (A,JP) 5% (JP)', 'Free (A,JP)'],
    ['Free (A) 5%', 'Free (A)'],
  ])('refuses %j as a whole: its programmes cannot be told apart', (text, understood) => {
    expect(columnOf(text)).toMatchObject({ understood, rest: text.slice(understood.length).trim() })
  })
})
