import type { Contract, RawInputOf, ResponseOf } from '@/lib/contract/contract'
import type { Fault } from '@/lib/errors'
import type { ErrorCode } from '@/lib/problem-codes'
import { accountHeaders, reloadForAccount } from './account'

const BASE = '/api/v1'
const TIMEOUT_MS = 15_000

/** The problem that the API returned, or `unreachable` if there was no response. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  constructor(
    message: string,
    readonly code: ErrorCode | 'unreachable',
    readonly status: number,
    readonly faults: Fault[] = [],
    readonly requestId?: string,
    /** The earliest time for a retry, in RFC 3339; undefined if the API named none. */
    readonly retryAt?: string,
    /** For `duplicate_audio`: the song that has the same audio. */
    readonly songId?: string,
  ) {
    super(message)
  }
}

type ProblemDocument = Pick<ApiProblem, 'code' | 'requestId' | 'retryAt' | 'songId'> & {
  detail: string
  errors: Fault[]
}

type Options = {
  signal?: AbortSignal
  headers?: Record<string, string>
  /** Sends the request also if the page is closed meanwhile. */
  keepalive?: boolean
}

/**
 * Calls an operation from the browser with the session's cookie. Input that belongs neither to the
 * path nor to the query is sent as a JSON body.
 *
 * @example
 * const page = await api(playlists.list, { limit: 20 }, { signal })
 * @throws ApiProblem for each status that is not 2xx, after the deadline, and without a connection
 * @throws DOMException `AbortError` if `signal` is aborted
 */
export async function api<C extends Contract>(
  contract: C,
  input: RawInputOf<C>,
  { signal, headers, keepalive }: Options = {},
): Promise<ResponseOf<C>> {
  const { url, body } = buildRequest(contract, input as Record<string, unknown>)
  const deadline = AbortSignal.timeout(TIMEOUT_MS)
  const response = await send(url, {
    method: contract.method.toUpperCase(),
    headers: { accept: 'application/json', ...accountHeaders(), ...contentType(body), ...headers },
    body,
    keepalive,
    signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
  })
  if (!response.ok) throw await readProblem(response)
  return (contract.output === null ? undefined : await response.json()) as ResponseOf<C>
}

/** Sends a file as `multipart/form-data`. @throws ApiProblem */
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
  const { url } = buildRequest(contract, input)
  const response = await send(url, {
    method: contract.method.toUpperCase(),
    headers: accountHeaders(),
    body: form,
  })
  if (!response.ok) throw await readProblem(response)
  return (await response.json()) as ResponseOf<C>
}

/**
 * Returns the text that an operation without a body responds with, within `timeoutMs`.
 * @throws ApiProblem if the request fails
 */
export async function apiText<C extends Contract>(
  contract: C,
  input: RawInputOf<C>,
  timeoutMs: number,
): Promise<string> {
  const signal = AbortSignal.timeout(timeoutMs)
  const response = await send(urlOf(contract, input), { headers: accountHeaders(), signal })
  if (!response.ok) throw await readProblem(response)
  return response.text()
}

/** Returns the URL of an operation without a body, for links and event sources. */
export const urlOf = <C extends Contract>(contract: C, input: RawInputOf<C>): string =>
  buildRequest(contract, input as Record<string, unknown>).url

const contentType = (body: string | undefined) =>
  body === undefined ? undefined : { 'content-type': 'application/json' }

function buildRequest(contract: Contract, input: Record<string, unknown>) {
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

/** Converts a problem document to an error; missing members get general values. */
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

async function readProblem(response: Response): Promise<ApiProblem> {
  const problem = problemFrom(response.status, await response.json().catch(() => ({})))
  if (problem.code === 'account_changed') reloadForAccount()
  return problem
}
