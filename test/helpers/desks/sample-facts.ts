import type { RecordRef } from '../../../core/model/values/record-ref'

/** A fact that the sample must carry: the records that hold it, and the words that the brief must print for it. */
export interface SeedFact {
  id: string
  records: RecordRef[]
  brief: RegExp[]
}

const ref = (collection: RecordRef['collection'], id: string): RecordRef => ({ collection, id })

/** Facts F1–F16, in the order of the dossier. The leads, F17, must never be printed. */
export const SEED_FACTS: readonly SeedFact[] = [
  {
    id: 'F1',
    records: [ref('talk', 'talk-jp-us'), ref('milestone', 'milestone-deal')],
    brief: [
      /not yet found common ground on tariffs/,
      /aim at a deal of some sort in mid-June 2025/,
      /mid-June 2025 \(reported target\)/,
    ],
  },
  {
    id: 'F2',
    records: [ref('membership', 'membership-akazawa'), ref('person', 'person-akazawa')],
    brief: [
      /Chief negotiator, Japan: Ryosei Akazawa, Minister for Economic Revitalization/,
      /赤澤亮正/,
      /spoke in Washington on Friday 6 June 2025/,
    ],
  },
  {
    id: 'F3',
    records: [ref('session', 'session-0606-bessent'), ref('session', 'session-0606-lutnick'), ref('round', 'round-5')],
    brief: [
      /6 June 2025, Washington: Ryosei Akazawa and Scott Bessent/,
      /6 June 2025, Washington: Ryosei Akazawa and Howard Lutnick/,
      /“further progress” was made/,
    ],
  },
  {
    id: 'F4',
    records: [ref('round', 'round-6')],
    brief: [/Nothing has been decided on another round in the following week or later/],
  },
  {
    id: 'F5',
    records: [ref('session', 'session-0605')],
    brief: [/5 June 2025, Washington: Ryosei Akazawa and Howard Lutnick, 110 minutes/],
  },
  {
    id: 'F6',
    records: [ref('session', 'session-leaders')],
    brief: [
      /Purpose\. To reach a trade agreement, if one can be had\. Whether the leaders could do so when they meet, in about ten days from 6 June, is what the ministers’ sessions of that Friday explored/,
    ],
  },
  {
    id: 'F7',
    records: [ref('milestone', 'milestone-g7'), ref('round', 'round-leaders')],
    brief: [
      /Three-day G7 summit starts, Canada: 15 June 2025/,
      /Prime Minister Shigeru Ishiba and President Donald Trump plan to talk around it/,
    ],
  },
  {
    id: 'F8',
    records: [ref('round', 'round-5')],
    brief: [/Round 5 at ministerial level/, /third week in a row in the US capital/],
  },
  {
    id: 'F9',
    records: [ref('position', 'position-jp-benefit')],
    brief: [/Japan, as reported: No deal unless it benefits both countries \(said repeatedly\)/],
  },
  {
    id: 'F10',
    records: [ref('readout', 'readout-0605-jp')],
    brief: [/Readout, Japan: Three areas were covered in detail: trade, nontariff barriers and economic security/],
  },
  {
    id: 'F11',
    records: [ref('position', 'position-jp-removal')],
    brief: [/Japan, as reported: The additional tariffs must be removed \(reiterated, as consistently before\)/],
  },
  {
    id: 'F12',
    records: [ref('measure', 'measure-reciprocal')],
    brief: [
      /Announced on 2 April 2025: a 10% baseline for almost all countries plus 14% specific to Japan, 24% in total/,
    ],
  },
  {
    id: 'F13',
    records: [ref('measure', 'measure-autos'), ref('measure', 'measure-steel')],
    brief: [
      /An extra 25% on automobiles, with other sector-based levies, on grounds of national security; other countries are hit too/,
    ],
  },
  {
    id: 'F14',
    records: [ref('proposal', 'proposal-jp-package')],
    brief: [
      /\(a\) stronger supply chains for semiconductors and critical minerals, jointly/,
      /\(b\) cooperation in shipbuilding/,
      /\(c\) more imports of US farm products/,
      /\(d\) simpler safety and environmental requirements for foreign-made cars/,
    ],
  },
  {
    id: 'F15',
    records: [ref('measure', 'measure-jp-cars')],
    brief: [/Japan levies no tariff on imported cars, trucks and buses/],
  },
  {
    id: 'F16',
    records: [ref('position', 'position-us-cars')],
    brief: [
      /United States, as reported: American car makers have a small share in Japan because of nontariff barriers, such as Japan not accepting certain US standards\.[\d ,[\]]*\(A claim; contested\.\)/,
    ],
  },
]

export const LEADS = [ref('lead', 'lead-1'), ref('lead', 'lead-2'), ref('lead', 'lead-3')]
