import 'server-only'
import { db } from '@/db'

const DEADLINE_MS = 500

type Check = { status: 'pass' | 'warn' | 'fail'; latencyMs: number | null }
type Readiness = { status: Check['status']; checks: { postgres: Check; redis: Check } }

const shared = globalThis as { __riffleDraining?: boolean }

/** From now on `ready` says no: the process is about to end. */
export const startDraining = (): void => {
  shared.__riffleDraining = true
}

/** Whether the app can serve. Without Redis it can, slower; without Postgres it cannot. */
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
  const late = new Promise<never>((_, fail) => {
    setTimeout(() => fail(new Error('No answer in time.')), DEADLINE_MS).unref()
  })
  try {
    const latencyMs = await Promise.race([ping(), late])
    return { status: 'pass', latencyMs: Math.round(latencyMs * 100) / 100 }
  } catch {
    return { status: onFailure, latencyMs: null }
  }
}
