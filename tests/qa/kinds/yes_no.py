"""Articles of our own, and questions about them that are answered by yes or no; names are invented.

`TUNE`, `REPORT` and `FRESH` hold (article, question, verdict); a verdict of "unclear" is right wherever an article does
not settle it.
"""

ARTICLES = {
    "mill": (
        "Garrow Mill reopened on Saturday after eleven years. Dora Pell, the mayor of Tessingham, cut the ribbon. "
        "The mill was closed in 2014 after the river flooded its cellar. The council has not sold the building. "
        "Volunteers repaired the water wheel last winter, but they have not replaced the roof. Pell said the town "
        "would apply for a grant in spring. No visitors were hurt when a beam fell in March. The museum does not "
        "charge for entry. The café is open every day. Arlo Finch, who designed the new staircase, did not attend "
        "the ceremony. The mill employs nine people. The owner of the neighbouring bakery may sue the council over "
        'noise. "We will never close again," Pell told the crowd.'
    ),
    "ferry": (
        "The ferry Tern ran aground off Skerry Bank on Tuesday night. The captain was arrested on Wednesday. All "
        "241 passengers were rescued, the coastguard said. The company denied that the ship was overloaded. An "
        "early report claimed that two passengers drowned. Divers found a crack in the hull. The Tern had been "
        "inspected in May. Investigators have not recovered the flight recorder. The coastguard does not suspect "
        "sabotage. Norvik Lines bought the Tern in 2009. Norvik Lines rejected the union's demand for a second "
        "lookout. The ferry was heading for Port Callow, and it carried forty cars. The regulator is considering a "
        "fine. The captain refused to answer questions. The Tern will be towed to Port Callow on Friday. Rescue "
        "teams did not use helicopters. If the weather holds, the hull will be sealed. The lighthouse was dark, "
        "although the keeper had reported no fault."
    ),
    "council": (
        "Thornby council approved the new swimming pool on Monday by 14 votes to 9. The Green group voted against "
        "the plan. Councillor Ruben Aske did not vote. The pool will open in 2027. The council rejected a proposal "
        "to sell the library. The old pool is closed on Sundays. Residents have collected 3,000 signatures. The "
        "scheme is not funded by the government. Aske told reporters that he had never received money from the "
        "builder. The builder, Marlow & Sons, is based in Orlock. The mayor does not support the tram. Neither "
        "school will lose its playground. Not all councillors attended the meeting. The council wants to plant 200 "
        "trees. The head teacher praised the decision. The car park at Mill Lane was not sold. Marlow & Sons built "
        "the town hall in 1998. The council has banned leaf blowers in the park. The park gates are locked at "
        "night."
    ),
    "vault": (
        "The seed vault on Brede Island holds 1.2 million samples. It was built in 2008, and it cost nine million "
        "crowns. The vault has never been flooded. In 2016 meltwater reached the entrance, but no seeds were "
        "damaged. Ketev Lomi, the director, said that the door had been replaced. Scientists from Alvora visited "
        "the vault in June. Hartland withdrew its seeds after the war. The government of Brund does not pay for "
        "the electricity. Guards are not armed. The vault is cooled by two compressors, one of which failed in "
        "May. Lomi is expected to retire next year. She has worked at the vault since 2010. The staff speak five "
        "languages. A second vault could be built in Cassia. Farmers do not own the samples. Nobody lives on the "
        "island in winter. The island has an airport but no hospital. Visitors can book a tour online. Tours were "
        "cancelled during the pandemic. Critics say the vault is too warm. Brund banned fishing near the island. "
        "The road to the harbour is paved."
    ),
    "match": (
        "Eastmoor beat Whitley 3-1 on Sunday. Ines Dube scored twice, and Sorensen missed a penalty. Whitley's "
        "goalkeeper, Paul Teague, was sent off. The referee did not stop the match. Eastmoor have won every home "
        "game this season. Teague apologised to the fans after the game. The club will not appeal against the ban. "
        "Manager Rosa Quill left the stadium early. Quill told reporters that Dube was fit. Dube did not train "
        "last week. Eastmoor sold their best defender in January. Whitley are bottom of the league. The stadium "
        "was not full. About 4,000 fans watched the match. The match was shown on television. Police arrested "
        "three supporters. No players were injured. Whitley may sign a new goalkeeper. Sorensen joined Whitley in "
        "2019. The pitch is made of plastic. Eastmoor's captain denied insulting the referee. Neither manager "
        "spoke to the press. Dube grew up in Orlock. The league has postponed the final."
    ),
    "zoo": (
        "The zoo at Lindow closed its elephant house on Friday. Keeper Mara Voss fed the animals for 30 "
        "years. The elephants were moved to Osterby. The zoo does not keep bears. Two penguins escaped in "
        "April, but they were found the next day. The zoo's director, Henk Aalto, resigned in June. Aalto did "
        "not give a reason. The city pays for the new aquarium. The aquarium will open in spring. Visitors "
        "complained about the prices. The zoo has raised its prices. A ticket costs twelve crowns. Children "
        "under five do not pay. The zoo is not open on Mondays. The lion Bruno died in May. Vets found no "
        "sign of disease. Bruno was born in Kestrel Park. The keepers have formed a union. The council may "
        'close the zoo. Activists say the cages are too small. "The cages are clean," Voss said. The vets '
        "vaccinated the monkeys. The zoo sold three zebras to Brackwater in 2021. No tigers were sold. The "
        "zoo was founded by a circus owner. Aalto denied that animals were mistreated."
    ),
    "court": (
        "A court in Varn convicted Leon Harker of fraud on Tuesday. Harker, a former banker, pleaded not "
        "guilty. The judge sentenced him to six years in prison. His wife was acquitted. The prosecution did "
        "not ask for a fine. Harker's lawyer said that he would appeal. The jury deliberated for nine hours. "
        "Two witnesses refused to testify. The court rejected the request for bail. Harker stole four million "
        "crowns from his clients. He has not returned the money. The bank dismissed Harker in 2019. The bank "
        "is not under investigation. Police seized two cars and a boat. The trial lasted three weeks. The "
        "trial was delayed twice. Judge Iris Tamm has worked in Varn since 2004. Victims will be compensated "
        "by the state. The courtroom was full. Reporters were not allowed to take photographs. Harker never "
        "apologised. The mayor praised the verdict. Harker might be released early. One juror was replaced."
    ),
    "storm": (
        "Storm Edda hit the coast of Lowmark on Sunday. The storm destroyed forty houses in Pellworm. Nobody "
        "was killed. Three fishermen are missing. The harbour at Skarv was not damaged. The army evacuated "
        "the island of Hest. The government declared a state of emergency. Schools are closed until Thursday. "
        "Trains are not running between Skarv and Varn. The airport reopened on Monday. Power has been "
        "restored in Pellworm. The king visited Pellworm on Tuesday. The prime minister has not visited the "
        "town. Insurers expect claims of 80 million crowns. The old lighthouse fell into the sea. The "
        "forecast did not predict the storm. Meteorologist Ada Rusk had warned the ministry. The dyke at Hest "
        "held. Volunteers distributed food and blankets. Norland sent two helicopters. Norland did not send "
        "soldiers. The storm is moving east. Roads in the north are blocked. The bridge at Hest will be "
        "rebuilt. Farmers lost their harvest. The town hall has a new roof."
    ),
}

