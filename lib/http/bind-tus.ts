import 'server-only'
import { Readable } from 'node:stream'
import { Server } from '@tus/server'
import type { Context } from '@/lib/context'
import type { Contract } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { signedIn } from '@/lib/services/shared/access'
import { allowanceOf } from '@/lib/services/uploads/allowance'
import { steadily } from '@/lib/services/uploads/receive'
import { beginUpload, findOwnUpload, finishUpload } from '@/lib/services/uploads/resumable'
import { takeSlot } from '@/lib/services/uploads/slots'
import { UploadStore } from '@/lib/services/uploads/tus-store'
import { cancelUpload, fieldsOf } from '@/lib/services/uploads/uploads'
import { send } from './answer'
import type { ApiContext } from './api-context'
import { openDoor } from './bind'
import { answerOnce } from './once'
import { malformed } from './read-body'
import { type Failure, TUS_VERSION, tusProblem } from './tus-problem'

const PATH = '/api/v1/uploads'
const LONGEST_FIELD = 500

/** Who asks by way of a request of tus, and what went wrong on the way. */
const asking = new WeakMap<Request, { ctx: Context; failure?: Failure }>()
const ctxOf = (request: unknown) => asking.get(request as Request)!.ctx

let server: Server | undefined

// The protocol is the library's; whose upload it is, what it may take and what becomes of it, ours.
const tus = () => {
  server ??= new Server({
    path: PATH,
    datastore: new UploadStore(),
    relativeLocation: true,
    maxSize: (request) => allowanceOf(signedIn(ctxOf(request))).fileBytes,
    generateUrl: (_request, { id }) => `${PATH}/${id}`,
    namingFunction: async (request, metadata = {}) => {
      const bytes = Number(request.headers.get('upload-length') ?? Number.NaN)
      if (!Number.isSafeInteger(bytes) || bytes < 0) {
        throw new AppError('malformed_request', 'Upload-Length must say how many bytes will come.')
      }
      const text = (name: string) => metadata[name]?.trim().slice(0, LONGEST_FIELD) || undefined
      const fields = fieldsOf({
        title: text('title'),
        artist: text('artist'),
        album: text('album'),
      })
      const fileName = metadata.filename ?? ''
      return (await beginUpload(ctxOf(request), { kind: 'resumable', fileName, bytes, fields })).id
    },
    onUploadFinish: async (request, { id }) => {
      const { songId, jobId } = await finishUpload(ctxOf(request), id)
      return { headers: { 'Upload-Song-Id': songId, 'Upload-Job-Id': jobId } }
    },
    onResponseError: (request, error) => {
      asking.get(request as Request)!.failure ??= error
      return undefined
    },
  })
  return server
}

/** A door to one operation of tus 1.0, for whoever owns the upload. */
export function bindTus(contract: Contract) {
  return async (c: ApiContext): Promise<Response> => {
    const { ctx, input } = await openDoor(contract, c)
    const { uploadId } = input as { uploadId?: string }
    if (uploadId) await findOwnUpload(ctx, uploadId)
    const carriesBytes = contract.method === 'patch' || contract.method === 'post'
    const release = carriesBytes ? takeSlot(signedIn(ctx).userId) : undefined
    try {
      if (contract.idempotent && c.req.header('idempotency-key') !== undefined) {
        return await beginOnce(contract, c, ctx)
      }
      const answer = await ask(ctx, c.req.raw)
      if (contract.method === 'delete' && uploadId) await cancelUpload(ctx, { uploadId })
      return send(c, answer)
    } finally {
      release?.()
    }
  }
}

// The upload and its answer are one transaction, which waits for no bytes.
function beginOnce(contract: Contract, c: ApiContext, ctx: Context): Promise<Response> {
  if (c.req.header('content-type') !== undefined) {
    throw malformed('With an Idempotency-Key the bytes come by PATCH alone.')
  }
  const asked = ['upload-length', 'upload-metadata'].map((name) => c.req.header(name) ?? null)
  return answerOnce({ contract, c, ctx, asked }, () => ask(ctx, c.req.raw))
}

async function ask(ctx: Context, request: Request) {
  const asked: { ctx: Context; failure?: Failure } = { ctx }
  const body =
    request.body &&
    guarded(request.body, (error) => {
      asked.failure ??= error
    })
  const { method, headers, url } = request
  const inner = new Request(url, { method, headers, body, ...(body ? { duplex: 'half' } : {}) })
  asking.set(inner, asked)
  const response = await tus().handleWeb(inner as never)
  if (response.status >= 400) throw tusProblem(response, await response.text(), asked.failure)
  const kept = [...response.headers].filter(([name]) => !name.startsWith('access-control-'))
  return {
    status: response.status,
    headers: {
      'cache-control': 'no-store',
      ...Object.fromEntries(kept),
      'tus-resumable': TUS_VERSION,
    },
    text: null,
  }
}

function guarded(body: ReadableStream<Uint8Array>, onFault: (error: unknown) => void) {
  const watched = async function* () {
    try {
      yield* steadily(body)
    } catch (error) {
      onFault(error)
      throw error
    }
  }
  return Readable.toWeb(Readable.from(watched())) as ReadableStream<Uint8Array>
}
