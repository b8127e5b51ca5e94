import { z } from 'zod'
import { contract } from './contract'
import { UploadedSong } from './own-songs'
import { text } from './text-fields'
import { fileBytes, Upload, uploadParams } from './upload'

export const presignedUploads = {
  create: contract({
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
      bytes: fileBytes.min(1),
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
    locationBase: '/uploads',
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
    params: uploadParams,
    output: UploadedSong,
    status: 201,
    locationBase: '/songs',
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
