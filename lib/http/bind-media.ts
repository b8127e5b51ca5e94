import 'server-only'
import type { Context } from '@/lib/context'
import type { Contract, InputOf } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { acceptRequest } from './accept-request'
import { ANY_ORIGIN } from './any-origin'
import type { ApiContext } from './api-context'
import type { Binding } from './binding'
import { type ByteRange, readRange } from './byte-range'
import { attachment } from './content-disposition'
import { matchesEtag } from './etag'

/** Bytes that never change under their `etag`. */
export type MediaFile = {
  type: string
  fileName: string
  /** In bytes. A function is called only if the bytes are sent. */
  size: number | (() => Promise<number>)
  /** A strong ETag, with its quotes. */
  etag: string
  /** Opens the bytes from `start` to `end`, both included; called only if they are sent. */
  open: (range: ByteRange) => Promise<ReadableStream<Uint8Array>>
}

type SizedFile = MediaFile & { size: number }
type Verb<C extends Contract> = (ctx: Context, input: InputOf<C>) => Promise<MediaFile>

const CACHE_CONTROL = 'private, max-age=3600'
/** A file that is also a page or a script must not run if it is opened in a browser. */
const SANDBOX_POLICY = "default-src 'none'; sandbox"

/** Binds a verb that returns bytes, which are streamed: all of them, or the requested range. */
export function bindMedia<C extends Contract>(contract: C, verb: Verb<C>): Binding {
  const headers: Record<string, string> = contract.anyOrigin ? ANY_ORIGIN : {}
  const handle = async (c: ApiContext): Promise<Response> => {
    // Problems carry them too.
    Object.assign(c.get('responseHeaders'), headers)
    const { ctx, input } = await acceptRequest(contract, c)
    const media = await verb(ctx, input)
    c.header('Vary', 'Authorization, Cookie')
    c.header('Cache-Control', headers['Cache-Control'] ?? CACHE_CONTROL)
    c.header('ETag', media.etag)
    c.header('Accept-Ranges', 'bytes')
    if (matchesEtag(c.req.header('if-none-match'), media.etag)) return c.body(null, 304)
    const size = typeof media.size === 'number' ? media.size : await media.size()
    return send(c, { ...media, size })
  }
  return [contract, handle]
}

// A range applies to GET only, and with If-Range only to the same bytes (RFC 9110, 13.1.5).
function requestedRange(c: ApiContext, { size, etag }: SizedFile): ByteRange | undefined {
  const ifRange = c.req.header('if-range')
  if (c.req.method !== 'GET' || (ifRange !== undefined && ifRange.trim() !== etag)) return undefined
  const range = readRange(c.req.header('range'), size)
  if (range !== 'unsatisfiable') return range
  throw new AppError('range_not_satisfiable', `The file has ${size} bytes.`, {
    headers: { 'Content-Range': `bytes */${size}` },
    params: { bytes: size },
  })
}

async function send(c: ApiContext, media: SizedFile): Promise<Response> {
  const range = requestedRange(c, media)
  const { start, end } = range ?? { start: 0, end: media.size - 1 }
  // Opened before the first header is set, because it may fail.
  const content = c.req.method === 'HEAD' ? null : await media.open({ start, end })
  c.header('Content-Type', media.type)
  c.header('Content-Length', String(end - start + 1))
  c.header('Content-Disposition', attachment(media.fileName))
  c.header('Content-Security-Policy', SANDBOX_POLICY)
  if (range) c.header('Content-Range', `bytes ${start}-${end}/${media.size}`)
  const status = range ? 206 : 200
  return content ? c.body(content, status) : c.body(null, status)
}
