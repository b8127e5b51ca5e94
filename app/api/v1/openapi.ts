import { env } from '@/lib/config/env'
import { openApi as contract } from '@/lib/contract/openapi'
import { renderText, send } from '@/lib/http/answer'
import { type ApiContext, openDoor } from '@/lib/http/bind'
import { etagOf } from '@/lib/http/etag'
import { openApiDocument } from '@/lib/http/openapi/document'

let made: { text: string; tag: string } | undefined

async function findDocument(c: ApiContext): Promise<Response> {
  await openDoor(contract.find, c)
  made ??= make()
  return send(c, renderText(contract.find, c, { output: {}, ...made }))
}

// It is the same until the process ends.
function make() {
  const text = JSON.stringify(openApiDocument(env().appUrl))
  return { text, tag: etagOf(undefined, text) }
}

export const openApi = [[contract.find, findDocument]] as const
