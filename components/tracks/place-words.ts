/** What "This set" says of a track: where it stands against the needle. */
export function placeWords(place: number | undefined, at: number): string {
  if (place === undefined) return ''
  if (place === at) return 'Now'
  return place < at ? 'Played' : `In ${place - at}`
}
