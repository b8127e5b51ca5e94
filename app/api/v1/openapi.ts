import { env } from '@/lib/config/env'
import { openApi as contract } from '@/lib/contract/openapi'
import { acceptRequest } from '@/lib/http/accept-request'
import type { ApiContext } from '@/lib/http/api-context'
import { createEtag } from '@/lib/http/etag'
import { openApiDocument } from '@/lib/http/openapi/document'
import { renderJson } from '@/lib/http/render'
import { send } from '@/lib/http/response'

/** Built on first use: it does not change while the process runs. */
let document: { text: string; etag: string } | undefined

async function findDocument(c: ApiContext): Promise<Response> {
  await acceptRequest(contract.find, c)
  document ??= buildDocument()
  return send(c, renderJson(contract.find, c, { output: {}, ...document }))
}

function buildDocument() {
  const text = JSON.stringify(openApiDocument(env().appUrl))
  return { text, etag: createEtag(undefined, text) }
}

export const openApi = [[contract.find, findDocument]] as const
