import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database } from './postgres'

type Ambient = { executor: Database; isOpen: boolean }

const ambient = new AsyncLocalStorage<Ambient>()

/** The transaction that the running call is part of, where `within` opened one. */
export function ambientExecutor(): Database | undefined {
  const current = ambient.getStore()
  return current?.isOpen ? current.executor : undefined
}

/**
 * Runs `work` in one transaction, which everything that asks for `ambientExecutor` below it joins.
 * What goes on after `work` has ended, such as a listener that the commit wakes, is outside again.
 */
export function within<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  return database.transaction(async (executor) => {
    const current: Ambient = { executor, isOpen: true }
    try {
      return await ambient.run(current, work)
    } finally {
      current.isOpen = false
    }
  })
}
