/** What the server knows of a playlist when the first page is made. */
export type ShelfList = {
  id: string
  /** Artist ids in list order, a sample of long lists. */
  artists: string[]
  /** `played` of `size` tracks of the running set were handed out; null where none runs. */
  progress: { played: number; size: number } | null
}
