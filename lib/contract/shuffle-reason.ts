import { z } from 'zod'
import { Mode } from './shuffle-settings'

export const ReasonCode = z.enum([
  'artist_gap',
  'not_heard_long',
  'first_time',
  'only_way',
  'liked',
  'fits',
  'chance',
])

const ReasonParams = z
  .object({
    artist: z.string().max(80).describe('Of `artist_gap` and `only_way`: the name of the artist.'),
    tracks: z.int().describe('Of `artist_gap`: the tracks since the last one of the artist.'),
    cause: z
      .enum(['majority', 'separation'])
      .describe(
        'Of `only_way`: whether the artist has more than half of the remaining tracks, or would otherwise play twice in a row later.',
      ),
    count: z.int().describe('Of `not_heard_long`: the number of `unit` since the last play.'),
    unit: z
      .enum(['plays', 'months', 'years'])
      .describe('Of `not_heard_long`: the unit of `count`.'),
    fromKey: z.string().max(3).describe('Of `fits`: the Camelot key of the track before.'),
    toKey: z.string().max(3).describe('Of `fits`: the Camelot key of this track.'),
    fromBpm: z.int().describe('Of `fits`: the tempo of the track before.'),
    toBpm: z.int().describe('Of `fits`: the tempo of this track.'),
    mode: Mode.describe('Of `chance`: the mode of the session.'),
  })
  .partial()
  .meta({
    description:
      'The values of a text about the reason. Empty in sets shuffled by earlier versions.',
    examples: [{ artist: 'Nina Simone', tracks: 12 }],
  })

export const Reason = z
  .object({
    code: ReasonCode,
    params: ReasonParams,
    text: z
      .string()
      .max(300)
      .meta({
        description: 'Why the track plays now, in English; empty if only chance decided.',
        examples: ['12 tracks since Nina Simone'],
      }),
  })
  .meta({ id: 'Reason' })
export type Reason = z.output<typeof Reason>
