import 'server-only'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import type { OwnLimit } from '@/lib/context'
import type { LimitName } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { countLimiterFallback } from '@/lib/observability/metrics'

type Policy = { name: LimitName; limit: number; windowSeconds: number }
type Verdict = { allowed: boolean; limit: number; remaining: number; resetSeconds: number }
type Heads = Record<string, string>

const MINUTE = 60

const USUAL: Policy[] = [
  { name: 'auth', limit: 20, windowSeconds: MINUTE },
  { name: 'read', limit: 1_200, windowSeconds: MINUTE },
  { name: 'write', limit: 600, windowSeconds: MINUTE },
  { name: 'next', limit: 1_200, windowSeconds: MINUTE },
  { name: 'import', limit: 60, windowSeconds: MINUTE },
  { name: 'upload', limit: 120, windowSeconds: MINUTE },
]

let policies: Map<LimitName, Policy> | undefined
let limits: ReturnType<typeof db.rateLimits<LimitName>> | undefined

/** Counts a call; answers the headers that tell what is left. Throws `rate_limited`. */
export async function limitRate(name: LimitName, subject: string): Promise<Heads> {
  if (env().RATE_LIMITS === 'off') return {}
  limits ??= db.rateLimits([...known().values()])
  const verdict = await limits.check(name, subject)
  if (verdict.isLocal) countLimiterFallback()
  return headsOf(policyOf(name), verdict)
}

/** Counts a sign-in from an address. Throws `rate_limited`. */
export async function limitSignIn(address: string): Promise<void> {
  await limitRate('auth', address)
}

/** For a verb that counts its call itself: what is left goes to `heads`. */
export function ownLimit(name: LimitName, subject: string, heads: Heads): OwnLimit | undefined {
  if (env().RATE_LIMITS === 'off') return undefined
  const policy = policyOf(name)
  return {
    rule: { ...policy, subject },
    judge: (verdict) => void Object.assign(heads, headsOf(policy, verdict)),
    count: async () => void Object.assign(heads, await limitRate(name, subject)),
  }
}

const policyOf = (name: LimitName): Policy => known().get(name)!

function known(): Map<LimitName, Policy> {
  policies ??= new Map([...USUAL, ...configured(env().RATE_LIMITS)].map((one) => [one.name, one]))
  return policies
}

function configured(text: string): Policy[] {
  if (text === 'on') return []
  return text.split(',').map((bucket) => {
    const [name, limit, windowSeconds] = bucket.split(/[=/]/) as [LimitName, string, string]
    return { name, limit: Number(limit), windowSeconds: Number(windowSeconds) }
  })
}

function headsOf({ name, windowSeconds }: Policy, verdict: Verdict): Heads {
  const headers = {
    'RateLimit-Policy': `"${name}";q=${verdict.limit};w=${windowSeconds}`,
    RateLimit: `"${name}";r=${verdict.remaining};t=${verdict.resetSeconds}`,
  }
  if (verdict.allowed) return headers
  const seconds = verdict.resetSeconds
  throw new AppError('rate_limited', `Too many requests. Try again in ${seconds} s.`, {
    headers: { ...headers, 'Retry-After': String(seconds) },
  })
}
