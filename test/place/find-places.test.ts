import {expect, test} from 'vitest'
import {loadLanguage} from '../../src/language/language.ts'
import {findPlaces} from '../../src/place/find-places.ts'
import {loadGazetteer} from '../../src/place/gazetteer.ts'

const language = loadLanguage()
const gazetteer = loadGazetteer()
const places = (text: string): string[] =>
  findPlaces(language.parse(text), [], gazetteer).places.map(
    ({name, kind, country}) => `${name} ${kind} ${country ?? '-'}`,
  )

// text | places in the order of first mention
const examples: [text: string, expected: string[]][] = [
  ['Turkish police detained 42 people in Istanbul on Tuesday.', ['Turkey country TUR', 'Istanbul city TUR']],
  ['Shelling killed three civilians near Kherson, officials in Kyiv said.', ['Kherson city UKR', 'Kyiv city UKR']],
  [
    'The ship passed the Strait of Hormuz on its way to the Suez Canal.',
    ['Strait of Hormuz water -', 'Suez Canal water EGY'],
  ],
  ['Rebels took Lashkar Gah in Helmand province.', ['Lashkar Gah city AFG', 'Helmand admin AFG']],
  ['Russia and China signed the deal in Samarkand.', ['Russia country RUS', 'China country CHN', 'Samarkand city UZB']],
  ['He arrived in the capital, Nursultan, on Wednesday.', ['Astana city KAZ']],
  ['Leningrad and Bombay have other names today.', ['Saint Petersburg city RUS', 'Mumbai city IND']],
  ['An explosion at Kabul Airport killed 13 people.', ['Kabul city AFG']],
  // a transcription yields to the spelling of the report
  ['Turkish troops entered Afrin on Monday.', ['Turkey country TUR', 'Afrin city SYR']],
  ['The judges in The Hague heard the case.', ['The Hague city NLD']],
  // one name in two senses speaks for neither of them
  [
    'Britain mourned. In the English city of Salisbury two men were poisoned. Salisbury is near London.',
    ['United Kingdom country GBR', 'England admin GBR', 'Salisbury city GBR', 'London city GBR'],
  ],
  // one name, several places
  ['The parliament of Georgia in Tbilisi passed the law.', ['Georgia country GEO', 'Tbilisi city GEO']],
  [
    'Voters in Georgia, Florida and Alabama go to the polls.',
    ['Georgia admin USA', 'Florida admin USA', 'Alabama admin USA'],
  ],
  ['The fire broke out in Paris, Texas, on Monday.', ['Paris city USA', 'Texas admin USA']],
  ['The fire broke out in Paris on Monday.', ['Paris city FRA']],
  ['Police in London, Ontario, arrested two men.', ['London city CAN', 'Ontario admin CAN']],
  [
    'They moved from Birmingham, Alabama, to Birmingham, England.',
    ['Birmingham city USA', 'Alabama admin USA', 'Birmingham city GBR', 'England admin GBR'],
  ],
  [
    'Fighters from Niger and Nigeria were seen near Lake Chad.',
    ['Niger country NER', 'Nigeria country NGA', 'Lake Chad water -'],
  ],
  [
    'The virus spread from Guinea to Liberia and Sierra Leone.',
    ['Guinea country GIN', 'Liberia country LBR', 'Sierra Leone country SLE'],
  ],
  ['North Korea fired a missile, South Korean officials said.', ['North Korea country PRK', 'South Korea country KOR']],
  ['The Republic of Ireland borders Northern Ireland.', ['Ireland country IRL', 'Northern Ireland admin GBR']],
  // acting, as adjective, as seat of power
  ['Washington imposed sanctions on Tehran.', ['Washington city USA', 'Tehran city IRN']],
  ['The Kremlin said Vladimir Putin would travel to Samarkand.', ['Samarkand city UZB']],
  ['Reporters waited outside the Kremlin in Moscow.', ['Kremlin facility RUS', 'Moscow city RUS']],
  // no places
  ['President George Bush met Mr. Carter in May.', []],
  ['She speaks English and reads French.', []],
  ['It was nice of him to save some money in March.', []],
  ['The government said the court would decide today.', []],
  ['', []],
]
test.each(examples)('%s', (text, expected) => expect(places(text)).toEqual(expected))

