"""Invented reports for tests: stories with the edits that make another version, and templates with their fillings."""

from __future__ import annotations

_STORIES = {
    "fire": (
        "A fire destroyed four houses in the village of Garrow on Sunday night, and two people were taken to hospital "
        "with burns. Fire chief Tess Olin said the blaze began in a shed behind the bakery and spread quickly in "
        "strong wind. Thirty firefighters from three towns fought the flames until 5 a.m. The council has opened the "
        "school hall to families who cannot go home. Police do not believe that the fire was set on purpose.",
        (
            ("four houses", "six houses"),
            ("two people", "three people"),
            ("Sunday night", "Monday night"),
            ("Tess Olin", "Mara Dent"),
            ("Thirty firefighters", "Forty firefighters"),
            ("5 a.m.", "7 a.m."),
        ),
    ),
    "court": (
        "A court in Lund has found the banker Erik Sand guilty of fraud and sentenced him to five years in prison. "
        "Judge Anna Holm said that he had taken 12 million kronor from the savings of 340 customers. His lawyer, Per "
        "Dahl, said on Tuesday that he would appeal. The bank has paid back about half of the money, and expects to "
        "pay the rest by the end of the year. Shares in the bank rose after the ruling was read out in the morning.",
        (
            ("guilty", "innocent"),
            ("five years", "eight years"),
            ("12 million", "21 million"),
            ("340 customers", "430 customers"),
            ("Per Dahl", "Nils Berg"),
            ("bank rose", "bank fell"),
        ),
    ),
    "sport": (
        "Harwick beat Sollbury 3-1 on Saturday to move to second place in the league. Tunde Odili scored twice before "
        "the interval and Rosa Banerjee added a third in the 88th minute. Sollbury played with ten men for half an "
        "hour after their captain, Joe Frost, was sent off for a foul. The crowd of 4,210 was the largest of the "
        "season at the old ground. Harwick visit Calverton next week, while Sollbury have no match until December.",
        (
            ("second place", "third place"),
            ("ten men", "nine men"),
            ("88th minute", "78th minute"),
            ("Joe Frost", "Sam Pike"),
            ("4,210", "4,120"),
            ("visit Calverton", "visit Eastmoor"),
        ),
    ),
    "council": (
        "The council of Oxmere voted on Thursday to build a new bridge over the river at a cost of 4.7 million pounds. "
        "Work will begin in spring and take about eighteen months, the engineer John Carter told members. Nine "
        "councillors voted for the plan and seven against it. The old bridge, which opened in 1911, will be kept for "
        "walkers. Traders in Mill Street have asked for help while the road is closed to cars.",
        (
            ("4.7 million", "5.2 million"),
            ("in spring", "in autumn"),
            ("eighteen months", "sixteen months"),
            ("John Carter", "Jean Archer"),
            ("Nine councillors", "Ten councillors"),
            ("in 1911", "in 1921"),
        ),
    ),
}

VERSIONS = tuple((text, text.replace(*edit)) for text, edits in _STORIES.values() for edit in edits)
"""Pairs of a story and the same with one number, name or outcome changed."""

STORIES = tuple(text for text, _ in _STORIES.values())

