import { z } from 'zod'
import { id, instant } from './fields'
import { Confirmation } from './import-changes'
import { ImportReport } from './import-report'
import { JobProblem } from './job-problem'

const count = z
  .int()
  .min(0)
  .max(10_000_000)
  .meta({ examples: [42] })

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
    status: z
      .enum([
        'queued',
        'running',
        'succeeded',
        'partial',
        'failed',
        'cancelled',
        'needs_confirmation',
      ])
      .describe(
        '`partial` if rows were skipped; `needs_confirmation` if a removal waits for you: all else is imported.',
      ),
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
    report: ImportReport,
    confirmation: Confirmation.nullable().describe(
      'The removal that waits for a confirmation; null unless the status is `needs_confirmation`.',
    ),
    undoableUntil: instant
      .nullable()
      .describe(
        'Until when the import can be undone; null if it runs, is undone, or the time is over.',
      ),
    undoneAt: instant.nullable(),
    error: z
      .string()
      .max(1000)
      .nullable()
      .meta({ description: 'The text of `problem`.', examples: [null] }),
    problem: JobProblem.nullable().describe('Why it failed; null if it did not.'),
    waitingUntil: instant
      .nullable()
      .describe('When the import continues, if the service asked to wait.'),
    queue: z
      .object({
        position: count.describe('1 for the file that is next.'),
        length: count.describe('The number of all waiting files.'),
      })
      .nullable()
      .describe(
        'The place of a file that waits for its import. The files of guests are behind those of accounts, and each user has one running import; null if it does not wait.',
      ),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Import' })
export type Import = z.output<typeof Import>
