/** News-like text of our own making: the same number of sentences always gives the same text. Paragraphs of four. */
export function generateReports(sentences: number): string {
  let seed = 20220914
  const pick = <T>(items: readonly T[]): T => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return items[Math.floor((seed / 2 ** 32) * items.length)]!
  }
  const name = (): string => `${pick(GIVEN)} ${pick(STEM)}${pick(ENDING)}`
  const place = (): string => (pick([0, 1]) ? pick(CITY) : `${pick(STEM)}${pick(TOWN)}`)
  const fill = (pattern: string): string =>
    pattern
      .replace(/NAME/g, name)
      .replace(/PLACE/g, place)
      .replace(/BODY/g, () => pick(BODY))
      .replace(/DAY/g, () => pick(DAY))
      .replace(/NUMBER/g, () => String(2 + Math.floor(Number(`0.${seed}`) * 90)))
      .replace(/VERBED/g, () => pick(VERBED))
      .replace(/THING/g, () => `${pick(ADJECTIVE)} ${pick(NOUN)}`)
  let text = ''
  for (let i = 0; i < sentences; i++) text += `${fill(pick(PATTERN))}${i % 4 === 3 ? '\n\n' : ' '}`
  return text
}

const PATTERN = [
  'BODY VERBED the THING in PLACE on DAY, NAME told reporters.',
  '“We have seen the THING, and we cannot accept it,” said NAME, a spokesman for BODY.',
  'NAME, who arrived in PLACE on DAY, is expected to meet the head of BODY before the end of the week.',
  'At least NUMBER people were killed and NUMBER others wounded when a THING struck a market in PLACE, according to BODY.',
  'Neither BODY nor NAME has commented on the THING.',
  'If the THING fails, officials in PLACE warned, NUMBER villages near PLACE would be left without water.',
  'The THING was signed after NUMBER months of talks between BODY and the government of PLACE.',
  'Police detained NUMBER demonstrators who had blocked the road to PLACE in protest at the THING.',
  'It wasn’t clear whether NAME would attend the summit in PLACE.',
  'NAME denied that BODY had ordered the THING; NAME, however, called for an inquiry.',
]
const GIVEN = ['Anna', 'Tariq', 'Olena', 'Jun', 'Marta', 'Kwame', 'Ivan', 'Leila', 'Pedro', 'Sanjay', 'Grace', 'Henrik']
const STEM = [
  'Kar',
  'Bel',
  'Mos',
  'Tor',
  'Van',
  'Osh',
  'Lin',
  'Pet',
  'Zam',
  'Gor',
  'Hal',
  'Ned',
  'Sar',
  'Ul',
  'Quin',
  'Rad',
]
const ENDING = ['imov', 'son', 'ecki', 'ani', 'ov', 'ez', 'berg', 'idze', 'akis', 'escu', 'wala', 'oto']
const TOWN = ['abad', 'grad', 'ville', 'stan', 'ovo', 'burg', 'minster', 'pur']
const CITY = [
  'Geneva',
  'Nairobi',
  'Kyiv',
  'Baghdad',
  'Lima',
  'New Delhi',
  'Samarkand',
  'Port Moresby',
  'Ankara',
  'Tripoli',
]
const BODY = [
  'the Foreign Ministry',
  'the United Nations',
  'the opposition',
  'Parliament',
  'the Red Cross',
  'NATO',
  'the army',
  'the central bank',
]
const DAY = ['Monday', 'Tuesday', 'Sept. 14', 'Thursday evening', 'the eve of the vote', 'Saturday']
const VERBED = [
  'rejected',
  'approved',
  'condemned',
  'announced',
  'suspended',
  'blamed others for',
  'agreed to extend',
  'promised to review',
]
const ADJECTIVE = [
  'new',
  'joint',
  'draft',
  'long-delayed',
  'controversial',
  'Russian',
  'regional',
  'last-minute',
  'armed',
  'partial',
]
const NOUN = [
  'agreement',
  'ceasefire',
  'raid',
  'budget',
  'blockade',
  'election',
  'embargo',
  'convoy',
  'pipeline',
  'resolution',
]
