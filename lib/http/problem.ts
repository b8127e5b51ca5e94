import { AppError, type ErrorParams, type Fault } from '@/lib/errors'
import { type ErrorCode, PROBLEM_CODES } from '@/lib/problem-codes'

/** A problem document (RFC 9457) with the members that this API adds. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  instance: string
  code: ErrorCode
  requestId: string
  /** The values in `detail`. */
  params?: ErrorParams
  errors?: Fault[]
}

const MAX_INSTANCE_CHARS = 2_048

/** Returns the path of a URL, truncated to 2,048 characters. */
export const toInstance = (url: string): string =>
  new URL(url).pathname.slice(0, MAX_INSTANCE_CHARS).replace(/%.?$/, '')

const INTERNAL_ERROR = new AppError(
  'internal',
  'An unexpected error occurred and was logged. Try again later.',
)

type RequestReference = { instance: string; requestId: string }

/** Creates the problem document of an error; for all but AppError without any details. */
export function toProblem(error: unknown, { instance, requestId }: RequestReference): Problem {
  const { code, message, params, faults, extensions } =
    error instanceof AppError ? error : INTERNAL_ERROR
  const { status, title } = PROBLEM_CODES[code]
  return {
    ...extensions,
    type: `/docs/problems/${code}`,
    title,
    status,
    detail: message,
    instance,
    code,
    requestId,
    ...(params ? { params } : {}),
    ...(faults ? { errors: faults } : {}),
  }
}

/** Returns the headers of a problem response; those of an AppError take precedence. */
export function problemHeaders({ status, code }: Problem, error: unknown): Record<string, string> {
  return {
    ...(status === 401 ? { 'WWW-Authenticate': bearerChallenge(code) } : {}),
    ...(status === 503 ? { 'Retry-After': '2' } : {}),
    ...(error instanceof AppError ? error.headers : {}),
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  }
}

const bearerChallenge = (code: ErrorCode) =>
  code === 'invalid_token' ? 'Bearer error="invalid_token"' : 'Bearer'
