import { z } from 'zod'
import { contract } from './contract'
import { durationMs, id, instant, listOf, page, text } from './fields'

const artist = z.object({
  id,
  name: z
    .string()
    .max(500)
    .meta({ examples: ['Ada Lindqvist'] }),
})

const playback = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('audio'),
    url: z
      .string()
      .max(500)
      .meta({ examples: ['/api/v1/songs/0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70/audio'] }),
  }),
  z.object({
    kind: z.literal('youtube'),
    videoId: z
      .string()
      .max(20)
      .meta({ examples: ['dQw4w9WgXcQ'] }),
    match: z
      .enum(['yours', 'source', 'sure', 'unsure'])
      .describe(
        'Whose choice the video is: `yours`, the `source` it was imported from, or found by its length, names and channel, `sure` or `unsure`.',
      ),
  }),
  z.object({
    kind: z.literal('none'),
    searchUrl: z
      .url()
      .max(2000)
      .meta({ examples: ['https://www.youtube.com/results?search_query=Midnight+Ferry'] }),
  }),
])

export const Features = z
  .object({
    bpm: z
      .number()
      .min(0)
      .max(1000)
      .nullable()
      .meta({ examples: [118.4] }),
    bpmConfidence: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .meta({
        description: 'The chance that this is the beat, and not half or twice of it.',
        examples: [0.97],
      }),
    key: z
      .string()
      .max(8)
      .nullable()
      .meta({ examples: ['A minor'] }),
    camelot: z
      .string()
      .max(3)
      .nullable()
      .meta({ examples: ['8A'] }),
    keyConfidence: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .meta({ examples: [0.84] }),
    energy: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .meta({ examples: [0.62] }),
    loudnessLufs: z
      .number()
      .min(-200)
      .max(100)
      .nullable()
      .meta({ description: 'Integrated, after ITU-R BS.1770-4.', examples: [-11.2] }),
    truePeakDb: z
      .number()
      .min(-200)
      .max(100)
      .nullable()
      .meta({ description: 'In dBTP, four times oversampled.', examples: [-0.8] }),
  })
  .meta({ id: 'Features' })
export type Features = z.output<typeof Features>

export const Waveform = z
  .object({
    peaks: z
      .array(z.int().min(0).max(255))
      .max(2000)
      .nullable()
      .meta({ description: '255 is full scale.', examples: [[0, 121, 180, 203, 96]] }),
    failure: z
      .string()
      .max(500)
      .nullable()
      .meta({ examples: [null] }),
  })
  .meta({ id: 'Waveform' })
export type Waveform = z.output<typeof Waveform>

export const Song = z
  .object({
    id,
    title: z
      .string()
      .max(1000)
      .meta({ examples: ['Midnight Ferry'] }),
    artists: z.array(artist).max(100),
    album: z
      .object({
        id,
        title: z
          .string()
          .max(1000)
          .meta({ examples: ['Harbour Lights'] }),
        coverUrl: z
          .string()
          .max(2000)
          .nullable()
          .meta({ examples: ['https://i.scdn.co/image/ab67616d0000b273'] }),
      })
      .nullable(),
    durationMs: durationMs.nullable(),
    isrc: z
      .string()
      .max(12)
      .nullable()
      .meta({ examples: ['SEABC2600017'] }),
    explicit: z.boolean(),
    genres: z
      .array(
        z
          .string()
          .max(200)
          .meta({ examples: ['dream pop'] }),
      )
      .max(50),
    releaseYear: z
      .int()
      .min(0)
      .max(9999)
      .nullable()
      .meta({ examples: [2026] }),
    trackNumber: z
      .int()
      .min(1)
      .max(9999)
      .nullable()
      .meta({ examples: [4] }),
    coverUrl: z
      .string()
      .max(2000)
      .nullable()
      .meta({
        description:
          'The picture of the song itself, else of its album. One of an upload is a path here and takes `size`.',
        examples: ['https://i.scdn.co/image/ab67616d0000b273'],
      }),
    source: z.enum(['upload', 'spotify', 'youtube', 'file', 'demo']),
    features: Features.nullable(),
    playback,
    liked: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: 'Song' })
export type Song = z.output<typeof Song>

export const SONG_SORTS = ['title', '-createdAt', 'artist', 'duration', 'bpm'] as const

const SongSearchPage = z
  .object({
    ...listOf(Song).shape,
    spelling: z.enum(['as_typed', 'similar']).meta({
      description: '`similar` if no song of this page contains the words of `q` as typed.',
    }),
  })
  .meta({ id: 'FoundSongs' })

export const songs = {
  list: contract({
    operationId: 'listSongs',
    method: 'get',
    path: '/songs',
    tag: 'Songs',
    summary: 'Browse and search songs',
    description:
      'Lists the songs of your playlists, the songs you like and your uploads. With `q` every word is matched by its beginning, in any order; accents, case and a letter amiss do not matter. The best matches come first, unless `sort` asks for another order. Where every word is in more than 2,000 songs, of those that neither title nor artist brings up first 400 are found.',
    access: 'user',
    limit: 'read',
    query: page.extend({
      q: text(1, 200)
        .optional()
        .meta({ description: 'Words to look for.', examples: ['midnight fer'] }),
      artist: id.optional().meta({ description: 'Songs of this artist only.' }),
      album: id.optional().meta({ description: 'Songs of this album only.' }),
      genre: text(1, 200)
        .optional()
        .meta({ description: 'Songs of this genre only.', examples: ['dream pop'] }),
      source: Song.shape.source
        .optional()
        .meta({ description: 'Songs that came from there only.' }),
      liked: z
        .stringbool()
        .optional()
        .meta({
          type: 'boolean',
          description: 'Songs you like, or those you do not.',
          examples: [true],
        }),
      sort: z.enum(SONG_SORTS).optional().meta({
        description:
          'The order. Where it is absent: by how well `q` matches, else by title. Unknown tempos and lengths come last.',
      }),
    }),
    output: SongSearchPage,
    status: 200,
    errors: ['invalid_cursor'],
  }),
  find: contract({
    operationId: 'getSong',
    method: 'get',
    path: '/songs/{songId}',
    tag: 'Songs',
    summary: 'Get a song',
    description:
      'Returns a song of your library, of your listening history, or one that left your library within a day.',
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
    media: 'audio/*',
    status: 200,
    errors: ['not_found', 'range_not_satisfiable'],
  }),
  waveform: contract({
    operationId: 'getSongWaveform',
    method: 'get',
    path: '/songs/{songId}/waveform',
    tag: 'Songs',
    summary: 'The outline of a song',
    description:
      'The largest sample of each share of the song, from its start to its end, for songs whose `playback` is `audio`. There is none before an upload was listened to, and where it could not be: `failure` says why.',
    access: 'user',
    limit: 'read',
    params: z.strictObject({ songId: id }),
    output: Waveform,
    status: 200,
    errors: ['not_found'],
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
    body: z.strictObject({
      url: text(1, 500).meta({ examples: ['https://youtu.be/dQw4w9WgXcQ'] }),
    }),
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
