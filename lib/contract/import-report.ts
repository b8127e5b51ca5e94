import { z } from 'zod'
import { SKIP_CODES } from '../skip-reasons'
import { changedTracks, MAX_CHANGED_TRACKS, PlayableShare } from './import-changes'
import { SkipValues } from './job-problem'

const count = z
  .int()
  .min(0)
  .max(10_000_000)
  .meta({ examples: [42] })

export const SkipCode = z
  .enum([...SKIP_CODES, 'unspecified'])
  .describe('Why it was skipped; `unspecified` if an earlier version recorded only a text.')
export type SkipCode = z.output<typeof SkipCode>

const SkippedRow = z.object({
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
  advice: z
    .string()
    .max(500)
    .nullable()
    .meta({
      description: 'What can be done about it, in English; null if nothing can.',
      examples: ['Fill in the title and import the file again.'],
    }),
  text: z
    .string()
    .max(300)
    .meta({ examples: [',Ada Lindqvist'] }),
})

export const ImportReport = z.object({
  imported: count.describe('Rows that became tracks.'),
  created: count.describe('Songs that were new to the library.'),
  matched: count.describe('Songs that the library had.'),
  duplicates: count.describe('Rows that repeat a song of the same playlist.'),
  added: count.describe('Tracks that were added to playlists and liked songs.'),
  removed: count.describe('Tracks of an earlier import that were removed from playlists.'),
  removedTracks: changedTracks.describe(
    `The removed tracks; at most the first ${MAX_CHANGED_TRACKS}. Empty in lists of imports.`,
  ),
  playable: PlayableShare.nullable().describe(
    'How many tracks of the playlists can play now. Null in lists of imports, while the import runs, and for more than 20,000 tracks.',
  ),
  skippedCount: count,
  skipped: z
    .array(SkippedRow)
    .max(1000)
    .describe(
      'The skipped rows with line and reason; at most the first 1,000. Empty in lists of imports.',
    ),
})
