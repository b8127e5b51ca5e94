const MAX_CAUSES = 8
const MAX_MESSAGE_CHARS = 300

export type ErrorSummary = { type: string; code?: string; message: string }

/**
 * Returns type, code and message of an error's innermost cause. A failed query carries its SQL and
 * parameters in its own message and stack; its cause is the message of the database alone.
 */
export function summarizeError(error: unknown): ErrorSummary {
  let innermost = error
  for (let depth = 0; depth < MAX_CAUSES && innermost instanceof Error; depth++) {
    if (!(innermost.cause instanceof Error)) break
    innermost = innermost.cause
  }
  if (!(innermost instanceof Error)) return { type: typeof innermost, message: 'No error object.' }
  const code = 'code' in innermost ? innermost.code : undefined
  return {
    type: innermost.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: innermost.message.slice(0, MAX_MESSAGE_CHARS),
  }
}
