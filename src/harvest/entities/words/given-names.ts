import { wordList } from './word-list.ts';

/**
 * Common given names of many languages, folded. They only ever make the importer more careful: a
 * name of several words that holds one of these and no word of an organisation is taken for a person's.
 */
export const givenNames: ReadonlySet<string> = wordList(`
aaron abdul abdullah abigail adam adele adrian agnes ahmad ahmed aisha akira alan albert alberto alejandro aleksandr alex
alexander alexandra alexey alfredo ali alice alicia alison allan allison alonso amanda amber ambrose amelia amina amir amit amy ana
anastasia anders andre andrea andreas andrei andres andrew andrey andriy andy angel angela angelica angelina anil anita ann
anna anne annette anthony antoine anton antonio anwar arnold arthur arturo asha ashley audrey augustin aurelia ayesha barack
barbara beatrice ben benedetto benjamin bernard bernice bernie beth bianca bill billy bob boris brad bradley brandon brenda
brendan brett brian bridget brittany bronwyn bruce bruno bryan callum camila cara carl carla carlo carlos carmen carol
caroline carolyn carrie catherine cathy cecilia chad chantal charles charlie charlotte chen cheng chloe chris christian
christina christine christopher chuck cindy claire clara claude claudia cody colin connor craig cynthia daisy dan dana daniel
daniela danielle danny darren dave david dean deborah debra deepak denis dennis derek derrick diana diane diego dimitri
dmitri dmytro dominic donald donna dora dorothy doug douglas duncan dylan eddie edgar eduardo edward edwin eileen elaine
elena eli elijah elizabeth ella ellen ellie elon emil emily emma eric erica erik erin ernest esther ethan eugene eva evan
fabio farah fatima felix ferdinand fernando fiona florian frances francesca francesco francis francisco frank frankie franz
fred frederick friedrich gabriel gabriele gail gary gavin gemma geoff geoffrey george gerald gianni gilbert gilberto giles
gillian giorgia giorgio giovanni giuseppe gloria gordon grace graham greg gregory guido guillaume guillermo gunter gustavo
guy hamid hanna hannah hans harold harris harry harvey hassan heather hector heidi helen helena henri henry herbert hilary
hillary hiroshi holly howard hugh hugo hussein ian ibrahim ida ignacio ilya imran ingrid irene iris isaac isabel isabella
isabelle ivan ivana jack jackie jacob jacques jade jake james jamie jan jane janet janice jared jason javier jay jayla jean
jeff jeffrey jenna jennifer jenny jeremy jerry jess jesse jessica jesus jill jim jimmy jin joan joann joanna joanne joe joel
johan johannes john johnny jon jonas jonathan jordan jorge jose josef joseph josh joshua joyce juan juana judith judy julia
julian juliana julie julien juliet juliette julio june justin justine kalin karen karim karl karla kate katherine kathleen
kathryn kathy katie katrina katy kayla keith kelly ken kenneth kenny kevin khalid kim kimberly klaus kofi kristen kristin
kristina kumar kurt kyle lana lance larry laura lauren laurent lawrence leah lee lena lenny leo leon leonard leonardo leroy
leslie lewis liam lilian lilie lily linda lindsay lindsey lionel lisa liz lorenzo louis louise luca lucas lucia lucie lucy luigi
luis lukas lukasz luke lydia lynn madeleine madison mahmoud malcolm manoj manuel marc marcel marco marcos marcus margaret
maria marian mariana marie marina mario marion marius mariusz mark marlene marta martha martin martina marvin mary massimo
mateusz mathieu matt matteo matthew maureen maurice max maya megan mehmet mei melanie melissa meredith mia michael michal
michel michele michelle miguel mikael mike mikhail mila milan miles mimi miranda miriam misty mitchell mohamed mohammad
mohammed moira molly mona monica monika morgan moshe muhammad murat myriam nadia naomi natalia natalie nathan neal neil nekima
nelson nicholas nick nico nicola nicolas nicole nigel nijeer nikhil nikki nikola nikolai nikos nina noah noam noel noelle nora
norman olaf oleg oleksandr oleksiy olga oliver olivia omar oriana orlando oscar osman otto owen pablo pamela paolo patricia
patrick paul paula pauline pedro peggy penny peter petra phil philip philippe phillip pierre priti priya quentin rachel rafael
rafaela rahul raj rajesh ralph ramon randall ravi ray raymond rebecca reid rhys ricardo richard richie rick rita robert roberta
roberto robin rodrigo roger roland roman ron ronald rosa rose rosemary ross roy ruben rudolf rupert russell ruth ryan sabrina
said sally salman sam samantha samir samuel sandra sanjay sara sarah sasha saul scott sean sebastian selena sergei sergey
sergio seth shane shannon sharon shaun shawn sheila shilpa sidney silvia silvio simon simone sofia sonia sophia sophie stacey
stanley stefan stefano stella stephan stephanie stephen steve steven stewart stuart sue sunil susan susanne susie suzanne
svetlana syed sylvain sylvia tamara tammy tania tanya tara tariq ted teresa terry thanh theo theodore theresa thomas tiago
tim timothy tina tobias todd tom tommy toni tony tracy trevor tristan tyler umar umesh valentin valentina valerie vanessa vera
veronica victor victoria vijay vikram vincent vincenzo virginie vivek vladimir walter wanda wayne wei wendy wesley wilfred
willem william wolfgang xavier yang yannic yanis yasmin yolanda yoshihiro yusuf yuri yves yvonne zach zachariah zachary zane
zara zelda
bai cai cho hyon jang jiho jisuh jong ri rim kyong sok son sim mou moumou drew chase blake brett art gene pat glenn glen dale cliff
faith hope joy april summer brooke autumn pearl ruby violet ivy olive hazel crystal amber dawn sherry ginger jasmine
renee jeremiah gabby jonah bev victor guy max rex roger rick earl lily daisy iris holly heather constance dawn eve robin jay miles christian jade
clay rusty sandy randy woody chuck buddy sonny basil rosemary laurel fern flora heath polly molly sally dolly kitty jerry terry barry larry perry carol
melody noel jean jimmy johnny billy bobby tommy jenny penny betty kurt bess ernest ward
rowan sawyer logan parker cooper carter tyler taylor avery riley reese quinn dakota sierra savannah skye ilan ori udi eyal noam
itai mosab ousmane alonzo randal trevis marietje klay porcha amadou kwame viktoria viktor dasha yevhen shilpa rana chidi chinonso ngozi taiwo bola nnamdi zhang li wang liu huang zhao zhou xu sun hu guo lin
luo deng tang han cao zeng xiao pan yu yuan nguyen tran pham choi lai hsien ming jun hao yan yi xin fang feng
`);

