import { knowledgeReader } from '../../src/commands/knowledge-reader';
import { checkKnowledge } from '../../src/knowledge/check';
import { formatFinding } from '../../src/knowledge/finding';
import { knowledgeFolders } from '../../src/knowledge/folders';
import { assemble, readLayers } from '../../src/knowledge/load';
import { renderReport } from '../../src/knowledge/report';
import { openKnowledge } from '../../src/understanding/prepared';

const folders = knowledgeFolders([]);
const loaded = assemble(readLayers(folders));

test('the knowledge that comes with the advisor has no errors', () => {
  const { understander } = openKnowledge(folders);
  const findings = checkKnowledge(loaded, knowledgeReader(loaded.knowledge, understander), new Date());
  expect(findings.filter(({ severity }) => severity === 'error').map(formatFinding)).toEqual([]);
}, 180_000);

test('its report names every tool, concept and rule, and is the same every time', () => {
  const today = new Date('2026-11-23T12:00:00Z');
  const page = renderReport(loaded.knowledge, today);
  const { tools, concepts, rules } = loaded.knowledge;
  const names = [...tools, ...concepts].map(({ name }) => name);
  const ids = rules.flatMap((set) => set.rules.map(({ id }) => id));
  expect([...names, ...ids].filter((text) => !page.includes(text))).toEqual([]);
  expect(renderReport(structuredClone(loaded.knowledge), today)).toBe(page);
});
