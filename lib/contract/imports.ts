import { z } from 'zod'
import { contract } from './contract'
import { id, listOf, page } from './fields'
import { Import } from './import'
import { importResults } from './import-results'
import { lines, text } from './text-fields'

const params = z.strictObject({ importId: id })

export const imports = {
  create: contract({
    operationId: 'importFile',
    method: 'post',
    path: '/imports',
    tag: 'Imports',
    summary: 'Import a playlist file',
    description:
      'Receives a file of up to 200 MB and 200,000 rows (of guests 20 MB and 20,000 rows), unless the server is configured otherwise, as multipart field `file`. The format is detected from the content: Exportify, TuneMyMusic, Soundiiz or other CSV, Spotify account data, M3U, PLS, XSPF, JSPF, iTunes Library XML, Google Takeout, playlists of Windows Media Player, rekordbox, Traktor and Rhythmbox, JSON of other programs, a plain list such as `Artist - Title`, or a ZIP archive of these. A list updates the playlist that an earlier file of the same format created if at least half of the songs of the shorter one are in both (and, if its name differs, they are nearly equal); otherwise it becomes a new playlist. A list without songs changes nothing. An import removes only tracks that an earlier import of the same list added; a large or doubtful removal waits for `confirmImport`.',
    access: 'user',
    limit: 'import',
    body: z.strictObject({
      name: text(1, 200)
        .optional()
        .meta({ examples: ['Road trip'] }),
    }),
    bodyKind: 'multipart',
    output: Import,
    status: 202,
    errors: [
      'unrecognised_format',
      'file_too_complex',
      'too_many_imports',
      'daily_imports_used',
      'payload_too_large',
      'insufficient_storage',
      'request_timeout',
      'unsupported_media_type',
      'service_unavailable',
    ],
    idempotent: true,
  }),
  createFromText: contract({
    operationId: 'importText',
    method: 'post',
    path: '/imports/text',
    tag: 'Imports',
    summary: 'Import pasted text',
    description:
      'Receives the text of a playlist file, or lines such as `Artist - Title`, `Title by Artist` and links, and imports it as `POST /imports` does.',
    access: 'user',
    limit: 'import',
    body: z.strictObject({
      text: lines(1, 250_000).meta({ examples: ['Ada Lindqvist - Night Bus'] }),
      name: text(1, 200)
        .optional()
        .meta({ examples: ['Road trip'] }),
    }),
    output: Import,
    status: 202,
    errors: [
      'unrecognised_format',
      'file_too_complex',
      'too_many_imports',
      'daily_imports_used',
      'payload_too_large',
      'service_unavailable',
    ],
    idempotent: true,
  }),
  list: contract({
    operationId: 'listImports',
    method: 'get',
    path: '/imports',
    tag: 'Imports',
    summary: 'List your imports',
    description: 'Lists your imports, latest first.',
    access: 'user',
    limit: 'read',
    query: page,
    output: listOf(Import),
    status: 200,
    errors: ['invalid_cursor'],
  }),
  find: contract({
    operationId: 'getImport',
    method: 'get',
    path: '/imports/{importId}',
    tag: 'Imports',
    summary: 'Get the state of an import',
    description: 'Returns progress, playlists and report of an import.',
    access: 'user',
    limit: 'read',
    params,
    output: Import,
    status: 200,
    errors: ['not_found'],
  }),
  events: contract({
    operationId: 'watchImport',
    method: 'get',
    path: '/imports/{importId}/events',
    tag: 'Imports',
    summary: 'Watch an import',
    description:
      'Sends the import as server-sent events named `import`, one for each change, until it ends.',
    access: 'user',
    limit: 'read',
    params,
    output: Import,
    media: 'text/event-stream',
    status: 200,
    errors: ['not_found'],
  }),
  cancel: contract({
    operationId: 'cancelImport',
    method: 'post',
    path: '/imports/{importId}/cancel',
    tag: 'Imports',
    summary: 'Cancel an import',
    description:
      'Stops the import at the next row. Imported tracks stay and are counted in the report.',
    access: 'user',
    limit: 'write',
    freesData: true,
    params,
    output: Import,
    status: 200,
    errors: ['not_found', 'conflict'],
  }),
  ...importResults,
}
