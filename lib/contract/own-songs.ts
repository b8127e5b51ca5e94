import { z } from 'zod'
import { contract } from './contract'
import { id, text } from './fields'
import { Song } from './songs'

export const COVER_SIZES = ['96', '320', '640'] as const

/** What starts with an upload: the job that listens to it. */
export const UploadedSong = Song.extend({
  analysis: z.object({ jobId: id, status: z.literal('queued') }).meta({
    description: 'The job that finds tempo, key and loudness; watch it at `/jobs/{jobId}`.',
  }),
}).meta({ id: 'UploadedSong' })
export type UploadedSong = z.output<typeof UploadedSong>

const artistNames = z
  .array(text(1, 500).meta({ examples: ['Ada Lindqvist'] }))
  .min(1)
  .max(50)
const params = z.strictObject({ songId: id })

/** What a sender may say of a file; without it the tags say it, or else the file's name. */
const uploadFields = z.strictObject({
  title: text(1, 500)
    .optional()
    .meta({ examples: ['Midnight Ferry'] }),
  artist: text(1, 500)
    .optional()
    .meta({ description: 'Several are divided by semicolons.', examples: ['Ada Lindqvist'] }),
  album: text(1, 500)
    .optional()
    .meta({ examples: ['Harbour Lights'] }),
})

export const ownSongs = {
  upload: contract({
    operationId: 'uploadSong',
    method: 'post',
    path: '/songs',
    tag: 'Uploads',
    summary: 'Upload audio',
    description:
      'Takes one file as multipart field `file`: MP3, FLAC, Ogg Vorbis, Opus, WAV, or AAC in MPEG-4 or ADTS. The content decides, never the name or the declared type. Its tags become the song, which you alone can see. For large files and shaky lines use `/uploads`.',
    access: 'user',
    limit: 'upload',
    body: uploadFields,
    bodyKind: 'multipart',
    output: UploadedSong,
    status: 201,
    errors: [
      'unsupported_audio',
      'file_too_large',
      'duplicate_audio',
      'quota_exceeded',
      'insufficient_storage',
      'request_timeout',
      'unsupported_media_type',
      'service_unavailable',
    ],
    idempotent: true,
  }),
  change: contract({
    operationId: 'changeSong',
    method: 'patch',
    path: '/songs/{songId}',
    tag: 'Uploads',
    summary: 'Change what an upload says of itself',
    description: 'Changes the tags of a song of your own; what is left out stays as it is.',
    access: 'user',
    limit: 'write',
    params,
    body: z.strictObject({
      title: text(1, 500)
        .optional()
        .meta({ examples: ['Midnight Ferry'] }),
      artists: artistNames.optional(),
      album: text(1, 500)
        .nullable()
        .optional()
        .meta({ examples: ['Harbour Lights'] }),
      releaseYear: z.int().min(1000).max(2100).nullable().optional(),
      genres: z
        .array(text(1, 100).meta({ examples: ['dream pop'] }))
        .max(20)
        .optional(),
      trackNumber: z.int().min(1).max(9999).nullable().optional(),
      isrc: z
        .string()
        .max(12)
        .regex(/^[A-Z]{2}[A-Z0-9]{3}\d{7}$/, 'Must be an ISRC, such as SEABC2600017.')
        .meta({ examples: ['SEABC2600017'] })
        .nullable()
        .optional(),
      explicit: z.boolean().optional(),
    }),
    output: Song,
    status: 200,
    errors: ['not_found', 'forbidden', 'invalid_input'],
  }),
  remove: contract({
    operationId: 'deleteSong',
    method: 'delete',
    path: '/songs/{songId}',
    tag: 'Uploads',
    summary: 'Delete an upload',
    description:
      'Takes a song of your own away, out of your playlists too. For a day it can be restored; then the file is gone.',
    access: 'user',
    limit: 'write',
    params,
    output: null,
    status: 204,
    errors: ['not_found', 'forbidden'],
  }),
  restore: contract({
    operationId: 'restoreSong',
    method: 'post',
    path: '/songs/{songId}/restore',
    tag: 'Uploads',
    summary: 'Bring a deleted upload back',
    description: 'Undoes a deletion of the last day: the song stands again where it stood.',
    access: 'user',
    limit: 'write',
    params,
    output: Song,
    status: 200,
    errors: ['not_found'],
  }),
  cover: contract({
    operationId: 'getSongCover',
    method: 'get',
    path: '/songs/{songId}/cover',
    tag: 'Uploads',
    summary: 'The cover of an upload',
    description: 'A square WebP picture, drawn anew from the one in the file.',
    access: 'user',
    limit: 'read',
    params,
    query: z.strictObject({
      size: z.enum(COVER_SIZES).default('320').describe('Pixels of a side.'),
      v: z
        .string()
        .max(64)
        .optional()
        .meta({
          description: 'Changes with the picture, for caches.',
          examples: ['9f2c41d07be3a865'],
        }),
    }),
    output: null,
    media: 'image/webp',
    status: 200,
    errors: ['not_found', 'range_not_satisfiable'],
  }),
  changeCover: contract({
    operationId: 'changeSongCover',
    method: 'put',
    path: '/songs/{songId}/cover',
    tag: 'Uploads',
    summary: 'Give an upload another cover',
    description:
      'Takes a JPEG, PNG, GIF or WebP of up to 10 MB and 25 megapixels as multipart field `file`.',
    access: 'user',
    limit: 'write',
    params,
    body: z.strictObject({}),
    bodyKind: 'multipart',
    output: Song,
    status: 200,
    errors: [
      'not_found',
      'forbidden',
      'invalid_input',
      'payload_too_large',
      'unsupported_media_type',
    ],
  }),
  removeCover: contract({
    operationId: 'removeSongCover',
    method: 'delete',
    path: '/songs/{songId}/cover',
    tag: 'Uploads',
    summary: 'Take the cover of an upload away',
    description: 'The song shows the picture of its album then, where there is one.',
    access: 'user',
    limit: 'write',
    params,
    output: null,
    status: 204,
    errors: ['not_found', 'forbidden'],
  }),
}
