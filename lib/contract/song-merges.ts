import { z } from 'zod'
import { contract } from './contract'
import { id, listOf, page } from './fields'
import { Song } from './song'

const MAX_MERGED = 50

export const Duplicates = z
  .object({
    reason: z.enum(['same_isrc', 'same_name']).meta({
      description:
        '`same_isrc` if all have one ISRC, else `same_name`: one title and artists, and lengths within 3 seconds.',
    }),
    songs: z.array(Song).max(MAX_MERGED),
  })
  .meta({ id: 'Duplicates' })
export type Duplicates = z.output<typeof Duplicates>

export const songMerges = {
  list: contract({
    operationId: 'listDuplicates',
    method: 'get',
    path: '/songs/duplicates',
    tag: 'Songs',
    summary: 'List duplicate songs',
    description:
      'Groups of songs of your library that are one recording, such as a song on two albums, or imported twice under different lengths.',
    access: 'user',
    limit: 'read',
    query: page,
    output: listOf(Duplicates),
    status: 200,
    errors: ['invalid_cursor'],
  }),
  merge: contract({
    operationId: 'mergeSongs',
    method: 'post',
    path: '/songs/merge',
    tag: 'Songs',
    summary: 'Merge songs',
    description:
      'Merges songs into `keep`: it takes their positions in playlists, likes, plays and chosen videos, the details that it lacks, and the best of their audio files if it has none. The others are removed. A file replaces the music of a demo song, which plays a kept song that has no other audio.',
    access: 'user',
    limit: 'write',
    body: z.strictObject({
      keep: id,
      merge: z.array(id).min(1).max(MAX_MERGED),
    }),
    output: Song,
    status: 200,
    errors: ['song_not_found', 'invalid_input'],
  }),
}
