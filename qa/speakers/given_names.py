"""Given names that are mostly men's or mostly women's, the commonest of the United States and of world news.

The common ones are after the Social Security Administration's lists (public domain). Names that are as common for both,
and names that are words or places first, are left out.
"""

from __future__ import annotations

MALE_NAMES = frozenset(
    "aaron abdul abdullah abraham adam adrian ahmed alan albert alberto alejandro alex alexander alfonso alfred "
    "ali alistair allan allen alvin amir anders andre andreas andrew andy angus anthony antonio arjun arnold "
    "arthur ashok austin barack barry bart ben benjamin bernard bernie bert bill billy bob bobby boris brad "
    "bradley brandon brendan brent brett brian bruce bruno bryan bryce caleb calvin carl carlos cesar charles "
    "charlie chris christian christopher chuck clarence claude clayton clifford clint clive cody colin connor "
    "conor craig cristian curtis damian dan daniel danny darrell darren daryl dave david dennis derek derrick "
    "devin diego dimitri dmitry dominic don donald doug douglas duncan dustin dwayne dwight dylan earl ed eddie "
    "edgar eduardo edward edwin eli elijah elliot elliott elon emmanuel enrique eric erik ernest ernesto ethan "
    "eugene evan fabian fabio felipe felix fernando florian floyd francis francisco franck frank franklin fred "
    "freddie frederick gabriel garrett gary gavin gene geoff geoffrey george gerald gerard gerry giovanni "
    "giuseppe glen glenn gordon graham greg gregg gregory guillermo gustavo hamza hans hari harold harry harvey "
    "hassan hector henri henry herbert herman howard hugh hugo hussein ian ibrahim igor isaac isaiah ismail ivan "
    "jack jacob jacques jake jamal james jared jason javier jeff jeffrey jeremiah jeremy jerome jerry jesse jesus "
    "jim jimmy joe joel johannes john johnny jon jonah jonathan jordan jorge jose joseph josh joshua josé juan "
    "jude julian julio justin jürgen karl keith ken kenneth kenny kevin khalid klaus kristian kurt kyle larry "
    "lars lawrence leo leon leonard leonardo leroy lewis liam lloyd logan lou louis luc luca lucas luis lukas "
    "luke mahmoud malcolm manuel marc marcel marco marcos marcus mario marios mark martin marvin mateo mathias "
    "matt matthew matthias maurice max michael micheal miguel mike mikhail milton mitch mitchell mohamed mohammad "
    "mohammed muhammad mustafa narendra nasser nathan nathaniel neal ned neil nelson neville niall nicholas nick "
    "nicolas nigel nikolai noah norman olaf oleg oliver olivier omar osama oscar owen pablo patrick paul paulo "
    "pedro pete peter phil philip philippe phillip pierre piers rafael raj rajesh ralph ramon randall randy "
    "raphael raul ray raymond reggie ricardo richard rick ricky rob robert roberto robin roderick rodney rodrigo "
    "roger roland roman ron ronald ronnie ross roy ruben rudy rupert russ russell ryan salman salvador sam samuel "
    "sanjay santiago saul scott seamus sean sebastian sergei sergey sergio seth shane shaun shawn simon spencer "
    "stan stanley stephen steve steven stewart stuart sunil sven ted terrence terry theodore thomas tim timothy "
    "toby todd tom tommy tony travis trevor tucker tyler vernon victor vijay viktor vincent vivek vlad vladimir "
    "volodymyr wallace walter warren wayne wesley william willie wolfgang yusuf zach zachary".split()
)
FEMALE_NAMES = frozenset(
    "abigail adele agnes aisha alexandra alexis alice alicia alison allison alyssa amanda amber amelia amina amy "
    "ana anastasia andrea angela angelica angelina angelique anita ann anna annabel anne annette annie antonia "
    "ariana ashleigh ashley astrid audrey barbara beatrice becky belinda bernadette bertha beth bethany betsy "
    "betty beverly bianca bonnie brenda bridget britney brittany brittney caitlin camila camilla candace candice "
    "carla carly carmen carol carole caroline carolyn carrie catherine cathy cecilia celeste charlene charlotte "
    "cheryl chloe christie christina christine cindy claire clara clarissa claudia colleen connie courtney "
    "cristina crystal cynthia dana danielle daphne deanna debbie deborah debra deirdre delores denise desiree "
    "diana diane dianne dolores donna dora doris dorothy edith eileen elaine eleanor elena elisa elisabeth eliza "
    "elizabeth ella ellen eloise elsa elsie emilia emily emma emmanuelle erica erika erin esther ethel eva eve "
    "evelyn fatima felicia fiona frances francesca gabriela gabriella gabrielle gemma genevieve georgina "
    "geraldine gertrude gillian gina gisele giulia gladys glenda gloria grace greta gretchen gwen gwendolyn "
    "hailey hannah harriet hazel heather heidi helen helena hilary hillary ida imani imogen ingrid irene irina "
    "iris isabel isabella ivanka jacinda jackie jacqueline jane janet janice jasmine jeanette jeanne jenna "
    "jennifer jenny jessica jill jo joan joanna joanne jodie josephine joyce juanita judith judy julia juliana "
    "julianne julie juliet kaitlyn kamala karen karin karina karine kate katherine kathleen kathryn kathy katie "
    "katrina kayla kelly kendra kerry kim kimberly kirsten kristen kristi kristin kristina kristine krystal lana "
    "latoya laura lauren laurie leah leila lena leslie leticia lillian lily linda lindsay lindsey lisa liz liza "
    "lois lola loretta lori lorraine louise lucia lucille lucinda lucy lydia lynn mabel madeleine madeline "
    "madison maggie maisie malala mandy marcia margaret margarita margot maria mariah marianne marie marilyn "
    "marina marissa marjorie marlene marsha martha martina mary maureen maxine megan meghan melanie melinda "
    "melissa meredith mia michele michelle mildred mindy miranda miriam molly mona monica monique muriel nadia "
    "nadine nancy naomi natalia natalie natasha nellie nicola nicole nina nora norma odette olga olive olivia "
    "pamela patricia patti patty paula pauline peggy penelope petra phoebe phyllis polly priscilla priyanka "
    "rachel ramona rebecca regina renee rhonda rita roberta rosa rosalind rose rosemary rosie roxanne ruby ruth "
    "sabrina sadie sally samantha sandra sara sarah selena serena shannon sharon sheila shelley sherri sherry "
    "shirley silvia simone siobhan sofia sonia sonya sophia sophie stacey stacy stella stephanie sue susan "
    "susanna susanne suzanne sylvia tamara tammy tania tanya tara tatiana teresa teri tessa thelma theresa "
    "tiffany tina tracey tricia trina ursula valentina valerie vanessa vera veronica vicki vicky victoria "
    "virginia vivian wanda wendy whitney wilma yolanda yvette yvonne zoe".split()
)
