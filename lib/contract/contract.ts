import type { z } from 'zod'
import type { ErrorCode } from '@/lib/problem-codes'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** The rate limit that counts the calls of an operation. */
export type LimitName = 'auth' | 'read' | 'write' | 'next' | 'import' | 'upload'

/** The scopes of personal API tokens. Neither scope includes the other. */
export type TokenScope = 'read' | 'write'

type Shape = z.ZodObject

/**
 * An operation of the API: the source of its validation, its serializer, its part of the OpenAPI
 * document, the types of the client and the input of server actions. `path` is relative to
 * `/api/v1`; `{name}` is a parameter. With `output: null` the response has no body.
 */
export type Contract = {
  operationId: string
  method: Method
  path: `/${string}`
  summary: string
  description: string
  tag: string
  /** The required caller: any, a signed-in user, or an administrator. */
  access: 'public' | 'user' | 'admin'
  limit: LimitName
  /** Set for a POST, PUT or PATCH that is possible on a full disk, as it ends or deletes something. */
  freesData?: true
  params?: Shape
  query?: Shape
  body?: Shape
  /** `multipart` bodies contain a file in addition to the fields of `body`. */
  bodyKind?: 'json' | 'multipart'
  /** The media type of a body of bytes, which replaces `body`. */
  bytes?: string
  /** The request headers that only this operation reads. */
  headers?: Shape
  output: z.ZodType | null
  /** The media types of a response that is not JSON: server-sent events or a file. */
  media?: string | readonly string[]
  /** True for a file that is created while it is sent; it has no ETag. */
  streamed?: boolean
  status: 200 | 201 | 202 | 204 | 302
  errors: readonly ErrorCode[]
  /** Reads of the resource return an ETag; writes honour If-Match. */
  versioned?: boolean
  /** The verb counts the call for the rate limit, in the round trip to Redis that it makes anyway. */
  verbCountsLimit?: boolean
  /** The parent path of created resources, if it is not the path of the request. */
  locationBase?: `/${string}`
  /** The value of Clear-Site-Data: the data that a browser deletes after the response. */
  clearSiteData?: '"cache"' | '"cache", "storage"'
  /** Honours Idempotency-Key; for POST requests that create something. */
  idempotent?: boolean
  /** The required scope of API tokens, if it does not follow from the method: see `scopeOf`. */
  scope?: TokenScope
  /** Pages of all origins may read the response: the URL is the credential. */
  anyOrigin?: true
  /** False if API tokens are rejected: operations on an account require a sign-in. */
  tokens?: false
}

/** Returns the scope that an operation requires of API tokens: by default `read` for GET, else `write`. */
export const scopeOf = ({ scope, method }: Contract): TokenScope =>
  scope ?? (method === 'get' ? 'read' : 'write')

type Exact<C> = C & Record<Exclude<keyof C, keyof Contract>, never>

/** Checks a contract, without members that Contract does not have, and keeps its exact type. */
export const contract = <const C extends Contract>(definition: Exact<C>): C => definition

type PartOf<C, Name extends string> =
  C extends Record<Name, infer S extends Shape> ? z.output<S> : unknown
type RawPartOf<C, Name extends string> =
  C extends Record<Name, infer S extends Shape> ? z.input<S> : unknown

/** The input of a verb: path, query and body as one value. The path takes precedence. */
export type InputOf<C extends Contract> = PartOf<C, 'params'> &
  PartOf<C, 'query'> &
  PartOf<C, 'body'>

/** The input as a caller sends it: fields with defaults are optional. */
export type RawInputOf<C extends Contract> = RawPartOf<C, 'params'> &
  RawPartOf<C, 'query'> &
  RawPartOf<C, 'body'>

/** The result of a verb, from which the serializer removes fields that the output does not have. */
export type ResultOf<C extends Contract> = C['output'] extends z.ZodType
  ? z.input<C['output']>
  : // biome-ignore lint/suspicious/noConfusingVoidType: a verb without an output returns nothing
    void

/** The response body as JSON. */
export type ResponseOf<C extends Contract> = C['output'] extends z.ZodType
  ? z.output<C['output']>
  : undefined

/** Whether a call must be JSON, so that a page of another site needs a preflight for it. */
export const isPreflighted = ({
  limit,
  method,
  access,
}: Pick<Contract, 'limit' | 'method' | 'access'>): boolean =>
  limit === 'auth' && method === 'post' && access === 'public'

const STORING_LIMITS: LimitName[] = ['write', 'import', 'upload']

/** Whether an operation needs free disk space. Deletions do not: they are possible on a full disk. */
export const storesData = ({
  method,
  limit,
  freesData,
}: Pick<Contract, 'method' | 'limit' | 'freesData'>): boolean =>
  method !== 'get' && method !== 'delete' && !freesData && STORING_LIMITS.includes(limit)
