"""Boilerplate: what surrounds an article is marked, and no sentence of the article is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.structure import sentence_ranges, structure_of
from tests.factories import seed_text

_BOILERPLATE = [
    # controls
    "close",
    "Menu",
    "SHARE",
    "Advertisement",
    "Read more",
    "Read More »",
    "Loading...",
    "› Related Articles",
    "Related Articles:",
    "Back to top",
    "Back to top button",
    "Skip to content",
    "Story continues below advertisement",
    "Sign in",
    "↑ Back to top",
    "![A bridge](images/bridge.png)",
    # newsletters and accounts
    "For more CNN news and newsletters, create an account at CNN.com",
    "Sign up for our daily newsletter",
    "Subscribe to our newsletter and never miss a story!",
    "Subscribe to our YouTube channel",
    "Get the latest stories delivered to your inbox every morning.",
    "By signing up, you agree to our Terms of Use and Privacy Policy.",
    "Already a subscriber? Log in",
    "Sign in to continue reading",
    "For more stories like this, visit our website.",
    # rights and cookies
    "© 2024 Cable News Network. All Rights Reserved.",
    "Copyright 2024 The Associated Press. All rights reserved.",
    "All rights reserved.",
    "This material may not be published, broadcast, rewritten or redistributed.",
    "Copyright © 1998-2024, RFA.",
    "We use cookies to improve your experience on this site.",
    "This website uses cookies.",
    "By using this site you agree to the use of cookies.",
    # sharing, and links to other articles
    "Share this article",
    "Share on Facebook",
    "Share on Facebook Share on Twitter Share via Email",
    "Tweet this",
    "Click to share on Facebook (Opens in new window)",
    "Follow us on Twitter and Facebook",
    "Follow @pullquote on X.",
    "Read more: Kim Jong Un hails treaty",
    "READ ALSO | Seoul weighs arms for Kyiv",
    "Related: The treaty in full",
    "5 min read",
    "Comments (14)",
    "3 replies",
    "Get the Ledger app",
    "Share your thoughts in the comments below",
    "Listen to this article (4 minutes)",
    "Report an error",
    "You have 2 free articles left this month",
    "You've read 3 of 5 free articles.",
    "Home » News",
    "12 comments",
    "Click here to read the full report",
    # subscriptions, players, mail
    "Subscribe for just £2 a week",
    "Start your free trial",
    "Unlock this article",
    "Unlock full access for $1",
    "This article is only available to subscribers.",
    "You have reached your monthly limit of free articles.",
    "To continue reading, please subscribe.",
    "Create a free account to keep reading",
    "Tap to unmute",
    "Please enable JavaScript in your browser to watch.",
    "To play this video you need to enable JavaScript in your browser.",
    "Your browser does not support the audio element.",
    "Trouble reading this email? View it online.",
    "View this newsletter in your browser",
    "Sent from my Galaxy phone",
    "Show caption",
    # readers, labels, earnings
    "Join the conversation",
    "View all 34 comments",
    "Tags: herring, quotas, Ostby",
    "Filed under: Fisheries",
    "Got a story? Email desk@ledger.example",
    "Got a story? WhatsApp us on 07700 900123",
    "Do you have a tip? Call our desk on 555-0142.",
    "Our Standards: The Ledger Trust Principles.",
    "We may earn a commission if you buy through our links.",
    "As an Amazon Associate we earn from qualifying purchases.",
    "This site is protected by reCAPTCHA and the Privacy Policy applies.",
    # the heads of printed pages
    "THE DAILY LEDGER, Monday, Sept. 9, 1957                                3",
    "12   The Daily Ledger, 9 September 1957",
    "(Continued from Page 3)",
    "Cont'd on page 7, col. 2",
]

_ARTICLE = [
    "Tags: none were found on the seals.",
    "Tags: £4 each",
    "The trial is free to watch.",
    "Your free trial of the ferry card ends in May.",
    "Unlock the gate at six, the notice read.",
    "Subscribe for shares before May.",
    "We may earn less next year.",
    "Got a letter? Burn it, she wrote.",
    "Sent from my uncle, the parcel was empty.",
    "This article is for members of the union and their families, and nobody else reads it.",
    "Comments are closed to the press.",
    "Next: Brazil",
    # a newspaper's name and a day, without the number of a page
    "THE DAILY LEDGER, Monday, Sept. 9, 1957",
    "The Lord Mayor opened it on 9 September 1957",
    "BRIDGE REOPENS ON MAY 3, 1957",
    "Continued from page to page, the row filled a week of letters.",
    "Local officials said the bridge would close.",
    "Subscribe to our view that the war must end.",
    "Read more: the minister resigned on Monday",
    "For more news about the war, visit the museum in Kyiv.",
    "Get the best bread in our shop delivered to your inbox tray.",
    "We use cookies in our kitchen to teach your child how to count.",
    "Turnout: 41.7%",
    "Listen to this article of the law, the judge told them.",
    "You have 2 free hands, the coach told them.",
    "Shop > school, the sign read.",
    "Will win: Everything Everywhere",
    "Con: Some movies are harder to see than others",
    "Remember this: we read what is written.",
    "Editor's note: sign up for nothing here.",
    "Jane Doe covers courts for the Ledger. Sign up for her newsletter here.",
    "Reach the reporter at jane.doe@example.org or follow her on Twitter.",
    "Local elections will be held in May.",
    "The shop will close.",
    "Getty Images sued Stability AI in London.",
    "He works for Getty Images.",
    "The lawsuit was brought by Getty Images",
    "The photographer sold the picture to Reuters/AP.",
    "The minister spoke to AFP.",
    "“It is over,” he said. – AFP",
    "Putin warned Seoul on Thursday, the ministry said. (Reuters)",
    "He trusts two wire services — Reuters/AP.",
    "Most voters disagree, according to a poll (Reuters/Ipsos).",
    "Kim Hong-Ji of Reuters took the photo.",
    "Photo by photo, the investigators pieced the story together.",
    "Photos by the dozen were found in the flat.",
    "Photos by Adams hang in the museum.",
    "Photo: the one thing he had left.",
    "Picture this: a city without cars.",
    "Image is everything in politics.",
    "Image source is unknown.",
    "Pictures of the bridge were shown in court.",
    "Credit: the word comes from Latin.",
    "Credit Suisse collapsed in March.",
    "The video was posted on Telegram.",
    "Sign up began on Monday.",
    "The army asked men to sign up.",
    "Sign up for emergency alerts at the county's page.",
    "Subscribers to the newsletter doubled in a year.",
    "Subscribe, the sect told its followers, or perish.",
    "“Subscribe to our newsletter,” the spam message said.",
    "The newsletter is sent to 4,000 people.",
    "For more than 20 years the news agency was closed, visit after visit.",
    "For more stories he went to Kyiv.",
    "Get the vaccine, doctors said.",
    "The account was created by CNN.",
    "Create an account of what happened, she said.",
    "The drought contributed to this report's gloom.",
    "High prices contributed to this story of decline.",
    "Rising heat contributed to this.",
    "Scientists who contributed to the report said so.",
    "Kim contributed to the campaign.",
    "The report, edited by staff, was published in May.",
    "Edited by Jane Doe, the anthology contains nine stories.",
    "Edited by hand, the tape proved nothing.",
    "Reporting by Reuters showed that the ministry knew.",
    "Written by Stephen King.",
    "By Jane Doe",
    "Written by hand.",
    "Copyright law is changing in Europe.",
    "Copyright 2024 was the topic of the day, and of the year.",
    "He reserved all rights.",
    "The company said it kept all rights reserved.",
    "We use cookies from the bakery next door.",
    "The company uses cookies to track people, the court found.",
    "By using cookies, Google tracked users.",
    "Cookies are small files.",
    "Share prices fell on Friday.",
    "Shares in Samsung rose.",
    "Share your bread with the hungry.",
    "Follow the money.",
    "Follow us, the soldiers shouted.",
    "Find work on LinkedIn, they tell the young.",
    "500 shares",
    "Tweets from the president moved markets.",
    "Post offices will close.",
    "Email from 2019 shows that he knew.",
    "Read more carefully, the teacher said.",
    "Read the report.",
    "Related companies pay less tax.",
    "Menu prices rose by 4%.",
    "Related: the two are cousins.",
    "Recommended.",
    "Close!",
    "The story continues after the war.",
    "Searching the site took days.",
    "The comment section was closed.",
    "Next week the court will decide.",
    "Click here was the text of the button.",
    "The meeting lasted 5 minutes.",
    "Sign in to your account, then open Settings.",
    "Advertisement spending fell.",
    "Advertisements for tobacco are banned.",
    "Trending topics were removed.",
    "Sponsored by Iran, the group grew.",
    "Facebook",
    "Twitter",
    "Politics",
    "World",
    "Health",
    "Local",
    "X",
    "South Korea",
    "June 20, 2024",
    "1961",
    "❤️",
    "---",
    "* * *",
    "Published: 2024-06-20",
    "Sputnik V was approved in August.",
    "Associated Press reporters were held.",
]


def _marked(text):
    return [text[start:end] for start, end in structure_of(text).boilerplate]


@pytest.mark.parametrize("line", _BOILERPLATE)
def test_boilerplate_is_marked(line):
    """A paragraph that is boilerplate is marked, and its neighbours are not."""
    assert _marked(f"The vote failed.\n\n{line}\n\nThe deputies went home.") == [line]


@pytest.mark.parametrize("line", _ARTICLE)
def test_sentences_of_the_article_stay(line):
    """A paragraph that only sounds like boilerplate is not marked."""
    assert _marked(f"The vote failed.\n\n{line}\n\nThe deputies went home.") == []


@pytest.mark.parametrize("label", ["Local", "World", "Facebook", "Home"])
def test_labels_are_boilerplate_beside_boilerplate(label):
    """The name of a section or site is marked next to a menu's words, on either side, and through other labels."""
    assert _marked(f"Menu\n{label}\nPolitics\nThe vote failed.") == ["Menu", label, "Politics"]
    assert _marked(f"The vote failed.\n{label}\nShare") == [label, "Share"]


