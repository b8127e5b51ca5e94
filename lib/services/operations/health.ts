import 'server-only'
import { db } from '@/db'

const DEADLINE_MS = 500

type Check = { status: 'pass' | 'warn' | 'fail'; latencyMs: number | null }
type Readiness = { status: Check['status']; checks: { postgres: Check; redis: Check } }

const shared = globalThis as { __riffleDraining?: boolean }

/** Makes the readiness check fail from now on, because the process is about to end. */
export const startDraining = (): void => {
  shared.__riffleDraining = true
}

/** Checks the dependencies: without PostgreSQL the app cannot serve, without Redis it is slower. */
export async function checkReadiness(): Promise<Readiness> {
  const [postgres, redis] = await Promise.all([
    runCheck(db.ping, 'fail'),
    runCheck(db.pingRedis, 'warn'),
  ])
  const statuses = [postgres.status, redis.status]
  const worst = statuses.find((status) => status === 'fail') ?? statuses.find((s) => s === 'warn')
  return {
    status: shared.__riffleDraining ? 'fail' : (worst ?? 'pass'),
    checks: { postgres, redis },
  }
}

async function runCheck(ping: () => Promise<number>, onFailure: 'warn' | 'fail'): Promise<Check> {
  const timeout = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('Timeout')), DEADLINE_MS).unref()
  })
  try {
    const latencyMs = await Promise.race([ping(), timeout])
    return { status: 'pass', latencyMs: Math.round(latencyMs * 100) / 100 }
  } catch {
    return { status: onFailure, latencyMs: null }
  }
}
