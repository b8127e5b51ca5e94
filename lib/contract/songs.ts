import { z } from 'zod'
import { contract } from './contract'
import { id, instant, listOf, page } from './fields'
import { Song } from './song'
import { searchText, songFilters } from './song-filters'
import { text } from './text-fields'
import { Waveform } from './waveform'

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
      q: searchText,
      ...songFilters,
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
  createCastUrl: contract({
    operationId: 'createCastUrl',
    method: 'post',
    path: '/songs/{songId}/cast-url',
    tag: 'Songs',
    summary: 'Create a URL with which another device plays a song',
    description:
      'Returns a signed URL of the audio of a song whose `playback` is `audio`, for a device that has no session, such as a Chromecast. It works for six hours, until the session ends, the password changes, the account is disabled or deleted, or the song is removed.',
    access: 'user',
    tokens: false,
    limit: 'read',
    params: z.strictObject({ songId: id }),
    output: z.object({
      url: z.url().meta({
        examples: [
          'https://riffle.example/api/v1/songs/8f14e45f/cast?signature=9f2c41d0.t5x0q0.Zm9v',
        ],
      }),
      expiresAt: instant,
    }),
    status: 200,
    errors: ['not_found'],
  }),
  castAudio: contract({
    operationId: 'getCastAudio',
    method: 'get',
    path: '/songs/{songId}/cast',
    tag: 'Songs',
    summary: 'Get the audio of a song by a signed URL',
    description:
      'The URL comes from `POST /songs/{songId}/cast-url` and needs no credentials. Pages of all origins may read the response. Supports `Range` as `GET /songs/{songId}/audio` does.',
    access: 'public',
    limit: 'read',
    anyOrigin: true,
    params: z.strictObject({ songId: id }),
    query: z.strictObject({
      signature: z
        .string()
        .max(90)
        .regex(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\.[0-9a-z]{1,9}\.[\w-]{43}$/)
        .meta({
          description: 'The session, the time of expiry and their signature.',
          examples: [
            '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70.t7jzk0.1mT0c9pXq3wVb7nR5yLk2sHf8dJg4aZe6uQiOxWvCtE',
          ],
        }),
    }),
    output: null,
    media: 'audio/*',
    status: 200,
    errors: ['forbidden', 'not_found', 'range_not_satisfiable'],
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
