import { roomRules } from './scripts/import-rules/room-rules.mjs'

// Import rules. The comment of each rule names the alternative to the import.

export default {
  forbidden: [
    ...roomRules(),
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
      to: { path: '^lib/shuffle/', pathNot: '^lib/shuffle/((index|modes)\\.ts$|baselines/)' },
    },
    {
      name: 'audio-analysis-is-arithmetic',
      comment:
        'Analysis turns samples into numbers: reading files is the work of probe and decode.',
      severity: 'error',
      from: { path: '^lib/audio/analyse/' },
      to: { path: '^(app|components|db|lib)/', pathNot: '^lib/audio/analyse/' },
    },
    {
      name: 'lab-parses-pasted-lists-only',
      comment: 'The lab runs in the browser: of the importers it takes the plain list alone.',
      severity: 'error',
      from: { path: '^lib/lab/' },
      to: { path: '^lib/importers/', pathNot: '^lib/importers/plain-list\\.ts$' },
    },
    {
      name: 'exporters-share-field-names-only',
      comment: 'A writer shares the names of fields with its reader, and nothing else.',
      severity: 'error',
      from: { path: '^lib/exporters/' },
      to: { path: '^lib/importers/', pathNot: '^lib/importers/own-(cells|format)\\.ts$' },
    },
    {
      name: 'components-take-lengths-from-matching',
      comment:
        'Matching runs on the server; the player compares lengths alone, and the dialog for pasted links loads when it opens.',
      severity: 'error',
      from: { path: '^components/', pathNot: '^components/videos/paste/' },
      to: { path: '^lib/matching/', pathNot: '^lib/matching/length\\.ts$' },
    },
    {
      name: 'player-engine-draws-nothing',
      comment: 'The engine is logic without React: what is drawn belongs to components/player/ui.',
      severity: 'error',
      from: { path: '^components/player/engine/' },
      to: { path: '^components/player/ui/|node_modules/(react|react-dom|next)/' },
    },
    {
      name: 'services-take-the-pipe-not-the-worker',
      comment: 'A verb sends jobs; running them is lib/worker.',
      severity: 'error',
      from: { path: '^lib/services/' },
      to: { path: '^lib/jobs/', pathNot: '^lib/jobs/(enqueue|catalog|redrive)\\.ts$' },
    },
    {
      name: 'contract-is-browser-safe',
      comment: 'Of packages a contract needs zod alone.',
      severity: 'error',
      from: { path: '^lib/contract/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    },
    {
      name: 'job-handlers-call-verbs',
      comment: 'A job is a door like a route: call a service, which knows the data.',
      severity: 'error',
      from: { path: '^lib/worker/handlers/' },
      to: { path: '^(app|components|db)/' },
    },
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
      to: { path: '^db/', pathNot: '^db/index\\.ts$' },
    },
    {
      name: 'doors-call-verbs',
      comment: 'Pages, routes and actions ask a service; only services know the data.',
      severity: 'error',
      from: {
        path: '^(app|components|lib/(actions|client|http))/',
        // Limits are counted in Redis, the mounts inside Next open what server.ts opens elsewhere, and
        // an error of the database is recognised by its code.
        pathNot:
          '^lib/http/(rate-limit|mount|next-auth|report-error)\\.ts$|^lib/actions/create-action\\.ts$|^app/api/auth/',
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
        path: '^(lib/(services|contract|integrations|importers|exporters|shuffle|song-text|jobs|worker|audio)|db)/',
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
