/** Each folder of src/, and what it may import of ours. Everything not named here is out of bounds. */
const MAY_IMPORT = {
  chat: [],
  knowledge: ['knowledge'],
  storage: ['storage'],
  doctor: ['doctor', 'chat', 'storage'],
  telemetry: ['chat', 'advisor'],
  rules: ['rules', 'knowledge'],
  understanding: ['understanding', 'knowledge'],
  catalogue: ['catalogue', 'knowledge'],
  jobs: ['jobs', 'storage', 'chat'],
  surveys: ['surveys', 'knowledge', 'chat', 'storage', 'jobs'],
  tips: ['tips', 'knowledge', 'chat', 'storage', 'jobs', 'surveys'],
  feedback: ['feedback', 'advisor', 'chat', 'knowledge', 'understanding', 'storage'],
  advisor: ['advisor', 'chat', 'knowledge', 'understanding', 'rules', 'catalogue', 'storage'],
};

const folderRules = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `src-${folder}`,
  comment: `src/${folder} may import ${['errors', ...allowed].join(', ')} and libraries. Move what it needs there, or pass it in as a parameter.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    path: '^(src|adapters|test)/',
    pathNot: ['^src/errors\\.ts$', ...[folder, ...allowed].map((name) => `^src/${name}/`)],
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment:
        'Two files that import each other cannot be understood alone. Move what both need into a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'The import leads nowhere: a typing error, or a package that package.json does not name.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...folderRules,
    {
      name: 'adapters-know-the-port-only',
      comment:
        'An adapter carries messages: it may import src/chat, src/errors and adapters/shared, and no other adapter.',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: {
        path: '^(src|adapters|test)/',
        pathNot: ['^src/(chat/|errors\\.ts$)', '^adapters/shared/', '^adapters/$1/'],
      },
    },
    {
      name: 'few-places-load-adapters',
      comment:
        'Only src/chats.ts, the commands and the playground load adapters; the core never learns which platform it is on.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(chats\\.ts$|cli\\.ts$|commands/|playground/)' },
      to: { path: '^adapters/' },
    },
    {
      name: 'no-sdk-in-the-core',
      comment: 'SDKs of platforms belong to their adapters.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/(@slack|botbuilder|botframework)' },
    },
    {
      name: 'natural-belongs-to-understanding',
      comment: 'Language processing is one place: src/understanding.',
      severity: 'error',
      from: { path: '^(src|adapters)/', pathNot: '^src/understanding/' },
      to: { path: 'node_modules/natural/' },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'What ships does not depend on its tests.',
      severity: 'error',
      from: { path: '^(src|adapters)/' },
      to: { path: '^test/' },
    },
    {
      name: 'page-knows-the-protocol-only',
      comment:
        'The page runs in a browser: all it shares with its server is adapters/playground/page-protocol.ts. Say there what it needs.',
      severity: 'error',
      from: { path: '^adapters/playground/page/' },
      to: {
        path: '^(src|adapters|test)/',
        pathNot: ['^adapters/playground/page/', '^adapters/playground/page-protocol\\.ts$'],
      },
    },
    {
      name: 'page-is-for-browsers',
      comment: 'What runs in Node cannot load the page. Its server gives out what Vite built.',
      severity: 'error',
      from: { path: '^(src|adapters)/', pathNot: '^adapters/playground/page/' },
      to: { path: '^adapters/playground/page/' },
    },
    {
      name: 'no-dev-dependencies-in-the-product',
      comment:
        'What ships needs a dependency, not a devDependency. The playground is for development and tests.',
      severity: 'error',
      from: { path: '^(src|adapters)/', pathNot: '^adapters/playground/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.cjs', '.mjs', '.d.ts'],
    },
  },
};