def test_a_list_of_labels_is_no_boilerplate():
    """Items of a list in the article stay answerable."""
    assert _marked("They asked about three things.\nPolitics\nHealth\nTravel\nNobody answered.") == []


def test_seed_boilerplate():
    """Of the seeds, exactly the boilerplate is marked; the caption and the makers are read."""
    assert _marked(seed_text(0)) == []
    assert _marked(seed_text(1)) == [
        "close",
        "close",
        "Local",
        "For more CNN news and newsletters, create an account at CNN.com",
        "Related Articles",
        "Back to top button",
    ]
    text = seed_text(1)
    structure = structure_of(text)
    assert [text[r.start :].split(" from the")[0] for r in structure.captions] == ["Ukrainian soldiers"]
    assert [text[r.start : r.end] for r in structure.credits] == [
        "CNN's Hanako Montgomery and Mike Valerio contributed to this report."
    ]


@given(
    st.lists(st.sampled_from([*_BOILERPLATE, *_ARTICLE, "", "\ufeff", "😀"]), max_size=20),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
)
def test_ranges_are_ordered_and_hold_whole_sentences(lines, end):
    """Ranges ascend without overlap, and a sentence lies in one or outside all."""
    text = end.join(lines)
    ranges = structure_of(text).boilerplate
    assert all(a.end <= b.start for a, b in pairwise(ranges))
    for sentence in sentence_ranges(text):
        for mark in ranges:
            assert not mark.overlaps(sentence) or (mark.start <= sentence.start and sentence.end <= mark.end)


