import type { ZodOpenApiResponsesObject } from 'zod-openapi'
import type { Contract } from '@/lib/contract/contract'
import { type HeaderName, headersNamed } from './headers'

const EVENT_STREAM = 'text/event-stream'
const MAX_FILE_BYTES = 2_147_483_647
const LIMITS: HeaderName[] = ['RateLimit', 'RateLimit-Policy']

/** Whether the answer names its state, so that a client may ask whether it is still the same. */
export const hasEtag = ({ method, media, output, status, limit, streamed }: Contract): boolean =>
  media === undefined
    ? limit !== 'next' && output !== null && (status === 200 || has(output, 'version'))
    : method === 'get' && media !== EVENT_STREAM && !streamed

/** What an operation answers when all is well. */
export function responsesOf(contract: Contract): ZodOpenApiResponsesObject {
  const answer = {
    description: describeResponse(contract),
    headers: headersNamed(...LIMITS, ...headerNamesOf(contract)),
    ...contentOf(contract),
  }
  const isCached = hasEtag(contract) && contract.method === 'get'
  return {
    [contract.status]: answer,
    ...(supportsRange(contract)
      ? {
          206: {
            ...answer,
            description: 'The bytes that `Range` asks for.',
            headers: { ...answer.headers, ...headersNamed('Content-Range') },
          },
        }
      : {}),
    ...(isCached
      ? {
          304: {
            description: 'Nothing has changed since the `ETag` of `If-None-Match`.',
            headers: headersNamed(...LIMITS, 'ETag', ...(supportsRange(contract) ? RANGES : [])),
          },
        }
      : {}),
  }
}

const RANGES: HeaderName[] = ['Accept-Ranges']
const supportsRange = ({ errors }: Contract) => errors.includes('range_not_satisfiable')

const DESCRIPTIONS = {
  200: 'As asked.',
  201: 'Made. `Location` says where it is, if it has an address of its own.',
  202: 'Accepted, and under way. `Location` says where to look.',
  204: 'Done; there is nothing to say.',
  302: 'Go on at `Location`.',
}

function describeResponse({ status, media }: Contract): string {
  if (media === EVENT_STREAM) return 'Events, until it ends.'
  return media ? 'The bytes.' : DESCRIPTIONS[status]
}

function headerNamesOf(contract: Contract): HeaderName[] {
  const { status, output, media } = contract
  return [
    ...(hasEtag(contract) ? (['ETag'] as const) : []),
    ...(has(output, 'nextCursor') ? (['Link'] as const) : []),
    ...([201, 202, 302].includes(status) ? (['Location'] as const) : []),
    ...(media && media !== EVENT_STREAM ? (['Content-Disposition'] as const) : []),
    ...(supportsRange(contract) ? RANGES : []),
  ]
}

const has = (output: Contract['output'], field: string) =>
  output !== null && 'shape' in output && Object.hasOwn(output.shape as object, field)

function contentOf({ media, output }: Contract) {
  if (media === EVENT_STREAM) {
    const pattern = '^(event: \\w+\\n|data: .*\\n|id: .*\\n|\\n)*'
    const example = 'event: import\ndata: {"status":"running"}\n\n'
    const schema = { type: 'string' as const, maxLength: MAX_FILE_BYTES, pattern }
    return { content: { [EVENT_STREAM]: { schema: { ...schema, examples: [example] } } } }
  }
  if (media) {
    const schema = { type: 'string' as const, format: 'binary', maxLength: MAX_FILE_BYTES }
    return { content: Object.fromEntries([media].flat().map((type) => [type, { schema }])) }
  }
  return output ? { content: { 'application/json': { schema: output } } } : {}
}
