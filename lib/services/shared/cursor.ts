import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { secretsOf } from '@/lib/config/env'
import { AppError } from '@/lib/errors'

type Key = string | number

const SIGNATURE_LENGTH = 22

const sign = (scope: string, body: string) =>
  createHmac('sha256', secretsOf().AUTH_SECRET)
    .update(`cursor\n${scope}\n${body}`)
    .digest('base64url')
    .slice(0, SIGNATURE_LENGTH)

/** An opaque cursor behind `keys`, good only for lists of the same `scope` (call, user, filters). */
export function writeCursor(scope: string, keys: Key[]): string {
  const body = Buffer.from(JSON.stringify(keys)).toString('base64url')
  return body + sign(scope, body)
}

/** The keys of a cursor. Throws `invalid_cursor` for one that was changed or belongs elsewhere. */
export function readCursor(scope: string, cursor: string): Key[] {
  const body = cursor.slice(0, -SIGNATURE_LENGTH)
  const given = Buffer.from(cursor.slice(-SIGNATURE_LENGTH))
  const expected = Buffer.from(sign(scope, body))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new AppError('invalid_cursor', 'The cursor is not one this list gave.', {
      faults: [{ path: 'cursor', message: 'Must be the nextCursor of the page before.' }],
    })
  }
  return JSON.parse(Buffer.from(body, 'base64url').toString())
}

type Paging<Row> = { scope: string; limit: number; keysOf: (row: Row) => Key[] }

/** Cuts rows, of which one more than `limit` was asked for, to a page and the cursor behind it. */
export function paged<Row>(rows: Row[], { scope, limit, keysOf }: Paging<Row>) {
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { rows: page, nextCursor: last ? writeCursor(scope, keysOf(last)) : null }
}
