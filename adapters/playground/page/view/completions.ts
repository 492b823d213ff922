import type { PageCommand } from '../../page-protocol';

/** Something that can be completed while it is typed. */
export interface Completion {
  label: string;
  /** What goes behind it, such as `[start | status]`. */
  hint: string;
  description: string;
  /** The whole text once it is chosen. */
  text: string;
}

export interface CompletionSources {
  commands: readonly PageCommand[];
  /** Who can be mentioned here. */
  names: readonly string[];
}

/** What a text could become: a command where it begins with `/`, a mention where its last word begins with `@`. */
export function completionsFor(text: string, { commands, names }: CompletionSources): Completion[] {
  if (/^\/\S*$/.test(text)) return commandsFor(text, commands);
  const mention = /(?:^|\s)@([^@\s]*)$/.exec(text);
  return mention === null ? [] : mentionsFor(text, mention[1] ?? '', names);
}

function commandsFor(text: string, commands: readonly PageCommand[]): Completion[] {
  const typed = text.slice(1).toLowerCase();
  return commands
    .filter(({ name }) => bare(name).includes(typed) && name !== text)
    .map(({ description, hint, name }) => ({ label: name, hint, description, text: `${name} ` }));
}

function mentionsFor(text: string, typed: string, names: readonly string[]): Completion[] {
  const before = text.slice(0, text.length - typed.length - 1);
  return names
    .filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()))
    .map((name) => ({ label: `@${name}`, hint: '', description: '', text: `${before}@${name} ` }));
}

function bare(name: string): string {
  return name.replace(/^\//, '').toLowerCase();
}