_TEMPLATES: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    (
        "{0} today announced results for the quarter ended {1}. Revenue was ${2} million, compared with ${3} million "
        "in the same period of last year. Net income was ${4} million. We are pleased with our performance and remain "
        "focused on delivering value to our customers and shareholders, said {5}, chief executive of {0}. The company "
        "will hold a conference call at 5 p.m. to discuss its results.",
        (
            ("Aldergate Foods", "September 30", "412", "390", "31", "Mina Rausch"),
            ("Brightwell Tools", "October 31", "187", "201", "9", "Otto Lang"),
            ("Cobalt Freight", "June 30", "955", "871", "77", "Ana Silveira"),
        ),
    ),
    (
        "Police are looking for a {0}-year-old who went missing from {1} on {2}. {3} was last seen near {4} at about "
        "{5}, wearing a blue jacket and dark trousers. Officers are concerned for the welfare of {3} and ask anybody "
        "who has seen anything to call the number on the website or to speak to an officer at any station.",
        (
            ("14", "Penn", "Monday", "Kit Marlow", "Harbour Road", "8 p.m."),
            ("67", "Whitley", "Friday", "Dora Quince", "Mill Lane", "noon"),
            ("23", "Eastmoor", "Sunday", "Neil Ashdown", "Castle Park", "3 a.m."),
        ),
    ),
    (
        "The weather in {0} on {1}: a dry start, then cloud from the west with rain by the evening. Temperatures will "
        "reach {2} degrees in the afternoon and fall to {3} degrees at night. Winds will be light at first, and reach "
        "{4} kilometres an hour on the coast of {5}. The outlook for the following days is unsettled.",
        (
            ("Dunmore", "Monday", "14", "6", "30", "Fenn"),
            ("Tolchester", "Wednesday", "21", "12", "45", "Brund"),
            ("Lagunda", "Saturday", "33", "25", "20", "Cassia"),
        ),
    ),
    (
        "{0} has been named as the new head of {1}. The appointment was announced by {2} on {3}. {0}, who is {4}, "
        "was until now deputy head of {5}, and will take up the post after the holidays. It is a great honour to lead "
        "such a fine school, and I look forward to meeting the pupils and their parents, the new head said.",
        (
            ("Carys Bowen", "Hartlea School", "Celso Prado", "Monday", "44", "Garrow College"),
            ("Rupert Haslam", "Oxmere Academy", "Beatriz Luna", "Tuesday", "51", "Penn High"),
            ("Meera Patel", "Lund Primary", "Per Dahl", "Friday", "38", "Calverton Grammar"),
        ),
    ),
    (
        "{0} beat {1} {2} on {3}. {4} scored the first goal in the {5} minute after a long ball over the defence. The "
        "home side had most of the play after the interval, but could not find a way past the goalkeeper. The manager "
        "of the winners said that his players had worked hard and deserved the points.",
        (
            ("Harwick", "Sollbury", "3-1", "Saturday", "Odili", "12th"),
            ("Calverton", "Eastmoor", "2-0", "Sunday", "Kvist", "55th"),
            ("Whitley", "Brack", "1-0", "Tuesday", "Dube", "64th"),
        ),
    ),
    (
        "An earthquake of magnitude {0} struck {1} kilometres south of {2} on {3}, the geological survey said. It was "
        "centred at a depth of {4} kilometres. There were no immediate reports of damage or casualties, and no warning "
        "of a tsunami was issued. Residents of {5} felt the shaking for several seconds.",
        (
            ("5.1", "40", "Arvo", "Monday", "10", "Selm"),
            ("6.3", "112", "Tarna", "Thursday", "35", "Quill"),
            ("4.8", "7", "Portano", "Saturday", "62", "Reeve"),
        ),
    ),
    (
        "A house in {0} has been sold for £{1}. The property, which has {2} bedrooms and a garden of {3} square "
        "metres, was put on the market in {4} by {5}. Agents say that demand for homes of this kind remains strong, "
        "and that buyers should expect competition when they make an offer in the coming months.",
        (
            ("Mill Street", "412,000", "3", "200", "May", "Hobbs and Sons"),
            ("Castle Road", "1,250,000", "6", "900", "June", "Varga Homes"),
            ("Fenn Avenue", "189,500", "2", "45", "March", "Lindqvist Estates"),
        ),
    ),
    (
        "{0}, the {1} who wrote {2}, has died at the age of {3}. A family statement said that the end came peacefully "
        "at home in {4} on {5}. Born into a poor family, the writer left school early and worked in a factory before "
        "the first book was published. Readers left flowers outside the house.",
        (
            ("Ilse Brandt", "German novelist", "The Salt Road", "91", "Lubeck", "Monday"),
            ("Kwame Osei", "Ghanaian poet", "River Songs", "78", "Accra", "Friday"),
            ("Jorge Prado", "Chilean playwright", "The Ninth Door", "84", "Temuco", "Sunday"),
        ),
    ),
    (
        "Drivers face delays on the {0} near {1} from {2} to {3} while engineers repair the surface. One lane will be "
        "closed in each direction, with a limit of {4} miles an hour. {5} advised people to leave more time for their "
        "journeys or to use another route, and apologised for any inconvenience caused by the work.",
        (
            ("A12", "Penn", "3 May", "9 May", "40", "Highways chief Joan Firth"),
            ("M7", "Garrow", "14 June", "2 July", "50", "Councillor Adil Khan"),
            ("B44", "Selm", "1 August", "6 August", "20", "Engineer Pat Wynn"),
        ),
    ),
    (
        "The {0} has kept its main interest rate at {1} per cent. Governor {2} said that inflation, which was {3} per "
        "cent in {4}, was expected to return to the target next year. Analysts at {5} had expected no change. The "
        "currency was little changed after the decision, and shares were mixed in late trading.",
        (
            ("Bank of Alvora", "4.25", "Lena Moss", "3.1", "July", "Corvane Capital"),
            ("National Bank of Brund", "11.5", "Tibor Nagy", "9.8", "August", "Halden Partners"),
            ("Reserve Bank of Fenn", "0.75", "Grace Otieno", "1.2", "May", "Penrose Research"),
        ),
    ),
)

FAMILIES = tuple(tuple(template.format(*filling) for filling in fillings) for template, fillings in _TEMPLATES)
"""Reports after one template, three of each."""
