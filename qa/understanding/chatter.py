"""Input that asks nothing: greetings, thanks, praise, and orders to write something."""

from __future__ import annotations

import re

from qa.words.grammar import WH

_WORDS = (  # longer ones before those they begin with
    r"how (?:are|r) (?:you|u)(?: (?:doing|today))*|who (?:are|r) (?:you|u)|what are you|what can you do|"
    r"(?:nice|good|great) one|(?:that['’]?s )?not (?:it|what i (?:asked|meant))|"
    r"hello|hi|hey|hiya|greetings|welcome|good (?:morning|afternoon|evening|night|day)|(?:good)?bye|see you(?: "
    r"later)?|cheers|"
    r"thanks?(?: you)?(?: (?:so|very) much| a lot| again| all)?|many thanks|thx|ty|ta|please|sorry|pardon|"
    r"ok(?:ay)?|k|alright|all right|right|sure|fine|yes|yeah|yep|no|nope|hm+|ah|oh|wow|lol|ha(?:ha)+|test(?:ing)?|"
    r"(?:just |exactly )?what i (?:needed|wanted|meant)|never ?mind|forget it|no problem|you(?:['’]re| are) welcome|"
    r"stop|quit|exit|cancel|continue|go on|next|again|help(?: me)?|"
    r"cool|great|good|nice|perfect|excellent|awesome|amazing|wonderful|brilliant|super|lovely|interesting|impressive|"
    r"very|really|so|that['’]?s|that is|that was|this is|it is|it['’]s|it was|is|was|what a|how|exactly|absolutely|"
    r"wrong|correct|incorrect|not|true|false|bad|sad|funny|helpful|useful|enough|all|much|better|"
    r"got it|i see|i understand|understood|makes sense|well done|good (?:job|work|answer|question|to know)|"
    r"there|everyone|everybody|all|friends?|pullquote|bot|computer|sir|madam|mate|you|me|my|for|the|your|to (?:hear|"
    r"know|meet you)|"
    r"are you (?:there|ok|okay)|what['’]?s up"
)
_TOKEN = re.compile(rf"(?:{_WORDS})(?!\w)", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:hello|hi|hey|hiya|greetings|good (?:morning|afternoon|evening|night|day)|(?:good)?bye|see you|cheers|many|"
    r"thanks?|thx|ty|ta|"
    r"sorry|ok(?:ay)?|k|alright|all right|right|sure|fine|yes|yeah|yep|no|nope|hm+|ah|oh|wow|lol|ha(?:ha)+|"
    r"test(?:ing)?|"
    r"never ?mind|forget|you(?:['’]re| are)|stop|quit|exit|cancel|continue|go on|next|again|help|cool|great|good|nice|"
    r"perfect|excellent|"
    r"awesome|amazing|wonderful|brilliant|super|lovely|very|really|so|interesting|impressive|that['’]?s|that (?:is|"
    r"was)|this is|"
    r"it['’]s|what a|how (?:nice|interesting|sad|funny|helpful|useful|are you)|exactly|absolutely|wrong|correct|not|"
    r"true|false|"
    r"got it|i see|i understand|understood|makes sense|well done|are you|what['’]?s up|who (?:are|r) (?:you|u)|"
    r"how r u|what are you|what "
    r"can you do|please)(?!\w)",
    re.IGNORECASE,
)
_VERDICT = re.compile(  # a judgement of the answer, whatever follows
    r"(?:(?:ok(?:ay)?|great|good|thanks|no|yes|well)[,.!]* )?(?:(?:that|this|it)(?:['’]s| is| was| sounds| seems| "
    r"looks)(?: all| just| not| so| very| "
    r"really| exactly| quite)* (?:wrong|right|correct|incorrect|not true|true|false|great|good|nice|interesting|"
    r"helpful|useful|sad|"
    r"funny|enough|all|what i (?:needed|wanted|meant|asked))\b|i (?:do not|don['’]t) (?:understand|believe|think|"
    r"agree|like)|"
    r"i (?:think|believe|agree|disagree|like|love|hate|know|understand|see)\b|you(?:['’]re| are) (?:wrong|right|great|"
    r"welcome|kidding)|"
    r"i['’]ve never heard|never heard|i(?:['’]d| would) (?:like|love) to thank|thank(?:s| you)\b|sad to hear)",
    re.IGNORECASE,
)
_TEXT = (
    r"(?:songs?|poems?|haikus?|limericks?|sonnets?|rhymes?|story|stories|tales?|jokes?|essays?|letters?|e-?mails?|speech|"
    r"articles?|texts?|paragraphs?|sentences?|lines?|words|pages?|summary|report|review|recipes?|answers?|questions?|quiz|"
    r"headlines?|titles?|captions?|names?|slogans?|tweets?|posts?|code|script|program|"
    r"pictures?|images?|portraits?|logos?|maps?|diagrams?|charts?|graphs?|tables?|lists?)\b"
)
_OBJECT = (  # what an order is about: "draw a map", but not "Draw for the cup" and "invent the telephone"
    r"(?: (?:to |for )?(?:me|us)\b| (?:it|this|that|these|those|them|something|anything|about)\b"
    r"|(?: please)?\W*$| (?:(?:an?|the|some|my|your|our|one|two|three|another|more|\d+) |(?<!draft ))"
    rf"(?:(?!of\b|on\b|for\b)[\w-]+ ){{0,2}}?{_TEXT})"
)
_ORDER = re.compile(
    r"(?:(?:ok(?:ay)?|so|now|then|please|just|thanks|and)[,.!]* )*"
    r"(?:summari[sz]e|sum up|paraphrase|rephrase|reword|proofread|"
    rf"(?:rewrite|shorten|translate|write|compose|generate|invent|draft|draw|sing){_OBJECT}|"
    r"imagine(?: (?:you|i|we|he|she|they|it|that|if|being|an?|the|yourself)\b|\W*$)|"
    r"pretend|act as|roleplay|ignore (?:all|your|(?:the )?(?:previous|above|instructions))|"
    r"explain(?: (?:it|this|that))?(?: to me)?\W*$|eli5|"
    r"(?:make|keep) (?:it|this|that) (?:short|brief|simpl|long)\w*\W*$|"
    r"(?:an? |the |short |brief )*(?:summary|overview|recap)(?: please)?\W*$|"
    r"tell (?:me )?(?:more|a joke|a story|something)\W*$|tell me (?:a joke|a story|everything)|say more|more(?: "
    r"please| details?)?\W*$|"
    r"(?:go on|continue|elaborate)(?: (?:please|with|on|from|where|this|that|it|the|your|my|to|\w+ing)\b|\W*$)|"
    r"(?:give|make|write|create|show)(?: me| us)? (?:a|an|the|your)?(?: (?:short|brief|quick|long|detailed|concise|"
    r"full|general|"
    r"one[- ]\w+|\d+[- ]\w+))* ?(?:summary|overview|outline|synopsis|abstract|recap|digest|translation|poem|essay|"
    r"story|tl;?dr|"
    r"gist)\b|tl;?dr)(?![\w’'-])",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?…])(?!(?<=\b[Nn]o\.)\s+\d)\s+")  # "No. 10" is one
