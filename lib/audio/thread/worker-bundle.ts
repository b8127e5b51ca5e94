import 'server-only'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { env } from '@/lib/config/env'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'

/**
 * Returns the path of a worker's bundle. Undefined in development if it has not been built; the work is
 * then done in the calling thread.
 * @throws AppError `service_unavailable` in production: untrusted files must not be processed there
 */
export function findWorkerBundle(name: string): string | undefined {
  const { isProduction } = env()
  const file = resolve(isProduction ? 'dist' : 'dist/dev', `${name}.js`)
  if (existsSync(file)) return file
  if (!isProduction) return undefined
  log().error({ file }, 'worker bundle is missing')
  throw new AppError('service_unavailable', 'The server cannot process this file at the moment.')
}
