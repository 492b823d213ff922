import type { Token } from './normalize';
import { stem } from './stem';

/** What German compounds of our field end in; in front of it stands what it is for. */
const HEADS = [
  'modell modelle modellen modells prognose prognosen vorhersage vorhersagen erkennung empfehlung',
  'empfehlungen klassifikation klassifizierung klassifikator anwendung anwendungen software',
  'plattform portal portale system systeme dienst dienste webseite webseiten shop shops programm',
  'programme firmware applikation pipeline pipelines werkzeug werkzeuge training versionierung',
  'uberwachung',
].flatMap((line) => line.split(' '));
const SHORTEST_FRONT = 3;
const COMPOUND = new RegExp(`^(.{${SHORTEST_FRONT},}?)(${HEADS.join('|')})$`);

/**
 * Takes German compounds apart, so that "Lawinenprognose" is found where "Prognose" is. A word that is known as it
 * is stays whole.
 */
export function splitCompounds(tokens: readonly Token[], isKnown: (word: string) => boolean): Token[] {
  return tokens.flatMap((token) => {
    const [, front, head] = COMPOUND.exec(token.text) ?? [];
    if (front === undefined || head === undefined || isKnown(token.text)) return [token];
    return [
      { ...token, text: front, stem: stem(front) },
      { ...token, text: head, stem: stem(head), joined: false },
    ];
  });
}
