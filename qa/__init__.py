"""Answers with the exact words of the articles: `Assistant.open(folder).ask(question)`.

The path of a question; `inquiry` puts it together behind the facade `assistant` (`models` it loads; `source`, the
folder it keeps up with; `beginning`, a folder that is still being read). Values are in `types`, citations are built by
`citing` (`addresses`: where a quote is on the web), errors are in `errors`.

- `words/`: English words, whatever they are used for: lemmas, opposites, plurals, numbers with units;
- `understanding/`: what was typed, alone or in a conversation, becomes the question that is asked;
- `respelled`: it, in the spelling of the articles;
- `reading/`: a network turns question and passages into spans and a null score, and says yes or no;
- `about/`: answers to questions about the articles themselves: who wrote one, when, and under which headline;
- `kinds/`: answers to yes/no questions, lists, comparisons, several questions in one, and what was corrected;
- `premises/`: what a question presupposes, compared with the text around an answer;
- `sifting`: spans that cannot answer, left out;
- `features`, `ranking`, `choosing`: the evidence for each span, and the best one;
- `confidence`, `answering`: how likely it is right, an answer or an abstention;
- `spans`: search, reading until no other span can overtake the best one, and the comparison with other articles;
- `considered`: the passages and spans that were considered, for the evidence;
- `uncompared`: an answer that stands although the other articles could not be read;
- `versions/`: words that newer ones have replaced; `dating/`: the days that words such as "Thursday" mean;
- `comparing/`: what other articles say beside it; `speakers/`: who said what;
- `suggesting/`: questions worth asking;
- `cli`, `commands/` (`options`), `terminal`, `messages`, `one_line`, `progress`, `indexing`: in a shell;
- `given`, `piped`: the articles that it names; `opening`: an assistant on them;
- `batch`, `batch_files`: a file of questions answered into another;
- `verify`, `saved`, `standing`, `files_now`: saved answers checked again later.

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
