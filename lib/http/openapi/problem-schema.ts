import { z } from 'zod'
import { FAULT_CODES } from '@/lib/fault-codes'
import { type ErrorCode, PROBLEM_CODES } from '@/lib/problem-codes'
import { MAX_FAULTS } from '../field-faults'

const codes = Object.keys(PROBLEM_CODES) as ErrorCode[]
export const EXAMPLE_REQUEST_ID = '3f6c1a52-8d3e-4a9f'
const INSTANCE_ID = '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70'
export const EXAMPLE_INSTANCE = `/api/v1/playlists/${INSTANCE_ID}`

/** A problem document (RFC 9457) with the members of this API; some codes have more of their own. */
export const Problem = z
  .looseObject({
    type: z
      .string()
      .max(300)
      .meta({
        description: 'A page that explains the cause and the remedy.',
        examples: ['/docs/problems/not_found'],
      }),
    title: z
      .string()
      .max(200)
      .meta({ examples: ['Not found'] }),
    status: z
      .int()
      .min(400)
      .max(599)
      .meta({ examples: [404] }),
    detail: z
      .string()
      .max(4_000)
      .meta({ examples: [`Playlist ${INSTANCE_ID} does not exist.`] }),
    instance: z
      .string()
      .max(8_192)
      .meta({ examples: [EXAMPLE_INSTANCE] }),
    code: z
      .enum(codes)
      .meta({ description: 'Stable identifier of the problem.', examples: ['not_found'] }),
    requestId: z
      .string()
      .max(64)
      .meta({ examples: [EXAMPLE_REQUEST_ID] }),
    params: z
      .record(z.string().max(50), z.union([z.string().max(8_192), z.number()]))
      .optional()
      .meta({
        description: 'The values in `detail`, for clients that translate it by `code`.',
        examples: [{ resource: 'Playlist', id: INSTANCE_ID }],
      }),
    errors: z
      .array(
        z.object({
          path: z
            .string()
            .max(500)
            .meta({ examples: ['name'] }),
          message: z
            .string()
            .max(1_000)
            .meta({ examples: ['Is missing.'] }),
          code: z
            .enum(FAULT_CODES)
            .meta({ description: 'The kind of the fault, for clients that translate it.' }),
          params: z
            .record(z.string().max(50), z.union([z.string().max(500), z.number()]))
            .optional()
            .meta({ description: 'The values in `message`.', examples: [{ minimum: 1 }] }),
        }),
      )
      .max(MAX_FAULTS)
      .optional()
      .meta({ description: 'All faults of the input, at most 100.' }),
  })
  .meta({ id: 'Problem', description: 'A problem document (RFC 9457).' })
