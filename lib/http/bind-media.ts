import 'server-only'
import type { Context } from '@/lib/context'
import type { Contract, InputOf } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import type { ApiContext } from './api-context'
import { openDoor } from './bind'
import { type ByteRange, readRange } from './byte-range'
import { attachment } from './content-disposition'
import { isKnown } from './etag'

/** Bytes that never change under their `etag`; `open` is asked for only where they are sent. */
export type Media = {
  type: string
  fileName: string
  /** Bytes; asked for only where they are sent, where it takes asking. */
  size: number | (() => Promise<number>)
  /** Strong, with its quotes. */
  etag: string
  /** Opens the bytes from `start` to `end`, both included. */
  open: (range: ByteRange) => Promise<ReadableStream<Uint8Array>>
}

type Sized = Media & { size: number }
type Verb<C extends Contract> = (ctx: Context, input: InputOf<C>) => Promise<Media>

const CACHE = 'private, max-age=3600'
/** Whatever a file is besides audio: opened as a page, it can do nothing. */
const SANDBOX = "default-src 'none'; sandbox"

/** A door to a verb that answers bytes: whole or in ranges, streamed, and only what is asked for. */
export function bindMedia<C extends Contract>(contract: C, verb: Verb<C>) {
  return async (c: ApiContext): Promise<Response> => {
    const { ctx, input } = await openDoor(contract, c)
    const media = await verb(ctx, input)
    c.header('Vary', 'Authorization, Cookie')
    c.header('Cache-Control', CACHE)
    c.header('ETag', media.etag)
    c.header('Accept-Ranges', 'bytes')
    if (isKnown(c.req.header('if-none-match'), media.etag)) return c.body(null, 304)
    const size = typeof media.size === 'number' ? media.size : await media.size()
    return send(c, { ...media, size })
  }
}

// Ranges are for GET alone, and for whoever holds a part of these very bytes (If-Range).
function wantedRange(c: ApiContext, { size, etag }: Sized): ByteRange | undefined {
  const ifRange = c.req.header('if-range')
  if (c.req.method !== 'GET' || (ifRange !== undefined && ifRange.trim() !== etag)) return undefined
  const range = readRange(c.req.header('range'), size)
  if (range !== 'unsatisfiable') return range
  throw new AppError('range_not_satisfiable', `There are ${size} bytes.`, {
    headers: { 'Content-Range': `bytes */${size}` },
  })
}

async function send(c: ApiContext, media: Sized): Promise<Response> {
  const range = wantedRange(c, media)
  const { start, end } = range ?? { start: 0, end: media.size - 1 }
  // Opened before anything is promised: it may fail.
  const content = c.req.method === 'HEAD' ? null : await media.open({ start, end })
  c.header('Content-Type', media.type)
  c.header('Content-Length', String(end - start + 1))
  c.header('Content-Disposition', attachment(media.fileName))
  c.header('Content-Security-Policy', SANDBOX)
  if (range) c.header('Content-Range', `bytes ${start}-${end}/${media.size}`)
  const status = range ? 206 : 200
  return content ? c.body(content, status) : c.body(null, status)
}
