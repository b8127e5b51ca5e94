import { z } from 'zod'
import { contract } from './contract'
import { Upload, uploadParams } from './upload'

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
    params: uploadParams,
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
    params: uploadParams,
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
    params: uploadParams,
    headers: z.object(tus),
    output: null,
    status: 204,
    errors: ['not_found', 'precondition_failed'],
  }),
}
