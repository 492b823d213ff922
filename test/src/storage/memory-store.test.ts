import { emptyTables } from '../../../src/storage/memory/parts';
import { createMemoryStore } from '../../../src/storage/memory-store';
import { describeStore } from '../../contract/describe-store';

describeStore('the memory', async () => {
  const tables = emptyTables();
  return { open: (options) => createMemoryStore(options, tables), close: async () => undefined };
});
