"""The answer to each kind of question, and the rules that keep a span of another kind from being one.

- Yes or no: `yes_no/`, by what sentences, cells and replies affirm or deny.
- Several things: `lists/`, of an article or of a sentence.
- A cell of a table, or several: `tables/`, whose cells and results decide yes/no questions, too.
- Two things: `comparison` sets both sides in order.
- Words and people: `quoted` answers with quotations, `interviews` asks as the interviewer did.
- What editors corrected: `notes`.
- Any: `spans/`, the rules that leave out what cannot answer.

All share what is `asked`, whether for only some of the things (`restricted`), and the words and patterns of `lexicon`.
"""
