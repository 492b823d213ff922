/**
 * The commonest German, French and Spanish words, without accents: no slips of the pen in English ones, however near
 * they are ("jemand" is not "demand").
 */
export const FOREIGN_WORDS: ReadonlySet<string> = new Set(
  [
    'aber alle allem allen aller alles also andere anderen arbeit auch auf aus beide beiden beim bereits besser bitte',
    'brauche brauchen braucht dabei dafur damit daran darauf dass dein deine dem den denn denen deren dich diese diesem',
    'diesen dieser dieses dinge dort durch eben eigen eigene eigenen eigener einem einen einer eines einfach einige',
    'einmal etwas euch euer eure fehler finde finden firma fragen ganz gegen gehen geht genau gerade gerne gibt ging',
    'gross grosse grossen haben habe hast hatte hatten heute hier hilfe hilft immer irgendwann jahr jahre jahren jede',
    'jeden jeder jedes jemand jetzt kaum kein keine keinen keiner kleine kleinen kleines kommen kommt kann kannst konnen',
    'konnte kunde kunden lange lassen leute liegt macht machen mehr meine meinen meist mich mussen muss nach nachts',
    'nehmen neue neuen neuer neues nicht nichts niemand noch nutzen nutzt oder ohne passt rund sagt schon',
    'sehr seine seit selbst sich sicher sind sogar solche soll sollen sollte sollten sondern stehen steht stelle teil',
    'trotzdem uber unser unsere unserem unseren unserer unsre unter viel viele vielen vielleicht vom voll warum weil',
    'welche welchem welchen welcher welches wenig wenn werden wieder wird wirklich wissen wollen womit wurde wurden zeit',
    'ziemlich zuerst zurzeit zusammen zwei zwischen leiden laufen lauft laden kosten monat monate woche wochen taglich',
    'ainsi alors apres assez aucun aucune aussi autre autres avant avec avoir avons beaucoup besoin bien bonne boite',
    'chaque chez choses client clients comme comment dans depuis dernier derniere deux devons devrait devrions dire donc',
    'elle elles encore entre equipe etre faire fait faites faut fois grand grande ici jamais jour jours juste leur leurs',
    'lieu maintenant mais mauvais meilleur meme mettre mieux mois moins monde notre nous nouveau nouvelle parce parfois',
    'passe personne petit petite peut peuvent plus plusieurs plutot pour pourquoi pouvons premier prendre prend presque',
    'quand quel quelle quelles quels quelque quelqu rien sans savoir selon semaine semaines sera sert serait seul seule',
    'sont souvent suivre sur surtout temps tous tout toute toutes travail travaille trop trois trouver utilise utilisons',
    'veut vers voir votre vous vraiment',
    'ademas ahora algo alguien alguna alguno algunos antes aqui asi aunque bien buena bueno cada casi clientes como',
    'cosas cual cuales cuando cuanto dato debe debemos deberia desde despues dice donde durante ella ellos empresa entre',
    'eres esta estamos estan estas este esto estos gente hace hacemos hacer hacia hasta hemos hora menos mejor mejores',
    'meses mismo mucha mucho muchas muchos nada nadie necesita necesitamos nosotros nuestra nuestras nuestro nuestros',
    'nueva nuevo nuevos nunca otra otras otro otros para pasa pero persona personas pocas poco pocos podemos podria',
    'porque primero puede pueden puedo pues queremos quien quiere quiero saber segun semana semanas sera siempre sirve',
    'sobre solo somos tambien tanto tenemos tener tiene tienen toda todas todavia todo todos trabajo tres unas unos usamos',
    'usar vamos varias varios veces vida',
    'netz netze netzen contrat contrats europe europa gare contrato contratos escribe suelto tipico tipicos ventaja ventajas',
  ].flatMap((line) => line.split(' ')),
);
