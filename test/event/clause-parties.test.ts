import {describe, expect, test} from 'vitest'
import {openReader} from './chain.ts'

const read = openReader()

// TYPE | actors > recipients, or "actors +" when all are on both sides: parties that the clause of the act leaves to other words.
const rows: [text: string, events: string[]][] = [
  // Who is blamed, praised or punished for something has done it.
  [
    'Russian officials assailed Ukraine for holding joint exercises with NATO.',
    ['ACCUSE | Russian officials > Ukraine', 'COOPERATE | Ukraine, North Atlantic Treaty Organization +'],
  ],
  [
    'Turkey detained two journalists for insulting the president.',
    ['COERCE | Turkey > two journalists', 'ACCUSE | two journalists > president'],
  ],
  // A participle in front of the subject is the subject's.
  [
    'Oklahoma lawmakers will meet as protesting school teachers continue to fill the Capitol and demand funding.',
    [
      'CONSULT | Oklahoma lawmakers +',
      'PROTEST | school teachers > ',
      'REQUEST | school teachers > Oklahoma lawmakers',
    ],
  ],
  // Who is demanded to be freed, or owns his own release, is not asked.
  ['France demanded that the two editors be freed.', ['REQUEST | France > ']],
  ["France demanded the editor's release.", ['REQUEST | France > ']],
  ["France demanded the minister's resignation.", ['REQUEST | France > minister', 'RETREAT | minister > ']],
  ['Ireland asked for the extradition of two men from Spain.', ['REQUEST | Ireland > Spain']],
  ['Unions in Kenya demanded the release of the reporter.', ['REQUEST | Unions > Kenya']],
  // Who is set against those who ask.
  [
    'The government of Chile faces a growing movement demanding new elections.',
    ['REQUEST | growing movement > government of Chile'],
  ],
  [
    'The opposition filed a petition with the Supreme Court of Kenya asking for a recount.',
    ['REQUEST | opposition > Supreme Court of Kenya', 'REQUEST | opposition > Supreme Court of Kenya'],
  ],
  // Whom a law or an effort is about is not behind it.
  ['Norway criticised efforts to silence Turkish reporters.', ['ACCUSE | Norway > ']],
  // Of two clauses that were reported, the second has the subject of the first.
  [
    'It was reported that President Ruto took offence, condemned the unions and has warned the lawmakers.',
    ['ACCUSE | William Ruto > ', 'ACCUSE | William Ruto > unions', 'THREATEN | William Ruto > lawmakers'],
  ],
  // Where protests are is not who protests.
  [
    'The town was the main centre of street protests against President Bashar al-Assad in Syria.',
    ['PROTEST | protesters of Syria > Bashar al-Assad'],
  ],
  // Of a body that nobody knows, its members; and "them" is no town.
  [
    'Six members of the JVP voted for the motion of no confidence in the premier.',
    ['ACCUSE | Six members of the JVP > premier'],
  ],
  ['Dozens of them were arrested in Oslo by police.', ['COERCE | police > ']],
  // Announced by one who is hung between.
  [
    'The announcement by Macron of tariffs on imports from China was a surprise.',
    ['SANCTION | Emmanuel Macron > China'],
  ],
  // Deeds of force: who is told beside them to have done them, and whom they hit.
  ['Twelve soldiers died in an attack claimed by Al-Shabaab in Somalia.', ['ASSAULT | al-Shabaab > Twelve soldiers']],
  [
    'An attack blamed on Boko Haram left ten villagers dead in Niger.',
    ['ASSAULT | Boko Haram > ten villagers', 'ACCUSE |  > Boko Haram'],
  ],
  // Who wounds in an attack is not hit by it.
  [
    'Guerrillas from Chad wounded two British soldiers in a bomb attack on Thursday.',
    ['ASSAULT | Guerrillas > two British soldiers'],
  ],
  [
    'The rebel leader was killed by a drone strike that the US military carried out in Yemen.',
    ['ASSAULT | US military > rebel leader'],
  ],
  // Whom somebody blames is only blamed.
  [
    'A soldier died in an attack that Britain has blamed on Russia.',
    ['ASSAULT |  > soldier', 'ACCUSE | United Kingdom > Russia'],
  ],
  [
    'The soldier was killed by a bomb while battling Islamic State in Syria.',
    ['ASSAULT | Islamic State > soldier', 'ASSAULT | soldier > Islamic State'],
  ],
  // An officer speaks for those who fight, a minister does not.
  [
    'General Qamar Javed Bajwa said Pakistan had seen kinetic operations against terrorists.',
    ['ASSAULT | Qamar Javed Bajwa > terrorists'],
  ],
  // A counterpart is of the other state.
  ['Hassan Rouhani met his Turkish counterpart.', ['CONSULT | Hassan Rouhani, Turkish counterpart +']],
  [
    'The Turkish and Iranian ministers met their Russian counterpart in Sochi.',
    ['CONSULT | minister of Turkey, minister of Iran, Russian counterpart +'],
  ],
  // Who acts in a clause without a subject is not its object.
  [
    'A French lawyer sued Saudi Crown Prince Mohammed bin Salman, accusing him of torture.',
    ['ACCUSE | French lawyer > Mohammed bin Salman'],
  ],
  // Lists of names, those who lead them, and the source that a parser takes for one of them.
  [
    'The Organization of Islamic Cooperation (OIC), UN, NATO and Iran on Wednesday condemned France.',
    ['ACCUSE | Organisation of Islamic Cooperation, United Nations, North Atlantic Treaty Organization, Iran > France'],
  ],
  [
    'A Chinese delegation headed by Foreign Minister Wang Yi visited Kabul.',
    ['CONSULT | Chinese delegation, Wang Yi > Afghanistan'],
  ],
  [
    'Turkish police arrested at least five people, opposition activists and a war monitor reported.',
    ['COERCE | Turkish police > five people'],
  ],
  // Of what somebody says of "it", it is the one who says it.
  [
    'Iraq was quiet. The United States moved troops into Kuwait and said it would strike Iraq.',
    ['MOBILIZE | United States, troops > Kuwait', 'ASSAULT | United States > Iraq'],
  ],
  // What is made is nobody yet; whom a law is about has not made it; roads are nobody's.
  ['Hamas and Fatah agreed to form a unity government.', ['AGREE | Hamas, Fatah +']],
  ["Poland's parliament passed a law that bars judges from protesting.", []],
  ['Bolivian farmers blocked roads in La Paz on Monday.', ['PROTEST | Bolivian farmers > ']],
  // A clause that the parse hung on the last of those who meet; people who are only counted.
  [
    "Serbian President Aleksandar Vucic and Kosovo's Albin Kurti, who met in Ohrid, left.",
    ['CONSULT | Aleksandar Vucic, Albin Kurti +'],
  ],
  ['Cuban police detained dozens.', ['COERCE | Cuban police > dozens']],
  // A bare noun shares the owner of the one before it.
  ['Police arrested Russian officials and businessmen in Spain.', ['COERCE | Police > Russian officials, businessmen']],
  ['Human Rights Watch accused soldiers of burning villages in Cameroon.', ['ACCUSE | Human Rights Watch > soldiers']],
  // Whom help is for; whom a deed hit that is claimed later; the two who met; owners that the parse left outside.
  [
    'The U.S. government has donated a shipment of 250 ventilators and other equipment to assist Ethiopia.',
    ['AID | U.S. government > Ethiopia'],
  ],
  [
    'An explosion at a market in Quetta killed 12 people. The Pakistani Taliban said they carried out the attack.',
    ['ASSAULT | Tehrik-i-Taliban Pakistan > 12 people'],
  ],
  [
    "Egyptian President Abdel Fattah al-Sisi received Sudan's Abdel Fattah al-Burhan in Cairo. The two discussed the Nile.",
    [
      'CONSULT | Abdel Fattah al-Burhan > Abdel Fattah el-Sisi',
      'CONSULT | Abdel Fattah el-Sisi, Abdel Fattah al-Burhan +',
    ],
  ],
  [
    "Kosovo's prime minister and Serbia's president met in Vienna.",
    ["CONSULT | Kosovo's prime minister, Serbia's president +"],
  ],
  // A fire-bomb attack has not made itself.
  ['A fire-bomb attack on a bank in Athens left three people dead.', ['ASSAULT |  > bank']],
  // Whom a demand asks: who owns the deed, or is to do it; not whom it concerns.
  [
    "The movement called for Israel's withdrawal from Lebanon.",
    ['REQUEST | movement > Israel', 'RETREAT | Israel > Lebanon'],
  ],
  ['A federal judge demanded action on the homeless.', ['REQUEST | federal judge > ']],
  [
    'The mayor of Lyon repeated her demand that France lower its taxes.',
    ['REQUEST | mayor of Lyon > France', 'REQUEST | mayor of Lyon > France'],
  ],
  // For whose doing an act waits.
  ['President Obama will not lift the embargo until Cuba undertakes reforms.', ['CONCEDE | Barack Obama > Cuba']],
  // A protest is against those whom it asks.
  [
    'Serbian students staged a protest demanding that the government release a student.',
    ['PROTEST | Serbian students > government', 'RETREAT | government > student'],
  ],
  // What is given to whom, and what is of a kind with the gift.
  ['Pakistan had given the Pentagon permission to use the base.', ['CONCEDE | Pakistan > Pentagon']],
  [
    'Germany returned paintings, including a portrait, to the government of Italy.',
    ['RETREAT | Germany > government of Italy'],
  ],
  ['Two aid workers were expelled from North Korea.', ['SANCTION | North Korea > Two aid workers']],
  // The bare noun brings back those whom its full phrase named.
  [
    'Kenya investigated the misconduct of British soldiers. A judge in Nairobi condemned the misconduct.',
    ['ACCUSE | Kenya > British soldiers', 'ACCUSE | judge > British soldiers'],
  ],
  [
    'Norway signed a treaty with Chad. A judge in Oslo criticised the treaty.',
    ['AGREE | Norway, Chad +', 'ACCUSE | judge > '],
  ],
  // Talks between two, and as who stands for whom: the person behind letters or a title, the plain word for somebody just named.
  [
    'Israel sent a letter. Syria said it wants to renew the talks between the two countries.',
    ['CONSULT | Syria, Israel +'],
  ],
  [
    'Anna Brenno ran for mayor of Boston. The Chicago native condemned the government of Cuba.',
    ['ACCUSE | Anna Brenno > government of Cuba'],
  ],
  [
    'Anna Brenno met Tom Harwick in Boston. The Chicago native condemned the government of Cuba.',
    ['ACCUSE | Chicago native > government of Cuba'],
  ],
  ['Opposition leader Anna Brenno MP condemned the government of Cuba.', ['ACCUSE | Anna Brenno > government of Cuba']],
  [
    'The airport was deserted as tens of thousands of workers rallied against the government of Cuba.',
    ['PROTEST | workers > government of Cuba'],
  ],
  // Who is joined to a name behind a title; a subject behind a relative clause; a subject that was taken for the object of the speech.
  [
    'Britain condemned the poisoning of former Russian double agent Sergei Skripal and his daughter.',
    ['ACCUSE | United Kingdom > ', 'ASSAULT |  > Sergei Skripal, daughter'],
  ],
  [
    'She added that a former minister of Chad whose farm was under water was now staying with Tom Harwick and met the king.',
    ['CONSULT | former minister of Chad, king +'],
  ],
  // Who sets an act out does it.
  [
    'The White House unveiled plans for sanctions against Iran.',
    ['AGREE | United States > Iran', 'SANCTION | United States > Iran'],
  ],
  ["Trump's announcement of tariffs on Chinese imports shook the markets.", ['SANCTION | Trump > China']],
  // Whom forces are moved against is told with the threat beside it.
  [
    'Turkey moved troops to the border and threatened to strike Syria.',
    ['MOBILIZE | Turkey, troops > Syria', 'THREATEN | Turkey > Syria'],
  ],
  // Inspectors of an international body inspect the state that the report is on.
  [
    'Iraq agreed. Iraq waited. U.N. inspectors visited nine sites.',
    ['AGREE | Iraq +', 'ACCUSE | U.N. inspectors > Iraq'],
  ],
  // A walkout that the clause tells of its subject.
  ['Oklahoma teachers are in the fourth day of a walkout over low pay.', ['PROTEST | Oklahoma teachers > ']],
  // Who is claimed to have done it; what is counted behind a verb is its object; own forces are no other side.
  [
    'British police have launched an investigation into claims that two servicemen beat children in Nepal.',
    ['ACCUSE | British police > two servicemen', 'ASSAULT | two servicemen > children'],
  ],
  [
    'A car bombing by the Islamic State group killed at least 75 displaced people in eastern Syria, a monitor said Sunday.',
    ['ASSAULT | Islamic State > 75 displaced people'],
  ],
  [
    'Honduras is willing to withdraw its troops from the border.',
    ['AGREE | Honduras > ', 'RETREAT | Honduras, troops > '],
  ],
  // What the object's own participle names.
  ['Brazil lifted a ban placed on imports from Chile.', ['CONCEDE | Brazil > Chile', 'COERCE |  > Chile']],
]

describe('parties that the clause leaves to other words', () => {
  for (const [text, wanted] of rows)
    test(text, () => {
      const found = read(text).events.map(
        ({type, who, whom, symmetric}) => `${type} | ${who.join(', ')} ${symmetric ? '+' : `> ${whom.join(', ')}`}`,
      )
      expect(found).toEqual(wanted)
    })
})