TUNE = [
    ("mill", "Did Garrow Mill reopen?", "yes"),
    ("mill", "Has the council sold the building?", "no"),
    ("mill", "Did volunteers repair the water wheel?", "yes"),
    ("mill", "Have volunteers replaced the roof?", "no"),
    ("mill", "Did Dora Pell cut the ribbon?", "yes"),
    ("mill", "Was the mill closed in 2014?", "yes"),
    ("mill", "Was the mill closed in 2015?", "unclear"),
    ("mill", "Were visitors hurt?", "no"),
    ("mill", "Does the museum charge for entry?", "no"),
    ("mill", "Is the café open every day?", "yes"),
    ("mill", "Is the café closed?", "no"),
    ("mill", "Did Arlo Finch attend the ceremony?", "no"),
    ("mill", "Does the mill employ nine people?", "yes"),
    ("mill", "Does the mill employ ten people?", "unclear"),
    ("mill", "Did the owner of the bakery sue the council?", "unclear"),
    ("mill", "Will the owner of the neighbouring bakery sue the council?", "unclear"),
    ("mill", "Did the town apply for a grant?", "unclear"),
    ("mill", "Will the mill close again?", "unclear"),
    ("mill", "Did Dora Pell design the staircase?", "unclear"),
    ("mill", "Did Arlo Finch design the new staircase?", "yes"),
    ("mill", "Did the council close the mill?", "unclear"),
    ("mill", "Did the river flood the cellar?", "yes"),
    ("ferry", "Did the ferry Tern run aground?", "yes"),
    ("ferry", "Was the captain arrested?", "yes"),
    ("ferry", "Were all passengers rescued?", "yes"),
    ("ferry", "Was the ship overloaded?", "unclear"),
    ("ferry", "Did two passengers drown?", "unclear"),
    ("ferry", "Did divers find a crack in the hull?", "yes"),
    ("ferry", "Has the Tern been inspected?", "yes"),
    ("ferry", "Have investigators recovered the flight recorder?", "no"),
    ("ferry", "Does the coastguard suspect sabotage?", "no"),
    ("ferry", "Did Norvik Lines buy the Tern in 2009?", "yes"),
    ("ferry", "Did Norvik Lines accept the union's demand?", "no"),
    ("ferry", "Did the Tern buy Norvik Lines?", "unclear"),
    ("ferry", "Did the ferry carry forty cars?", "yes"),
    ("ferry", "Has the regulator fined Norvik Lines?", "unclear"),
    ("ferry", "Did the captain answer questions?", "no"),
    ("ferry", "Will the Tern be towed to Port Callow?", "yes"),
    ("ferry", "Did rescue teams use helicopters?", "no"),
    ("ferry", "Will the hull be sealed?", "unclear"),
    ("ferry", "Was the hull sealed?", "unclear"),
    ("ferry", "Was the lighthouse dark?", "yes"),
    ("ferry", "Is the captain free?", "unclear"),
]

