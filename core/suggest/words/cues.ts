/**
 * Words by which a sentence states a position, with its stance in the vocabulary of positions, in the language of patterns. `<…>` is the cue. A sentence is a
 * position if any of them is in it and none of NO_POSITIONS is at the same place.
 */
export interface Cue {
  language: 'en' | 'ja'
  phrase: string
  stance: 'demand' | 'oppose' | 'reserve' | 'conditional' | 'open' | 'accept'
}

const en = (stance: Cue['stance'], ...phrases: string[]): Cue[] =>
  phrases.map((phrase) => ({ language: 'en', phrase, stance }))
const ja = (stance: Cue['stance'], ...phrases: string[]): Cue[] =>
  phrases.map((phrase) => ({ language: 'ja', phrase, stance }))

export const POSITION_CUES: readonly Cue[] = [
  ...en(
    'oppose',
    '(will|would) (not|never) (accept|agree|allow|bend|bow|budge|cave|change|compromise|concede|consider|cut|discuss|drop|enter|give|grant|hesitate|join|let|lift|lower|make|move|negotiate|offer|open|permit|raise|reduce|remove|rule|sacrifice|scrap|sell|sign|stand|support|surrender|take|talk|tolerate|trade|waive|weaken|withdraw|yield)',
    "(won't|wouldn't|won’t|wouldn’t) (accept|agree|allow|back|bend|bow|budge|change|compromise|concede|drop|give|let|lift|lower|make|negotiate|open|remove|sign|tolerate|yield)",
    "(cannot|can not|could not|can’t|can't) (accept|agree|allow|be accepted|be justified|be part|concede|give|go|lift|live|lower|offer|open|sign|support|tolerate)",
    '(ruled|rules|ruling|rule) out',
    '(rejected|rejects|reject|rejecting)',
    '(refused|refuses|refuse|refusing) (to|any|a|the)',
    '(opposed|opposes|oppose|opposing) (to|any|a|an|the|all|such|further|new|this|that|it)',
    '(is|are|was|were|remain|remains) (opposed|unacceptable|not acceptable|non-negotiable|not negotiable|off the table)',
    '(objected|objects|object) to',
    '(no intention|not prepared|not ready|not willing|unwilling) (of|to)',
    'red line[s]',
  ),
  ...en(
    'demand',
    '(must|has to|have to|had to) [(not|also|first|now|be|remain|open|stop|end|remove|lift|cut|respect|come|go|stay|buy|accept|change|include|cover) ]',
    '(demanded|demands|demand|demanding) (that|the|a|an|to|its|his|her|their|an end|more|full|immediate|concessions|action)',
    '(insisted|insists|insist|insisting) (that|on)',
    '(called|calls|call|calling) (on|upon|for)',
    '(urged|urges|urge|urging)',
    '(pressed|presses|pressing) (for|{name}|the|its|Washington)',
    '(asked|asks|asking) (for|that|the)',
    '(requested|requests) (that|the|a|an|more|further)',
    '(wants|wanted|want) (the|a|an|to see|{name}|more|it|them|its|all|full|any)',
    '(seeks|sought|seeking) (the|a|an|to|full|more|further|an end)',
    '(reiterated|repeated|stressed|pressed) (its|his|her|their|the) (demand|call|request|position|opposition)',
    '(warned|warns) (that|it|he|she|they)',
    '(strongly|firmly) (requested|demanded|urged|protested)',
  ),
  ...en(
    'conditional',
    '(unless|only if|only once|only when|on condition|provided that|conditional on|in exchange for|in return for)',
  ),
  ...en(
    'open',
    '(is|are|was|were|be|remains|remain|stands|stand) (ready|willing|prepared|open|keen) to',
    '(offered|offers|offering) to',
    '(proposed|proposes|proposing) (to|a|an|that|the)',
    '(pledged|pledges|vowed|vows|promised|promises|committed|commits) (to|that|not)',
  ),
  ...en(
    'accept',
    '(has|have|had) (agreed|accepted) [(to|that|the|a) ]',
    '(agreed|agrees|agree) (to|that)',
    '(accepted|accepts) (the|a|an|that|this)',
    '(welcomed|supports|supported|endorsed) (the|a|an|this|that)',
  ),
  ...ja(
    'demand',
    '求め(た|る|ている|ていく|てい|ました|ます|ております|てまいり|てき)',
    '(要求|要請|要望)(し|する|した)',
    '申し(入|い)れ',
    '(迫っ|迫る|働きかけ)',
    '(訴えた|訴えて)',
    '(べきだ|べきで|べきとの|べきと|べきである)',
    '(なければならない|なければなりません|必要がある|必要があり|不可欠だ|不可欠である)',
    '(主張し|主張する)',
    '(促した|促し)',
  ),
  ...ja(
    'oppose',
    '(応じ|受け入れ|受けいれ|譲歩でき|容認でき|容認し|認め|妥協し|譲歩し)(られ|)(ない|ません|ず)',
    '(応じない|応じられない|応じません|屈しない|屈しません|譲れない|譲れません|譲らない|譲りません|譲る考えはない)',
    '(反対|拒否|拒絶|反発|抗議)(し|する|だ|で|を)',
    '(譲る|応じる|受け入れる|認める|屈する|妥協する)(こと|つもり|考え)は(ない|ありません)',
    '(拒んだ|拒み|退けた|一蹴した)',
    '(つもりはない|つもりはありません|考えはない|考えはありません|考えておりません|考えていない|用意はない)',
    '(極めて遺憾|受け入れがたい|受け入れ難い)',
    '(ことはできない|ことはできません|わけにはいかない|わけにはいきません)',
  ),
  ...ja('conditional', '(ない限り|を条件に|条件として|前提に|前提として|見返りに)'),
  ...ja('open', '(用意がある|用意があります|前向きに検討|提案し|提案する|提示し|約束し|表明し|検討する用意)'),
  ...ja('accept', '(受け入れた|受け入れる|受け入れました|応じる(考え|方針|姿勢|用意)|容認した|同意し)'),
]

