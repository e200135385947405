/** Sentence and its attributions as `source | cue | content`, pieces of content parted by ` + `, no source as `-`. */
export const sentences: readonly (readonly [text: string, attributions: readonly string[]])[] = [
  // Reporting verb and clause
  ['The minister said the border would reopen on Monday.', ['The minister | said | the border would reopen on Monday']],
  [
    'The minister said that the border would reopen on Monday.',
    ['The minister | said | that the border would reopen on Monday'],
  ],
  ['Kenya announced that its troops would leave Somalia.', ['Kenya | announced | that its troops would leave Somalia']],
  [
    'Norway claims that the vessel crossed into its waters.',
    ['Norway | claims | that the vessel crossed into its waters'],
  ],
  ['Officials have said the talks may fail.', ['Officials | have said | the talks may fail']],
  [
    'The president insisted that the army had acted within the law.',
    ['The president | insisted | that the army had acted within the law'],
  ],
  ['She added that the shipment was late.', ['She | added | that the shipment was late']],
  ['Police reported that three people were hurt.', ['Police | reported | that three people were hurt']],
  ['He acknowledged that mistakes had been made.', ['He | acknowledged | that mistakes had been made']],
  [
    'The ambassador warned that the ceasefire could collapse.',
    ['The ambassador | warned | that the ceasefire could collapse'],
  ],
  ['Ankara argued that the strikes were legal.', ['Ankara | argued | that the strikes were legal']],
  [
    'The company confirmed that the pipeline had been shut.',
    ['The company | confirmed | that the pipeline had been shut'],
  ],
  ['The general confirmed that the bridge was safe.', ['The general | confirmed | that the bridge was safe']],
  ['The spokeswoman noted that no date had been set.', ['The spokeswoman | noted | that no date had been set']],
  ['Brussels says it will answer the tariffs.', ['Brussels | says | it will answer the tariffs']],
  // Cue after or inside the clause
  ['The road is closed, police said.', ['police | said | The road is closed']],
  ['Two soldiers were killed, the army said.', ['the army | said | Two soldiers were killed']],
  ['The election, she said, was unfair.', ['she | said | The election + was unfair']],
  ['The dam will be finished by June, said the engineer.', ['the engineer | said | The dam will be finished by June']],
  // According to
  [
    'According to the Kremlin, the leaders will meet in May.',
    ['the Kremlin | According to | the leaders will meet in May'],
  ],
  [
    'The leaders will meet in May, according to the Kremlin.',
    ['the Kremlin | according to | The leaders will meet in May'],
  ],
  ['According to local police, four people died.', ['local police | According to | four people died']],
  [
    'Exports fell by a tenth, according to a report by the central bank.',
    ['a report by the central bank | according to | Exports fell by a tenth'],
  ],
  // Direct quotations
  ['"We will not leave," the mayor said.', ['the mayor | said | "We will not leave,"']],
  ['“We will not leave,” the mayor said.', ['the mayor | said | “We will not leave,”']],
  ['The mayor said, "We will not leave."', ['The mayor | said | "We will not leave."']],
  ['“We will not leave,” said the mayor.', ['the mayor | said | “We will not leave,”']],
  [
    '“We will not leave,” said the mayor, who leads the council.',
    ['the mayor, who leads the council | said | “We will not leave,”'],
  ],
  [
    '"To ride her to win is grand," added the Emirati, whose first race came in May.',
    ['the Emirati, whose first race came in May | added | "To ride her to win is grand,"'],
  ],
  ['“We will not leave,” said the mayor as quoted by the daily.', ['the mayor | said | “We will not leave,”']],
  ['“We will not leave,” he said. “This is our town.”', ['he | said | “We will not leave,” + “This is our town.”']],
  [
    '“We came in peace. We will leave in peace,” the envoy said.',
    ['the envoy | said | “We came in peace. We will leave in peace,”'],
  ],
  ['“The talks,” she said, “are over.”', ['she | said | “The talks,” + “are over.”']],
  // Mixed
  ['He said the vote was “a farce.”', ['He | said | the vote was “a farce.”']],
  // Beliefs and expectations
  ['Analysts believe the bank will cut rates.', ['Analysts | believe | the bank will cut rates']],
  ['Many voters think that the deal is dead.', ['Many voters | think | that the deal is dead']],
  ['Diplomats fear that the truce will not hold.', ['Diplomats | fear | that the truce will not hold']],
  ['She hopes to win the vote.', ['She | hopes | to win the vote']],
  ['The governor wants to raise taxes.', ['The governor | wants | to raise taxes']],
  // Denial, demand, question
  ['Moscow denied that its planes had entered the area.', ['Moscow | denied | that its planes had entered the area']],
  ['The union demanded that the law be withdrawn.', ['The union | demanded | that the law be withdrawn']],
  ['Reporters asked whether the minister would resign.', ['Reporters | asked | whether the minister would resign']],
  // Documents
  ['The report said the camp was attacked twice.', ['The report | said | the camp was attacked twice']],
  [
    'A new poll shows that support for the treaty is falling.',
    ['A new poll | shows | that support for the treaty is falling'],
  ],
  ['The letter said the prisoners were well.', ['The letter | said | the prisoners were well']],
  // Nobody is quoted
  ['Two trains collided near the river.', []],
  ['The army crossed the bridge at dawn.', []],
  ['The president arrived in Nairobi on Friday.', []],
  ['The meeting was held in Geneva.', []],
  ['Snow fell in the mountains overnight.', []],
  ['The summit ended on Sunday.', []],
  ['Rebels captured the town after a week of fighting.', []],
  ['The court is in the old part of the city.', []],
  ['Thousands of people marched through the capital.', []],
  ['The ship left the port with grain.', []],
  ['The children played in the square after school.', []],
  ['Oil prices rose by three percent in March.', []],
  ['The plane landed safely at noon.', []],
  ['A storm destroyed hundreds of houses on the coast.', []],
  ['He was born in Lagos in 1951.', []],
  ['The two rivers meet below the castle.', []],
  ['The convoy carried food and medicine to the camp.', []],
  ['The bridge connects the island to the mainland.', []],
  ['Gunmen killed four guards at the checkpoint.', []],
  ['The old palace now houses a museum.', []],
  // More clauses
  ['The bank estimates that growth will slow next year.', ['The bank | estimates | that growth will slow next year']],
  [
    'The foreign ministry declared that the treaty was void.',
    ['The foreign ministry | declared | that the treaty was void'],
  ],
  ['Farmers complain that the water is poisoned.', ['Farmers | complain | that the water is poisoned']],
  ['The judge ruled that the arrest was illegal.', ['The judge | ruled | that the arrest was illegal']],
  ['The mayor promised that the school would be rebuilt.', ['The mayor | promised | that the school would be rebuilt']],
  ['Experts predict that the river will flood again.', ['Experts | predict | that the river will flood again']],
  ['The agency concluded that the sample was safe.', ['The agency | concluded | that the sample was safe']],
  ['The chairman suggested that the vote be delayed.', ['The chairman | suggested | that the vote be delayed']],
  ['He admitted that he had taken the money.', ['He | admitted | that he had taken the money']],
  ['The rebels maintain that they hold the airport.', ['The rebels | maintain | that they hold the airport']],
  ['Madrid stressed that the talks were informal.', ['Madrid | stressed | that the talks were informal']],
  [
    'The prosecutor alleged that the firm had paid bribes.',
    ['The prosecutor | alleged | that the firm had paid bribes'],
  ],
  [
    'The premier reiterated that the army would stay neutral.',
    ['The premier | reiterated | that the army would stay neutral'],
  ],
  ['The doctors explained that the patient was stable.', ['The doctors | explained | that the patient was stable']],
  [
    'The study found that the glaciers were melting faster.',
    ['The study | found | that the glaciers were melting faster'],
  ],
  [
    'The newspaper reported that the minister had resigned.',
    ['The newspaper | reported | that the minister had resigned'],
  ],
  ['Local media reported that the factory was on fire.', ['Local media | reported | that the factory was on fire']],
  [
    'State television said the troops were on their way home.',
    ['State television | said | the troops were on their way home'],
  ],
  ['The army says it shot down two drones.', ['The army | says | it shot down two drones']],
  ['Residents say the shelling began before dawn.', ['Residents | say | the shelling began before dawn']],
  ['The UN has said that the famine is spreading.', ['The UN | has said | that the famine is spreading']],
  ['Jerusalem has argued that the barrier saves lives.', ['Jerusalem | has argued | that the barrier saves lives']],
  // Sources with a title, an apposition, a relative clause
  [
    'Maria Lopez, the health minister, said the virus had not spread.',
    ['Maria Lopez, the health minister, | said | the virus had not spread'],
  ],
  [
    'A spokesman for the coalition said the raid had failed.',
    ['A spokesman for the coalition | said | the raid had failed'],
  ],
  [
    'Prime Minister Anna Berg said the budget was balanced.',
    ['Prime Minister Anna Berg | said | the budget was balanced'],
  ],
  [
    'The head of the rescue team said the search would go on.',
    ['The head of the rescue team | said | the search would go on'],
  ],
  // Cue behind the clause
  [
    'The factory will close next year, the company announced.',
    ['the company | announced | The factory will close next year'],
  ],
  ['The hostages are alive, officials said.', ['officials | said | The hostages are alive']],
  ['No one was hurt, according to the fire service.', ['the fire service | according to | No one was hurt']],
  [
    'According to witnesses, the guards opened fire first.',
    ['witnesses | According to | the guards opened fire first'],
  ],
  // Quotations
  [
    '"It is a good day for our country," said the president.',
    ['the president | said | "It is a good day for our country,"'],
  ],
  ['"I am not afraid," she told reporters.', ['she | told | "I am not afraid,"']],
  ['“Nobody asked us,” one resident said.', ['one resident | said | “Nobody asked us,”']],
  [
    '“The sanctions hurt the poor,” he said. “They do not hurt the rich.”',
    ['he | said | “The sanctions hurt the poor,” + “They do not hurt the rich.”'],
  ],
  ['The coach said: “We lost because we were tired.”', ['The coach | said | “We lost because we were tired.”']],
  ['“Our patience is over,” the general warned.', ['the general | warned | “Our patience is over,”']],
  ['“What happened to the money?” he asked.', ['he | asked | “What happened to the money?”']],
  // Beliefs, wishes, plans
  ['The workers believe that the mine is dangerous.', ['The workers | believe | that the mine is dangerous']],
  ['Economists expect that prices will fall.', ['Economists | expect | that prices will fall']],
  ['The opposition hopes that the court will step in.', ['The opposition | hopes | that the court will step in']],
  ['Japan plans to buy more gas.', ['Japan | plans | to buy more gas']],
  ['The generals refused to give up power.', ['The generals | refused | to give up power']],
  ['Canada vowed to support the refugees.', ['Canada | vowed | to support the refugees']],
  ['The rebels threatened to attack the port.', ['The rebels | threatened | to attack the port']],
  ['The ministers agreed to meet again in June.', ['The ministers | agreed | to meet again in June']],
  // Judgements
  ['Opposition leaders criticized the new law.', ['Opposition leaders | criticized | the new law']],
  ['The pope condemned the bombing of the market.', ['The pope | condemned | the bombing of the market']],
  ['Most senators support the treaty.', ['Most senators | support | the treaty']],
]
