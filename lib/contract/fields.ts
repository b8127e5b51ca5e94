import { z } from 'zod'
import { DERIVED_LIST_KINDS, LIBRARY_LIST, LIKED_LIST } from '@/lib/list-id'

/** In lower case, as the database writes it, because ids are compared as text. */
export const id = z
  .uuid()
  .toLowerCase()
  .meta({ description: 'A UUIDv7.', examples: ['0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70'] })
export const instant = z.iso
  .datetime()
  .or(z.date())
  .transform((value) => (value instanceof Date ? value.toISOString() : value))
  .pipe(z.iso.datetime())
  .meta({ description: 'RFC 3339, UTC.', examples: ['2026-03-14T09:26:53.589Z'] })
const MIN_INSTANT_MS = Date.UTC(1970)
const MAX_INSTANT_MS = Date.UTC(3000)

/** Whether an instant from a caller is between the years 1970 and 3000, which the database supports. */
export const isSupportedInstant = (instant: string): boolean => {
  const at = Date.parse(instant)
  return at >= MIN_INSTANT_MS && at < MAX_INSTANT_MS
}
export const UNSUPPORTED_INSTANT = 'Must be between the years 1970 and 3000.'

/** A number of items of a library. */
export const count = z.int().min(0).max(10_000_000)

export const durationMs = z
  .int()
  .min(0)
  .max(2_147_483_647)
  .meta({ description: 'Milliseconds.', examples: [214_000] })

/** An e-mail address in lower case, because addresses are compared without regard to case. */
export const email = z
  .string()
  .max(254)
  .transform((value) => value.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email().max(254))
  .meta({ format: 'email', examples: ['ada@example.org'] })

const DIGITS = /^\d{1,10}$/

/** An integer in a query, written in digits only. */
export const queryInteger = (min: number, max: number) => {
  const message = `Must be an integer from ${min} to ${max}.`
  return z.preprocess(
    (value) => (typeof value === 'string' && DIGITS.test(value) ? Number(value) : value),
    z.int(message).min(min, message).max(max, message),
  )
}

const MAX_ITEMS = 100

const limitUpTo = (max: number) =>
  queryInteger(1, max)
    .default(50)
    .meta({ description: 'The maximum number of items to return.', examples: [50] })
export const limit = limitUpTo(MAX_ITEMS)
export const cursor = z
  .string()
  .min(1)
  .max(512)
  .optional()
  .meta({
    description: 'The start of the page: `nextCursor` of the previous page, unchanged.',
    examples: ['eyJhIjoiMDE5OWMzZjIifQ'],
  })
export const page = z.strictObject({ limit, cursor })

/** A page of at most `max` items. */
export const pageUpTo = (max: number) => z.strictObject({ limit: limitUpTo(max), cursor })

const createPage = <Item extends z.ZodType>(item: Item, max: number) => {
  const name = item.meta()?.id
  const list = z.object({
    data: z.array(item).max(max),
    nextCursor: z
      .string()
      .max(512)
      .nullable()
      .meta({ description: 'Pass it as `cursor`; null on the last page.', examples: [null] }),
  })
  return name ? list.meta({ id: `${name}Page` }) : list
}

const pages = new WeakMap<z.ZodType, z.ZodType>()

/** Returns the schema of a page of items; the same schema for the same item, because its id is unique. */
export function listOf<Item extends z.ZodType>(item: Item, max = MAX_ITEMS) {
  const known = pages.get(item) ?? createPage(item, max)
  pages.set(item, known)
  return known as ReturnType<typeof createPage<Item>>
}

const HEX_ID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const MAX_LIST_ID_CHARS = 43
// bounded-regex: it repeats nothing without a bound.
const derivedListId = z
  .string()
  .max(MAX_LIST_ID_CHARS)
  .toLowerCase()
  .regex(new RegExp(`^(${DERIVED_LIST_KINDS.join('|')}):${HEX_ID}$`))

/** The id of a list that can be shuffled. */
export const listId = z
  .union([id, z.literal(LIKED_LIST), z.literal(LIBRARY_LIST), derivedListId])
  .meta({
    type: 'string',
    maxLength: MAX_LIST_ID_CHARS,
    pattern: `^(((${DERIVED_LIST_KINDS.join('|')}):)?[0-9a-fA-F-]{36}|liked|library)$`,
    description:
      'The id of a playlist, `liked` for the liked songs, `library` for all songs, or `album:`, `artist:` or `view:` with the id of an album, an artist or a view.',
  })
