import type { Contract, RawInputOf, ResponseOf } from '@/lib/contract/contract'
import type { ErrorCode, Fault } from '@/lib/errors'

const BASE = '/api/v1'
const DEADLINE_MS = 15_000

/** What the API said went wrong, or that it could not be reached. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  constructor(
    message: string,
    readonly code: ErrorCode | 'unreachable',
    readonly status: number,
    readonly faults: Fault[] = [],
    readonly requestId?: string,
    /** When it is worth trying again, where that is known. */
    readonly retryAt?: string,
    /** The song it is about, as the one that has the same audio. */
    readonly songId?: string,
  ) {
    super(message)
  }
}

type ProblemDocument = Pick<ApiProblem, 'code' | 'requestId' | 'retryAt' | 'songId'> & {
  detail: string
  errors: Fault[]
}

type Options = { signal?: AbortSignal; headers?: Record<string, string> }

/**
 * Calls an operation from the browser with the session's cookie. What is not part of path or query
 * travels as the body. Throws ApiProblem.
 */
export async function api<C extends Contract>(
  contract: C,
  input: RawInputOf<C>,
  { signal, headers }: Options = {},
): Promise<ResponseOf<C>> {
  const { url, body } = requestOf(contract, input as Record<string, unknown>)
  const deadline = AbortSignal.timeout(DEADLINE_MS)
  const response = await send(url, {
    method: contract.method.toUpperCase(),
    headers: { accept: 'application/json', ...jsonType(body), ...headers },
    body,
    signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
  })
  if (!response.ok) throw await problemOf(response)
  return (contract.output === null ? undefined : await response.json()) as ResponseOf<C>
}

/** Sends a file; the browser writes the multipart body itself. Throws ApiProblem. */
export async function upload<C extends Contract>(
  contract: C,
  file: File,
  input: Record<string, string> = {},
): Promise<ResponseOf<C>> {
  const form = new FormData()
  for (const [name, value] of Object.entries(input)) {
    if (!Object.hasOwn(contract.params?.shape ?? {}, name)) form.set(name, value)
  }
  form.set('file', file)
  const { url } = requestOf(contract, input)
  const response = await send(url, { method: contract.method.toUpperCase(), body: form })
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as ResponseOf<C>
}

/** The address of an operation without a body, for links and event sources. */
export const urlOf = <C extends Contract>(contract: C, input: RawInputOf<C>): string =>
  requestOf(contract, input as Record<string, unknown>).url

const jsonType = (body: string | undefined) =>
  body === undefined ? undefined : { 'content-type': 'application/json' }

function requestOf(contract: Contract, input: Record<string, unknown>) {
  const rest = { ...input }
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = encodeURIComponent(String(rest[name]))
    delete rest[name]
    return value
  })
  const query = new URLSearchParams()
  for (const name of Object.keys(contract.query?.shape ?? {})) {
    if (rest[name] !== undefined) query.set(name, String(rest[name]))
    delete rest[name]
  }
  const suffix = query.size > 0 ? `?${query}` : ''
  return {
    url: BASE + path + suffix,
    body: contract.body ? JSON.stringify(rest) : undefined,
  }
}

async function send(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...request, credentials: 'same-origin' })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiProblem(
      'Riffle cannot be reached. Check the connection and try again.',
      'unreachable',
      0,
    )
  }
}

/** The error that a problem document tells of; what it leaves out is said in general. */
export const problemFrom = (status: number, problem: Partial<ProblemDocument>): ApiProblem =>
  new ApiProblem(
    problem.detail ?? 'Something went wrong. Trying again may help.',
    problem.code ?? 'internal',
    status,
    problem.errors,
    problem.requestId,
    problem.retryAt,
    problem.songId,
  )

async function problemOf(response: Response): Promise<ApiProblem> {
  return problemFrom(response.status, await response.json().catch(() => ({})))
}