REPORT = [
    ("council", "Did the council approve the swimming pool?", "yes"),
    ("council", "Did the Green group vote against the plan?", "yes"),
    ("council", "Did the Green group vote for the plan?", "no"),
    ("council", "Did Ruben Aske vote?", "no"),
    ("council", "Did councillor Ruben Aske vote against the plan?", "unclear"),
    ("council", "Will the pool open in 2027?", "yes"),
    ("council", "Will the pool open in 2026?", "unclear"),
    ("council", "Has the pool opened?", "unclear"),
    ("council", "Did the council sell the library?", "unclear"),
    ("council", "Is the old pool closed on Sundays?", "yes"),
    ("council", "Is the old pool open on Sundays?", "no"),
    ("council", "Is the new pool closed on Sundays?", "unclear"),
    ("council", "Have residents collected 3,000 signatures?", "yes"),
    ("council", "Have residents collected 5,000 signatures?", "unclear"),
    ("council", "Is the scheme funded by the government?", "no"),
    ("council", "Did Aske receive money from the builder?", "unclear"),
    ("council", "Is Marlow & Sons based in Orlock?", "yes"),
    ("council", "Is Marlow & Sons based in Thornby?", "unclear"),
    ("council", "Does the mayor support the tram?", "no"),
    ("council", "Does the mayor oppose the tram?", "unclear"),
    ("council", "Does the mayor support the pool?", "unclear"),
    ("council", "Will the school lose its playground?", "unclear"),
    ("council", "Did all councillors attend the meeting?", "no"),
    ("council", "Did the council plant 200 trees?", "unclear"),
    ("council", "Does the council want to plant 200 trees?", "yes"),
    ("council", "Did the head teacher praise the decision?", "yes"),
    ("council", "Did the head teacher criticise the decision?", "no"),
    ("council", "Was the car park at Mill Lane sold?", "no"),
    ("council", "Did Marlow & Sons build the town hall?", "yes"),
    ("council", "Did Marlow & Sons build the library?", "unclear"),
    ("council", "Did the town hall build Marlow & Sons?", "unclear"),
    ("council", "Has the council banned leaf blowers?", "yes"),
    ("council", "Has the council allowed leaf blowers in the park?", "no"),
    ("council", "Has the council banned dogs in the park?", "unclear"),
    ("council", "Are the park gates locked at night?", "yes"),
    ("council", "Are the park gates open at night?", "unclear"),
    ("council", "Were the park gates locked at night?", "unclear"),
    ("vault", "Does the seed vault hold 1.2 million samples?", "yes"),
    ("vault", "Was the vault built in 2008?", "yes"),
    ("vault", "Did the vault cost nine million crowns?", "yes"),
    ("vault", "Did the vault cost ten million crowns?", "unclear"),
    ("vault", "Has the vault been flooded?", "no"),
    ("vault", "Has the vault ever been flooded?", "no"),
    ("vault", "Were seeds damaged?", "no"),
    ("vault", "Were any seeds damaged?", "no"),
    ("vault", "Did meltwater reach the entrance?", "yes"),
    ("vault", "Did meltwater reach the seeds?", "unclear"),
    ("vault", "Did scientists from Alvora visit the vault?", "yes"),
    ("vault", "Did scientists from Hartland visit the vault?", "unclear"),
    ("vault", "Did Hartland withdraw its seeds?", "yes"),
    ("vault", "Did Alvora withdraw its seeds?", "unclear"),
    ("vault", "Does the government of Brund pay for the electricity?", "no"),
    ("vault", "Does Alvora pay for the electricity?", "unclear"),
    ("vault", "Are the guards armed?", "no"),
    ("vault", "Are guards unarmed?", "unclear"),
    ("vault", "Is the vault cooled by two compressors?", "yes"),
    ("vault", "Did both compressors fail?", "unclear"),
    ("vault", "Did Lomi retire?", "unclear"),
    ("vault", "Will Lomi retire next year?", "unclear"),
    ("vault", "Has Lomi worked at the vault since 2010?", "yes"),
    ("vault", "Do the staff speak five languages?", "yes"),
    ("vault", "Do the staff speak six languages?", "unclear"),
    ("vault", "Has a second vault been built in Cassia?", "unclear"),
    ("vault", "Will a second vault be built in Cassia?", "unclear"),
    ("vault", "Do farmers own the samples?", "no"),
    ("vault", "Does anybody live on the island in winter?", "no"),
    ("vault", "Does the island have an airport?", "yes"),
    ("vault", "Does the island have a hospital?", "no"),
    ("vault", "Can visitors book a tour online?", "yes"),
    ("vault", "Can farmers book a tour online?", "unclear"),
    ("vault", "Were tours cancelled during the pandemic?", "yes"),
    ("vault", "Is the vault too warm?", "unclear"),
    ("vault", "Did Brund ban fishing near the island?", "yes"),
    ("vault", "Did Brund allow fishing near the island?", "no"),
    ("vault", "Did Cassia ban fishing near the island?", "unclear"),
    ("vault", "Is the road to the harbour paved?", "yes"),
    ("vault", "Was the door replaced?", "yes"),
    ("vault", "Is Ketev Lomi the director?", "yes"),
    ("vault", "Is Ketev Lomi the mayor?", "unclear"),
    ("match", "Did Eastmoor beat Whitley?", "yes"),
    ("match", "Did Whitley beat Eastmoor?", "unclear"),
    ("match", "Did Eastmoor lose to Whitley?", "no"),
    ("match", "Did Ines Dube score twice?", "yes"),
    ("match", "Did Sorensen miss a penalty?", "yes"),
    ("match", "Did Sorensen score a penalty?", "unclear"),
    ("match", "Did Ines Dube miss a penalty?", "unclear"),
    ("match", "Was Paul Teague sent off?", "yes"),
    ("match", "Was Ines Dube sent off?", "unclear"),
    ("match", "Did the referee stop the match?", "no"),
    ("match", "Did the police stop the match?", "unclear"),
    ("match", "Have Eastmoor won every home game?", "yes"),
    ("match", "Have Whitley won every home game?", "unclear"),
    ("match", "Did Teague apologise to the fans?", "yes"),
    ("match", "Did Teague apologise to the referee?", "unclear"),
    ("match", "Will the club appeal against the ban?", "no"),
    ("match", "Did the club appeal against the ban?", "unclear"),
    ("match", "Did Rosa Quill leave the stadium early?", "yes"),
    ("match", "Did Rosa Quill leave the club?", "unclear"),
    ("match", "Was Dube fit?", "yes"),
    ("match", "Did Dube train last week?", "no"),
    ("match", "Did Sorensen train last week?", "unclear"),
    ("match", "Did Eastmoor sell their best defender?", "yes"),
    ("match", "Did Eastmoor buy a defender in January?", "unclear"),
    ("match", "Are Whitley bottom of the league?", "yes"),
    ("match", "Are Whitley top of the league?", "no"),
    ("match", "Are Eastmoor bottom of the league?", "unclear"),
    ("match", "Was the stadium full?", "no"),
    ("match", "Was the stadium empty?", "unclear"),
    ("match", "Did 4,000 fans watch the match?", "yes"),
    ("match", "Did 5,000 fans watch the match?", "unclear"),
    ("match", "Was the match shown on television?", "yes"),
    ("match", "Was the match shown on radio?", "unclear"),
    ("match", "Did police arrest three supporters?", "yes"),
    ("match", "Did police release three supporters?", "unclear"),
    ("match", "Did supporters arrest three police?", "unclear"),
    ("match", "Were players injured?", "no"),
    ("match", "Were supporters injured?", "unclear"),
    ("match", "Did Whitley sign a new goalkeeper?", "unclear"),
    ("match", "Did Sorensen join Whitley in 2019?", "yes"),
    ("match", "Did Sorensen join Eastmoor in 2019?", "unclear"),
    ("match", "Did Sorensen leave Whitley in 2019?", "no"),
    ("match", "Is the pitch made of plastic?", "yes"),
    ("match", "Is the pitch made of grass?", "unclear"),
    ("match", "Did Eastmoor's captain insult the referee?", "unclear"),
    ("match", "Did Rosa Quill speak to the press?", "unclear"),
    ("match", "Did Dube grow up in Orlock?", "yes"),
    ("match", "Did Dube grow up in Whitley?", "unclear"),
    ("match", "Has the league postponed the final?", "yes"),
    ("match", "Has the league cancelled the final?", "unclear"),
    ("match", "Will the league postpone the final?", "unclear"),
    ("seed0", "Has South Korea supplied weapons to Ukraine?", "no"),
    ("seed0", "Did North Korea and Russia sign a treaty?", "yes"),
    ("seed0", "Did Putin visit South Korea?", "unclear"),
    ("seed0", "Has North Korea supplied Russia with weapons?", "unclear"),
    ("seed0", "Is South Korea an ally of Russia?", "unclear"),
    ("seed0", "Did South Korea send weapons to Ukraine?", "no"),
    ("seed0", "Did Kim Jong Un visit Russia?", "unclear"),
    ("seed0", "Does South Korea support North Korea?", "unclear"),
    ("seed0", "Will South Korea supply weapons to Ukraine?", "unclear"),
    ("seed0", "Did Kirby condemn Ukraine?", "unclear"),
    ("seed0", "Did Chang Ho-jin condemn both countries?", "yes"),
    ("seed1", "Is South Korea sending weapons to Ukraine?", "no"),
    ("seed1", "Did South Korea supply artillery shells to Ukraine?", "unclear"),
    ("seed1", "Did Putin threaten Japan?", "unclear"),
    ("seed1", "Does Ukraine have 3.4 million artillery shells?", "unclear"),
    ("seed1", "Did Japan sign the agreement?", "unclear"),
    ("seed1", "Is the agreement between Russia and North Korea significant?", "unclear"),
    ("seed1", "Does Russia have a defense pact with North Korea?", "unclear"),
    ("seed1", "Did Hayashi express serious concern over the agreement?", "yes"),
    ("seed1", "Did Putin rule out military cooperation with North Korea?", "unclear"),
    ("seed1", "Does Russia have a veto in the UN Security Council?", "unclear"),
    ("seed1", "Did the South Korean government condemn North Korea?", "yes"),
    ("seed1", "Did the South Korean government condemn Japan?", "unclear"),
]

