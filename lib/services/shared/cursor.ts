import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { KeysetPage, KeysetPosition } from '@/db'
import { getSecrets } from '@/lib/config/env'
import { AppError } from '@/lib/errors'

type Key = string | number

const SIGNATURE_LENGTH = 22

const sign = (scope: string, body: string) =>
  createHmac('sha256', getSecrets().AUTH_SECRET)
    .update(`cursor\n${scope}\n${body}`)
    .digest('base64url')
    .slice(0, SIGNATURE_LENGTH)

/** Creates an opaque, signed cursor with these keys, valid for lists of one scope (call, user, filters). */
export function encodeCursor(scope: string, keys: Key[]): string {
  const body = Buffer.from(JSON.stringify(keys)).toString('base64url')
  return body + sign(scope, body)
}

/**
 * Returns the keys of a cursor; undefined if there is none.
 * @throws `invalid_cursor` if it was not issued for this scope
 */
export function decodeCursor(scope: string, cursor: string | undefined): Key[] | undefined {
  if (cursor === undefined) return undefined
  const body = cursor.slice(0, -SIGNATURE_LENGTH)
  const given = Buffer.from(cursor.slice(-SIGNATURE_LENGTH))
  const expected = Buffer.from(sign(scope, body))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new AppError('invalid_cursor', 'This cursor was not issued for this list.', {
      faults: [
        {
          path: 'cursor',
          code: 'invalid_value',
          message: 'Must be the nextCursor of the previous page.',
        },
      ],
    })
  }
  return JSON.parse(Buffer.from(body, 'base64url').toString())
}

type Paging<Row> = { scope: string; limit: number; keysOf: (row: Row) => Key[] }
type CursorPage<Row> = { rows: Row[]; nextCursor: string | null }

/** Splits rows, one more than `limit` if there is a next page, into a page and its next cursor. */
export function paginate<Row>(rows: Row[], { scope, limit, keysOf }: Paging<Row>): CursorPage<Row> {
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { rows: page, nextCursor: last ? encodeCursor(scope, keysOf(last)) : null }
}

/** Returns the position of a row in a list that is sorted by its sort key and id. */
export const toPosition = ({ sortKey, id }: { sortKey: string; id: string }): KeysetPosition => ({
  key: sortKey,
  id,
})

type ListRequest = { scope: string; limit: number; cursor?: string }

/**
 * Returns the page after a cursor, of a list sorted by a key and an id.
 * @throws `invalid_cursor` if the cursor was not issued for this scope
 */
export async function listPage<Row>(
  { scope, limit, cursor }: ListRequest,
  list: (page: KeysetPage) => Promise<Row[]>,
  positionOf: (row: Row) => KeysetPosition,
): Promise<CursorPage<Row>> {
  const keys = decodeCursor(scope, cursor)
  const after = keys && { key: String(keys[0]), id: String(keys[1]) }
  const keysOf = (row: Row) => {
    const { key, id } = positionOf(row)
    return [key, id]
  }
  return paginate(await list({ limit, after }), { scope, limit, keysOf })
}
