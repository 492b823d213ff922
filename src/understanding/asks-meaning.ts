import type { Mention } from './find-names';
import type { Passage } from './phrase';

/** What stands around a term when somebody asks for its meaning, in the languages that we read; accents are folded. */
const AROUND_A_TERM = new Set(
  [
    'a about again am an and any are brief briefly by called can context could curious define defined definition describe do does',
    'eli5 elaborate exactly explain explained explanation for glossary help i idea in is it just kindly know like lost may me',
    'mean meaning means meant mind new of on one oh ok okay often or overview people plain please pls point pretty purpose',
    'quick quickly really say sentence sentences shall short shortly simple simply so somebody someone sorry stand stands summary',
    'tell term terms that the then there thing this to today two u understand us was we what whats when which why with word words',
    'would you actually basically exactly',
    'also bedeutet bedeutung begriff bitte damit das dem den denn der die du ein eine einem einen einer einfach eigentlich erklar',
    'erklare erklaren erklart erklarung es gemeint genau heisst ist kannst konnen kurz man meint mir mit sagt satz sie sind uns',
    'unter versteht verstehen vom von was wie wir wort worten worum geht gemeint zu zum zur',
    'aidez appelle brievement ca ce cette comment consiste ces d dans definir definis definition des desire dire dis du en est et',
    'exactement explique expliquer expliquez la le les m moi mot mots on par peux pourriez pouvez que quel quelle quoi sens sert',
    'signifie simple simplement sont terme un une veut vous',
    'al asi aquello concepto con cual cuales de defina define definicion del di dime el ella en entiende es eso esta exactamente',
    'entender explica explicame explicar explicas explique expliqueme favor la las llama lo los me palabra palabras para podrias por puede puedes',
    'que quiere breve brevemente decir sencillas sencillo significa significado son termino un una unas unos y',
    'ai data devops engineering field ki learning machine ml mlops model models modell modelle modelos modele modeles ia',
  ]
    .join(' ')
    .split(' '),
);

/** Without one of these, the words above make no question for a meaning: "is it for us?" */
const ASKING = new Set(
  [
    'what whats meaning mean means meant explain explained explanation describe define definition tell eli5 understand',
    'was bedeutet bedeutung heisst erklar erklare erklaren erklart erklarung versteht',
    'quoi que quel quelle explique expliquer expliquez signifie definir definis definition',
    'cual explica explicame explicar explicas explique expliqueme significa significado define definicion',
  ]
    .join(' ')
    .split(' '),
);

const ARTICLES = new Set('a an the der die das ein eine le la les un une el los las una'.split(' '));

/** Whether a text is a name and at most its article: "Inference cost?", "the cold start problem" */
function standsAlone({ tokens }: Passage, { start, end }: Mention): boolean {
  return end === tokens.length && tokens.slice(0, start).every(({ text }) => ARTICLES.has(text));
}

/** Whether a text is about nothing but what a name means: "what is inference?", "Inferenz?", "c'est quoi, un jeton" */
export function asksMeaning(passage: Passage, mention: Mention): boolean {
  const around = passage.tokens.filter((_token, at) => at < mention.start || at >= mention.end);
  const asks = around.some(({ text }) => ASKING.has(text));
  return standsAlone(passage, mention) || (asks && around.every(({ text }) => AROUND_A_TERM.has(text)));
}
