import { z } from 'zod'
import { id, instant } from './fields'

export const fileBytes = z.int().min(0).max(5_368_709_120).describe('Bytes.')

export const Upload = z
  .object({
    id,
    kind: z.enum(['resumable', 'presigned']),
    fileName: z
      .string()
      .max(300)
      .meta({ examples: ['04 Midnight Ferry.flac'] }),
    bytes: fileBytes,
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

export const uploadParams = z.strictObject({ uploadId: id })
