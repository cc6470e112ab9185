"""Answers with the exact words of the articles: `Assistant.open(folder).ask(question)`.

A question's way, all of it put together in `inquiry`, behind the one door `assistant` (`models`: what it loads;
`source`: the folder that it keeps up with; `beginning`: one that is still being read); the values are in `types`,
what can go wrong in `errors`:

- `understanding/`: what was typed, alone or in a conversation, becomes the question that is asked;
- `reading/`: question and passages become spans and a null score, by whatever network reads;
- `kinds/`: what a yes/no question, a list, a comparison and several questions in one are answered with;
- `premises/`: what a question takes for given, held against what stands around an answer;
- `features`, `ranking`, `choosing`: what speaks for each span, and which is the best;
- `confidence`, `answering`: how likely it is right, an answer or an abstention;
- `considered`: what was read and weighed on the way, for the evidence;
- `versions/`: what newer words have taken the place of; `dating/`: the days that words such as "Thursday" mean;
- `comparing/`: what other articles say beside it; `speakers/`: who said what;
- `suggesting/`: questions that are worth asking;
- `cli`, `terminal`, `indexing`, `piped`: shown in a shell, an index kept, and what is piped into it read;
- `batch`, `batch_files`: a file of questions answered into another;
- `verify`, `saved`, `standing`: saved answers checked again later.

`model/` holds the shipped reader.
"""

from index.errors import PullquoteError
from qa.assistant import Assistant
from qa.types import Answer, Citation, Evidence, Item, OtherAnswer

__all__ = ["Answer", "Assistant", "Citation", "Evidence", "Item", "OtherAnswer", "PullquoteError"]
