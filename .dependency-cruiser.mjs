// Who may import whom. Each rule says what to do instead.

/** Files of `from` may see, of our own code, themselves and `allowed` only. */
const only = (name, comment, from, ...allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(app|components|db|lib|tests|scripts)/', pathNot: [from, ...allowed] },
})

const dbDoor = '^db/index\\.ts$'
const errors = '^lib/errors\\.ts$'
const contract = '^lib/contract/'
const observability = '^lib/observability(/|\\.ts$)'

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea, or hide a third: move that one out.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing leads to this file: use it or delete it, git remembers.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '^scripts/',
          '^(server|worker|proxy|instrumentation)\\.ts$',
          '^app/.*(page|layout|route|error|loading|not-found|manifest|robots|icon|sitemap)\\.tsx?$',
          '/worker\\.mjs$',
        ],
      },
      to: {},
    },
    {
      name: 'shuffle-is-pure',
      comment: 'The shuffle is arithmetic: hand it what it needs as an argument.',
      severity: 'error',
      from: { path: '^lib/shuffle/' },
      to: { pathNot: '^lib/shuffle/' },
    },
    {
      name: 'shuffle-has-one-door',
      comment: 'Import lib/shuffle (its index.ts); what is not exported there is not promised.',
      severity: 'error',
      from: { path: '^(app|components|db|lib)/', pathNot: '^lib/shuffle/' },
      to: { path: '^lib/shuffle/', pathNot: '^lib/shuffle/(index\\.ts$|baselines/)' },
    },
    only(
      'contract-knows-nobody',
      'Contracts travel to the browser: zod and lib/errors only. Logic belongs in a service.',
      contract,
      errors,
    ),
    {
      name: 'contract-is-browser-safe',
      comment: 'Of packages a contract needs zod alone.',
      severity: 'error',
      from: { path: contract },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    },
    only(
      'importers-are-pure',
      'A parser turns text into rows and knows nobody: the service that calls it does the rest.',
      '^lib/importers/',
      errors,
    ),
    only(
      'matching-is-pure',
      'Matching compares words and lengths and knows nobody: who asks YouTube is a service.',
      '^lib/matching/',
      '^lib/importers/(normalise|artist-title|artists)\\.ts$',
    ),
    only(
      'exporters-are-pure',
      'A writer turns rows into text that an importer reads again: they share words and nothing else.',
      '^lib/exporters/',
      '^lib/importers/own-(cells|format)\\.ts$',
    ),
    only(
      'lab-is-pure',
      'The lab compares shuffles in the browser: it knows the engine and the parser of pasted lists.',
      '^lib/lab/',
      '^lib/shuffle/',
      '^lib/importers/plain-list\\.ts$',
    ),
    only(
      'audio-is-arithmetic',
      'Decoding and listening turn bytes into numbers: who stores a file or a thread is a service.',
      '^lib/audio/(analyse|decode)/',
    ),
    only(
      'demo-is-pure',
      'The demo is made of numbers: who stores it is a service.',
      '^lib/demo/',
      errors,
    ),
    only(
      'db-is-the-bottom',
      'Data knows settings, errors and the shapes of the shuffle. Rules belong in a service.',
      '^db/',
      '^lib/(env|errors|secrets)\\.ts$',
      '^lib/shuffle/index\\.ts$',
      observability,
    ),
    only(
      'services-see-data-not-doors',
      'A verb takes (context, input) and returns data: no HTTP, no React, no SQL. Types of a contract are fine.',
      '^lib/services/',
      dbDoor,
      '^lib/(access-tokens|api-tokens|context|env|errors|sealed|size-in-words)\\.ts$',
      '^lib/passwords/',
      '^lib/shuffle/index\\.ts$',
      '^lib/(audio|demo|exporters|importers|matching|integrations|storage)/',
      '^lib/jobs/(enqueue|catalog|redrive)\\.ts$',
      contract,
      observability,
    ),
    only(
      'integrations-know-the-outside-only',
      'An integration speaks to somebody else and answers in our words; a service stores what it says.',
      '^lib/integrations/',
      '^lib/(env|errors)\\.ts$',
      observability,
    ),
    only(
      'storage-keeps-files-and-no-more',
      'Storage knows keys and bytes: whose they are is the business of a service.',
      '^lib/storage/',
      '^lib/(env|errors)\\.ts$',
      observability,
    ),
    {
      name: 'job-handlers-call-verbs',
      comment: 'A job is a door like a route: call a service, which knows the data.',
      severity: 'error',
      from: { path: '^lib/jobs/handlers/' },
      to: { path: '^(app|components|db)/' },
    },
    only(
      'client-speaks-through-the-contract',
      'Code of the browser calls the API by its contract; server rooms are out of its reach.',
      '^lib/client/',
      contract,
      errors,
    ),
    only(
      'components-see-client',
      'A component gets data as props, from lib/client or from an action, never from a service.',
      '^components/',
      '^lib/(client|actions|contract|lab)/',
      '^lib/matching/length\\.ts$',
      '^lib/shuffle/index\\.ts$',
      errors,
    ),
    {
      name: 'the-browser-has-no-node',
      comment: 'This code runs in a browser: what needs Node belongs to a service.',
      severity: 'error',
      from: { path: '^(components|lib/(client|contract|lab|shuffle))/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'one-door-to-db',
      comment: 'Import @/db: the one door. What it does not offer is added there.',
      severity: 'error',
      from: { path: '^(app|components|lib|server\\.ts|worker\\.ts|instrumentation\\.ts)' },
      to: { path: '^db/', pathNot: dbDoor },
    },
    {
      name: 'doors-call-verbs',
      comment: 'Pages, routes and actions ask a service; only services know the data.',
      severity: 'error',
      from: {
        path: '^(app|components|lib/(actions|client|http))/',
        // Limits are counted in Redis; the mounts inside Next open what server.ts opens elsewhere.
        pathNot: '^lib/http/(rate-limit|mount)\\.ts$|^lib/actions/action\\.ts$|^app/api/auth/',
      },
      to: { path: '^db/' },
    },
    {
      name: 'sql-and-redis-live-in-db',
      comment: 'Only db/ speaks to a database: add what you need to a repository.',
      severity: 'error',
      from: {
        path: '^(app|components|lib)/|^(server|worker|proxy|instrumentation)\\.ts$',
        // A job is sent inside a transaction, which the queue joins through Drizzle's sql.
        pathNot: '^lib/jobs/enqueue\\.ts$',
      },
      to: {
        path: 'node_modules/(drizzle-orm|postgres|redis|@redis|@upstash|@electric-sql|fengari)/',
      },
    },
    {
      name: 'no-framework-in-the-middle',
      comment: 'Next and React belong to pages, components and doors: pass in what they know.',
      severity: 'error',
      from: {
        path: '^(lib/(services|contract|integrations|importers|exporters|shuffle|jobs|audio)|db)/',
      },
      to: { path: 'node_modules/(next|react|react-dom|next-auth|hono)/' },
    },
    {
      name: 'pages-do-not-reach-integrations',
      comment:
        'Ask a service, which knows when to call Spotify or YouTube and what to do when it fails.',
      severity: 'error',
      from: { path: '^(app|components)/' },
      to: { path: '^lib/(integrations|importers|exporters|audio)/' },
    },
    {
      name: 'nothing-imports-pages',
      comment: 'app/ is where requests come in. Only server.ts mounts the API app beside Next.',
      severity: 'error',
      from: { path: '^(components|db|lib|scripts|worker\\.ts)' },
      to: { path: '^app/' },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'What both need belongs to the product.',
      severity: 'error',
      from: {
        path: '^(app|components|db|lib)/|^[^/]+\\.ts$',
        pathNot: '^(playwright|vitest)\\.config\\.ts$',
      },
      to: { path: '^(tests|bench)/' },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'npm install it, with a reason: what another package happens to bring may go away.',
      severity: 'error',
      from: { path: '^(app|components|db|lib)/|^[^/]+\\.ts$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-packages-in-the-product',
      comment: 'Move it to dependencies: production installs have no others.',
      severity: 'error',
      from: { path: '^(app|components|db|lib)/|^(server|worker|proxy|instrumentation)\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    },
    {
      name: 'everything-resolves',
      comment: 'This import leads nowhere: mend its path or install the package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|dist)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json'],
    },
  },
}
