import 'server-only'
import type { Context } from '@/lib/context'
import type { Contract, InputOf } from '@/lib/contract/contract'
import type { Download } from '@/lib/services/shared/download'
import { acceptRequest } from './accept-request'
import type { ApiContext } from './api-context'
import type { Binding } from './binding'
import { attachment } from './content-disposition'
import { createEtag, matchesEtag } from './etag'
import { toInstance } from './problem'
import { reportFailedDownload } from './report-error'
import { notModified, PRIVATE_CACHE, send, VARY } from './response'

/** The media types whose encoding a reader would else have to guess. */
const TEXT_TYPE = /^text\/|[+/]xml$/

type Verb<C extends Contract> = (ctx: Context, input: InputOf<C>) => Promise<Download>

/** Binds a verb that returns a file to save: a whole text with its ETag, or a stream. */
export function bindDownload<C extends Contract>(contract: C, verb: Verb<C>): Binding {
  const handle = async (c: ApiContext): Promise<Response> => {
    const { ctx, input } = await acceptRequest(contract, c)
    const { type, fileName, text } = await verb(ctx, input)
    if (typeof text === 'string') {
      const etag = createEtag(undefined, text)
      if (matchesEtag(c.req.header('if-none-match'), etag)) return send(c, notModified(etag))
      c.header('ETag', etag)
    }
    c.header('Vary', VARY)
    c.header('Cache-Control', typeof text === 'string' ? PRIVATE_CACHE : 'no-store')
    c.header('Content-Type', TEXT_TYPE.test(type) ? `${type}; charset=UTF-8` : type)
    c.header('Content-Disposition', attachment(fileName))
    return c.body(typeof text === 'string' ? text : toStream(text, c), 200)
  }
  return [contract, handle]
}

// Produces each chunk when the client reads it, and stops when the client disconnects.
function toStream(chunks: AsyncIterable<string>, c: ApiContext): ReadableStream<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      try {
        const { value, done } = await source.next()
        if (done) return controller.close()
        controller.enqueue(encoder.encode(value))
      } catch (error) {
        reportFailedDownload(error, {
          requestId: c.get('requestId'),
          traceId: c.get('traceId'),
          instance: toInstance(c.req.url),
        })
        abort(controller, c)
      }
    },
    async cancel() {
      await source.return?.()
    },
  })
}

// The client must see that the file is incomplete. Hono's server would print the error of a stream
// and write its message into the file, so on our own server only the connection is closed.
function abort(controller: ReadableStreamDefaultController, c: ApiContext): void {
  const outgoing = c.env?.outgoing
  if (outgoing) outgoing.destroy()
  else controller.error(new Error('The download failed.'))
}
