import {expect, test} from 'vitest'
import {openReader} from './chain.ts'

const read = openReader()

/** Words that tell an act, and how far it is said to be real. */
const sentences: [sentence: string, acts: string[]][] = [
  // What somebody is going to do, has to do, had to do
  ['“We are going to keep our forces in Kuwait,” the general said.', ['keep planned']],
  ['Iran has to release the prisoners.', ['release called-for']],
  ['Iran had to release the prisoners.', ['release occurred']],
  // Who is asked has no plan, who asks for himself does
  [
    'Forty members signed a petition demanding the prime minister to dismiss the dissenters in the cabinet.',
    ['demanding occurred', 'dismiss called-for'],
  ],
  // An infinitive behind a day
  ['Britain decided on Monday to expel Russian diplomats.', ['expel planned']],
  ['The arrests prompted France to withdraw its ambassador from Kinshasa.', ['withdraw occurred']],
  // A modal that makes the demand
  ['The governor said he would like the Danish government to help.', ['like occurred']],
  // Who says that he wants to say it has said it; others want it
  ['“I want to thank the government of Kenya,” the French minister said.', ['thank occurred']],
  ['“We would like to congratulate the president of Chile,” the minister said.', ['congratulate occurred']],
  ['“We want to support Ukraine,” the Polish minister said.', ['support possible']],
  // A condition does not say that its negation is true; "not just" negates nothing
  ['The United States will strike Iraq if it does not back down.', ['strike conditional', 'back conditional']],
  ['The Serbian army did not just shell the town.', ['shell occurred']],
  // What goes on beside what is told
  [
    'Turkey shelled a town in Syria as Turkish forces press into a Kurdish enclave.',
    ['shelled occurred', 'press ongoing'],
  ],
  // Denied by those who are said to have acted, not by others
  ['Britain says Russia poisoned a former spy, a charge that Russia denies.', ['poisoned denied']],
  ['Britain says Russia poisoned a former spy, a charge that Serbia denies.', ['poisoned occurred']],
  // A refusal that something may change, a condition of a promise
  ['Washington will not lift the sanctions unless Iran frees the prisoners.', ['lift denied']],
  ['Washington will lift the sanctions if Iran frees the prisoners.', ['lift conditional']],
  // What is done by deciding it, and what only follows from a decision
  ['The United States took the decision to expel Russian diplomats.', ['expel occurred']],
  [
    'The answer came after the American decision to expel sixty Russian diplomats and close the Russian consulate in Seattle.',
    ['expel occurred', 'close occurred'],
  ],
  // What is ruled out, and what nobody rules out
  ['The French president ruled out sending troops to Mali.', ['sending denied']],
  ['The French president did not rule out sending troops to Mali.', ['sending possible']],
  ['The French government refused to rule out sending troops to Mali.', ['sending possible']],
  ['Egypt made the decision to ban the party.', ['ban occurred']],
  ['The United States took the decision to deploy troops to Poland.', ['deploy planned']],
  // Who challenges something denies it not
  ['Norway challenged the expulsion of its ambassador by Chad.', ['expulsion occurred']],
]

test.each(sentences)('%s', (text, acts) => {
  const {events} = read(text)
  const shown = events.map(e => {
    const {trigger} = e.evidence[0]!
    return `${text.slice(trigger.start, trigger.end)} ${e.factuality}`
  })
  expect(shown.filter(act => acts.some(wanted => wanted.split(' ')[0] === act.split(' ')[0]))).toEqual(acts)
})
