import { z } from 'zod'
import { SKIP_CODES } from '../skip-reasons'
import { id, instant } from './fields'
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
