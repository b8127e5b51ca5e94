import { after } from 'next/server'
import { mount } from '@/lib/http/mount'
import { drainAfterResponse } from '../drain-after-response'
import { api } from '../v1/api'

/** Seconds before the platform ends a call. Draining the job queue needs most of them. */
export const maxDuration = 300

const handler = drainAfterResponse(mount(api), after)

export {
  handler as DELETE,
  handler as GET,
  handler as HEAD,
  handler as OPTIONS,
  handler as PATCH,
  handler as POST,
  handler as PUT,
}
