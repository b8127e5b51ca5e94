import { describe, expect, it } from 'vitest'
import { continueTrace } from '@/lib/http/trace'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const FRESH = '01890a5d-ac96-474b-bcce-b302099a8057'

describe('traceparent', () => {
  it.each([
    [`00-${TRACE}-00f067aa0ba902b7-01`, '01'],
    [`00-${TRACE}-00f067aa0ba902b7-00`, '00'],
    [`00-${TRACE}-00f067aa0ba902b7-ff`, '01'],
    [`cc-${TRACE}-00f067aa0ba902b7-01-what-comes-later`, '01'],
  ])('%s is continued', (header, flags) => {
    const { traceId, response } = continueTrace(header, FRESH)
    expect(traceId).toBe(TRACE)
    expect(response).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-${flags}$`))
    expect(response).not.toContain('00f067aa0ba902b7')
  })

  it.each([
    undefined,
    '',
    `00-${TRACE}-00f067aa0ba902b7-01-more`,
    `00-${TRACE.toUpperCase()}-00f067aa0ba902b7-01`,
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `ff-${TRACE}-00f067aa0ba902b7-01`,
    `00-${TRACE}-00f067aa0ba902b7`,
    `${'0'.repeat(10_000)}`,
  ])('%.70s starts a new trace', (header) => {
    const { traceId, response } = continueTrace(header, FRESH)
    expect(traceId).toBe(FRESH.replaceAll('-', ''))
    expect(response).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/)
  })
})
