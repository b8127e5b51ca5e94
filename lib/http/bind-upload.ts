import 'server-only'
import type { Context } from '@/lib/context'
import type { Contract } from '@/lib/contract/contract'
import type { ownSongs } from '@/lib/contract/own-songs'
import type { CreateOnce, IncomingUpload } from '@/lib/services/uploads/receive-upload'
import { toUploadFields } from '@/lib/services/uploads/song-metadata'
import { authorizeRequest, readQuery } from './accept-request'
import type { ApiContext } from './api-context'
import type { Binding } from './binding'
import { respondIdempotently } from './idempotency'
import { openMultipartUpload } from './multipart-upload'
import { assertContentType } from './negotiate'
import { parseInput } from './parse-input'
import { renderResult } from './render'

type Verb = (
  ctx: Context,
  upload: IncomingUpload,
  createOnce: CreateOnce<Response>,
) => Promise<Response>

/** Binds a verb that receives the multipart field `file` as a stream, while it arrives. */
export function bindUpload(contract: typeof ownSongs.upload, verb: Verb): Binding {
  const handle = async (c: ApiContext): Promise<Response> => {
    const ctx = await authorizeRequest(contract, c)
    assertContentType(c.req.header('content-type'), 'multipart')
    assertNoQuery(contract, c)
    const upload = openMultipartUpload(c.req.raw, (fields) =>
      toUploadFields(parseInput(contract, { params: {}, query: {}, body: fields })),
    )
    return verb(ctx, upload, (payload, create) =>
      respondIdempotently({ contract, c, ctx, payload }, async () =>
        renderResult(contract, c, await create()),
      ),
    )
  }
  return [contract, handle]
}

const assertNoQuery = (contract: Contract, c: ApiContext) =>
  parseInput({ ...contract, body: undefined }, { params: {}, query: readQuery(c), body: {} })
