import { env } from '@/lib/config/env'
import { openApi as contract } from '@/lib/contract/openapi'
import { type ApiContext, acceptRequest } from '@/lib/http/bind'
import { createEtag } from '@/lib/http/etag'
import { openApiDocument } from '@/lib/http/openapi/document'
import { renderJson, send } from '@/lib/http/response'

let made: { text: string; tag: string } | undefined

async function findDocument(c: ApiContext): Promise<Response> {
  await acceptRequest(contract.find, c)
  made ??= make()
  return send(c, renderJson(contract.find, c, { output: {}, ...made }))
}

// It is the same until the process ends.
function make() {
  const text = JSON.stringify(openApiDocument(env().appUrl))
  return { text, tag: createEtag(undefined, text) }
}

export const openApi = [[contract.find, findDocument]] as const
