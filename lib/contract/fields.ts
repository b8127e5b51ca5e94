import { z } from 'zod'

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u2028\u2029]/

const isWellFormed = (text: string) => text.isWellFormed() && !CONTROL.test(text)

/** Human text: trimmed, NFC, no control characters, `min` to `max` characters. */
export const text = (min: number, max: number) =>
  z
    .string()
    .max(max * 4)
    .refine(isWellFormed, 'Must not hold control characters.')
    .transform((value) => value.normalize('NFC').trim())
    .pipe(z.string().min(min).max(max))

export const id = z.uuid().describe('A UUIDv7.')
export const instant = z.iso
  .datetime()
  .or(z.date())
  .transform((value) => (value instanceof Date ? value.toISOString() : value))
  .pipe(z.iso.datetime())
  .describe('RFC 3339, UTC.')
export const durationMs = z.int().min(0).max(2_147_483_647).describe('Milliseconds.')

/** Email addresses are compared without regard to case. */
export const email = z
  .string()
  .max(254)
  .transform((value) => value.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email().max(254))

export const limit = z.coerce.number().int().min(1).max(100).default(50)
export const cursor = z.string().min(1).max(512).optional()
export const page = z.strictObject({ limit, cursor })

/** A list answers a page and where the next one begins. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item).max(100), nextCursor: z.string().max(512).nullable() })

/** A playlist id, or one of the two lists every account has. */
export const listId = z.union([id, z.literal('liked'), z.literal('library')])
