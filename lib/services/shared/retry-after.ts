import 'server-only'

/** The time after which a call that failed can be repeated, for the options of an AppError. */
export const retryAfter = (seconds: number) => ({
  headers: { 'Retry-After': String(seconds) },
  params: { retryAfterSeconds: seconds },
})
