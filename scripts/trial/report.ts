/** The report of the first trial, dated by the day on which the trial runs: its facts are invented. */
export interface Report {
  text: string
  /** The facts that a person enters from it, in the words of a form. */
  dates: {
    yesterday: string
    dutySince: string
    fishDutySince: string
    nextRound: string
    deadline: string
    target: string
  }
}

const DAY = 24 * 60 * 60 * 1000

/** "27 November 2026", so many days from an instant. */
const dayFrom = (now: Date, days: number) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(now.getTime() + days * DAY),
  )

const monthFrom = (now: Date, days: number) => dayFrom(now, days).replace(/^\d+ /, '')

/** The report that arrives on a day. */
export function reportOf(now: Date): Report {
  const dates = {
    yesterday: dayFrom(now, -1),
    dutySince: '1 July 2024',
    fishDutySince: '1 January 2019',
    nextRound: monthFrom(now, 40),
    deadline: dayFrom(now, 75),
    target: `mid-${monthFrom(now, 100)}`,
  }
  return { dates, text: textOf(dates) }
}

const textOf = (on: Report['dates']) => `Iceland and Morocco inch towards a deal on fish and tomatoes

RABAT, ${on.yesterday} (Atlantic Wire) – Iceland and Morocco ended the third ministerial round of their trade talks here without a deal, and each side said that the next step is up to the other. Iceland's foreign trade minister, Sigrun Hallsdottir, and Morocco's minister of industry and trade, Karim Bennani, sat together for 95 minutes at the customs academy. At their side were the chief negotiators, Jon Thorvaldsson of Iceland's foreign ministry and Salma Idrissi, director of trade policy in Rabat.

Tomatoes came first. Iceland keeps a duty of 30 percent on tomatoes from outside Europe, which has been in force since ${on.dutySince}. Mr Bennani said that Morocco must be able to sell its tomatoes free of duty from November to April, when no one in Iceland grows any without lamps. Ms Hallsdottir answered that Iceland would lower the duty only once Moroccan buyers can take frozen cod without a quota.

Fish is the other half of the bargain. Morocco has charged 10 percent on frozen fish from northern Europe since ${on.fishDutySince}, and importers in Agadir pass the cost on to canneries that employ some nine thousand people. Mr Bennani told reporters that Morocco is ready to cut the rate in steps, provided that its own fleet may land its catch in two Icelandic ports. No one on the Icelandic side would say which ports those could be.

The sharpest words fell on inspections. Iceland claims that checks at the port of Casablanca hold up one truck in three for more than two days, and wants a limit of 48 hours. Morocco's food safety office denied this, and put the share at fewer than one truck in twenty. Neither side has published the records on which its figure rests.

Time is short. The transport agreement under which the trucks cross by ferry runs out on ${on.deadline}, and shippers in both countries have asked for at least a month's notice of what follows. Both ministers said that they aim for a first package by ${on.target}, though Ms Hallsdottir added that she would rather be late than wrong.

A fourth round is planned in Reykjavik in ${on.nextRound}. Officials said that the two ministers would meet there alone before the delegations join them, to see whether fish and tomatoes can be settled together. Until then, experts are to compare their customs statistics by video every other week, beginning with the figures for last winter, which differ by more than a fifth. A spokesman for the growers in Hveragerdi, who heat their greenhouses with water from the ground, said that they follow the talks with a thermometer in one hand and a calculator in the other.
`
