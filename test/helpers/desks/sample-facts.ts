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
      /Tariffs still divide the two sides/,
      /each hopes to settle something by mid-June 2025\. \(According to Ryosei Akazawa\.\)/,
      /mid-June 2025\s*4–13\s*Target for some deal \(reported target\)\. \(According to Ryosei Akazawa\.\)/,
    ],
  },
  {
    id: 'F2',
    records: [ref('membership', 'membership-akazawa'), ref('person', 'person-akazawa')],
    brief: [
      /Ryosei Akazawa \(赤澤亮正\), Minister for Economic Revitalization, chief negotiator/,
      /赤澤亮正/,
      /Spoke on Friday 6 June 2025, while in Washington/,
    ],
  },
  {
    id: 'F3',
    records: [ref('session', 'session-0606'), ref('round', 'round-5')],
    brief: [
      /6 June 2025, Washington: Ryosei Akazawa, Howard Lutnick and Scott Bessent/,
      /In his words there was “further progress”/,
    ],
  },
  {
    id: 'F4',
    records: [ref('round', 'round-6')],
    brief: [/It is open whether one will follow, in the coming week or afterwards\. \(According to Ryosei Akazawa\.\)/],
  },
  {
    id: 'F5',
    records: [ref('session', 'session-0605')],
    brief: [
      /5 June 2025, Washington: Ryosei Akazawa and Howard Lutnick, 110 minutes\. \(According to Japan’s government\.\)/,
    ],
  },
  {
    id: 'F6',
    records: [ref('session', 'session-leaders')],
    brief: [
      /Purpose\. To conclude a trade deal, if one is within reach\. The ministers put that question to each other on Friday 6 June, some ten days before the leaders’ talk/,
    ],
  },
  {
    id: 'F7',
    records: [ref('milestone', 'milestone-g7'), ref('round', 'round-leaders')],
    brief: [
      /15 June 2025\s*9\s*Three-day G7 summit starts, Canada/,
      /Leaders plan to talk around then/,
      /When, where around the G7 summit \(host: Canada; three days from 15 June 2025\)[A-Z\d ,]*; place not known/,
    ],
  },
  {
    id: 'F8',
    records: [ref('round', 'round-5')],
    brief: [/Round 5 at ministerial level/, /third trip to Washington in as many weeks/],
  },
  {
    id: 'F9',
    records: [ref('position', 'position-jp-benefit')],
    brief: [/What we want as reported.*Any agreement has to serve both sides\. Japan has said so repeatedly/],
  },
  {
    id: 'F10',
    records: [ref('readout', 'readout-0605-jp')],
    brief: [/Readout, Japan: Three areas, each in detail: economic security, nontariff barriers, trade/],
  },
  {
    id: 'F11',
    records: [ref('position', 'position-jp-removal')],
    brief: [
      /What we want as reported.*The United States should lift the additional tariffs\. Japan asked again, as it has all along/,
    ],
  },
  {
    id: 'F12',
    records: [ref('measure', 'measure-reciprocal')],
    brief: [
      /As announced on 2 April 2025: 10% for nearly every country and, in the press’s count, 14% more for Japan, which makes 24%/,
    ],
  },
  {
    id: 'F13',
    records: [ref('measure', 'measure-autos'), ref('measure', 'measure-steel')],
    brief: [
      /Cars carry 25% on top \(27\.5% in all\), and other sectors have levies of their own\. The reason given is national security; Japan is one of several exporters affected/,
    ],
  },
  {
    id: 'F14',
    records: [ref('proposal', 'proposal-jp-package')],
    brief: [
      /On the table: Japan’s package\. As reported:/,
      /\(a\) sturdier supply chains, built jointly, for critical minerals and semiconductors/,
      /\(b\) a joint effort in shipbuilding/,
      /\(c\) larger purchases of American farm goods/,
      /\(d\) lighter safety and environmental rules for vehicles built abroad/,
    ],
  },
  {
    id: 'F15',
    records: [ref('measure', 'measure-jp-cars')],
    brief: [/Vehicles from abroad enter Japan free of duty/],
  },
  {
    id: 'F16',
    records: [ref('position', 'position-us-cars')],
    brief: [
      /They may say Nontariff barriers keep the sales of American cars in Japan low; one example is US standards that Japan turns down\.[A-Z\d ,]*As reported\. \(A claim; contested\.\)/,
    ],
  },
]

export const LEADS = [ref('lead', 'lead-1'), ref('lead', 'lead-2'), ref('lead', 'lead-3')]