test('a name has one sense in a text, and all its mentions', () => {
  const doc = language.parse('Two men were shot in London, Ontario. Police in London said both men were from Toronto.')
  const london = findPlaces(doc, [], gazetteer).places.find(({name}) => name === 'London')!
  expect(london.country).toBe('CAN')
  expect(london.mentions).toHaveLength(2)
})

test('says why', () => {
  const [paris] = findPlaces(language.parse('The fire broke out in Paris, Texas.'), [], gazetteer).places
  expect(paris!.why).not.toBe('')
  expect(paris!.mentions[0]!.basis).toContain('container follows')
})

/** Reads a sentence behind a dateline, of which the parser sees nothing. */
function behindDateline(dateline: string, place: string, sentence: string) {
  const text = `${dateline} ${sentence}`
  const blocks = [{start: dateline.length + 1, end: text.length}]
  return {
    text,
    index: findPlaces(language.parse(text, blocks), [], gazetteer, {
      dateline: {start: 0, end: dateline.length, place},
    }),
  }
}

test('the dateline counts as another name of the text', () => {
  const georgia = (dateline: string) =>
    behindDateline(
      `${dateline} —`,
      dateline,
      'Officials in Georgia said on Monday that the election would be held.',
    ).index.places.find(({name}) => name === 'Georgia')!.country
  expect(georgia('TBILISI')).toBe('GEO')
  expect(georgia('ATLANTA')).toBe('USA')
})

// dateline | its place | name, country and words of the places
const datelines: [dateline: string, place: string, found: string[]][] = [
  ['CAIRO —', 'CAIRO', ['Cairo EGY CAIRO']],
  ['RALEIGH, N.C. (AP) -', 'RALEIGH, N.C.', ['Raleigh USA RALEIGH', 'North Carolina USA N.C.']],
  ['LONDON, Ontario —', 'LONDON, Ontario', ['London CAN LONDON', 'Ontario CAN Ontario']],
  ['WASHINGTON—', 'WASHINGTON', ['Washington USA WASHINGTON']],
  ['XYZZYVILLE —', 'XYZZYVILLE', []],
]

test.each(datelines)('places of the dateline %s', (dateline, place, found) => {
  const {text, index} = behindDateline(dateline, place, 'The mayor said that the bridge would reopen.')
  expect(
    index.places.map(p => `${p.name} ${p.country} ${p.dateline.map(s => text.slice(s.start, s.end)).join()}`),
  ).toEqual(found)
  expect(index.dateline).toBe(index.places[0] ?? null)
})

test('a town that the dateline and the text name is one place', () => {
  const {index} = behindDateline('OSLO —', 'OSLO', 'Police in Oslo closed a street.')
  expect(index.places.map(p => [p.name, p.dateline.length, p.mentions.length])).toEqual([['Oslo', 1, 1]])
})

test('mentions never overlap, lie in the text, and are found by token', () => {
  const doc = language.parse(examples.map(([text]) => text).join('\n\n'))
  const index = findPlaces(doc, [], gazetteer)
  const covered = new Set<number>()
  for (const place of index.places) {
    for (const {first, last, head} of place.mentions) {
      expect(first <= head && head <= last && last < doc.tokenCount).toBe(true)
      for (let t = first; t <= last; t++) {
        expect(covered.has(t)).toBe(false)
        covered.add(t)
        expect(index.at(t)).toBe(place)
      }
    }
  }
  expect(index.at(doc.tokenCount - 1)).toBeNull()
})

test('a very long text takes time in proportion', () => {
  const doc = language.parse('Envoys of Georgia and Jordan met in Springfield, Ohio, near Paris. '.repeat(1500))
  const start = process.cpuUsage()
  expect(findPlaces(doc, [], gazetteer).places.length).toBeGreaterThan(2)
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(1500)
})