_QUESTION = re.compile(rf"\b(?:{WH})\b", re.IGNORECASE)
_WRAPPED = re.compile(
    r"(?:(?:can|could|would|will) you (?:please |kindly |just )*|please |kindly |i (?:want|need) you to |i(?:['’]d| "
    r"would) like you to )+",
    re.IGNORECASE,
)


def without_chatter(text: str) -> str:
    """Return a text without greetings, thanks and orders around its question; "" if nothing remains."""
    sentences = [sentence for sentence in _SENTENCE.split(text.strip()) if sentence]
    while sentences and _asks_nothing(sentences[0]):
        sentences.pop(0)
    while sentences and _asks_nothing(sentences[-1]):
        sentences.pop()
    return " ".join(sentences)


def _asks_nothing(sentence: str) -> bool:
    plain = _plain(sentence)
    if not any(map(str.isalpha, plain)):
        return not any(map(str.isdigit, plain))
    order = _WRAPPED.sub("", plain, count=1)
    if _ORDER.match(order):
        return order != plain or "?" not in sentence or _QUESTION.search(plain) is None
    if "?" not in sentence and _VERDICT.match(plain) and not _QUESTION.search(plain.partition(" what i ")[0]):
        return True
    return _OPENS.match(plain) is not None and _is_made_of_tokens(plain)


def _plain(sentence: str) -> str:
    return " ".join(sentence.strip(" .!?,;:…)(-–—“”\"'").split())


def _is_made_of_tokens(plain: str) -> bool:
    rest = plain
    while rest:
        match = _TOKEN.match(rest)
        if match is None:
            return False
        rest = rest[match.end() :].lstrip(" .!?,;:…-–—")
    return True
