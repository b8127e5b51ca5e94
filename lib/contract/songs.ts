import { z } from 'zod'
import { contract } from './contract'
import { durationMs, id, instant, listOf, page, text } from './fields'

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
        description: 'The probability that this is the tempo, and not half or twice the tempo.',
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
      .meta({ description: 'Integrated loudness by ITU-R BS.1770-4.', examples: [-11.2] }),
    truePeakDb: z
      .number()
      .min(-200)
      .max(100)
      .nullable()
      .meta({ description: 'In dBTP, with fourfold oversampling.', examples: [-0.8] }),
  })
  .meta({ id: 'Features' })
export type Features = z.output<typeof Features>

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
        'The origin of the video: `yours` if you chose it, `source` if it was imported, otherwise found by length, names and channel, `sure` or `unsure`.',
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
          'The image of the song, or else of its album. That of an upload is a path on this server with the parameter `size`.',
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

export const Waveform = z
  .object({
    peaks: z
      .array(z.int().min(0).max(255))
      .max(2000)
      .nullable()
      .meta({
        description: 'Peaks from 0 to 255, full scale.',
        examples: [[0, 121, 180, 203, 96]],
      }),
    failure: z
      .string()
      .max(500)
      .nullable()
      .meta({ examples: [null] }),
  })
  .meta({ id: 'Waveform' })
export type Waveform = z.output<typeof Waveform>

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
      'Lists the songs of your playlists, the songs you like and your uploads. `q` matches the beginning of each word, in any order; accents, case and one wrong letter are ignored. The best matches come first unless `sort` is set. If each word is in more than 2,000 songs, at most 400 of the songs that do not match by title or artist are found.',
    access: 'user',
    limit: 'read',
    query: page.extend({
      q: text(1, 200)
        .optional()
        .meta({ description: 'The words to search for.', examples: ['midnight fer'] }),
      artist: id.optional().meta({ description: 'Only songs of this artist.' }),
      album: id.optional().meta({ description: 'Only songs of this album.' }),
      genre: text(1, 200)
        .optional()
        .meta({ description: 'Only songs of this genre.', examples: ['dream pop'] }),
      source: Song.shape.source.optional().meta({ description: 'Only songs of this source.' }),
      liked: z
        .stringbool()
        .optional()
        .meta({
          type: 'boolean',
          description: 'Only songs that you like (true) or do not like (false).',
          examples: [true],
        }),
      sort: z.enum(SONG_SORTS).optional().meta({
        description:
          'The order. If omitted: the best matches of `q` first, or by title without `q`. Unknown tempos and durations come last.',
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
    summary: 'Get the audio of a song',
    description:
      'Returns the audio file of a song whose `playback` is `audio`. Supports `Range` (a single byte range), `If-Range` and `If-None-Match`.',
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
    summary: 'Get the waveform of a song',
    description:
      'Returns the peak of each equal part of the song, for songs whose `playback` is `audio`. `peaks` is null before an upload is analysed, and if the analysis failed: `failure` contains the reason.',
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
      'Sets your YouTube match of the song by a link (watch, youtu.be, shorts, embed or music.youtube.com).',
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
    summary: 'Remove the chosen video',
    description: 'Removes your YouTube match of the song.',
    access: 'user',
    limit: 'write',
    params: z.strictObject({ songId: id }),
    output: null,
    status: 204,
    errors: ['not_found'],
  }),
}
