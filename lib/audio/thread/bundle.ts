import 'server-only'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { env } from '@/lib/config/env'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/observability/log'

/**
 * Where the bundle of a thread lies; undefined where none was built and the work is done here. In
 * production nothing of a stranger's is: throws `service_unavailable` there.
 */
export function threadBundle(name: string): string | undefined {
  const { isProduction } = env()
  const file = resolve(isProduction ? 'dist' : 'dist/dev', `${name}.js`)
  if (existsSync(file)) return file
  if (!isProduction) return undefined
  log().error({ file }, 'the thread that audio is looked at in was not built')
  throw new AppError('service_unavailable', 'Audio cannot be looked at here at the moment.')
}
