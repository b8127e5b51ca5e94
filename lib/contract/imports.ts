import { z } from 'zod'
import { SKIP_CODES } from '../skip-reasons'
import { contract } from './contract'
import { id, instant, listOf, page, text } from './fields'
import { JobProblem, SkipValues } from './job-problem'

const count = z
  .int()
  .min(0)
  .max(10_000_000)
  .meta({ examples: [42] })

export const SkipCode = z
  .enum([...SKIP_CODES, 'unspecified'])
  .describe('Why it was skipped; `unspecified` if an earlier version recorded only a text.')
export type SkipCode = z.output<typeof SkipCode>

export const Import = z
  .object({
    id,
    kind: z.enum(['file', 'spotify', 'youtube']),
    name: z
      .string()
      .max(300)
      .meta({
        description: 'The name of the file, or of the chosen playlists.',
        examples: ['road-trip.csv'],
      }),
    status: z.enum(['queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled']),
    progress: z.object({ done: count, total: count }),
    playlists: z
      .array(
        z.object({
          id,
          name: z
            .string()
            .max(200)
            .meta({ examples: ['Road trip'] }),
          trackCount: count,
        }),
      )
      .max(1000),
    report: z.object({
      imported: count.describe('Rows that became tracks.'),
      created: count.describe('Songs that were new to the library.'),
      matched: count.describe('Songs that the library had.'),
      duplicates: count.describe('Rows that repeat a song of the same playlist.'),
      skippedCount: count,
      skipped: z
        .array(
          z.object({
            line: z
              .int()
              .min(0)
              .meta({ examples: [17] }),
            code: SkipCode,
            params: SkipValues,
            reason: z
              .string()
              .max(500)
              .meta({ description: 'The code in English.', examples: ['no title'] }),
            text: z
              .string()
              .max(300)
              .meta({ examples: [',Ada Lindqvist'] }),
          }),
        )
        .max(1000)
        .describe(
          'The skipped rows with line and reason; at most the first 1,000. Empty in lists of imports.',
        ),
    }),
    error: z
      .string()
      .max(1000)
      .nullable()
      .meta({ description: 'The text of `problem`.', examples: [null] }),
    problem: JobProblem.nullable().describe('Why it failed; null if it did not.'),
    waitingUntil: instant
      .nullable()
      .describe('When the import continues, if the service asked to wait.'),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Import' })
export type Import = z.output<typeof Import>

const params = z.strictObject({ importId: id })

export const imports = {
  create: contract({
    operationId: 'importFile',
    method: 'post',
    path: '/imports',
    tag: 'Imports',
    summary: 'Import a playlist file',
    description:
      'Receives a file of up to 20 MB as multipart field `file`. The format is detected from the content: Exportify, TuneMyMusic, Soundiiz or other CSV, Spotify account data, M3U, PLS, XSPF, JSPF, iTunes Library XML, Google Takeout, playlists of Windows Media Player, rekordbox, Traktor and Rhythmbox, JSON of other programs, a plain list such as `Artist - Title`, or a ZIP archive of these. A list updates the playlist that an earlier file of the same format created if at least half of the songs of the shorter one are in both (and, if its name differs, they are nearly equal); otherwise it becomes a new playlist. A list without songs changes nothing.',
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
      'payload_too_large',
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
      text: text(1, 250_000).meta({ examples: ['Ada Lindqvist - Night Bus'] }),
      name: text(1, 200)
        .optional()
        .meta({ examples: ['Road trip'] }),
    }),
    output: Import,
    status: 202,
    errors: ['unrecognised_format', 'file_too_complex', 'payload_too_large', 'service_unavailable'],
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
    params,
    output: Import,
    status: 200,
    errors: ['not_found', 'conflict'],
  }),
}
