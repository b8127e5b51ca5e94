/** W3C Trace Context: which trace a request is part of, and the header that tells the caller. */
export type Trace = { traceId: string; response: string }

const VERSION_00 = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/
/** A later version may say more behind what we know. */
const LATER_VERSION = /^(?!ff|00)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/
const ALL_ZEROS = /^0+$/
const SAMPLED = 1
const SPAN_DIGITS = 16

/** Takes part in the caller's trace where its header is valid, else begins one; `fresh` is a new UUID. */
export function continueTrace(traceparent: string | null | undefined, fresh: string): Trace {
  const found = traceparent
    ? (VERSION_00.exec(traceparent) ?? LATER_VERSION.exec(traceparent))
    : null
  const [, trace = '', parent = '', flags = ''] = found ?? []
  const isValid = found !== null && !ALL_ZEROS.test(trace) && !ALL_ZEROS.test(parent)
  const digits = fresh.replaceAll('-', '')
  const traceId = isValid ? trace : digits
  const sampled = isValid && (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED ? '01' : '00'
  return { traceId, response: `00-${traceId}-${digits.slice(-SPAN_DIGITS)}-${sampled}` }
}
