import 'server-only'
import type { Context } from '@/lib/context'
import type { Contract, InputOf } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import type { ApiContext } from './api-context'
import { admit, queryOf } from './bind'
import { type ByteRange, readRange } from './byte-range'
import { isKnown } from './etag'
import { parseInput } from './parse-input'

/** Bytes that never change under their `etag`; `open` is asked for only where they are sent. */
export type Media = {
  type: string
  fileName: string
  size: number
  /** Strong, with its quotes. */
  etag: string
  open: () => Promise<(start: number, end: number) => ReadableStream<Uint8Array>>
}

type Verb<C extends Contract> = (ctx: Context, input: InputOf<C>) => Promise<Media>

const CACHE = 'private, max-age=3600'

/** A door to a verb that answers bytes: whole or in ranges, streamed, and only what is asked for. */
export function bindMedia<C extends Contract>(contract: C, verb: Verb<C>) {
  return async (c: ApiContext): Promise<Response> => {
    const ctx = await admit(contract, c)
    const input = parseInput(contract, { params: c.req.param(), query: queryOf(c), body: {} })
    const media = await verb(ctx, input as InputOf<C>)
    c.header('Vary', 'Authorization, Cookie')
    c.header('Cache-Control', CACHE)
    c.header('ETag', media.etag)
    c.header('Accept-Ranges', 'bytes')
    if (isKnown(c.req.header('if-none-match'), media.etag)) return c.body(null, 304)
    return send(c, media, wantedRange(c, media))
  }
}

// Ranges are for GET alone, and for whoever holds a part of these very bytes (If-Range).
function wantedRange(c: ApiContext, { size, etag }: Media): ByteRange | undefined {
  const ifRange = c.req.header('if-range')
  if (c.req.method !== 'GET' || (ifRange !== undefined && ifRange.trim() !== etag)) return undefined
  const range = readRange(c.req.header('range'), size)
  if (range !== 'unsatisfiable') return range
  throw new AppError('range_not_satisfiable', `There are ${size} bytes.`, {
    headers: { 'Content-Range': `bytes */${size}` },
  })
}

async function send(c: ApiContext, media: Media, range: ByteRange | undefined): Promise<Response> {
  const { start, end } = range ?? { start: 0, end: media.size - 1 }
  // Opened before anything is promised: it may fail.
  const open = c.req.method === 'HEAD' ? undefined : await media.open()
  c.header('Content-Type', media.type)
  c.header('Content-Length', String(end - start + 1))
  c.header('Content-Disposition', `inline; filename="${media.fileName}"`)
  if (range) c.header('Content-Range', `bytes ${start}-${end}/${media.size}`)
  return open ? c.body(open(start, end), range ? 206 : 200) : c.body(null, 200)
}
