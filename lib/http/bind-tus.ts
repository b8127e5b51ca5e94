import 'server-only'
import { Readable } from 'node:stream'
import { Server } from '@tus/server'
import type { Context } from '@/lib/context'
import type { Contract } from '@/lib/contract/contract'
import { requireUser } from '@/lib/services/shared/access'
import { allowanceOf } from '@/lib/services/uploads/allowance'
import { finishUpload } from '@/lib/services/uploads/finish-upload'
import { receivePart } from '@/lib/services/uploads/receive-upload'
import { beginUpload, findOwnUpload } from '@/lib/services/uploads/resumable'
import { toUploadFields } from '@/lib/services/uploads/song-metadata'
import { UploadStore } from '@/lib/services/uploads/tus-store'
import { cancelUpload } from '@/lib/services/uploads/uploads'
import { acceptRequest } from './accept-request'
import type { ApiContext } from './api-context'
import type { Binding } from './binding'
import { respondIdempotently } from './idempotency'
import { malformedRequest } from './read-body'
import { type RenderedResponse, send } from './response'
import { TUS_VERSION, tusProblem } from './tus-problem'

const PATH = '/api/v1/uploads'
const MAX_FIELD_CHARS = 500

type TusCall = { ctx: Context; failure?: unknown }

/** The caller of each request that is passed to the tus server, and the first error that occurred. */
const calls = new WeakMap<object, TusCall>()

function callOf(request: object): TusCall {
  const call = calls.get(request)
  if (!call) throw new Error('The tus server passed on an unknown request.')
  return call
}

let server: Server | undefined

// The library implements the protocol; ownership, limits and the resulting song are decided here.
function getServer(): Server {
  server ??= new Server({
    path: PATH,
    datastore: new UploadStore(),
    relativeLocation: true,
    maxSize: (request) => allowanceOf(requireUser(callOf(request).ctx)).fileBytes,
    generateUrl: (_request, { id }) => `${PATH}/${id}`,
    namingFunction: async (request, metadata = {}) => {
      const bytes = uploadLength(request.headers)
      const fields = toUploadFields({
        title: fieldOf(metadata, 'title'),
        artist: fieldOf(metadata, 'artist'),
        album: fieldOf(metadata, 'album'),
      })
      const fileName = metadata.filename ?? ''
      const { ctx } = callOf(request)
      return (await beginUpload(ctx, { kind: 'resumable', fileName, bytes, fields })).id
    },
    onUploadFinish: async (request, { id }) => {
      const { songId, jobId } = await finishUpload(callOf(request).ctx, id)
      return { headers: { 'Upload-Song-Id': songId, 'Upload-Job-Id': jobId } }
    },
    onResponseError: (request, error) => {
      callOf(request).failure ??= error
      return undefined
    },
  })
  return server
}

function uploadLength(headers: Headers): number {
  const bytes = Number(headers.get('upload-length') ?? Number.NaN)
  if (Number.isSafeInteger(bytes) && bytes >= 0) return bytes
  throw malformedRequest('Upload-Length must be the number of bytes of the file.')
}

const fieldOf = (metadata: Record<string, string | null>, name: string) =>
  metadata[name]?.trim().slice(0, MAX_FIELD_CHARS) || undefined

/** Binds one operation of tus 1.0 for the owner of the upload. */
export function bindTus(contract: Contract): Binding {
  const respond = async (c: ApiContext): Promise<Response> => {
    const { ctx } = await acceptRequest(contract, c)
    const unsupported = ['upload-defer-length', 'upload-concat'].find((name) => c.req.header(name))
    if (unsupported) throw malformedRequest(`${unsupported} is not supported.`)
    const uploadId = c.req.param('uploadId')
    if (uploadId) await findOwnUpload(ctx, uploadId)
    if (contract.method === 'patch' || contract.method === 'post') {
      return receivePart(ctx, c.req.raw.body, (bytes) => {
        const hasKey = contract.idempotent && c.req.header('idempotency-key') !== undefined
        return hasKey ? beginOnce(contract, c, ctx) : handle(ctx, c.req.raw, bytes).then(sendTo(c))
      })
    }
    const response = await handle(ctx, c.req.raw, null)
    if (contract.method === 'delete' && uploadId) await cancelUpload(ctx, { uploadId })
    return send(c, response)
  }
  return [contract, respond]
}

const sendTo = (c: ApiContext) => (response: RenderedResponse) => send(c, response)

// The upload and its response are one transaction, which must not wait for bytes.
function beginOnce(contract: Contract, c: ApiContext, ctx: Context): Promise<Response> {
  if (c.req.header('content-type') !== undefined) {
    throw malformedRequest('With an Idempotency-Key, send the bytes by PATCH only.')
  }
  const payload = ['upload-length', 'upload-metadata'].map((name) => c.req.header(name) ?? null)
  return respondIdempotently({ contract, c, ctx, payload }, () => handle(ctx, c.req.raw, null))
}

async function handle(
  ctx: Context,
  request: Request,
  bytes: AsyncIterable<Uint8Array> | null,
): Promise<RenderedResponse> {
  const call: TusCall = { ctx }
  const body = bytes && toWebStream(bytes, call)
  const { method, headers, url } = request
  const inner = new Request(url, { method, headers, body, ...(body ? { duplex: 'half' } : {}) })
  calls.set(inner, call)
  const response = await getServer().handleWeb(inner as never)
  if (response.status >= 400) throw tusProblem(response, await response.text(), call.failure)
  // The API sets the CORS headers of all operations.
  const own = [...response.headers].filter(([name]) => !name.startsWith('access-control-'))
  return {
    status: response.status,
    headers: {
      'cache-control': 'no-store',
      ...Object.fromEntries(own),
      'tus-resumable': TUS_VERSION,
    },
    text: null,
  }
}

// The library reports a failed body as text, so the error is recorded where it occurs.
function toWebStream(bytes: AsyncIterable<Uint8Array>, call: TusCall) {
  const recorded = async function* () {
    try {
      yield* bytes
    } catch (error) {
      call.failure ??= error
      throw error
    }
  }
  return Readable.toWeb(Readable.from(recorded())) as ReadableStream<Uint8Array>
}