FRESH = [
    ("zoo", "Did the zoo close its elephant house?", "yes"),
    ("zoo", "Did the zoo at Lindow close its penguin house?", "unclear"),
    ("zoo", "Did Mara Voss feed the animals?", "yes"),
    ("zoo", "Were the elephants moved to Osterby?", "yes"),
    ("zoo", "Were the elephants moved to Brackwater?", "unclear"),
    ("zoo", "Were the elephants sold?", "unclear"),
    ("zoo", "Does the zoo keep bears?", "no"),
    ("zoo", "Does the zoo keep tigers?", "unclear"),
    ("zoo", "Did two penguins escape?", "yes"),
    ("zoo", "Did three penguins escape?", "unclear"),
    ("zoo", "Were the penguins found?", "yes"),
    ("zoo", "Did Henk Aalto resign?", "yes"),
    ("zoo", "Did Mara Voss resign?", "unclear"),
    ("zoo", "Did Aalto give a reason?", "no"),
    ("zoo", "Does the city pay for the new aquarium?", "yes"),
    ("zoo", "Does the city pay for the elephant house?", "unclear"),
    ("zoo", "Will the aquarium open in spring?", "yes"),
    ("zoo", "Has the aquarium opened?", "unclear"),
    ("zoo", "Is the aquarium open?", "unclear"),
    ("zoo", "Did visitors complain about the prices?", "yes"),
    ("zoo", "Did visitors complain about the cages?", "unclear"),
    ("zoo", "Has the zoo raised its prices?", "yes"),
    ("zoo", "Has the zoo lowered its prices?", "no"),
    ("zoo", "Does a ticket cost twelve crowns?", "yes"),
    ("zoo", "Does a ticket cost ten crowns?", "unclear"),
    ("zoo", "Do children under five pay?", "no"),
    ("zoo", "Do children under ten pay?", "unclear"),
    ("zoo", "Is the zoo open on Mondays?", "no"),
    ("zoo", "Is the zoo open on Tuesdays?", "unclear"),
    ("zoo", "Did the lion Bruno die?", "yes"),
    ("zoo", "Did Bruno die of a disease?", "unclear"),
    ("zoo", "Did vets find a sign of disease?", "no"),
    ("zoo", "Was Bruno born in Kestrel Park?", "yes"),
    ("zoo", "Was Bruno born in Lindow?", "unclear"),
    ("zoo", "Have the keepers formed a union?", "yes"),
    ("zoo", "Has the council closed the zoo?", "unclear"),
    ("zoo", "Will the council close the zoo?", "unclear"),
    ("zoo", "Are the cages too small?", "unclear"),
    ("zoo", "Are the cages clean?", "unclear"),
    ("zoo", "Did the vets vaccinate the monkeys?", "yes"),
    ("zoo", "Did the vets vaccinate the zebras?", "unclear"),
    ("zoo", "Did the monkeys vaccinate the vets?", "unclear"),
    ("zoo", "Did the zoo sell three zebras?", "yes"),
    ("zoo", "Did the zoo buy three zebras?", "unclear"),
    ("zoo", "Did Brackwater sell three zebras to the zoo?", "unclear"),
    ("zoo", "Were tigers sold?", "no"),
    ("zoo", "Were any tigers sold?", "no"),
    ("zoo", "Was the zoo founded by a circus owner?", "yes"),
    ("zoo", "Were animals mistreated?", "unclear"),
    ("court", "Did the court convict Leon Harker?", "yes"),
    ("court", "Did a court in Varn convict Leon Harker of fraud?", "yes"),
    ("court", "Did the court convict Leon Harker of murder?", "unclear"),
    ("court", "Did the court acquit Leon Harker?", "no"),
    ("court", "Did Harker plead guilty?", "no"),
    ("court", "Was his wife acquitted?", "yes"),
    ("court", "Was his wife convicted?", "no"),
    ("court", "Did the prosecution ask for a fine?", "no"),
    ("court", "Did the prosecution ask for a prison sentence?", "unclear"),
    ("court", "Will Harker appeal?", "unclear"),
    ("court", "Did Harker appeal?", "unclear"),
    ("court", "Did the jury deliberate for nine hours?", "yes"),
    ("court", "Did two witnesses testify?", "no"),
    ("court", "Did two witnesses refuse to testify?", "yes"),
    ("court", "Did the court reject the request for bail?", "yes"),
    ("court", "Did the court accept the request for bail?", "no"),
    ("court", "Did Harker steal four million crowns?", "yes"),
    ("court", "Did Harker steal six million crowns?", "unclear"),
    ("court", "Has Harker returned the money?", "no"),
    ("court", "Did the bank dismiss Harker?", "yes"),
    ("court", "Did Harker dismiss the bank?", "unclear"),
    ("court", "Did the bank sack Harker in 2019?", "yes"),
    ("court", "Is the bank under investigation?", "no"),
    ("court", "Did police seize a boat?", "unclear"),
    ("court", "Did police seize two cars?", "yes"),
    ("court", "Did the trial last three weeks?", "yes"),
    ("court", "Did the trial last two weeks?", "unclear"),
    ("court", "Was the trial delayed?", "yes"),
    ("court", "Has Iris Tamm worked in Varn since 2004?", "yes"),
    ("court", "Will victims be compensated by the state?", "yes"),
    ("court", "Were victims compensated by the state?", "unclear"),
    ("court", "Was the courtroom full?", "yes"),
    ("court", "Was the courtroom empty?", "no"),
    ("court", "Were reporters allowed to take photographs?", "no"),
    ("court", "Did Harker apologise?", "no"),
    ("court", "Did the mayor praise the verdict?", "yes"),
    ("court", "Did the mayor criticise the verdict?", "no"),
    ("court", "Did the judge praise the verdict?", "unclear"),
    ("court", "Will Harker be released early?", "unclear"),
    ("court", "Was one juror replaced?", "yes"),
    ("court", "Was the judge replaced?", "unclear"),
    ("storm", "Did Storm Edda hit the coast?", "yes"),
    ("storm", "Did the storm destroy forty houses?", "yes"),
    ("storm", "Did the storm destroy the harbour?", "unclear"),
    ("storm", "Was anybody killed?", "no"),
    ("storm", "Are three fishermen missing?", "yes"),
    ("storm", "Are four fishermen missing?", "unclear"),
    ("storm", "Was the harbour at Skarv damaged?", "no"),
    ("storm", "Was the harbour at Pellworm damaged?", "unclear"),
    ("storm", "Did the army evacuate the island of Hest?", "yes"),
    ("storm", "Did the government declare a state of emergency?", "yes"),
    ("storm", "Are schools closed?", "yes"),
    ("storm", "Are schools open?", "no"),
    ("storm", "Are trains running between Skarv and Varn?", "no"),
    ("storm", "Did the airport reopen?", "yes"),
    ("storm", "Is the airport closed?", "unclear"),
    ("storm", "Has power been restored in Pellworm?", "yes"),
    ("storm", "Has power been restored in Skarv?", "unclear"),
    ("storm", "Did the king visit Pellworm?", "yes"),
    ("storm", "Did the king visit Hest?", "unclear"),
    ("storm", "Has the prime minister visited the town?", "no"),
    ("storm", "Did the queen visit Pellworm?", "unclear"),
    ("storm", "Did the old lighthouse fall into the sea?", "yes"),
    ("storm", "Did the forecast predict the storm?", "no"),
    ("storm", "Did Ada Rusk warn the ministry?", "yes"),
    ("storm", "Did the ministry warn Ada Rusk?", "unclear"),
    ("storm", "Did the dyke at Hest break?", "unclear"),
    ("storm", "Did volunteers distribute food?", "yes"),
    ("storm", "Did volunteers distribute blankets?", "yes"),
    ("storm", "Did Norland send two helicopters?", "yes"),
    ("storm", "Did Norland send soldiers?", "no"),
    ("storm", "Did Lowmark send two helicopters?", "unclear"),
    ("storm", "Is the storm moving east?", "yes"),
    ("storm", "Is the storm moving west?", "no"),
    ("storm", "Are roads in the north blocked?", "yes"),
    ("storm", "Are roads in the south blocked?", "unclear"),
    ("storm", "Will the bridge at Hest be rebuilt?", "yes"),
    ("storm", "Was the bridge at Hest rebuilt?", "unclear"),
    ("storm", "Did farmers lose their harvest?", "yes"),
    ("storm", "Does the town hall have a new roof?", "yes"),
    ("storm", "Does the town hall have an old roof?", "unclear"),
]
