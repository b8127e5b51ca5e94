import type { z } from 'zod'
import type { ErrorCode } from '@/lib/problem-codes'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** Which bucket of the rate limits an operation draws from. */
export type LimitName = 'auth' | 'read' | 'write' | 'next' | 'import' | 'upload'

/** What a personal API token may do: each allows nothing of the other. */
export type TokenScope = 'read' | 'write'

type Shape = z.ZodObject

/**
 * One operation of the API: from it come validation, the serializer, the OpenAPI document, the
 * typed client and a server action's input. `path` is relative to `/api/v1`, `{name}` marks a
 * parameter. `output: null` answers without a body.
 */
export type Contract = {
  operationId: string
  method: Method
  path: `/${string}`
  summary: string
  description: string
  tag: string
  /** Who may call: anybody, whoever is signed in, or those whom ADMIN_EMAILS names. */
  access: 'public' | 'user' | 'admin'
  limit: LimitName
  params?: Shape
  query?: Shape
  body?: Shape
  /** `multipart` bodies carry a file beside the fields of `body`. */
  bodyKind?: 'json' | 'multipart'
  /** A body of nothing but bytes, by its type; `body` is left out. */
  bytes?: string
  /** Headers that it reads beside those that are read everywhere. */
  headers?: Shape
  output: z.ZodType | null
  /** Set where the answer is not a JSON body: server-sent events or a file, of one type or several. */
  media?: string | readonly string[]
  /** A file that is made while it is sent: it has no ETag to ask by. */
  streamed?: boolean
  status: 200 | 201 | 202 | 204 | 302
  errors: readonly ErrorCode[]
  /** Reads of one versioned resource carry an ETag; writes honour If-Match. */
  versioned?: boolean
  /** The verb counts the call against the limit itself, in the same trip to Redis as its work. */
  verbCountsLimit?: boolean
  /** Where what is created is found, if not under the path that it was posted to. */
  locationBase?: `/${string}`
  /** Creating POSTs that honour Idempotency-Key. */
  idempotent?: boolean
  /** What an API token must be allowed, where the method does not tell: see `scopeOf`. */
  scope?: TokenScope
  /** Set to false where an API token is refused: what is done to an account needs a sign-in. */
  tokens?: false
}

/** What an API token must be allowed to call an operation: to read for a GET, to write for all else. */
export const scopeOf = ({ scope, method }: Contract): TokenScope =>
  scope ?? (method === 'get' ? 'read' : 'write')

type Exact<C> = C & Record<Exclude<keyof C, keyof Contract>, never>

/** Checks a contract, without members that Contract does not have, and keeps its exact type. */
export const contract = <const C extends Contract>(definition: Exact<C>): C => definition

type PartOf<C, Name extends string> =
  C extends Record<Name, infer S extends Shape> ? z.output<S> : unknown
type RawPartOf<C, Name extends string> =
  C extends Record<Name, infer S extends Shape> ? z.input<S> : unknown

/** What a verb receives: body, query and path as one value; the path wins. */
export type InputOf<C extends Contract> = PartOf<C, 'params'> &
  PartOf<C, 'query'> &
  PartOf<C, 'body'>

/** What a caller may write: defaults may be left out. */
export type RawInputOf<C extends Contract> = RawPartOf<C, 'params'> &
  RawPartOf<C, 'query'> &
  RawPartOf<C, 'body'>

/** What a verb returns, before the serializer drops what nobody promised. */
export type ResultOf<C extends Contract> = C['output'] extends z.ZodType
  ? z.input<C['output']>
  : // biome-ignore lint/suspicious/noConfusingVoidType: a verb without an answer returns nothing
    void

/** What travels as JSON. */
export type ResponseOf<C extends Contract> = C['output'] extends z.ZodType
  ? z.output<C['output']>
  : undefined
