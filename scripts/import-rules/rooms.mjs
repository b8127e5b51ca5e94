/**
 * The rooms of `lib`, `db` and `components`, and which other rooms each one may import. `why`
 * names the alternative to another import. A room that is absent here fails `npm run verify`, and so
 * does a pair of rooms that would import each other.
 */
const values = [
  ...[
    'lib/problem-codes.ts',
    'lib/fault-codes.ts',
    'lib/errors.ts',
    'lib/list-id.ts',
    'lib/account-header.ts',
    'lib/play-orders.ts',
  ],
  ...['lib/skip-reasons.ts', 'lib/audit-events.ts'],
]
const foundation = [...values, 'lib/context.ts', 'lib/config', 'lib/observability']
const data = [...foundation, 'db', 'lib/contract']

/** @type {Record<string, { why: string, mayImport: string[] }>} */
export const rooms = {
  'lib/fault-codes.ts': room('Codes of faults are plain values that every room may use.'),
  'lib/problem-codes.ts': room('The table of problems is plain values that every room may use.'),
  'lib/errors.ts': room(
    'Every room may use errors; they depend on no room.',
    'lib/fault-codes.ts',
    'lib/problem-codes.ts',
  ),
  'lib/account-header.ts': room('The name of a header is a plain value that every room may use.'),
  'lib/list-id.ts': room('Ids of lists are plain values that every room may use.'),
  'lib/play-orders.ts': room('Names of orders are plain values.', 'lib/shuffle'),
  'lib/audit-events.ts': room('Names of events are plain values that every room may use.'),
  'lib/skip-reasons.ts': room('Codes of skipped rows are plain values that every room may use.'),
  'lib/try-parse-json.ts': room('Parses JSON without an error; it depends on no room.'),
  'lib/context.ts': room('The context is types only.', 'lib/contract', 'lib/observability'),
  'lib/config': room('Settings and secrets are read before anything else runs.', 'lib/errors.ts'),
  'lib/observability': room(
    'Logs and metrics depend on settings only.',
    'lib/config',
    'lib/errors.ts',
  ),
  'lib/i18n': room(
    'Catalogues and locales: a component or a page looks messages up.',
    'lib/observability',
  ),
  'lib/contract': room(
    'Contracts travel to the browser: zod, lib/errors and lists of values. Logic is a service.',
    ...values,
    'lib/shuffle',
  ),
  db: room(
    'The database depends on settings and errors. Rules belong in a service.',
    ...[...values, 'lib/config', 'lib/observability', 'lib/shuffle', 'lib/song-text'],
  ),

  'lib/shuffle': room('The shuffle is arithmetic: pass in what it needs as an argument.'),
  'lib/song-text': room('Text in, text out, without dependencies.'),
  'lib/importers': room(
    'A parser turns text into rows: the service that calls it does the rest.',
    ...['lib/errors.ts', 'lib/skip-reasons.ts', 'lib/song-text', 'lib/try-parse-json.ts'],
  ),
  'lib/exporters': room(
    'A writer turns rows into text that an importer reads again; they share field names only.',
    ...['lib/importers', 'lib/song-text'],
  ),
  'lib/matching': room(
    'Matching compares titles and lengths: calling YouTube is the work of a service.',
    'lib/song-text',
  ),
  'lib/lab': room(
    'The lab compares shuffles in the browser: it uses the engine and parses pasted lists.',
    ...['lib/shuffle', 'lib/importers', 'lib/skip-reasons.ts'],
  ),
  'lib/demo-music': room('The demo is computed; a service stores it.', 'lib/errors.ts'),

  'lib/audio': room(
    'Audio is probed, decoded and analysed here; a service stores it.',
    ...[...foundation, 'lib/importers/types.ts'],
  ),
  'lib/integrations': room(
    'An integration calls one external service; a verb stores the results.',
    ...foundation,
  ),
  'lib/storage': room(
    'Storage has keys and bytes; ownership is the work of a service.',
    ...foundation,
  ),
  'lib/backups': room(
    'Backups have parts, checksums and a manifest; the service passes the dump.',
    ...[...foundation, 'db', 'lib/storage', 'lib/try-parse-json.ts'],
  ),
  'lib/jobs': room(
    'The queue transports jobs: handlers belong in lib/worker.',
    ...foundation,
    'db',
  ),
  'lib/auth': room('Authentication: sessions, tokens and passwords.', ...data),

  'lib/services/shared': room('Shared by verbs of several nouns.', ...data, 'lib/jobs'),
  'lib/services/shuffle': service(
    ...['lib/services/shared', 'lib/services/library', 'lib/shuffle', 'lib/song-text'],
  ),
  'lib/services/playlists': service('lib/services/shared', 'lib/services/shuffle', 'lib/exporters'),
  'lib/services/queue': service('lib/services/shared', 'lib/services/shuffle'),
  'lib/services/library': service('lib/services/shared', 'lib/importers', 'lib/song-text'),
  'lib/services/demo': service(
    ...['lib/services/shared', 'lib/services/library', 'lib/demo-music', 'lib/song-text'],
  ),
  'lib/services/songs': service(
    ...['lib/services/shared', 'lib/services/demo', 'lib/demo-music', 'lib/audio', 'lib/storage'],
  ),
  'lib/services/uploads': service(
    ...['lib/services/shared', 'lib/services/library', 'lib/services/playlists'],
    ...['lib/services/shuffle', 'lib/services/songs'],
    ...['lib/audio', 'lib/importers', 'lib/jobs', 'lib/song-text', 'lib/storage'],
  ),
  'lib/services/accounts': service(
    ...['lib/services/shared', 'lib/services/demo', 'lib/services/uploads'],
    ...['lib/auth', 'lib/integrations', 'lib/jobs', 'lib/storage'],
  ),
  'lib/services/imports': service(
    ...['lib/services/shared', 'lib/services/library', 'lib/services/playlists'],
    ...['lib/services/shuffle', 'lib/services/uploads'],
    ...['lib/audio', 'lib/exporters', 'lib/importers', 'lib/integrations', 'lib/jobs'],
    ...['lib/song-text'],
  ),
  'lib/services/videos': service(
    ...['lib/services/shared', 'lib/services/songs'],
    ...['lib/importers', 'lib/integrations', 'lib/matching'],
  ),
  'lib/services/spotify': service(
    ...['lib/services/shared', 'lib/services/library', 'lib/services/playlists'],
    ...['lib/services/imports', 'lib/importers', 'lib/integrations', 'lib/jobs', 'lib/song-text'],
  ),
  'lib/services/youtube': service(
    ...['lib/services/shared', 'lib/services/library', 'lib/services/imports'],
    ...['lib/services/videos', 'lib/importers', 'lib/integrations', 'lib/jobs'],
    ...['lib/matching', 'lib/song-text'],
  ),
  'lib/services/recordings': service(
    ...['lib/services/shared', 'lib/services/library', 'lib/services/videos'],
    ...['lib/importers', 'lib/integrations'],
  ),
  'lib/services/connections': service(
    ...['lib/services/shared', 'lib/services/spotify', 'lib/services/videos'],
  ),
  'lib/services/jobs': service('lib/services/shared', 'lib/audio', 'lib/jobs'),
  'lib/services/operations': service(
    ...['lib/services/shared', 'lib/services/jobs', 'lib/services/uploads'],
    ...['lib/backups', 'lib/integrations', 'lib/jobs', 'lib/storage'],
  ),

  'lib/worker': room(
    'A job handler is a door like a route: it calls a verb.',
    ...[...foundation, 'db', 'lib/jobs', 'lib/services/'],
  ),
  'lib/http': room(
    'Doors authenticate, parse and translate errors; verbs decide.',
    ...[...data, 'lib/auth', 'lib/services/', 'lib/try-parse-json.ts'],
  ),
  'lib/actions': room(
    'A server action is three lines: its contract and its verb.',
    ...[...data, 'lib/auth', 'lib/http', 'lib/services/'],
  ),
  'lib/client': room(
    'Browser code calls the API by its contract, and imports no server code.',
    ...['lib/contract', ...values],
  ),

  'components/ui': room('Parts without a domain: they get their data as props.', 'lib/errors.ts'),
  'components/messages': room('Sends messages and formats values; it draws nothing.', 'lib/i18n'),
  'components/errors': component(),
  'components/theme': component(),
  'components/ribbon': component(),
  'components/song-actions': component(),
  'components/docs': component(),
  'components/landing': component('components/ribbon'),
  'components/account': component('components/ribbon', 'components/landing'),
  'components/admin': component(),
  'components/player': component('components/ribbon', 'components/song-actions'),
  'components/videos': component('components/player', 'components/song-actions'),
  'components/tracks': component(
    ...['components/ribbon', 'components/song-actions', 'components/player'],
  ),
  'components/home': component('components/player', 'components/ribbon', 'components/uploads'),
  'components/connections': component('components/docs'),
  'components/imports': component(
    ...['components/player', 'components/ribbon', 'components/connections', 'components/videos'],
  ),
  'components/uploads': component('components/imports'),
  'components/songs': component(
    ...['components/song-actions', 'components/player', 'components/tracks', 'components/uploads'],
  ),
  'components/lab': component('components/ribbon', 'components/player', 'components/theme'),
  'components/playlists': component(
    ...['components/ribbon', 'components/player', 'components/tracks'],
    ...['components/connections', 'components/uploads', 'components/videos'],
  ),
  'components/albums': component(
    ...['components/ribbon', 'components/song-actions', 'components/player'],
    ...['components/tracks', 'components/playlists'],
  ),
  'components/artists': component(
    ...['components/albums', 'components/player', 'components/tracks', 'components/playlists'],
  ),
  'components/liked': component(
    ...['components/ribbon', 'components/player', 'components/tracks', 'components/playlists'],
    ...['components/uploads', 'components/videos'],
  ),
  'components/settings': component(
    ...['components/account', 'components/player', 'components/theme'],
  ),
  'components/welcome': component('components/account'),
  'components/shell': component(
    ...['components/player', 'components/playlists', 'components/song-actions'],
    ...['components/songs', 'components/theme', 'components/uploads', 'components/errors'],
  ),
}

/**
 * @param {string} why
 * @param {string[]} mayImport
 */
function room(why, ...mayImport) {
  return { why, mayImport }
}

/** @param {string[]} mayImport */
function service(...mayImport) {
  const why = 'A verb takes (context, input) and returns data: no HTTP, no React, no SQL.'
  return { why, mayImport: [...data, ...mayImport] }
}

/** @param {string[]} mayImport */
function component(...mayImport) {
  const why = 'A component gets data as props, from lib/client or from an action, never a service.'
  const always = [
    ...['components/ui', 'components/messages'],
    ...['lib/client', 'lib/actions', 'lib/contract', 'lib/i18n', ...values],
  ]
  const arithmetic = ['lib/lab', 'lib/matching', 'lib/shuffle']
  return { why, mayImport: [...always, ...arithmetic, ...mayImport] }
}
