import 'server-only'
import type { ServerResponse } from 'node:http'
import type { AppError } from '@/lib/errors'
import { toProblem } from './problem'
import { problemResponse } from './response'

type Reply = { response: ServerResponse; method: string; requestId: string }

/** Renders the problem of a request that no operation of the API received. */
export const renderProblem = (error: AppError, requestId: string) =>
  problemResponse(toProblem(error, { instance: '/', requestId }), error)

/** Sends a problem for a request that neither the API nor Next has received. */
export function sendNodeProblem(error: AppError, { response, method, requestId }: Reply): void {
  const { status, headers, text } = renderProblem(error, requestId)
  response
    .writeHead(status, { ...headers, 'X-Request-Id': requestId })
    .end(method === 'HEAD' ? undefined : text)
}
