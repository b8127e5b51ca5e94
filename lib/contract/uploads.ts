import { z } from 'zod'
import { contract } from './contract'
import { id, instant, text } from './fields'
import { UploadedSong } from './own-songs'

const bytes = z.int().min(0).max(5_368_709_120).describe('Bytes.')

export const Upload = z
  .object({
    id,
    kind: z.enum(['resumable', 'presigned']),
    fileName: z
      .string()
      .max(300)
      .meta({ examples: ['04 Midnight Ferry.flac'] }),
    bytes,
    status: z
      .enum(['receiving', 'checking', 'finished', 'refused'])
      .describe('`songId` is set when `finished`, `problem` when `refused`.'),
    songId: id.nullable(),
    problem: z
      .object({
        code: z
          .string()
          .max(60)
          .meta({ examples: ['unsupported_audio'] }),
        detail: z
          .string()
          .max(1000)
          .meta({ examples: ['This is a ZIP archive, not audio.'] }),
        songId: id.optional(),
        reason: z
          .string()
          .max(60)
          .optional()
          .meta({
            description: 'Why the file is unsupported, with the code `unsupported_audio`.',
            examples: ['not_audio'],
          }),
      })
      .nullable(),
    createdAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Upload' })
export type Upload = z.output<typeof Upload>

const params = z.strictObject({ uploadId: id })
const tus = {
  'Tus-Resumable': z.literal('1.0.0').describe('The supported version of tus.'),
}
const byteCount = (description: string) =>
  z
    .int()
    .min(0)
    .max(10_000_000_000)
    .meta({ description, examples: [0] })

export const uploads = {
  create: contract({
    operationId: 'createUpload',
    method: 'post',
    path: '/uploads',
    tag: 'Uploads',
    summary: 'Begin a resumable upload',
    description:
      'tus 1.0 with creation, creation-with-upload, termination and expiration. `Upload-Length` is required; `Upload-Metadata` may contain `filename`, `title`, `artist` and `album`. `Location` is the URL to PATCH the bytes to. After the last byte the file is checked as by `POST /songs`, and the response contains the id of the song as `Upload-Song-Id`. With an `Idempotency-Key`, send the bytes by PATCH only. 409 if the server accepts files only at its storage: see `/presigned-uploads`.',
    access: 'user',
    limit: 'upload',
    idempotent: true,
    headers: z.object({
      ...tus,
      'Upload-Length': byteCount('The size of the file.').meta({ examples: [4_194_304] }),
      'Upload-Metadata': z
        .string()
        .max(8_192)
        .optional()
        .meta({
          description: 'Comma-separated names with base64 values: filename, title, artist, album.',
          examples: ['filename bmlnaHQtYnVzLm1wMw=='],
        }),
    }),
    output: null,
    status: 201,
    errors: [
      'file_too_large',
      'quota_exceeded',
      'insufficient_storage',
      'unsupported_audio',
      'duplicate_audio',
      'precondition_failed',
      'request_timeout',
      'conflict',
    ],
  }),
  find: contract({
    operationId: 'getUpload',
    method: 'get',
    path: '/uploads/{uploadId}',
    tag: 'Uploads',
    summary: 'Get the state of an upload',
    description:
      'Returns the state of an upload. HEAD returns the number of received bytes as `Upload-Offset`, as tus specifies.',
    access: 'user',
    limit: 'read',
    params,
    output: Upload,
    status: 200,
    errors: ['not_found'],
  }),
  append: contract({
    operationId: 'appendToUpload',
    method: 'patch',
    path: '/uploads/{uploadId}',
    tag: 'Uploads',
    summary: 'Send bytes of an upload',
    description:
      'Appends bytes at `Upload-Offset`, as `application/offset+octet-stream`. After a lost connection or a 5xx, read the offset with HEAD and continue there: a complete file whose check failed expects its last byte again.',
    access: 'user',
    limit: 'upload',
    params,
    headers: z.object({ ...tus, 'Upload-Offset': byteCount('The position of the first byte.') }),
    bytes: 'application/offset+octet-stream',
    output: null,
    status: 204,
    errors: [
      'not_found',
      'conflict',
      'file_too_large',
      'unsupported_audio',
      'duplicate_audio',
      'quota_exceeded',
      'insufficient_storage',
      'precondition_failed',
      'request_timeout',
      'unsupported_media_type',
      'service_unavailable',
    ],
  }),
  cancel: contract({
    operationId: 'cancelUpload',
    method: 'delete',
    path: '/uploads/{uploadId}',
    tag: 'Uploads',
    summary: 'Cancel an upload',
    description:
      'Deletes an upload and the bytes that have arrived. A song that was created from it stays.',
    access: 'user',
    limit: 'write',
    params,
    headers: z.object(tus),
    output: null,
    status: 204,
    errors: ['not_found', 'precondition_failed'],
  }),
  presign: contract({
    operationId: 'presignUpload',
    method: 'post',
    path: '/presigned-uploads',
    tag: 'Uploads',
    summary: 'Begin an upload to the storage',
    description:
      'For deployments that limit the size of request bodies. Returns a URL that accepts one PUT of exactly `bytes` bytes; `complete` then creates the song. 409 if the server receives files itself.',
    access: 'user',
    limit: 'upload',
    idempotent: true,
    body: z.strictObject({
      fileName: text(1, 1000).meta({ examples: ['midnight-ferry.flac'] }),
      bytes: bytes.min(1),
      title: text(1, 500)
        .optional()
        .meta({ examples: ['Midnight Ferry'] }),
      artist: text(1, 500)
        .optional()
        .meta({ examples: ['Ada Lindqvist'] }),
      album: text(1, 500)
        .optional()
        .meta({ examples: ['Harbour Lights'] }),
    }),
    output: Upload.extend({
      url: z
        .url()
        .max(4000)
        .meta({ examples: ['https://storage.example.org/riffle/incoming/0199c3f2'] }),
      requestHeaders: z.object({
        'Content-Type': z
          .string()
          .max(100)
          .meta({ examples: ['application/octet-stream'] }),
      }),
    }).meta({ id: 'PresignedUpload' }),
    status: 201,
    createdUnder: '/uploads',
    errors: ['conflict', 'file_too_large', 'quota_exceeded', 'insufficient_storage'],
  }),
  complete: contract({
    operationId: 'completeUpload',
    method: 'post',
    path: '/presigned-uploads/{uploadId}/complete',
    tag: 'Uploads',
    summary: 'Create a song from a file in the storage',
    description: 'Checks the file that was PUT to the URL, as `POST /songs` does.',
    access: 'user',
    limit: 'upload',
    params,
    output: UploadedSong,
    status: 201,
    createdUnder: '/songs',
    errors: [
      'not_found',
      'conflict',
      'unsupported_audio',
      'duplicate_audio',
      'quota_exceeded',
      'insufficient_storage',
      'service_unavailable',
    ],
  }),
}
