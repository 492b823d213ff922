import type { Finding } from '../finding';
import type { Tool } from '../schema';
import type { CheckContext } from './context';
import { findingIn } from './finding-in';

/** Tools that are not found when somebody asks for them by name, alone or beside another. */
export function checkReach({
  knowledge,
  locate,
  reader,
}: Pick<CheckContext, 'knowledge' | 'locate' | 'reader'>): Finding[] {
  return knowledge.tools.flatMap((tool) => {
    const missed = questionsFor(tool, knowledge.tools).filter(
      (asked) => !reader.toolsIn(asked).includes(tool.id),
    );
    return missed.map((asked) =>
      findingIn(locate('tools', tool.id).file).error(
        'name',
        `The question "${asked}" does not find "${tool.id}".`,
        'Add the name as people write it to its aliases; if it is an everyday word, to its everydayNames.',
      ),
    );
  });
}

function questionsFor(tool: Tool, tools: readonly Tool[]): string[] {
  const others = tools.filter(({ id }) => id !== tool.id);
  const other = others.find(({ category }) => category === tool.category) ?? others[0];
  return [`what is ${tool.name}?`, ...(other === undefined ? [] : [`${tool.name} vs ${other.name}`])];
}
