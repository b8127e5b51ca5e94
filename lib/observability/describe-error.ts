import { type ErrorLike, isErrorLike } from './error-like'
import { messageOf } from './message-of'
import { stackFrames } from './stack-frames'

const MAX_CAUSES = 5
const MAX_ERRORS = 3
const MAX_SQL_CHARS = 2_000

/** The properties in which errors of drivers and of the system contain names. */
const NAMES = {
  code: ['code'],
  severity: ['severity'],
  schema: ['schema', 'schema_name'],
  table: ['table', 'table_name'],
  column: ['column', 'column_name'],
  constraint: ['constraint', 'constraint_name'],
  syscall: ['syscall'],
  address: ['address'],
  digest: ['digest'],
}

export type ErrorDescription = { [Name in keyof typeof NAMES]?: string } & {
  type: string
  message?: string
  /** The failed statement with placeholders for its parameters, truncated to 2,000 characters. */
  sql?: string
  stack?: string
  cause?: ErrorDescription
  errors?: ErrorDescription[]
}

/**
 * Returns what may be logged of an error and its causes: classes, codes, names of the schema, SQL
 * without parameters and stack frames. A message is left out if it could quote a value.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!isErrorLike(error)) return { type: typeof error }
  const { cause, errors, query } = error
  const sql = isString(query) ? query.slice(0, MAX_SQL_CHARS) : undefined
  const hasInner = depth < MAX_CAUSES
  const inner = hasInner && cause ? describeError(cause, depth + 1) : undefined
  const several = hasInner && Array.isArray(errors) ? errors.slice(0, MAX_ERRORS) : undefined
  return {
    type: isString(error.name) ? error.name : 'Error',
    message: messageOf(error),
    ...namesOf(error),
    sql,
    stack: stackFrames(error),
    // The driver repeats the statement.
    cause: inner?.sql === sql ? inner && { ...inner, sql: undefined } : inner,
    errors: several?.map((error) => describeError(error, depth + 1)),
  }
}

function namesOf(error: ErrorLike): Record<string, string> {
  const found = Object.entries(NAMES).map(([name, properties]) => {
    const value = properties.map((property) => error[property]).find(isString)
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(found.flat())
}

const isString = (value: unknown): value is string => typeof value === 'string'
