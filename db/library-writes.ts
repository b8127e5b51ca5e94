import { requestScope } from '@/lib/observability/request-scope'
import type { Database } from './postgres'
import { preparingConnection } from './prepared'

/** Makes the cached reads of a user invalid; those of all users if it is undefined. */
type Versions = { move: (userId?: string) => Promise<void> }

/** The tables from which cached reads come, also through triggers. A password is in none of them. */
const LIBRARY_WRITE =
  /\b(?:insert\s+into|update|delete\s+from)\s+"?(?:playlists|playlist_tracks|songs|song_artists|song_sources|artists|albums|liked_songs|audio_files|audio_features|videos|video_matches|video_choices|video_refusals)\b|\b(?:update|delete\s+from)\s+"?users\b(?!"?\s+set\s+"?password_hash\b)/i
/** A statement that creates a user with a library changes nothing that was read before. */
const NEW_USER = /\binsert\s+into\s+"?users\b/i

/** Whether a statement changes rows from which cached reads come. */
export const isLibraryWrite = (statement: string): boolean =>
  LIBRARY_WRITE.test(statement) && !NEW_USER.test(statement)

const versionsOf = new WeakMap<Database, Versions>()

/**
 * From now on each statement of a connection that changes a library moves the version of the user of
 * the request, before and after it; a transaction does so before its first change and after its end.
 */
export function observeLibraryWrites(database: Database, versions: Versions): void {
  versionsOf.set(database, versions)
  const onWrite: OnWrite = async (execute) => {
    const userId = requestScope()?.userId
    await versions.move(userId)
    try {
      return await execute()
    } finally {
      await versions.move(userId)
    }
  }
  const twin = preparingConnection(database)
  for (const executor of new Set([database, twin ?? database])) {
    intercept(executor._.session, onWrite)
  }
}

/** The changes of one transaction and of those nested in it. */
export class TransactionWrites {
  readonly #users = new Set<string | undefined>()
  readonly #observed = new WeakSet<object>()
  readonly #versions: Versions | undefined

  constructor(database: Database) {
    this.#versions = versionsOf.get(database)
  }

  /** Observes the statements of the transaction, or of one nested in it. */
  observe(executor: Database): void {
    const { session } = executor._
    const versions = this.#versions
    // A nested transaction of PGlite has the session of the outer one.
    if (!versions || this.#observed.has(session)) return
    this.#observed.add(session)
    intercept(session, async (execute) => {
      const userId = requestScope()?.userId
      if (!this.#users.has(userId)) {
        this.#users.add(userId)
        await versions.move(userId)
      }
      return execute()
    })
  }

  /** To be called after the end of the transaction; after an error too, whose commit may have succeeded. */
  async finish(): Promise<void> {
    for (const userId of this.#users) await this.#versions?.move(userId)
  }
}

type OnWrite = <Result>(execute: () => Promise<Result>) => Promise<Result>

function intercept(session: Database['_']['session'], onWrite: OnWrite): void {
  const prepareQuery = session.prepareQuery.bind(session)
  session.prepareQuery = (...query) => {
    const statement = prepareQuery(...query)
    if (!isLibraryWrite(statement.getQuery().sql)) return statement
    const execute = statement.execute.bind(statement)
    statement.execute = (values) => onWrite(() => execute(values))
    return statement
  }
}
