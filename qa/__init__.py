"""Answers with the exact words of the articles: `Assistant.open(folder).ask(question)`.

A question's way, all of it put together in `inquiry`, behind the one door `assistant` (`models`: what it loads;
`source`: the folder that it keeps up with; `beginning`: one that is still being read); the values are in `types`
(`addresses`: where a quote stands on the web), what can go wrong in `errors`:

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
- `cli`, `terminal`, `progress`, `indexing`: in a shell; `given`, `piped`: the articles that a command line names;
- `batch`, `batch_files`: a file of questions answered into another;
- `verify`, `saved`, `standing`: saved answers checked again later.

`model/` holds the shipped reader.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.errors import PullquoteError
    from qa.assistant import Assistant
    from qa.types import Answer, Citation, Evidence, Item, OtherAnswer

__all__ = ["Answer", "Assistant", "Citation", "Evidence", "Item", "OtherAnswer", "PullquoteError", "__version__"]

__version__ = "0.1.0"

_MODULES = {"Assistant": "qa.assistant", "PullquoteError": "index.errors"}  # the others are in `qa.types`


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used: `pullquote --help` needs none of them."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(importlib.import_module(_MODULES.get(name, "qa.types")), name)
        return value
