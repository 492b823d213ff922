import type { Finding } from '../finding';
import type { CheckContext } from './context';
import { findingIn } from './finding-in';

/** Categories that have no tool, or that nobody can ask for. */
export function checkCategories({
  knowledge,
  locate,
  reader,
}: Pick<CheckContext, 'knowledge' | 'locate' | 'reader'>): Finding[] {
  const used = new Set(
    knowledge.tools.flatMap(({ category, alsoCategories }) => [category, ...alsoCategories]),
  );
  return knowledge.categories.flatMap(({ id, asks }) => {
    const { warning } = findingIn(locate('categories', id).file);
    const asked = asks.some((phrase) => reader.categoriesIn(reader.sampleOf(phrase)).includes(id));
    return [
      ...(used.has(id)
        ? []
        : [warning(id, `No tool is in the category "${id}".`, 'Add a tool, or delete the category.')]),
      ...(asked
        ? []
        : [warning(id, `No question leads to the category "${id}".`, 'Add to its "asks" what people say.')]),
    ];
  });
}