/** Common family names, folded, for the same use. */
export const familyNames: ReadonlySet<string> = wordList(`
zhang li wang liu huang zhao wu zhou xu sun zhu hu guo lin luo deng tang xie han cao zeng xiao pan yu dong yuan nguyen tran pham choi park
singh khan sharma gupta patel kumar gonzalez rodriguez martinez garcia hernandez lopez perez sanchez ramirez kim lee chen cheng yang
smith johnson jones brown davis miller wilson taylor anderson jackson harris clark walker robinson wright scott hill hughes
edwards collins bell murphy cook rogers morris cooper reed bailey kelly howard cox richardson wood watson brooks bennett gray
hughes price sanders ross foster long patterson hughes flores washington butler simmons bryant alexander russell griffin
diaz hayes myers ford hamilton graham sullivan wallace woods cole west owens reynolds fisher ellis harrison gibson mcdonald
cruz marshall ortiz gomez murray freeman wells webb simpson stevens tucker porter hunter hicks crawford boyd mason kennedy
warren dixon ramos reyes burns gordon shaw holmes rice robertson hunt black daniels palmer mills nichols grant knight
ferguson stone hawkins dunn perkins hudson spencer gardner stephens payne pierce berry matthews arnold wagner willis watkins
olson carroll duncan snyder hart cunningham lane andrews ruiz harper fox riley armstrong carpenter weaver greene elliott
chavez sims austin peters kelley franklin lawson campbell allen baker parker evans edwards turner phillips nelson mitchell
roberts carter liang lewis walton reilly wetzel setzer raine
`);