_BODY = "The harbour board will rebuild the quay of Orrin before the winter, its chairman said on Monday evening."


def _marked(text):
    return [text[place.start : place.end] for place in structure_of(text).boilerplate]


def test_headlines_below_a_label_amid_an_article_are_links():
    """Those in a row directly below it, up to a blank line; one line alone, and sentences, may be the article's."""
    links = "Ferry to sail on Sundays again\nLighthouse keeper, 90, learns to swim"
    text = "Quay to be rebuilt\n\n{}\n\nMore on this story\n{}\n\n{}"
    assert _marked(text.format(_BODY, links, _BODY)) == ["More on this story", *links.split("\n")]
    for others in ("A second quay is shut", "The ferry sails on.\nNobody knows why.", "Two bags\nA spade"):
        assert _marked(text.format(_BODY, others, _BODY)) == ["More on this story"]


def test_the_head_that_each_page_repeats_is_no_text():
    """Nor is the page's number beside it; the first, which dates the article, and other numbers are."""
    head = "THE ORRIN & GLEN ECHO   FRIDAY, MAY 3, 1957"
    text = f"{head}\n\nQuay to be rebuilt\n\n{_BODY}\n\n5\n{head}\n\n{_BODY}\n\n{head}\n\n{_BODY}\n\n7\n\n{_BODY}"
    assert _marked(text) == ["5", head, head]
