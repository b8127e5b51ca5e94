import { z } from 'zod'
import { contract } from './contract'
import { id } from './fields'
import { Song } from './song'

const COVER_SIZES = ['96', '320', '640'] as const

const params = z.strictObject({ songId: id })

export const songCovers = {
  find: contract({
    operationId: 'getSongCover',
    method: 'get',
    path: '/songs/{songId}/cover',
    tag: 'Uploads',
    summary: 'Get the cover of an upload',
    description: 'A square WebP image, re-encoded from the image in the file.',
    access: 'user',
    limit: 'read',
    params,
    query: z.strictObject({
      size: z.enum(COVER_SIZES).default('320').describe('Side length in pixels.'),
      v: z
        .string()
        .max(64)
        .optional()
        .meta({
          description: 'Changes with the image, for caches.',
          examples: ['9f2c41d07be3a865'],
        }),
    }),
    output: null,
    media: 'image/webp',
    status: 200,
    errors: ['not_found', 'range_not_satisfiable'],
  }),
  change: contract({
    operationId: 'changeSongCover',
    method: 'put',
    path: '/songs/{songId}/cover',
    tag: 'Uploads',
    summary: 'Replace the cover of an upload',
    description:
      'Receives a JPEG, PNG, GIF or WebP of up to 10 MB and 25 megapixels as multipart field `file`.',
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
      'insufficient_storage',
      'request_timeout',
      'unsupported_media_type',
    ],
  }),
  remove: contract({
    operationId: 'removeSongCover',
    method: 'delete',
    path: '/songs/{songId}/cover',
    tag: 'Uploads',
    summary: 'Remove the cover of an upload',
    description: 'The song then shows the cover of its album, if there is one.',
    access: 'user',
    limit: 'write',
    params,
    output: null,
    status: 204,
    errors: ['not_found', 'forbidden'],
  }),
}
