import { execFileSync } from 'node:child_process'

export type Owner = { uid: number; gid: number }

/** Returns a user for a server that root starts, because PostgreSQL refuses to run as root. */
export function findUnprivilegedUser(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  const user = idOf('-u', 'postgres') === undefined ? 'nobody' : 'postgres'
  return { uid: idOf('-u', user) ?? 0, gid: idOf('-g', user) ?? 0 }
}

function idOf(flag: '-u' | '-g', user: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return undefined
  }
}
