import 'server-only'
import type { Context } from '@/lib/context'
import type { TestedPart, TestResult } from '@/lib/contract/configuration'
import { UpstreamError, type UpstreamFault } from '@/lib/integrations/upstream-error'
import { YoutubeError, type YoutubeFault } from '@/lib/integrations/youtube/youtube-error'
import { requireAdmin } from '../shared/access'
import { NotConfiguredError, partTests, RejectedError } from './part-tests'

const DEADLINE_MS = 8_000

type Reason = NonNullable<TestResult['reason']>

/** Tests a part of the server, for administrators. Ends after eight seconds at the latest. */
export async function testConfiguration(
  ctx: Context,
  { part }: { part: TestedPart },
): Promise<TestResult> {
  requireAdmin(ctx)
  const start = performance.now()
  const reason = await findFailure(ctx, part)
  const durationMs = Math.round(performance.now() - start)
  return { part, status: reason ? 'failed' : 'passed', reason, durationMs }
}

async function findFailure(ctx: Context, part: TestedPart): Promise<Reason | null> {
  const { promise: deadline, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new DeadlineError()), DEADLINE_MS)
  try {
    await Promise.race([partTests[part](ctx), deadline])
    return null
  } catch (error) {
    ctx.log.warn({ err: error, part }, 'configuration test failed')
    return classify(error)
  } finally {
    clearTimeout(timer)
  }
}

class DeadlineError extends Error {
  override readonly name = 'DeadlineError'
}

function classify(error: unknown): Reason {
  if (error instanceof NotConfiguredError) return 'not_configured'
  if (error instanceof RejectedError) return 'rejected'
  if (error instanceof DeadlineError) return 'timed_out'
  if (error instanceof YoutubeError) return REASON_OF_YOUTUBE[error.fault] ?? 'failed'
  if (error instanceof UpstreamError) return classifyUpstream(error)
  return 'failed'
}

const REASON_OF_YOUTUBE: Partial<Record<YoutubeFault, Reason>> = {
  not_configured: 'not_configured',
  quota: 'rate_limited',
  too_fast: 'rate_limited',
  key_refused: 'rejected',
  key_restricted: 'rejected',
  api_disabled: 'rejected',
  not_allowed: 'rejected',
  unavailable: 'unreachable',
}

const REASON_OF_UPSTREAM: Partial<Record<UpstreamFault, Reason>> = {
  timeout: 'timed_out',
  network: 'unreachable',
  refused: 'unreachable',
  rate_limited: 'rate_limited',
}

function classifyUpstream({ kind, status = 0 }: UpstreamError): Reason {
  if (kind === 'status') return status < 500 ? 'rejected' : 'unreachable'
  return REASON_OF_UPSTREAM[kind] ?? 'failed'
}
