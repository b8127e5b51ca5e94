import type { Database } from './postgres'
import { repositoryFactories } from './repositories'

export type Repositories = {
  [Name in keyof typeof repositoryFactories]: ReturnType<(typeof repositoryFactories)[Name]>
}

/** All repositories; each access uses the connection or transaction that `executor` returns. */
export function bindRepositories(executor: () => Database): Repositories {
  const bound = {}
  for (const [name, factory] of Object.entries(repositoryFactories)) {
    Object.defineProperty(bound, name, { get: () => factory(executor()), enumerable: true })
  }
  // The loop above defines each name with the type of its factory.
  return bound as Repositories
}
