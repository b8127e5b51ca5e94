import type { Library } from '../library'

/** A request without parts. */
export const emptyRequest = () => ({})

/** A body with a name. */
export const text = { name: 'Road trip' }

/** A request about a song. */
export const withSong = async ({ songs }: Library) => ({ params: { songId: (await songs())[0]! } })

/** A request about a playlist that no test changes. */
export const withShelf = async ({ shelf }: Library) => ({
  params: { playlistId: (await shelf()).id },
})

/** A request about a job. */
export const withJob = async (library: Library) => ({ params: { jobId: await library.import() } })

/** Returns an address without an account. */
export const newEmail = () => `new-${crypto.randomUUID().slice(0, 8)}@example.org`
