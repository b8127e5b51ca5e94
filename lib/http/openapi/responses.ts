import type { ZodOpenApiResponsesObject } from 'zod-openapi'
import type { Contract } from '@/lib/contract/contract'
import { type HeaderName, headersNamed } from './headers'

const EVENT_STREAM = 'text/event-stream'
const MAX_FILE_BYTES = 2_147_483_647
const LIMITS: HeaderName[] = ['RateLimit', 'RateLimit-Policy']

/** Whether the response has an ETag. */
export const hasEtag = ({ method, media, output, status, limit, streamed }: Contract): boolean =>
  media === undefined
    ? limit !== 'next' && output !== null && (status === 200 || has(output, 'version'))
    : method === 'get' && media !== EVENT_STREAM && !streamed

/** Returns the successful responses of an operation. */
export function responsesOf(contract: Contract): ZodOpenApiResponsesObject {
  const response = {
    description: describeResponse(contract),
    headers: headersNamed(...LIMITS, ...headerNamesOf(contract)),
    ...contentOf(contract),
  }
  const isCached = hasEtag(contract) && contract.method === 'get'
  return {
    [contract.status]: response,
    ...(supportsRange(contract)
      ? {
          206: {
            ...response,
            description: 'Partial content: the bytes of `Range`.',
            headers: { ...response.headers, ...headersNamed('Content-Range') },
          },
        }
      : {}),
    ...(isCached
      ? {
          304: {
            description: 'Not modified: the `ETag` matches `If-None-Match`.',
            headers: headersNamed(...LIMITS, 'ETag', ...(supportsRange(contract) ? RANGES : [])),
          },
        }
      : {}),
  }
}

const RANGES: HeaderName[] = ['Accept-Ranges']
const supportsRange = ({ errors }: Contract) => errors.includes('range_not_satisfiable')

const DESCRIPTIONS = {
  200: 'OK',
  201: 'Created. `Location` contains the URL of the resource, if it has one.',
  202: 'Accepted. `Location` contains the URL of the progress.',
  204: 'No content',
  302: 'Redirect to `Location`',
}

function describeResponse({ status, media }: Contract): string {
  if (media === EVENT_STREAM) return 'A stream of server-sent events.'
  return media ? 'The file.' : DESCRIPTIONS[status]
}

function headerNamesOf(contract: Contract): HeaderName[] {
  const { status, output, media, clearSiteData } = contract
  return [
    ...(hasEtag(contract) ? (['ETag'] as const) : []),
    ...(has(output, 'nextCursor') ? (['Link'] as const) : []),
    ...([201, 202, 302].includes(status) ? (['Location'] as const) : []),
    ...(media && media !== EVENT_STREAM ? (['Content-Disposition'] as const) : []),
    ...(supportsRange(contract) ? RANGES : []),
    ...(clearSiteData ? (['Clear-Site-Data'] as const) : []),
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
