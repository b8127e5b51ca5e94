import { z } from 'zod'
import { contract } from './contract'
import { durationMs, id, instant, listOf, page, text } from './fields'

const artist = z.object({ id, name: z.string().max(500) })

const playback = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('audio'), url: z.string().max(500) }),
  z.object({ kind: z.literal('youtube'), videoId: z.string().max(20) }),
  z.object({ kind: z.literal('none'), searchUrl: z.url().max(2000) }),
])

export const Features = z.object({
  bpm: z.number().min(0).max(1000).nullable(),
  key: z.string().max(8).nullable(),
  camelot: z.string().max(3).nullable(),
  energy: z.number().min(0).max(1).nullable(),
  loudnessLufs: z.number().min(-200).max(100).nullable(),
})

export const Song = z.object({
  id,
  title: z.string().max(1000),
  artists: z.array(artist).max(100),
  album: z
    .object({ id, title: z.string().max(1000), coverUrl: z.string().max(2000).nullable() })
    .nullable(),
  durationMs: durationMs.nullable(),
  isrc: z.string().max(12).nullable(),
  explicit: z.boolean(),
  genres: z.array(z.string().max(200)).max(50),
  releaseYear: z.int().min(0).max(9999).nullable(),
  source: z.enum(['upload', 'spotify', 'youtube', 'file', 'demo']),
  features: Features.nullable(),
  playback,
  liked: z.boolean(),
  createdAt: instant,
})
export type Song = z.output<typeof Song>

export const SONG_SORTS = ['title', '-createdAt', 'artist', 'duration'] as const

export const songs = {
  list: contract({
    operationId: 'listSongs',
    method: 'get',
    path: '/songs',
    tag: 'Songs',
    summary: 'Browse and search songs',
    description:
      'Lists the songs of the shared catalogue and your own uploads. With `q` the best matches come first: every word is matched as a prefix, accents and case do not matter.',
    access: 'user',
    limit: 'read',
    query: page.extend({
      q: text(1, 200).optional(),
      artist: id.optional(),
      album: id.optional(),
      source: Song.shape.source.optional(),
      liked: z.stringbool().optional(),
      sort: z.enum(SONG_SORTS).default('title'),
    }),
    output: listOf(Song),
    status: 200,
    errors: ['invalid_cursor'],
  }),
  find: contract({
    operationId: 'getSong',
    method: 'get',
    path: '/songs/{songId}',
    tag: 'Songs',
    summary: 'Get a song',
    description: 'Answers one song of the catalogue or of your own uploads.',
    access: 'user',
    limit: 'read',
    params: z.strictObject({ songId: id }),
    output: Song,
    status: 200,
    errors: ['not_found'],
  }),
  audio: contract({
    operationId: 'getSongAudio',
    method: 'get',
    path: '/songs/{songId}/audio',
    tag: 'Songs',
    summary: 'Listen to a song',
    description:
      'The bytes of a song whose `playback` is `audio`. Takes `Range` (one range of bytes), `If-Range` and `If-None-Match`.',
    access: 'user',
    limit: 'read',
    params: z.strictObject({ songId: id }),
    output: null,
    media: 'audio/wav',
    status: 200,
    errors: ['not_found', 'range_not_satisfiable'],
  }),
  linkVideo: contract({
    operationId: 'linkSongVideo',
    method: 'put',
    path: '/songs/{songId}/video',
    tag: 'Songs',
    summary: 'Choose the video that plays a song',
    description:
      'Sets your own YouTube match for the song from a link (watch, youtu.be, shorts, embed or music.youtube.com).',
    access: 'user',
    limit: 'write',
    params: z.strictObject({ songId: id }),
    body: z.strictObject({ url: text(1, 500) }),
    output: Song,
    status: 200,
    errors: ['not_found', 'invalid_input'],
  }),
  unlinkVideo: contract({
    operationId: 'unlinkSongVideo',
    method: 'delete',
    path: '/songs/{songId}/video',
    tag: 'Songs',
    summary: 'Forget the chosen video',
    description: 'Removes your own YouTube match for the song.',
    access: 'user',
    limit: 'write',
    params: z.strictObject({ songId: id }),
    output: null,
    status: 204,
    errors: ['not_found'],
  }),
}
