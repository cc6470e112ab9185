"""Questions for several things, over the small texts of our own in `articles/`: the items that a whole answer has.

`FIRST_QUESTIONS` are over `articles/first`, on which the rules were made, and `LATER_QUESTIONS` over `articles/later`,
on which none was. An item with "/" may be given in either form.
"""

FIRST_QUESTIONS = (
    (
        "Who left the ferry last?",
        ("The captain, Orla Finnemore/The captain/Orla Finnemore", "the cook", "two deckhands"),
    ),
    ("Where did the rescue crews come from?", ("Stavely", "Morrow Head", "Quill", "Tarn", "Port Lorne")),
    (
        "Who was injured on the ferry?",
        ("the engineer Sandor Weiss", "a passenger named Ida Bright", "her son Noel"),
    ),
    ("What things do investigators blame for the fire?", ("a worn cable", "a door that was left open", "the wind")),
    ("Which ships were chartered as replacements?", ("the Bellweather", "the Sea Holly")),
    ("Which places does the company run ferries to?", ("Quill", "Tarn", "Little Skerry", "the Isle of Wend")),
    ("Which libraries will the council close?", ("Marsh Lane", "Fenwick Green", "Old Toll House", "Upper Dray")),
    ("Which councillors voted against closing the libraries?", ("Hetty Crane", "Bao Lindgren", "Tom Asher")),
    ("On which days will the central library open longer?", ("Tuesdays", "Thursdays", "Saturdays")),
    (
        "Who sent petitions about the libraries?",
        ("the Friends of Fenwick Green", "the Dray Society", "a class of eight-year-olds from Marsh Lane School"),
    ),
    ("Which writers wrote to the council?", ("Wilhelmina Stroud", "Gus Arkwright")),
    ("What will children still find at the library?", ("story hours", "a homework club", "board games")),
    (
        "Which countries signed the Corrin treaty?",
        ("Ardan", "Belmora", "Cistria", "Dunveil", "Esk", "Farrow", "Galdor", "Hethe", "Ilmar", "Lorn"),
    ),
    ("Which countries signed the treaty by video?", ("Hethe", "Ilmar")),
    ("Which ministers gave speeches?", ("Ana Prewitt", "Dov Halloran", "Mina Sool")),
    (
        "What does the Corrin treaty forbid?",
        ("the sale of ivory", "the export of live songbirds", "the trade in turtle shells"),
    ),
    ("What are the languages of the treaty?", ("English", "Ardanese", "Esk")),
    (
        "Which institutions will advise the members of the treaty?",
        ("the Tolland Institute", "the University of Esk", "the zoo of Ilmar"),
    ),
    ("Who scored for Vale Rangers?", ("Pryce", "Adebayo")),
    ("Who scored for Brindle?", ("Moran", "Tait", "Eze")),
    ("Which players of Kirk Town were booked?", ("Hallam", "Fitch")),
    ("Who are the top scorers?", ("Moran", "Lund", "Pryce")),
    ("Which matches were drawn for the cup?", ("Otterby v Brindle", "Selmoor v Vale Rangers")),
    ("Which teams played at home on Sunday?", ("Vale Rangers", "Kirk Town", "Brindle")),
    (
        "What are the ingredients of the winter soup?",
        ("200g pearl barley", "2 carrots", "1 celeriac", "1.5 litres stock", "a bunch of dill"),
    ),
    ("Which utensils do you need for the soup?", ("a large pot", "a sieve", "a wooden spoon")),
    ("What does the soup go well with?", ("rye bread", "smoked trout", "a boiled egg")),
    ("Who gave the soup recipe?", ("Petra Noll", "her aunt Ilse")),
    (
        "What are the steps of the soup recipe?",
        (
            "Rinse the barley",
            "Chop the carrots and the celeriac",
            "Simmer everything for forty minutes",
            "Stir in the dill",
        ),
    ),
    ("Which books were also shortlisted for the Calder Prize?", ("Low Water", "A Field Guide to Aunts", "Salt Year")),
    ("Who were the judges of the Calder Prize?", ("Dora Quill", "Amir Sandhu", "Fay Lomax")),
    ("Which earlier novels has Castle written?", ("Smoke", "Wax", "The Keeper")),
    ("Which jobs did Castle have?", ("a postman", "a gravedigger", "a beekeeper")),
    ("What are the names of Castle's dogs?", ("Pip", "Magnus")),
    ("Who are past winners of the Calder Prize?", ("Ruth Venn", "Osric Hale", "Fay Lomax")),
    ("Which countries refused to sign the Corrin treaty?", ("Jorland",)),
)

LATER_QUESTIONS = (
    ("Who gave donations to the orchestra?", ("a bakery", "two schools", "the brewery across the road")),
    (
        "Who gave up a month's pay?",
        ("Conductor Lucia Bram/Lucia Bram", "the first violinist", "the whole horn section"),
    ),
    ("Which composers will the orchestra play next season?", ("Haydn", "Elgar", "Sibelius", "Holst")),
    ("Who are the soloists of the orchestra?", ("the pianist Odile Renner", "the cellist Kwame Asante", "the mayor")),
    ("Which towns does the orchestra tour?", ("Lenham", "Great Orme", "Saltby", "Ferris")),
    ("Where are tickets sold?", ("the town hall", "Moss & Sons", "online")),
    ("Which players will retire?", ("Hugo Venables", "Tamsin Lyle", "Ravi Menon")),
    ("Which towns withdrew their grants?", ("Dunster", "Peel")),
    ("Which towns offered new grants?", ("Ashby", "Corley", "Thorne")),
    (
        "Who was charged with the theft of the Harrow cup?",
        (
            "Dean Fallow",
            "Marta Fallow",
            "Ciro Benedetti",
            "Ned Strake",
            "a 17-year-old who cannot be named",
            "Lionel Graves",
        ),
    ),
    ("Who were the witnesses?", ("a night porter", "a taxi driver", "the museum's cat sitter")),
    ("What did the thieves take?", ("the cup", "a pair of candlesticks", "a portrait of Lady Harrow")),
    ("Which cities did police search without finding anything?", ("Cardiff", "Newport", "Swansea")),
    ("Which defendants denied the charges?", ("Fallow", "Benedetti")),
    (
        "What are the breakfast dishes at the Lighthouse cafe?",
        ("porridge with plums", "kippers", "eggs any way you like"),
    ),
    ("Which dishes are served for lunch?", ("Pea soup", "Crab roll", "Cheese tart", "Lamb pie")),
    ("On which days is the cafe closed?", ("Mondays", "Wednesdays")),
    ("Which lunch dishes are vegetarian?", ("Pea soup", "Cheese tart")),
    ("Who works in the Lighthouse cafe?", ("Ola", "Femi", "Juno", "Pat")),
    ("Which counties were worst hit by Storm Edda?", ("Ardle", "Moray Vale", "Westing")),
    ("Which roads were shut?", ("The A12", "the A19", "the coast road")),
    ("Which buildings in Pinmoor lost their roofs?", ("the church", "the swimming pool", "a furniture shop")),
    ("Who were the people killed by Storm Edda?", ("Harriet Boll", "Stig Amund/her neighbour Stig Amund")),
    ("What did the army send?", ("engineers", "two helicopters", "a field kitchen")),
    ("Which countries offered help?", ("Denmark", "Ireland", "the Faroe Islands")),
    ("In which towns will schools stay closed?", ("Ardle", "Cray", "Fenby")),
)
