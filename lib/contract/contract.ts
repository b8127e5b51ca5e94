import type { z } from 'zod'
import type { ErrorCode } from '@/lib/errors'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** Which bucket of the rate limits an operation draws from. */
export type LimitName = 'auth' | 'read' | 'write' | 'next' | 'import'

type Shape = z.ZodObject

/**
 * One operation of the API: from it come validation, the serializer, the OpenAPI document, the
 * typed client and a server action's input. `path` is relative to `/api/v1`, `{name}` marks a
 * parameter. `output: null` answers without a body.
 */
export type Contract<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Output extends z.ZodType | null = z.ZodType | null,
> = {
  operationId: string
  method: Method
  path: `/${string}`
  summary: string
  description: string
  tag: string
  access: 'public' | 'user'
  limit: LimitName
  params?: Params
  query?: Query
  body?: Body
  /** `multipart` bodies carry a file beside the fields of `body`. */
  bodyKind?: 'json' | 'multipart'
  output: Output
  /** Set where the answer is not a JSON body: server-sent events or a file. */
  media?: string
  status: 200 | 201 | 202 | 204 | 302
  errors: ErrorCode[]
  /** Reads of one versioned resource carry an ETag; writes honour If-Match. */
  versioned?: boolean
  /** Creating POSTs that honour Idempotency-Key. */
  idempotent?: boolean
}

/** Types a contract without widening its schemas. */
export function contract<
  Params extends Shape,
  Query extends Shape,
  Body extends Shape,
  Output extends z.ZodType | null,
>(definition: Contract<Params, Query, Body, Output>) {
  return definition
}

type Part<T> = T extends Shape ? z.output<T> : unknown
type RawPart<T> = T extends Shape ? z.input<T> : unknown

/** What a verb receives: body, query and path as one value; the path wins. */
export type InputOf<C extends Contract> = Part<C['params']> & Part<C['query']> & Part<C['body']>

/** What a caller may write: defaults may be left out. */
export type RawInputOf<C extends Contract> = RawPart<C['params']> &
  RawPart<C['query']> &
  RawPart<C['body']>

/** What a verb returns, before the serializer drops what nobody promised. */
export type ResultOf<C extends Contract> = C['output'] extends z.ZodType
  ? z.input<C['output']>
  : // biome-ignore lint/suspicious/noConfusingVoidType: a verb without an answer returns nothing
    void

/** What travels as JSON. */
export type AnswerOf<C extends Contract> = C['output'] extends z.ZodType
  ? z.output<C['output']>
  : undefined
