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
      .describe('`finished` names the song, `refused` says why.'),
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
          .meta({ examples: ['This is a ZIP archive.'] }),
        songId: id.optional(),
      })
      .nullable(),
    createdAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Upload' })
export type Upload = z.output<typeof Upload>

const params = z.strictObject({ uploadId: id })
const tus = {
  'Tus-Resumable': z.literal('1.0.0').describe('The version of tus that is spoken.'),
}
const byteCount = (what: string) =>
  z
    .int()
    .min(0)
    .max(10_000_000_000)
    .meta({ description: what, examples: [0] })

export const uploads = {
  create: contract({
    operationId: 'createUpload',
    method: 'post',
    path: '/uploads',
    tag: 'Uploads',
    summary: 'Begin a resumable upload',
    description:
      'tus 1.0 with creation, creation-with-upload, termination and expiration. `Upload-Length` is needed; `Upload-Metadata` takes `filename`, `title`, `artist` and `album`. Answers where to PATCH the bytes as `Location`. When the last byte is there the file is looked at as at `POST /songs`, and the answer names the song as `Upload-Song-Id`. With an `Idempotency-Key` the bytes come by PATCH alone. 409 where files must go straight to the storage: see `/presigned-uploads`.',
    access: 'user',
    limit: 'upload',
    idempotent: true,
    headers: z.object({
      ...tus,
      'Upload-Length': byteCount('How many bytes the file has.').meta({ examples: [4_194_304] }),
      'Upload-Metadata': z
        .string()
        .max(8_192)
        .optional()
        .meta({
          description: 'Names with values in base64, by commas: filename, title, artist, album.',
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
    summary: 'How an upload stands',
    description:
      'What became of an upload. HEAD answers as tus has it: how many bytes are there, as `Upload-Offset`.',
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
      'Takes bytes from `Upload-Offset` on, as `application/offset+octet-stream`. After a dropped connection or a 5xx ask HEAD how far it came and go on from there: a whole file that could not be looked at is asked for its last byte again.',
    access: 'user',
    limit: 'upload',
    params,
    headers: z.object({ ...tus, 'Upload-Offset': byteCount('Which byte these begin at.') }),
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
    summary: 'Give an upload up',
    description: 'Forgets an upload and what came of it. A song it became stays.',
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
    summary: 'Begin an upload straight to the storage',
    description:
      'For places where the app takes small bodies only. Answers a URL that takes one PUT of exactly so many bytes; `complete` then makes it a song. 409 where the app takes files itself.',
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
    summary: 'Make a file in the storage a song',
    description: 'Looks at the whole file that was PUT to the URL, as `POST /songs` does.',
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
      'service_unavailable',
    ],
  }),
}
