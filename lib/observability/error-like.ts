export type ErrorLike = { message: string } & Record<string, unknown>

/**
 * Whether a value can be read as an error. Errors of another realm are not instances of this
 * realm's Error, so its shape decides.
 */
export const isErrorLike = (value: unknown): value is ErrorLike =>
  typeof value === 'object' &&
  value !== null &&
  'message' in value &&
  typeof value.message === 'string'
