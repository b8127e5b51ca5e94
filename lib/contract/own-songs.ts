import { z } from 'zod'
import { contract } from './contract'
import { id } from './fields'
import { Song } from './song'
import { text } from './text-fields'

/** The song of an upload, with the job that analyses it. */
export const UploadedSong = Song.extend({
  analysis: z.object({ jobId: id, status: z.literal('queued') }).meta({
    description: 'The job that determines tempo, key and loudness; see `/jobs/{jobId}`.',
  }),
}).meta({ id: 'UploadedSong' })
export type UploadedSong = z.output<typeof UploadedSong>

const artistNames = z
  .array(text(1, 500).meta({ examples: ['Ada Lindqvist'] }))
  .min(1)
  .max(50)
const params = z.strictObject({ songId: id })

/** Metadata that takes precedence over the tags and the name of the file. */
const uploadFields = z.strictObject({
  title: text(1, 500)
    .optional()
    .meta({ examples: ['Midnight Ferry'] }),
  artist: text(1, 500)
    .optional()
    .meta({
      description: 'Separate several artists with semicolons.',
      examples: ['Ada Lindqvist'],
    }),
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
    summary: 'Upload an audio file',
    description:
      'Receives one file as multipart field `file`: MP3, FLAC, Ogg Vorbis, Opus, WAV, WebM with Opus or Vorbis, MPEG-4 with AAC, Opus or FLAC, or AAC in ADTS. The format is detected from the content, not from the name or the declared type. The tags of the file become the metadata of the song, which only you can see. For large files and unreliable connections use `/uploads`.',
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
    summary: 'Change the metadata of a song',
    description:
      'Changes the given fields of one of your songs; the others stay as they are. No later import replaces a field that you changed.',
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
    errors: ['not_found', 'invalid_input'],
  }),
  remove: contract({
    operationId: 'deleteSong',
    method: 'delete',
    path: '/songs/{songId}',
    tag: 'Uploads',
    summary: 'Delete a song',
    description:
      'Removes one of your songs, also from your playlists. It can be restored for a day; then the file is deleted.',
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
    summary: 'Restore a deleted upload',
    description: 'Undoes a deletion of the last day, including the tracks of your playlists.',
    access: 'user',
    limit: 'write',
    params,
    output: Song,
    status: 200,
    errors: ['not_found'],
  }),
}
