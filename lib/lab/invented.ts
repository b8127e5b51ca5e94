const FIRST = 'Paper Quiet Copper Slow Velvet Northern Hollow Amber Second Glass Winter Tin'.split(
  ' ',
)
const LAST =
  'Harbour Ferry Attic Lantern Orchard Signal Parade Kitchen Meridian Almanac Weather Choir'.split(
    ' ',
  )
const OPENINGS = [
  'Leaving at',
  'A Letter to',
  'Half of',
  'Under',
  'Before',
  'Nothing but',
  'Back from',
  'Waiting for',
  'Almost',
  'The End of',
]
const THINGS = [
  'the Last Tram',
  'Monday',
  'the Long Bridge',
  'Ada',
  'Rain',
  'the Blue Hour',
  'Salt',
  'the Allotment',
  'Midnight',
  'the Lighthouse',
  'October',
  'the Neighbours',
]

const ARTISTS = FIRST.length * LAST.length
// The walk through the names that keeps the colours of the first dozen farthest apart.
const STRIDE = 79
const START = 21

/** The name of an artist that does not exist; 144 of them differ. */
export function inventedArtist(number: number): string {
  const at = (number * STRIDE + START) % ARTISTS
  const last = (at * 5 + Math.floor(at / FIRST.length)) % LAST.length
  return `${FIRST[at % FIRST.length]} ${LAST[last]}`
}

/** The title of a song nobody wrote; 120 of them differ. */
export function inventedTitle(number: number): string {
  const thing = (number * 7 + Math.floor(number / 60)) % THINGS.length
  return `${OPENINGS[number % OPENINGS.length]} ${THINGS[thing]}`
}
