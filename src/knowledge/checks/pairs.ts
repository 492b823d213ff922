import type { Finding } from '../finding';
import type { CheckContext } from './context';
import { findingIn } from './finding-in';

const LISTS = ['pairsWith', 'overlapsWith'] as const;

/**
 * Pairs of tools that only one of the two names, and tools that name themselves. A team's own tool may name
 * ours without a word from them: our files are not theirs to edit, and the advisor reads pairs both ways.
 */
export function checkPairs({ knowledge, locate }: Pick<CheckContext, 'knowledge' | 'locate'>): Finding[] {
  const tools = new Map(knowledge.tools.map((tool) => [tool.id, tool]));
  return knowledge.tools.flatMap((tool) => {
    const { file, layer } = locate('tools', tool.id);
    const { error, warning } = findingIn(file);
    return LISTS.flatMap((list) =>
      tool[list].flatMap((id) => {
        if (id === tool.id) return [error(list, `"${id}" names itself.`, 'Delete it from the list.')];
        const other = tools.get(id);
        if (other === undefined || other[list].includes(tool.id)) return [];
        if (locate('tools', id).layer < layer) return [];
        const tip = `Add "${tool.id}" to "${list}" in tools/${id}.yaml.`;
        return [warning(list, `"${tool.id}" names "${id}", which does not name it back.`, tip)];
      }),
    );
  });
}
