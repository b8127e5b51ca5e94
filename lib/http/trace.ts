/** The trace of a request by W3C Trace Context, and the value of the header `traceresponse`. */
export type Trace = { traceId: string; response: string }

const VERSION_00 = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/
/** Later versions may append fields. */
const LATER_VERSION = /^(?!ff|00)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/
const ALL_ZEROS = /^0+$/
const SAMPLED = 1
const SPAN_DIGITS = 16

/** Continues the trace of the caller, or starts one without a valid header; `uuid` is a new UUID. */
export function continueTrace(traceparent: string | null | undefined, uuid: string): Trace {
  const found = traceparent
    ? (VERSION_00.exec(traceparent) ?? LATER_VERSION.exec(traceparent))
    : null
  const [, trace = '', parent = '', flags = ''] = found ?? []
  const isValid = found !== null && !ALL_ZEROS.test(trace) && !ALL_ZEROS.test(parent)
  const digits = uuid.replaceAll('-', '')
  const traceId = isValid ? trace : digits
  const sampled = isValid && (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED ? '01' : '00'
  return { traceId, response: `00-${traceId}-${digits.slice(-SPAN_DIGITS)}-${sampled}` }
}
