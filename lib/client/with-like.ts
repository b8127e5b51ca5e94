/**
 * The same answers with the song `songId` liked or not, wherever it stands in them. What holds no
 * such song is returned as it is, so that nothing else draws itself anew.
 */
export function withLike<Value>(value: Value, songId: string, liked: boolean): Value {
  if (typeof value !== 'object' || value === null) return value
  if (isSong(value, songId)) return value.liked === liked ? value : { ...value, liked }
  const entries = Object.entries(value).map(([key, part]) => [key, withLike(part, songId, liked)])
  const before = Object.values(value)
  if (entries.every(([, part], at) => part === before[at])) return value
  return (
    Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries)
  ) as Value
}

const isSong = (value: object, songId: string): value is { id: string; liked: boolean } =>
  'liked' in value && 'id' in value && value.id === songId