/** Places where the words of a cue state no position. */
export const NO_POSITIONS: readonly string[] = [
  '(welcomed|welcomes) (the|this|that) (progress|visit|opportunity|news|growth)',
  '(見解|答弁|所見)を求め(た|ます|ました|る)',
  '(will|would) not (exceed|include|apply|affect|take|need|be affected)',
  '(not|never) (called|calls) for',
  '(refused|refuses|refusing) to (answer|comment|confirm|elaborate|say|speculate)',
  '求められ',
  '要求されて',
]

/** Words by which a sentence denies a claim. */
export const DENIAL_CUES: readonly Pick<Cue, 'language' | 'phrase'>[] = [
  ...[
    '(denied|denies|deny|denying) [(that|it|any|the|a|reports|claims|having|making|suggestions|knowledge) ]',
    '(is|was|are|were) [(simply|just|plainly|absolutely) ](not true|untrue|false|not the case|not correct|incorrect|inaccurate|baseless|unfounded)',
    '(no truth|no basis|no foundation) (in|to|for)',
    '(did|does|do|has|have|had) not (discuss|discussed|agree|agreed|offer|offered|raise|raised|confirm|confirmed|say|said|promise|promised|make any|made any|accept|accepted|propose|proposed|commit|committed)',
    "(didn't|didn’t|hasn't|haven't|hasn’t|haven’t) (discuss|discussed|agree|agreed|offer|offered|raise|raised|confirm|promise|promised|accept|accepted)",
    '(never|was never|were never|has never|have never) (agreed|offered|discussed|said|promised|raised|proposed|been|part of)',
    '(dismissed|dismisses|rejected|rejects) (as|reports|claims|suggestions|allegations|rumours|rumors|speculation|the (report|claim|claims|suggestion|allegation|idea|reports|notion))',
    '(refuted|refutes|disputed|disputes) (the|that|reports|claims|a|any)',
    '(there is|there was|there has been|there were) no (deal|agreement|link|plan|plans|secret|such|side)',
  ].map((phrase): Pick<Cue, 'language' | 'phrase'> => ({ language: 'en', phrase })),
  ...[
    '否定(し|する|した|しました)',
    '(事実では|正しくは)(ない|ありません|ございません|なく)',
    '(事実|経緯|合意|約束|密約|議論|言及|要求|提案|やりとり|やり取り)は(一切|全く|まったく|)(ない|ありません|ございません|なかった|ありませんでした|なく)',
    '(当たりません|当たらない|あたらない|あたりません)',
    '(合意|約束|議論|言及|協議|決定|提案)[(は|を|も)](して(いない|いません|おりません|はいない|はおりません)|しなかった)',
    '(根も葉もない|事実無根|誤報|誤り(だ|である|です|と))',
    '(事実に反する|事実と異なる|事実と異なり|事実誤認)',
  ].map((phrase): Pick<Cue, 'language' | 'phrase'> => ({ language: 'ja', phrase })),
]

/** Places where the words of a denial deny nothing. */
export const NO_DENIALS: readonly string[] = [
  '(did|does|do|has|have|had) not (say|said|discuss|discussed|confirm|confirmed) (when|where|who|how|why|what|whether|if)',
  '(denied|deny|denies|denying) (entry|access|a visa|visas|licences|licenses)',
  '否定(し|は)(ない|なかった|していない|ていない|ません|できない|しなかった|しない|ておらず)',
  '否定的',
]
