/**
 * Names of one artist that contain a separator of artists, as MusicBrainz and Wikipedia write them.
 * Compared case-insensitively.
 */
const NAMES = [
  ...['10,000 Maniacs', '25/17', '3/4', 'AC/DC', 'AK/DK', 'Au/Ra', 'Black Country, New Road'],
  ...[
    'Blood, Sweat & Tears',
    'Bob Marley & The Wailers',
    'Booker T. & the M.G.’s',
    'Brooks & Dunn',
  ],
  ...[
    'Chas & Dave',
    'Crosby, Stills & Nash',
    'Crosby, Stills, Nash & Young',
    'Danny & the Juniors',
  ],
  ...[
    'Derek & the Dominos',
    'Earth, Wind & Fire',
    'Emerson, Lake & Palmer',
    'Florence + The Machine',
  ],
  ...['Florence and the Machine', 'Godspeed You! Black Emperor', 'Guns N’ Roses', 'Hall & Oates'],
  ...['Hootie & the Blowfish', 'Huey Lewis & The News', 'Ike & Tina Turner', 'Iron & Wine'],
  ...['K/DA', 'Kool & The Gang', 'KC and the Sunshine Band', 'Kruder & Dorfmeister', 'Loney, Dear'],
  ...['Macklemore & Ryan Lewis', 'Marina and the Diamonds', 'Mumford & Sons', 'Now, Now'],
  ...['Nick Cave & The Bad Seeds', 'of Monsters and Men', 'Peaches & Herb', 'Peter, Paul & Mary'],
  ...['Peter, Paul and Mary', 'Portugal. The Man', 'Sam & Dave', 'Seals & Crofts', 'She & Him'],
  ...['Simon & Garfunkel', 'Siouxsie and the Banshees', 'Sly & The Family Stone', 'Sonny & Cher'],
  ...['Tegan and Sara', 'The Good, the Bad & the Queen', 'The Mamas & the Papas', 'Tom & Jerry'],
  ...['Tom Petty and the Heartbreakers', 'Tyler, The Creator', 'Womack & Womack', 'Years & Years'],
  ...['Zager & Evans'],
]

const foldName = (name: string): string => name.toLowerCase().replaceAll('’', "'")

const keptNames = new Set(NAMES.map(foldName))
/** The highest number of parts between commas of these names. */
export const MAX_KEPT_COMMA_PARTS = 4

/** True for the name of one artist that is never split. */
export const isKeptName = (text: string): boolean => keptNames.has(foldName(text.trim()))
