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
const ENDINGS = [
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

const ARTIST_COUNT = FIRST.length * LAST.length
// With this start and stride the colours of the first dozen artists differ most.
const STRIDE = 79
const START = 21

/** Returns the name of a fictional artist; the first 144 differ. */
export function fictionalArtist(index: number): string {
  const at = (index * STRIDE + START) % ARTIST_COUNT
  const last = (at * 5 + Math.floor(at / FIRST.length)) % LAST.length
  return `${FIRST[at % FIRST.length]} ${LAST[last]}`
}

/** Returns the title of a fictional song; the first 120 differ. */
export function fictionalTitle(index: number): string {
  const ending = (index * 7 + Math.floor(index / 60)) % ENDINGS.length
  return `${OPENINGS[index % OPENINGS.length]} ${ENDINGS[ending]}`
}
