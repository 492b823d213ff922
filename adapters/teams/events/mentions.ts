import type { Incoming, Mention } from './payloads';

export function mentionsOf({ entities = [] }: Incoming): Mention[] {
  return entities.filter((entity): entity is Mention => entity.type === 'mention');
}

export function isBot(mention: Mention, { recipient }: Incoming): boolean {
  return mention.mentioned.id === recipient.id;
}

/** The text without the mentions of the bot; other people's stay, by name. */
export function removeBotMention(incoming: Incoming): string {
  return mentionsOf(incoming)
    .filter((mention) => isBot(mention, incoming))
    .reduce((text, mention) => cutOut(text, mention), incoming.text ?? '');
}

function cutOut(text: string, { text: tag, mentioned }: Mention): string {
  const marks = [tag, `<at>${mentioned.name ?? ''}</at>`].filter((mark) => mark !== undefined && mark !== '');
  return marks.reduce((rest: string, mark) => rest.replaceAll(mark ?? '', ' '), text);
}
