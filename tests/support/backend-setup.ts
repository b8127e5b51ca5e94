import type { TestProject } from 'vitest/node'
import { startCoverage } from './document/coverage'
import { makeEmbeddedTemplate } from './embedded-template'
import { startPostgresServer } from './postgres-server'
import { startRedisServer } from './redis-server'
import { makeServerTemplate } from './server-template'

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: vitest's own type is merged with this
  export interface ProvidedContext {
    databaseUrl: string
    /** The database of the server to copy; empty without a server. */
    serverTemplate: string
    redisUrl: string
    hasDisposableRedis: boolean
    /** A folder of the embedded database to copy; empty on servers. */
    embeddedTemplate: string
    seenFolder: string
  }
}

/** With TEST_BACKEND=real, one PostgreSQL and one Redis for the whole run. */
export default async function setup(project: TestProject) {
  const backend = process.env.TEST_BACKEND === 'real' ? 'real' : 'embedded'
  const { folder, finish } = startCoverage(backend)
  project.provide('seenFolder', folder)
  if (backend === 'embedded') {
    project.provide('databaseUrl', '')
    project.provide('serverTemplate', '')
    project.provide('redisUrl', '')
    project.provide('hasDisposableRedis', false)
    const template = await makeEmbeddedTemplate()
    project.provide('embeddedTemplate', template.folder)
    return () => {
      template.remove()
      finish()
    }
  }
  project.provide('embeddedTemplate', '')
  const [postgres, redis] = await Promise.all([startPostgresServer(), startRedisServer()])
  if (!postgres || !redis) throw new Error('PostgreSQL or Redis was not found on this machine.')
  project.provide('databaseUrl', postgres.url)
  project.provide('serverTemplate', await makeServerTemplate(postgres))
  project.provide('redisUrl', redis.url)
  project.provide('hasDisposableRedis', redis.faults !== null)
  return async () => {
    await Promise.all([postgres.stop(), redis.stop()])
    finish()
  }
}
