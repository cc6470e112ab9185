"""Articles of our own that yes/no questions are asked about; names are invented."""

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
